"""The board of explanations, and what a wrong number overturns."""

from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.experiments.hypotheses import EXPLANATIONS, MIXTURE, BoardRow, alone, hypotheses
from synapse_sim.experiments.sensitivity import movable, overturned, within_bounds

BOARD = {row.finding.id: row for row in hypotheses()}


def _yes(finding: str) -> set[str]:
    return {name for name, kept in BOARD[finding].reproduces.items() if kept and name != MIXTURE}


def test_every_explanation_reproduces_something_and_none_reproduces_all() -> None:
    for name in (MIXTURE, *EXPLANATIONS):
        kept = [row.reproduces[name] for row in BOARD.values()]
        assert any(kept)
        assert False in kept, name


def test_probes_tell_explanations_apart() -> None:
    assert _yes("lamotrigine-relief") == {"direct_inhibition", "extrasynaptic", "metabolite"}
    assert _yes("memantine-relief") == {"direct_inhibition", "metabolite"}
    assert _yes("more-hnk") == {"disinhibition", "direct_inhibition", "extrasynaptic"}
    assert "metabolite" not in _yes("s-alone")


def test_alone_an_explanation_is_as_strong_as_the_mixture() -> None:
    for name in EXPLANATIONS:
        weights = alone(name)
        assert sum(weight > 0 for weight in weights.values()) == 1
        Config(dict(weights))


def test_metabolites_are_not_judged_in_rodents() -> None:
    row = BOARD["restored-24h"]
    assert row.reproduces["metabolite"] is None
    assert row.row()["metabolite"] is None
    assert isinstance(row, BoardRow)


@pytest.mark.parametrize("factor", [0.9, 1.1])
@pytest.mark.parametrize(
    "key",
    [
        "drugs.ketamine.disposition.clearance_l_per_h",
        "signalling.glutamate_gain",
        "synapses.formation_gain",
        "relief.fast_weight",
        "relief.spine_weight",
        "monoamine.benefit",
    ],
)
def test_a_tenth_more_or_less_overturns_nothing(key: str, factor: float) -> None:
    assert list(overturned([factor], [key])) == []


def test_a_number_ten_times_off_is_noticed() -> None:
    changed = list(overturned([10.0], ["relief.fast_gain_per_h"]))
    assert {change.was for change in changed} == {"pass"}


def test_moved_numbers_stay_within_their_bounds() -> None:
    for about in movable().values():
        assert about.low is None or within_bounds(about, 0.1) >= about.low
        assert about.high is None or within_bounds(about, 10.0) <= about.high
