"""What the chosen drug's own trials gave, beside what is given here."""

from __future__ import annotations

from synapse_sim.config.config import Config
from synapse_sim.config.dose import in_unit


def trial_mg(config: Config) -> float:
    """The dose of the drug's own trials in the reference body of this species."""
    regimen = config.drug.regimen_for(config.subject.species)
    return in_unit(regimen.dose, regimen.dose_unit, "mg", config.subject.species)
