"""The live circuit: ticks, determinism, the raster, and a test signal."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.agents.circuit.circuit import CELLS, CircuitConditions, LiveCircuit, screen_ms_per_s
from synapse_sim.agents.circuit.homeostasis import settled_circuit
from synapse_sim.agents.states import digest_of
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.config.sections.receptor import Receptor

CIRCUIT = Circuit()
SETTLED = settled_circuit(CIRCUIT, Receptor())
FREE = CircuitConditions()
DRUG = CircuitConditions(block_interneuron=0.25, block_pyramidal=0.09)


def _live(seed: int = 1, place: int = 40, conditions: CircuitConditions = FREE) -> LiveCircuit:
    return LiveCircuit(SETTLED, seed, place, conditions)


def _digest(live: LiveCircuit) -> str:
    return digest_of(live.snapshot())


def test_how_ticks_are_grouped_changes_nothing() -> None:
    whole, halves, single = _live(), _live(), _live()
    whole.advance(48, FREE)
    for _ in range(2):
        halves.advance(24, FREE)
    for _ in range(48):
        single.advance(1, FREE)
    assert _digest(whole) == _digest(halves) == _digest(single)


def test_seed_place_conditions_and_tick_each_change_the_state() -> None:
    digests = {_digest(live) for live in (_live(), _live(seed=2), _live(place=41), _live(conditions=DRUG))}
    moved = _live()
    moved.advance(CIRCUIT.ticks_per_step, FREE)
    assert len(digests | {_digest(moved)}) == 5


def test_new_conditions_on_the_way_are_the_same_however_ticks_are_grouped() -> None:
    one, other = _live(), _live()
    one.advance(30, FREE)
    one.advance(30, DRUG)
    for conditions in [FREE] * 30 + [DRUG] * 30:
        other.advance(1, conditions)
    assert _digest(one) == _digest(other)


def test_one_second_on_screen_is_about_a_tenth_of_a_second_of_the_circuit() -> None:
    live = _live()
    live.advance(960, FREE)
    assert live.time_ms == pytest.approx(screen_ms_per_s(CIRCUIT))
    assert 80 <= live.time_ms <= 125


def test_a_fresh_circuit_has_half_a_second_of_spikes_behind_it_in_order() -> None:
    spikes = _live().spikes
    assert -500 <= spikes.time_ms[0] < -400
    assert -100 < spikes.time_ms[-1] <= 0
    assert np.all(np.diff(spikes.time_ms) >= 0)
    assert spikes.cell.min() >= 0
    assert spikes.cell.max() < CELLS


def test_the_raster_keeps_one_second_and_every_last_spike() -> None:
    live = _live()
    live.advance(960 * 12, FREE)
    assert live.time_ms - 1000 <= live.spikes.time_ms[0] < live.time_ms - 900
    last = {int(c): t for t, c in zip(live.spikes.time_ms, live.spikes.cell, strict=True)}
    assert all(live.spikes.last_ms[cell] == t for cell, t in last.items())


def test_live_rates_count_the_raster_of_the_last_half_second() -> None:
    live = _live()
    expected = np.count_nonzero(live.spikes.cell >= 80) / 20 / 0.5
    assert live.rate_interneuron_hz == pytest.approx(expected)
    assert live.rate_interneuron_hz > live.rate_pyramidal_hz > 0


def test_a_signal_makes_twenty_cells_fire_and_its_answer_is_counted() -> None:
    live = _live()
    assert live.answer is None
    live.send_signal()
    assert live.is_listening
    live.advance(CIRCUIT.ticks_per_step, FREE)
    assert np.all(live.spikes.last_ms[:20] > 0)
    live.advance(200, FREE)
    assert not live.is_listening
    assert live.answer is not None
    assert live.signal_ticks == [0]


def test_a_signal_is_part_of_the_state_and_its_twin_is_not_seen() -> None:
    quiet, sent, again = _live(), _live(), _live()
    for live in (sent, again):
        live.send_signal()
    for live in (quiet, sent, again):
        live.advance(40, FREE)
    assert _digest(sent) == _digest(again) != _digest(quiet)


def test_signals_are_answered_by_more_spikes_than_the_background_makes() -> None:
    answers = []
    for place in range(6):
        live = _live(place=place)
        live.send_signal()
        live.advance(200, FREE)
        answers.append(live.answer)
    background = live.rate_pyramidal_hz * 0.015
    assert np.mean(np.array(answers, dtype=float)) > background
