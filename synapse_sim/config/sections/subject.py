"""Parameters of the section `subject`: who is treated."""

from __future__ import annotations

from typing import Literal

from synapse_sim.config.parameter import Section, parameter

Species = Literal["human", "rat", "mouse"]
State = Literal["healthy", "stressed"]
Genotype = Literal["val_val", "val_met", "met_met"]

REFERENCE_WEIGHT_KG: dict[Species, float] = {"human": 70.0, "rat": 0.3, "mouse": 0.025}
"""Body weights are fixed: nobody's own data can be entered."""


class Subject(Section):
    """A reference adult or a rodent, before treatment."""

    species: Species = parameter(
        "human",
        label="Species",
        source="illustrative: a reference adult of 70 kg; rodents only scale the level in the brain",
    )
    state: State = parameter(
        "stressed",
        label="Starting state",
        source="illustrative: a frozen chronic state, after Li 2011, Biol Psychiatry, PMC3068225",
    )
    bdnf: Genotype = parameter(
        "val_val",
        label="BDNF Val66Met",
        source="Liu 2012, PMC3290730",
        confidence="debated",
    )
