from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

import synapse_sim as ss
from synapse_sim.agents.channel import CELLS, DOORS
from synapse_sim.agents.channel.shares import OpenShares, open_shares
from synapse_sim.agents.scheme import OPEN, equilibrium, step_table
from synapse_sim.agents.scheme import nmda_generator as generator
from synapse_sim.config import Config, Value
from synapse_sim.course.work import finished
from synapse_sim.model.receptor import unblocked_share
from synapse_sim.world.conditions import channel_cells

PYRAMIDAL, INTERNEURON = range(2)


def world(time_h: float = 0.75, **changes: Value) -> ss.World:
    config = Config({key.replace("__", "."): value for key, value in changes.items()})
    return ss.World(config, ss.simulate(config), time_h)


def step(place: ss.World) -> None:
    """One step of the doors alone."""
    place.channels.advance(16, place._conditions.channel)


@cache
def shares(**changes: Value) -> OpenShares:
    config = Config({key.replace("__", "."): value for key, value in changes.items()})
    at = channel_cells(config, ss.simulate(Config()).at(-1.0))
    return finished(open_shares(config.cleft, config.receptor, config.channel, at, seed=1))


def test_the_same_door_opens_at_the_same_moment_in_both_cells() -> None:
    place, states = world(), []
    for _ in range(120):
        step(place)
        gates = [cell.receptors.state for cell in place.channels.cells]
        assert (gates[PYRAMIDAL] == gates[INTERNEURON]).all()
        states.append(gates[PYRAMIDAL].copy())
    assert len(np.unique(states, axis=0)) > 10


def test_a_door_never_holds_a_plug_and_drug_and_lets_ions_through_without_either() -> None:
    place, held, passed = world(), 0, 0
    for _ in range(240):
        step(place)
        for cell in place.channels.cells:
            drug, plug = cell.holds_drug, cell.receptors.magnesium
            assert not (drug & plug).any()
            assert (cell.receptors.conducts == (cell.receptors.is_open & ~drug & ~plug)).all()
            held, passed = held + int(drug.sum()), passed + int(cell.receptors.conducts.sum())
    assert held > 0
    assert passed > 0


def test_an_interneuron_holds_no_plug_that_the_pyramidal_cell_does_not_hold() -> None:
    place, fewer = world(-0.5), 0
    for _ in range(120):
        step(place)
        plugs = [cell.receptors.magnesium for cell in place.channels.cells]
        assert not (plugs[INTERNEURON] & ~plugs[PYRAMIDAL]).any()
        fewer += int(plugs[PYRAMIDAL].sum() - plugs[INTERNEURON].sum())
    assert fewer > 120


def test_plugs_leave_as_the_cell_is_depolarised_and_their_share_is_that_of_the_voltage() -> None:
    place, seen, expected = world(-0.5, channel__plug_exchange_ms=1.0), [], []
    for _ in range(2000):
        step(place)
        cell = place.channels.cells[PYRAMIDAL]
        seen.append(1.0 - cell.receptors.magnesium.mean())
        expected.append(unblocked_share(cell.membrane.voltage_mv, 1.0, place.config.receptor))
    assert np.mean(seen) == pytest.approx(np.mean(expected), abs=0.015)
    assert np.corrcoef(seen, expected)[0, 1] > 0.5


@pytest.mark.parametrize("cell", [PYRAMIDAL, INTERNEURON], ids=CELLS)
def test_as_many_doors_hold_drug_as_the_course_says_give_or_take_what_happens_in_a_release(cell: int) -> None:
    place, held = world(), []
    wanted = (place.moment.block_pyramidal, place.moment.block_interneuron)[cell] * DOORS
    for _ in range(1200):
        step(place)
        held.append(int(place.channels.cells[cell].holds_drug.sum()))
    assert np.mean(held) == pytest.approx(wanted, abs=1.0)
    assert len(set(held)) > 1


@pytest.mark.parametrize("changes", [{"treatment__dose": 0.0}, {"treatment__drug": "ssri"}], ids=str)
def test_without_a_drug_for_the_channel_no_door_holds_any(changes: dict[str, Value]) -> None:
    place = world(0.75, **changes)
    place.advance(2000)
    assert not any(cell.holds_drug.any() for cell in place.channels.cells)


def test_drug_enters_open_unplugged_doors_alone() -> None:
    place, entered = world(channel__drug_times=200.0), 0
    channels = place.channels
    for _ in range(1500):
        before = [(c.receptors.is_open.copy(), c.holds_drug.copy()) for c in channels.cells]
        release = channels.releases
        step(place)
        if channels.releases != release:
            continue
        for cell, (_, held) in zip(channels.cells, before, strict=True):
            came = cell.holds_drug & ~held
            assert cell.receptors.is_open[came].all()
            entered += int(came.sum())
    assert entered > 5


@pytest.mark.parametrize("drug", ["ketamine", "memantine"])
def test_memantine_leaves_shut_doors_and_ketamine_does_not(drug: str) -> None:
    place, left = world(0.75, treatment__drug=drug, channel__drug_times=100.0), 0
    channels, at = place.channels, place._conditions.channel
    loaded = replace(at.cells[0], block_share=0.5), replace(at.cells[1], block_share=0.5)
    for _ in range(1500):
        held = [(c.holds_drug.copy(), c.receptors.is_open.copy()) for c in channels.cells]
        release = channels.releases
        channels.advance(16, replace(at, drug_umolar=20.0, cells=loaded))
        if channels.releases == release:
            left += sum(
                int((was & ~c.holds_drug & ~is_open & ~c.receptors.is_open).sum())
                for c, (was, is_open) in zip(channels.cells, held, strict=True)
            )
    assert (left > 0) is (drug == "memantine")


def test_the_clock_holds_once_a_visit_at_each_first_event() -> None:
    place, events = world(), []
    channels = place.channels
    for _ in range(4000):
        was_held, position = channels.events.hold_ticks, channels.since_release_ms
        step(place)
        if channels.events.hold_ticks > was_held:
            assert channels.events.held is not None
            events.append(channels.events.held[0])
        if was_held >= 16:
            assert channels.since_release_ms == position
    assert len(events) == len(set(events))
    assert set(events) <= {"out", "in", "trapped"}
    assert len(events) >= 2


def test_a_snapshot_is_the_same_however_the_ticks_are_cut_and_after_entering_again() -> None:
    whole, cut = world(), world()
    whole.advance(1440)
    for ticks in (7, 480, 3, 950):
        cut.advance(ticks)
    assert whole.digest() == cut.digest()
    whole.rest()
    assert whole.digest() == world().digest()


def test_a_visit_begins_at_a_release_that_shows_an_open_door_plugged_in_one_cell_alone() -> None:
    place = world()
    common = place.channels.watched.doors[0, 0]
    receptors = [cell.receptors for cell in place.channels.cells]
    assert receptors[PYRAMIDAL].state[common] == OPEN
    assert receptors[PYRAMIDAL].magnesium[common]
    assert not receptors[INTERNEURON].magnesium[common]


def test_without_drug_the_second_large_door_is_chosen_with_a_plug() -> None:
    """Beside the common door, which an interneuron has without one: two doors without would mislead."""
    for time_h in (-0.5, 24.0, 200.0):
        place = world(time_h, treatment__dose=0.0)
        for cell, doors in zip(place.channels.cells, place.channels.watched.doors, strict=True):
            gates = cell.receptors
            others = np.arange(DOORS) != doors[0]
            if (gates.is_open & gates.magnesium & others).any():
                assert gates.magnesium[doors[1]]


def test_doors_open_equally_often_and_magnesium_leaves_the_interneurons_free() -> None:
    found = shares()
    assert found.is_open[PYRAMIDAL] == found.is_open[INTERNEURON]
    assert 2.0 < found.unplugged[INTERNEURON] / found.unplugged[PYRAMIDAL] < 5.0
    assert found.free_share(PYRAMIDAL) < 0.3
    assert found.free_share(INTERNEURON) > 0.4


def test_the_counted_share_is_the_schemes_own() -> None:
    """The same chain of states as probabilities, step by step."""
    config = Config()
    cleft, numbers = config.cleft, config.channel
    dt_ms, tau_ms = 0.25, numbers.pulse_tau_ms
    p, is_open = equilibrium(generator(cleft, cleft.ambient_umolar)), []
    for k in range(280):
        fall = np.exp(-k * dt_ms / tau_ms) - np.exp(-(k + 1) * dt_ms / tau_ms)
        level = cleft.ambient_umolar + numbers.pulse_umolar * tau_ms / dt_ms * fall
        p = p @ step_table(generator(cleft, level), 1e-3 * dt_ms)
        is_open.append(p[OPEN])
    assert shares().is_open[PYRAMIDAL] == pytest.approx(np.mean(is_open), abs=0.006)


def test_without_magnesium_every_open_door_is_unplugged_and_with_equal_cells_both_are_alike() -> None:
    bare = shares(modulators__magnesium_mmolar=0.0)
    assert bare.unplugged == bare.is_open
    alike = shares(circuit__magnesium_interneuron_share=1.0, receptor__used_at_interneuron_mv=-60.0)
    assert alike.unplugged[PYRAMIDAL] == pytest.approx(alike.unplugged[INTERNEURON], rel=1e-6)


def test_doors_open_as_often_as_among_the_molecules_of_the_synapse() -> None:
    """The glutamate that the doors feel was fitted to that; the synapse has few channels, so it is rough."""
    place, is_open = world(-0.5), []
    cleft = place.cleft
    assert cleft is not None
    channels = cleft.receptors.is_nmda & ~cleft.extrasynaptic
    while cleft.releases < 6:
        cleft.advance(64, place._conditions.cleft)
        if not cleft.is_release:
            is_open.append(cleft.receptors.is_open[channels].mean())
    assert shares().is_open[PYRAMIDAL] == pytest.approx(np.mean(is_open), abs=0.05)
