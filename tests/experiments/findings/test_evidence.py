"""Published results by condition: complete, honest about what was read, and of equal weight."""

from __future__ import annotations

from collections import Counter

import pytest

from synapse_sim.experiments.findings.evidence import PublishedResult, cards, published_results
from synapse_sim.experiments.findings.findings import findings

CARDS = {card.id for card in cards()}
FINDINGS = {finding.id for finding in findings()}


@pytest.mark.parametrize("result", published_results(), ids=lambda result: result.id)
def test_a_result_says_what_it_is(result: PublishedResult) -> None:
    assert result.card in CARDS
    assert result.source
    assert result.finding in FINDINGS | {""}
    numbers = (result.value, result.comparator_value, result.difference, result.low, result.high, result.n)
    if result.read == "missing":
        assert set(numbers) == {None}
    else:
        assert result.measure != "not read"
    if result.low is not None and result.high is not None and result.difference is not None:
        assert result.low < result.difference < result.high
    assert result.unit or numbers[:5] == (None,) * 5


def test_ids_are_unique_and_every_card_has_a_row() -> None:
    results = published_results()
    assert len({result.id for result in results}) == len(results)
    assert {result.card for result in results} == CARDS


def test_trials_that_found_nothing_are_there_too() -> None:
    outcomes = {card: Counter(r.outcome for r in published_results() if r.card == card) for card in CARDS}
    for card in ("depression", "suicidal-thoughts", "ptsd", "ect", "masked"):
        assert outcomes[card]["negative"] >= 1, card


def test_results_about_suicide_name_no_dose() -> None:
    about = [result for result in published_results() if result.card == "suicidal-thoughts"]
    assert len(about) >= 4
    assert not any("mg" in result.claim for result in about)
