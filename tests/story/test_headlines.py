from __future__ import annotations

import pytest

from synapse_sim.story.headlines import dendrite_headline, event_words, remarks
from tests.story.said import facts_of


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (
            {"restored_share": 0.4, "spine_density_rel": 0.85},
            "40 % of the loss is back, in this model",
        ),
        ({"restored_share": 0.02}, "Chronic stress has cost 25 % of the spines, in this model"),
        ({"spine_density_rel": 1.0}, "Spine density is healthy, in this model"),
    ],
)
def test_the_headline_of_the_dendrite_follows_from_the_numbers(columns: dict[str, float], words: str) -> None:
    assert str(dendrite_headline(facts_of(**columns))) == words


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"time_h": -1.0}, "come and go all the time"),
        ({"time_h": 1.0, "bdnf_rel": 1.4}, "More BDNF is released now; new spines come hours later"),
        ({"time_h": 5.0, "mtorc1_rel": 1.4}, "More proteins for new spines"),
        ({"restored_share": 0.6}, "the drug is gone"),
        ({"restored_share": 0.6, "time_h": 6.0}, "70 of 100 spines were born since the dose, in this model."),
    ],
)
def test_the_remark_follows_the_chain(columns: dict[str, float], words: str) -> None:
    assert words in remarks(facts_of(**columns), 70, 100).wordings[0]


def test_only_a_change_on_the_branch_is_named() -> None:
    assert event_words("bdnf", 0.3) == "more BDNF is released"
    assert not event_words("bdnf", 0.01)
    assert not event_words("proteins", -0.4)
