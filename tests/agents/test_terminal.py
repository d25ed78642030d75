from __future__ import annotations

import hashlib

import numpy as np
import pytest

from synapse_sim.agents.terminal import Terminal, TerminalConditions
from synapse_sim.config import Config

NUMBERS = Config().terminal
NONE = TerminalConditions(0.0, 0.0, 0.0)
SERT_BLOCKED = TerminalConditions(0.8, 0.0, 0.0)


def digest(terminal: Terminal) -> str:
    state = hashlib.sha256()
    terminal.feed(state)
    return state.hexdigest()


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


def test_the_blocked_share_follows_the_occupancy() -> None:
    shares = [1.0 - Terminal(NUMBERS, seed, 0, SERT_BLOCKED).free_share for seed in range(40)]
    np.testing.assert_allclose(np.mean(shares, axis=0), [0.8, 0.0, 0.0], atol=0.05)


def test_a_drug_that_leaves_frees_the_transporters_again() -> None:
    terminal = Terminal(NUMBERS, 1, 0, TerminalConditions(1.0, 1.0, 1.0))
    assert not terminal.carrying_ms.any()
    terminal.advance(60_000, NONE)
    assert terminal.free_share.min() > 0.8


def test_molecules_stay_in_the_space_shown() -> None:
    terminal = Terminal(NUMBERS, 1, 0, SERT_BLOCKED)
    assert np.abs(terminal.xyz_nm[:2]).max() <= NUMBERS.reach_nm
    assert terminal.xyz_nm[2].min() >= 0.0
    assert terminal.xyz_nm[2].max() <= NUMBERS.height_nm
