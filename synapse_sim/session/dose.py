"""The dose in mg/kg, as the window shows it, and in times of the dose in trials."""

from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.config.sections.subject import REFERENCE_WEIGHT_KG
from synapse_sim.config.sections.treatment import dose_range

TRIALS_ON_SLIDER = 4.0
"""The slider of a person's dose ends at this many doses of the trials; more is for files only."""


def dose_mg_per_kg(config: Config) -> float:
    """The dose that is given."""
    treatment = config.treatment
    return _per_kg(config, treatment.dose, treatment.dose_unit)


def trial_mg_per_kg(config: Config) -> float:
    """The dose of the drug's own trials in this species."""
    regimen = config.drug.regimen_for(config.subject.species)
    return _per_kg(config, regimen.dose, regimen.dose_unit)


def top_mg_per_kg(config: Config) -> float:
    """The highest dose a hand can set."""
    highest = _highest_mg_per_kg(config)
    if config.subject.species != "human":
        return highest
    return min(highest, TRIALS_ON_SLIDER * trial_mg_per_kg(config)) or highest


def is_anaesthetic(config: Config) -> bool:
    """Whether the dose lies beyond the slider, where only animal data exist."""
    return dose_mg_per_kg(config) > top_mg_per_kg(config) * (1 + 1e-9)


def relief_is_known(config: Config) -> bool:
    """Whether antidepressant data exist for this route and dose; otherwise relief is greyed out."""
    route = config.drug.routes.get(config.treatment.route)
    return not is_anaesthetic(config) and (route is None or route.antidepressant_data)


def _highest_mg_per_kg(config: Config) -> float:
    species, treatment = config.subject.species, config.treatment
    _, highest = dose_range(species, "mg/kg")
    route = config.drug.routes.get(treatment.route)
    return min(highest, route.highest_dose_mg_per_kg) if route and species == "human" else highest


def _per_kg(config: Config, dose: float, unit: str) -> float:
    return dose if unit == "mg/kg" else dose / REFERENCE_WEIGHT_KG[config.subject.species]
