"""How sure each stage of the chain is: what most of the numbers are that it is computed from."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import get_args

from synapse_sim.config import Config, parameters
from synapse_sim.config.parameter import Confidence

SURE_TO_UNSURE: tuple[Confidence, ...] = get_args(Confidence)
_NUMBERS = {
    "drug": ("drugs.{drug}.routes.{route}.", "drugs.{drug}.disposition.", "drugs.{drug}.metabolites."),
    "block": ("drugs.{drug}.block.", "drugs.{drug}.occupancy.", "receptor."),
    "interneurons": ("circuit.",),
    "glutamate": ("signalling.glutamate_", "signalling.deep_", "signalling.adaptation_"),
    "growth_signal": (
        "signalling.surge_", "signalling.rest_", "signalling.metabolite_", "signalling.bdnf_",
        "signalling.mtorc1_", "signalling.protein_", "signalling.val_met_", "signalling.met_met_",
    ),
    "new_spines": ("synapses.",),
    "relief": ("relief.",),
}  # fmt: skip
"""Of every stage, how the keys of its parameters begin."""


def confidence_of(stage: str, config: Config) -> Confidence:
    """What most of a stage's parameters are; of equally many the less sure.

    Args:
        stage: its name.
        config: gives drug and route.
    """
    return _most(stage, config.treatment.drug, config.treatment.route)


@cache
def _most(stage: str, drug: str, route: str) -> Confidence:
    starts = tuple(start.format(drug=drug, route=route) for start in _NUMBERS[stage])
    found = Counter(about.confidence for key, about in parameters().items() if key.startswith(starts))
    return max(SURE_TO_UNSURE, key=lambda each: (found[each], SURE_TO_UNSURE.index(each)))
