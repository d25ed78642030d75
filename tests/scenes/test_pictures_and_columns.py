"""No word inside a picture is denied by the columns; each has its predicate or is known to claim nothing."""

from __future__ import annotations

import pytest

from synapse_sim.texts.catalogue import spoken
from tests.scenes.picture_predicates import CLAIMS, NAMES
from tests.scenes.pictured import arms_of, said_in_pictures
from tests.story.sampled import Sample, sampled

IN_CHECK, ALL = 16, 3000
MOMENTS = pytest.mark.parametrize("moments", [IN_CHECK, pytest.param(ALL, marks=pytest.mark.long)])
ON_THEIR_OWN = (
    "circuit.raster.",
    "circuit.doses.own_schedule",
    "circuit.signal.none",
    "channel.state.",
    "prefrontal.",
)
"""Shown only after a computation between frames, with a plan of doses, or by a circuit that no sample has."""


def of_scenes() -> set[str]:
    return {key.removeprefix("scenes.") for key in spoken().entries if key.startswith("scenes.")}


def test_every_word_of_a_picture_has_a_predicate_or_claims_nothing() -> None:
    keys = of_scenes()
    assert [key for key in keys - CLAIMS.keys() if not key.startswith(NAMES)] == []
    assert CLAIMS.keys() - keys == set()
    assert [name for name in NAMES if not any(key.startswith(name) for key in keys - CLAIMS.keys())] == []


def spread(moments: int) -> tuple[Sample, ...]:
    """So many moments: of few courses one each, or all of many."""
    return sampled(moments) if moments > 300 else sampled(300)[:: 300 // moments]


@MOMENTS
def test_no_word_of_a_picture_is_denied_by_the_columns(moments: int) -> None:
    asked: set[str] = set()
    for each in spread(moments):
        arms = arms_of(each)
        for said in said_in_pictures(each):
            key = said.key.removeprefix("scenes.")
            if key in CLAIMS:
                asked.add(key)
                assert CLAIMS[key](arms, said.numbers), f"{key} {dict(said.numbers)}: {each.about}"
    never = {key for key in CLAIMS.keys() - asked if not key.startswith(ON_THEIR_OWN)}
    assert moments == IN_CHECK or len(never) <= 0.2 * len(CLAIMS), sorted(never)
