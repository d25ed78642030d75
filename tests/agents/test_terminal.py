from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.agents.states import digest_of
from synapse_sim.agents.terminal import TICKS_PER_STEP, Terminal, TerminalConditions
from synapse_sim.config import Config

NUMBERS = Config().terminal
NONE = TerminalConditions(0.0, 0.0, 0.0)
SERT_BLOCKED = TerminalConditions(0.8, 0.0, 0.0)


def digest(terminal: Terminal) -> str:
    return digest_of(terminal.snapshot())


def test_the_same_seed_and_place_give_the_same_terminal() -> None:
    assert digest(Terminal(NUMBERS, 1, 3, NONE)) == digest(Terminal(NUMBERS, 1, 3, NONE))
    assert digest(Terminal(NUMBERS, 1, 3, NONE)) != digest(Terminal(NUMBERS, 2, 3, NONE))


def test_how_ticks_are_cut_up_changes_nothing() -> None:
    at_once, in_pieces = (Terminal(NUMBERS, 1, 3, SERT_BLOCKED) for _ in range(2))
    at_once.advance(500, SERT_BLOCKED)
    for ticks in (3, 97, 400):
        in_pieces.advance(ticks, SERT_BLOCKED)
    assert digest(at_once) == digest(in_pieces)


def test_blocked_transporters_keep_their_molecules_waiting() -> None:
    left = np.zeros(3)
    for seed in range(10):
        left += np.bincount(Terminal(NUMBERS, seed, 0, SERT_BLOCKED).kind, minlength=3)
    assert left[0] > 1.5 * left[1]
    assert left[1] == pytest.approx(left[2], rel=0.15)


@pytest.mark.parametrize("occupancy", [0.0, 0.04, 0.5, 0.78, 1.0])
def test_as_many_transporters_hold_drug_as_the_occupancy_says(occupancy: float) -> None:
    for seed in range(5):
        at = TerminalConditions(occupancy, 0.0, 1.0)
        terminal = Terminal(NUMBERS, seed, 0, at)
        for _ in range(3):
            terminal.advance(200, at)
            wanted = [round(occupancy * NUMBERS.transporters), 0, NUMBERS.transporters]
            assert terminal.blocked.sum(axis=1).tolist() == wanted


def test_the_drug_moves_from_one_transporter_to_another() -> None:
    terminal = Terminal(NUMBERS, 1, 0, SERT_BLOCKED)
    before = terminal.blocked[0].copy()
    terminal.advance(4000, SERT_BLOCKED)
    assert (terminal.blocked[0] != before).any()


def test_a_drug_that_leaves_frees_the_transporters_at_once() -> None:
    terminal = Terminal(NUMBERS, 1, 0, TerminalConditions(1.0, 1.0, 1.0))
    assert not terminal.carrying_ms.any()
    terminal.advance(8, NONE)
    assert terminal.free_share.min() == 1.0


def test_a_molecule_stays_for_the_inverse_of_its_rates() -> None:
    """Uptake by the free share, and what diffuses away: 1 / (free / tau + 1 / tau_leave)."""
    numbers = NUMBERS.model_copy(update={"release_every_ms": 1000.0, "molecules_per_release": 2000})
    terminal = Terminal(numbers, 1, 0, TerminalConditions(0.0, 0.5, 1.0))
    steps = np.array([np.bincount(terminal.kind, minlength=3)])
    for _ in range(60):
        terminal.advance(24, TerminalConditions(0.0, 0.5, 1.0))
        steps = np.vstack([steps, np.bincount(terminal.kind, minlength=3)])
    passed_ms = 60 * 24 * numbers.ms_per_s / TICKS_PER_SECOND
    rate_per_ms = np.log(steps[0, 1:] / steps[-1, 1:]) / passed_ms
    expected = np.array([0.5 / numbers.uptake_tau_ms, 0.0]) + 1.0 / numbers.leave_tau_ms
    np.testing.assert_allclose(rate_per_ms, expected, rtol=0.15)
    assert steps[-1, 0] < steps[-1, 1] < steps[-1, 2]


def taken_up_per_ms(seed: int, finer: int) -> float:
    """Molecules of all kinds per ms over two releases, at steps so many times finer."""
    numbers = NUMBERS.model_copy(update={"ms_per_s": NUMBERS.ms_per_s / finer})
    terminal = Terminal(numbers, seed, 0, SERT_BLOCKED)
    before = int(terminal.taken_up.sum())
    ticks = 2 * terminal.steps_per_release * TICKS_PER_STEP
    terminal.advance(ticks, SERT_BLOCKED)
    return (int(terminal.taken_up.sum()) - before) / (ticks * numbers.ms_per_s / TICKS_PER_SECOND)


@pytest.mark.slow
def test_halving_the_step_changes_uptake_by_less_than_a_twentieth() -> None:
    whole = np.array([taken_up_per_ms(seed, 1) for seed in range(8)])
    change = np.array([taken_up_per_ms(seed, 2) for seed in range(8)]) - whole
    error = change.std(ddof=1) / np.sqrt(change.size)
    assert abs(change.mean()) < 4.0 * error
    assert abs(change.mean()) < 0.05 * whole.mean()
    assert error < 0.015 * whole.mean()


def test_the_nearest_free_transporter_takes_a_molecule() -> None:
    terminal = Terminal(NUMBERS, 1, 0, NONE)
    terminal.blocked[0, 7] = True
    terminal.carrying_ms[:] = 0.0
    terminal._load_nearest(0, float(terminal.transporter_x_nm[0, 7]) + 1.0)
    assert np.flatnonzero(terminal.carrying_ms[0]).tolist() == [8]


def test_molecules_stay_in_the_space_shown() -> None:
    terminal = Terminal(NUMBERS, 1, 0, SERT_BLOCKED)
    assert np.abs(terminal.xyz_nm[:2]).max() <= NUMBERS.reach_nm
    assert terminal.xyz_nm[2].min() >= 0.0
    assert terminal.xyz_nm[2].max() <= NUMBERS.height_nm
