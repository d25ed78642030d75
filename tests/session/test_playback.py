"""Time in a session, in ticks: where a command leads, when a place is entered, how play begins and ends."""

from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.course.bookmarks import bookmarks
from synapse_sim.session.commands import (
    Freeze,
    GoTo,
    Jump,
    NextBookmark,
    Pause,
    Play,
    Replay,
    SendSignal,
    Step,
    TogglePlay,
)
from synapse_sim.session.pace import PACES
from synapse_sim.session.playback import STILL_TICKS, Playback
from synapse_sim.session.run import Run

SECOND = 960
LIGHT = Config({"cleft.gating_ms_per_s": 50.0, "cleft.molecules_per_vesicle": 500})


class Player(Playback):
    """Playback of one arm from 0.75 h at an hour a second, with what it says."""

    def __init__(self) -> None:
        self.said: list[str] = []
        super().__init__([Run(LIGHT)], 0.75, PACES["1h"], self.said)

    @property
    def agents_tick(self) -> int:
        return self.worlds.all[0].tick


@pytest.fixture
def player() -> Player:
    return Player()


@pytest.mark.parametrize(("wanted_h", "there_h"), [(24.0, 24.0), (-7.0, -1.0), (1e6, 336.0)])
def test_a_time_is_gone_to_at_once_and_stays_within_the_course(
    player: Player, wanted_h: float, there_h: float
) -> None:
    assert player.do(GoTo(wanted_h)) == ""
    assert player.time_h == there_h


def test_a_place_is_entered_when_the_hand_was_still_for_sixty_milliseconds(player: Player) -> None:
    player.advance(10)
    player.do(GoTo(24.0))
    before = player.worlds.all[0]
    player.advance(STILL_TICKS - 1)
    assert player.is_pending
    assert not player.worlds.is_entering
    player.advance(1)
    assert player.worlds.is_entering
    assert 0.06 <= STILL_TICKS / SECOND < 0.061
    player.finish()
    assert not player.is_pending
    assert player.worlds.all[0] is not before
    assert (player.worlds.all[0].place_h, player.agents_tick, player.tick) == (24.0, 0, 10 + STILL_TICKS)


def test_while_a_place_is_entered_no_tick_passes_but_the_agents_go_on(player: Player) -> None:
    player.do(GoTo(24.0))
    player.advance(STILL_TICKS + 42)
    assert (player.tick, player.agents_tick) == (STILL_TICKS, STILL_TICKS + 42)
    player.stand(8)
    assert (player.tick, player.agents_tick) == (STILL_TICKS, STILL_TICKS + 50)


def test_a_step_goes_by_seconds_of_the_pace_and_ends_play(player: Player) -> None:
    player.do(Step(2.0))
    assert player.time_h == 2.75
    player.do(Play())
    player.do(Step(-1.0))
    assert (player.time_h, player.is_playing) == (1.75, False)


def test_play_moves_by_the_pace_and_pause_rests_at_the_nearest_minute(player: Player) -> None:
    player.do(Play())
    player.advance(SECOND // 2)
    assert player.time_h == pytest.approx(1.25)
    player.take_pace(PACES["6h"])
    player.advance(SECOND // 7)
    assert player.time_h == pytest.approx(1.25 + 6 * (SECOND // 7) / SECOND)
    player.do(Pause())
    assert player.time_h == pytest.approx(round(60 * player.time_h) / 60, abs=1e-12)
    assert not player.is_playing
    player.finish()
    assert player.worlds.all[0].place_h == player.time_h


def test_a_pause_while_nothing_plays_moves_nothing(player: Player) -> None:
    player.do(Pause())
    assert not player.is_pending
    assert player.time_h == 0.75


def test_one_key_plays_and_pauses(player: Player) -> None:
    playing = []
    for _ in range(3):
        player.do(TogglePlay())
        playing.append(player.is_playing)
    assert playing == [True, False, True]


def test_a_replay_begins_at_the_first_dose_and_so_does_play_at_the_end(player: Player) -> None:
    player.do(Replay())
    assert (player.time_h, player.is_playing) == (0.0, True)
    player.do(Pause())
    player.do(GoTo(336.0))
    player.do(Play())
    assert (player.time_h, player.is_playing) == (0.0, True)


def test_play_ends_where_the_course_ends(player: Player) -> None:
    player.do(GoTo(335.9))
    player.do(Play())
    player.finish()
    player.advance(SECOND // 12)
    assert player.is_playing
    player.advance(SECOND // 12)
    assert (player.time_h, player.is_playing) == (336.0, False)


def test_frozen_agents_stand_still_at_rest_and_move_while_the_course_plays(player: Player) -> None:
    player.do(Freeze())
    player.advance(100)
    assert (player.tick, player.agents_tick) == (100, 0)
    player.do(Play())
    player.advance(100)
    assert (player.tick, player.agents_tick) == (200, 100)
    player.do(Pause())
    player.do(Freeze())
    assert not player.is_frozen


def test_a_bookmark_is_gone_to_by_name_and_said(player: Player) -> None:
    marks = bookmarks(player.runs[0].course)
    assert player.do(Jump("noon")) == f"This course has no moment “noon”; it has {', '.join(marks)}."
    assert (player.time_h, player.said) == (0.75, [])
    player.do(Play())
    name, time_h = max(marks.items(), key=lambda mark: mark[1])
    assert player.do(Jump(name)) == ""
    assert (player.time_h, player.is_playing, len(player.said)) == (time_h, False, 1)


def test_the_next_bookmark_is_the_nearest_one_on_that_side(player: Player) -> None:
    player.do(GoTo(-1.0))
    forth = []
    while "No moment" not in " ".join(player.said):
        player.do(NextBookmark(1))
        forth.append(player.time_h)
    assert player.said[-1] == "No moment to see comes after this one."
    assert forth[:-1] == sorted(set(forth[:-1]))
    back = []
    while "before this one" not in player.said[-1]:
        player.do(NextBookmark(-1))
        back.append(player.time_h)
    assert back[:-1] == forth[:-2][::-1]


def test_a_signal_reaches_the_circuit_of_the_place(player: Player) -> None:
    player.advance(5)
    player.do(SendSignal())
    assert player.worlds.all[0].signal_ticks == (5,)


def test_another_dose_keeps_the_place_and_enters_it_anew_and_the_same_dose_does_not(player: Player) -> None:
    assert not player.follow([LIGHT])
    assert not player.is_pending
    assert player.follow([LIGHT.with_changes({"treatment.dose": 1.0})])
    assert (player.time_h, player.is_pending) == (0.75, True)


def test_a_second_arm_comes_and_goes_with_its_own_world(player: Player) -> None:
    arm = LIGHT.with_changes({"treatment.dose": 1.0})
    assert player.follow([LIGHT, arm])
    player.finish()
    assert [world.config.treatment.dose for world in player.worlds.all] == [0.5, 1.0]
    assert player.follow([LIGHT])
    assert len(player.worlds.all) == 1
