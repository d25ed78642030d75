from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import synapse_sim as ss
from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.course.work import finished
from synapse_sim.world.conditions import Conditions
from synapse_sim.world.motion import Motion
from synapse_sim.world.world import RENEWAL_TICKS

ROOT = Path(__file__).parents[1]
CONFIG = ss.Config()
COURSE = ss.simulate(CONFIG)


def world(time_h: float = 0.75) -> ss.World:
    return ss.World(CONFIG, COURSE, time_h)


def after(frames: int, seconds: float = 1.0, pace_per_s: float | None = None, *, warped: bool = False) -> str:
    """Digest after some seconds cut into equal frames, at rest or playing."""
    place = world()
    if pace_per_s is not None:
        place.play(pace_per_s, warped=warped)
    for _ in range(frames):
        place.step(seconds / frames)
    return place.digest()


def test_the_same_place_and_tick_give_the_same_digest_whichever_way_one_came() -> None:
    """One world wanders from place to place at random; another is built at each."""
    light = CONFIG.with_changes({"cleft.gating_ms_per_s": 50.0, "cleft.molecules_per_vesicle": 500})
    course = ss.simulate(light)
    places_h, ticks = (-1.0, -0.5, 0.25, 0.75, 2.0, 24.0, 100.0, 335.9), 3
    fresh = {}
    for place_h in places_h:
        here = ss.World(light, course, place_h)
        for tick in range(ticks):
            fresh[place_h, tick] = here.digest()
            here.advance(1)
    assert len(set(fresh.values())) == len(fresh)
    wanderer = ss.World(light, course, 0.0)
    ways = np.random.default_rng(5).permutation(list(fresh))
    for place_h, tick in ways.tolist():
        wanderer.follow(course, place_h)
        wanderer.rest()
        wanderer.advance(int(tick))
        assert wanderer.digest() == fresh[place_h, tick]


def test_64_steps_of_a_64th_equal_16_of_a_16th() -> None:
    assert after(64) == after(16)


@pytest.mark.parametrize("axis", ["steady", "warped"])
def test_15_and_120_frames_a_second_play_the_same(axis: str) -> None:
    slow, fast = (after(rate, pace_per_s=1.0, warped=axis == "warped") for rate in (15, 120))
    assert slow == fast


def test_play_moves_by_its_pace_and_stops_at_the_end() -> None:
    place = world(1.0)
    place.play(2.0)
    place.step(1.5)
    assert place.time_h == pytest.approx(4.0)
    place.play(1000.0)
    place.step(1.0)
    assert place.time_h == COURSE.time_h[-1]


def test_the_warped_pace_is_even_along_the_axis() -> None:
    motion = Motion(start_h=-1.0, start_tick=0, pace_per_s=0.5, warped=True, end_h=336.0)
    along = np.arcsinh([motion.time_h(tick * TICKS_PER_SECOND) for tick in range(10)])
    np.testing.assert_allclose(np.diff(along), 0.5)


def test_playing_and_coming_to_rest_is_the_world_of_the_place() -> None:
    place = world()
    place.play(1.0)
    place.step(0.5)
    assert place.is_playing
    place.rest()
    assert not place.is_playing
    assert place.place_h == 1.25
    assert place.digest() == world(1.25).digest()


def test_places_snap_to_the_minute() -> None:
    assert world(0.7501).digest() == world(0.75).digest() != world(0.7667).digest()


def test_a_signal_is_part_of_the_state_until_the_place_is_left() -> None:
    quiet, signalled = world(), world()
    signalled.send_signal()
    for place in (quiet, signalled):
        place.step(0.25)
    assert signalled.digest() != quiet.digest()
    assert signalled.signal_ticks == (0,)
    signalled.rest()
    assert not signalled.signal_ticks
    assert signalled.digest() == world().digest()


def test_two_arms_share_their_luck_before_the_dose() -> None:
    arm = CONFIG.with_changes({"treatment.dose": 1.0})
    other = ss.World(arm, ss.simulate(arm), -0.5)
    here = world(-0.5)
    for place in (other, here):
        place.step(0.5)
    np.testing.assert_array_equal(other.circuit.voltage_mv, here.circuit.voltage_mv)
    np.testing.assert_array_equal(other.dendrite.at(-0.5).site, here.dendrite.at(-0.5).site)


def test_another_seed_is_another_world() -> None:
    other = CONFIG.with_changes({"seed": CONFIG.seed + 1})
    assert ss.World(other, ss.simulate(other), 0.75).digest() != world().digest()


def test_looking_changes_nothing() -> None:
    place = world()
    before = place.digest()
    place.dendrite.at(24.0)
    place.body.at(1.0)
    assert place.moment.time_h == place.time_h
    assert place.digest() == before


def test_while_a_slider_is_dragged_spines_and_parcels_follow_at_once() -> None:
    place = world(24.0)
    arm = CONFIG.with_changes({"treatment.dose": 0.0})
    course = ss.simulate(arm)
    place.follow(course, 30.0)
    assert place.time_h == 30.0
    assert place.dendrite.at(30.0).density_rel < world(24.0).dendrite.at(30.0).density_rel
    place.rest()
    assert place.digest() == ss.World(arm, course, 30.0).digest()


def test_a_monoamine_drug_has_a_terminal_instead_of_a_cleft() -> None:
    assert world().cleft is not None
    assert world().terminal is None
    ssri = CONFIG.with_changes({"treatment.drug": "ssri"})
    place = ss.World(ssri, ss.simulate(ssri), 24.0)
    assert place.cleft is None
    assert place.terminal is not None
    place.step(0.1)
    assert place.digest()


@pytest.mark.parametrize("time_h", [-1.1, 400.0, float("nan")])
def test_a_time_outside_the_course_is_refused(time_h: float) -> None:
    with pytest.raises(ss.ConfigError, match="outside the course"):
        world(time_h)


def test_a_pace_must_be_above_zero() -> None:
    with pytest.raises(ValueError, match="above 0"):
        world().play(0.0)


def test_built_in_slices_it_is_the_same_world() -> None:
    assert finished(ss.World.building(CONFIG, COURSE, 0.75)).digest() == world().digest()


def test_importing_and_running_needs_neither_pygame_nor_a_display() -> None:
    program = (
        "import sys, synapse_sim as ss; c = ss.Config(); w = ss.World(c, ss.simulate(c), 0.75);"
        "w.step(1 / 60); print(len(w.digest()), 'pygame' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert found.stdout.split() == ["64", "False"]


def test_importing_the_package_alone_loads_nothing_heavy() -> None:
    program = "import sys, synapse_sim; print('numpy' in sys.modules, 'pydantic' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert found.stdout.split() == ["False", "False"]


def test_while_the_course_plays_the_agents_feel_its_newest_conditions() -> None:
    place = world(-0.5)
    place.play(1.0)
    place.step(1.5)
    now = place.course.at(place._read_at_h)
    assert place.time_h - place._read_at_h == pytest.approx(RENEWAL_TICKS / TICKS_PER_SECOND, abs=1e-9)
    assert place._conditions == Conditions.of(CONFIG, now)
    assert now.block_interneuron > 0.1


def test_at_rest_time_stands_still_while_the_agents_go_on() -> None:
    place = world(0.75)
    place.step(0.5)
    assert (place.time_h, place.place_h, place.tick) == (0.75, 0.75, round(0.5 * TICKS_PER_SECOND))
    assert not place.is_playing
    assert place.snapshot().tick == place.tick
    assert place.snapshot().place == 45


@pytest.mark.parametrize(
    ("drug", "kinds"),
    [("ketamine", {"circuit", "cleft", "channels"}), ("ssri", {"circuit", "terminal", "channels"})],
)
def test_all_agents_go_on_while_time_on_screen_passes(drug: str, kinds: set[str]) -> None:
    config = CONFIG.with_changes({"treatment.drug": drug})
    place = ss.World(config, ss.simulate(config), 0.75)
    before = place.snapshot().states
    place.step(0.1)
    after = place.snapshot().states
    moved = {name.partition(".")[0] for name in before if not np.array_equal(before[name], after[name])}
    assert moved == kinds


def test_a_place_that_is_built_tells_how_far_it_has_come() -> None:
    shares = [share for share, _ in ss.World.building(CONFIG, COURSE, 0.75)]
    assert shares == sorted(shares)
    assert shares[0] < 0.1
    assert max(later - share for share, later in pairwise(shares)) < 0.25
    assert 0.85 < shares[-1] <= 1.0
