"""The board of explanations, and what a wrong number overturns."""

from __future__ import annotations

import numpy as np
import pytest
from typer.testing import CliRunner

from synapse_sim.cli import app
from synapse_sim.config import Config, ConfigError
from synapse_sim.course.simulate import simulate
from synapse_sim.experiments.findings.hypotheses import (
    EXPLANATIONS,
    MIXTURE,
    BoardRow,
    alone,
    counts,
    hypotheses,
    separating,
)
from synapse_sim.experiments.findings.sensitivity import movable, overturned
from synapse_sim.experiments.moved import within_bounds

BOARD = {row.finding.id: row for row in hypotheses()}


def _sent(changes: dict[str, float]) -> float:
    course = simulate(Config(dict(changes)))
    above = course.bdnf_rel - 1
    return float(np.sum((above[1:] + above[:-1]) / 2 * np.diff(course.time_h)))


def _yes(finding: str) -> set[str]:
    return {name for name, kept in BOARD[finding].reproduces.items() if kept and name != MIXTURE}


def test_every_explanation_reproduces_something_and_none_reproduces_all() -> None:
    for name in (MIXTURE, *EXPLANATIONS):
        kept = [row.reproduces[name] for row in BOARD.values()]
        assert any(kept)
        assert False in kept, name


def test_probes_tell_explanations_apart() -> None:
    assert _yes("lamotrigine-relief") == {"direct_inhibition", "extrasynaptic", "metabolite"}
    assert _yes("memantine-relief") == {"disinhibition", "direct_inhibition", "metabolite"}
    assert _yes("more-hnk") == {"disinhibition", "direct_inhibition", "extrasynaptic"}
    assert "metabolite" not in _yes("s-alone")


def test_the_counts_are_those_of_the_board() -> None:
    found = counts(tuple(BOARD.values()))
    assert found["metabolite"]["of"] < found[MIXTURE]["of"] == len(BOARD)
    kept = [row for row in BOARD.values() if row.reproduces["direct_inhibition"]]
    assert found["direct_inhibition"]["reproduces"] == len(kept)


def test_an_experiment_separates_two_explanations_if_one_reproduces_it_and_the_other_does_not() -> None:
    found = separating(tuple(BOARD.values()))
    assert len(found) >= 4
    for pair in found:
        row = BOARD[str(pair["finding"])]
        assert {row.reproduces[str(pair["one"])], row.reproduces[str(pair["other"])]} == {True, False}


def test_alone_an_explanation_is_as_strong_as_the_mixture() -> None:
    for name in EXPLANATIONS:
        weights = alone(name)
        assert sum(weight > 0 for weight in weights.values()) == 1
        assert _sent({**weights}) == pytest.approx(_sent({}), rel=1e-9)


@pytest.mark.parametrize(
    "changes", [{"modulators.bdnf_block": 1.0}, {"modulators.nbqx": 1.0}, {"treatment.drug": "saline"}]
)
def test_explanations_that_send_nothing_cannot_be_compared(changes: dict[str, float | str]) -> None:
    with pytest.raises(ConfigError, match="with these changes no BDNF is sent"):
        alone("disinhibition", dict(changes))


def test_the_command_refuses_a_board_without_bdnf() -> None:
    given = ["validate", "--hypotheses", "--set", "modulators.bdnf_block=1"]
    found = CliRunner().invoke(app, given)
    assert found.exit_code == 2
    assert found.stderr.splitlines() == [
        "with these changes no BDNF is sent, so explanations cannot be compared"
    ]


def test_an_explanation_that_sends_nothing_alone_is_named() -> None:
    with pytest.raises(ConfigError, match="metabolite alone sends no BDNF"):
        alone("metabolite", {"drugs.ketamine.metabolites.share_2r6r": 0.0})


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
    assert "fail" in {change.now for change in changed}


def test_moved_numbers_stay_within_their_bounds() -> None:
    for about in movable().values():
        assert about.low is None or within_bounds(about, 0.1) >= about.low
        assert about.high is None or within_bounds(about, 10.0) <= about.high
