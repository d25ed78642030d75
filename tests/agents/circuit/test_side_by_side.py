from __future__ import annotations

from dataclasses import replace
from inspect import getgeneratorlocals

import numpy as np

from synapse_sim.agents.circuit.circuit import CircuitConditions, LiveCircuit
from synapse_sim.agents.circuit.side_by_side import SECOND_MS, Second, side_by_side
from synapse_sim.config import Config
from synapse_sim.course.response.response import settled_for

SETTLED = settled_for(Config())
REST = CircuitConditions(spine_density_rel=0.75)


def seconds(*conditions: CircuitConditions, place: int = 45) -> tuple[Second, ...]:
    work = side_by_side(SETTLED, 1, place, conditions)
    while True:
        try:
            next(work)
        except StopIteration as end:
            found: tuple[Second, ...] = end.value
            return found


def test_under_the_same_conditions_both_have_the_same_spikes() -> None:
    one, other = seconds(REST, REST)
    assert np.array_equal(one.time_ms, other.time_ms)
    assert np.array_equal(one.cell, other.cell)
    assert one.pyramidal > 100
    assert one.interneurons > 200


def test_a_long_stretch_keeps_its_spikes_in_few_arrays() -> None:
    work = side_by_side(SETTLED, 1, 45, [REST])
    pieces = [len(getgeneratorlocals(work)["fired"]) for _ in work]
    assert max(pieces) <= len(pieces)


def test_they_share_their_luck_with_the_live_circuit_of_the_place() -> None:
    (second,) = seconds(REST)
    live = LiveCircuit(SETTLED, 1, 45, REST)
    while live.time_ms < 990.0:
        live.advance(5, REST)
    time_ms, cell = live.spikes.since(0.0)
    early = second.time_ms < 980.0
    kept = time_ms < 980.0
    assert np.allclose(np.sort(second.time_ms[early]), np.sort(time_ms[kept]))
    assert sorted(second.cell[early].tolist()) == sorted(cell[kept].tolist())


def test_block_of_interneurons_weakens_the_brake() -> None:
    without, with_drug = seconds(REST, replace(REST, block_interneuron=0.3, block_pyramidal=0.1))
    assert with_drug.interneurons < 0.9 * without.interneurons
    assert with_drug.pyramidal > without.pyramidal


def test_another_place_has_other_luck_and_all_lies_within_the_second() -> None:
    (here,), (there,) = seconds(REST), seconds(REST, place=46)
    assert not np.array_equal(here.time_ms, there.time_ms)
    assert here.time_ms.min() >= -1.0
    assert here.time_ms.max() <= SECOND_MS
