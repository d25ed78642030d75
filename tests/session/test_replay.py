"""A log done again ends in the same state and the same picture, whatever the frame rates."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from synapse_sim.config import Config
from synapse_sim.course.response.plan import Dependencies
from synapse_sim.course.response.response import Response, response_for
from synapse_sim.course.work import Work
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.session import Session
from synapse_sim.session.commands import (
    Change,
    ChooseDrug,
    Command,
    Compare,
    EndGesture,
    Freeze,
    GoTo,
    NewSeed,
    NextBookmark,
    Pause,
    Pin,
    Play,
    Redo,
    Replay,
    Reset,
    SendSignal,
    ShowPublished,
    ShowScene,
    Step,
    TogglePlay,
    Undo,
)
from synapse_sim.session.log import Logged
from synapse_sim.session.replay import replay, run_to
from synapse_sim.ui.desk import Desk

SHORT = Config({"course.horizon_h": 48.0, "window.pace": "6h"})
DEEDS: tuple[Callable[[random.Random], Command], ...] = (
    lambda luck: Change({"treatment.dose": round(luck.uniform(0.1, 1.0), 2)}, "drag dose"),
    lambda luck: Change({"treatment.dose": round(luck.uniform(0.1, 1.0), 2)}, "drag dose"),
    lambda _: EndGesture(),
    lambda luck: ChooseDrug(luck.choice(("ketamine", "esketamine", "ssri"))),
    lambda _: Undo(),
    lambda _: Redo(),
    lambda _: NewSeed(),
    lambda luck: GoTo(luck.uniform(-2.0, 60.0)),
    lambda luck: NextBookmark(luck.choice((-1, 1))),
    lambda luck: Step(luck.choice((-1.0, 1.0))),
    lambda _: TogglePlay(),
    lambda _: Play(),
    lambda _: Pause(),
    lambda _: Replay(),
    lambda _: Freeze(),
    lambda _: SendSignal(),
    lambda _: Pin(),
    lambda _: ShowPublished(),
    lambda _: Reset(),
)


def lived(seed: int, count: int) -> Session:
    """A session in which random things were done between frames of random length."""
    session, luck = Session(SHORT), random.Random(seed)
    for _ in range(count):
        for _ in range(luck.randint(0, 6)):
            session.advance(luck.choice((1 / 120, 1 / 60, 1 / 17)))
        session.do(luck.choice(DEEDS)(luck))
    return session


def state(session: Session) -> tuple[object, ...]:
    """All that is seen of a session, once nothing is pending."""
    session.finish()
    frame = session.frame()
    pins = [pin.label for pin in frame.pins]
    digests = [arm.world.digest() for arm in frame.arms]
    return frame.config.changes, frame.time_h, frame.playing, frame.published, pins, digests


@pytest.mark.parametrize("seed", range(3))
def test_a_log_done_again_at_another_frame_rate_ends_in_the_same_state(seed: int) -> None:
    first = lived(seed, 20)
    again = replay(SHORT, first.log, frame_ticks=(7, 16, 61)[seed])
    run_to(again, first.tick)
    assert again.tick == first.tick
    assert again.log == first.log
    assert state(again) == state(first)


def pixels(session: Session) -> bytes:
    session.finish()
    surface, caches = pygame.Surface((640, 400), 0, 32), DrawCaches()
    Desk(session).draw(lambda theme, zoom: PygameCanvas(surface, caches, theme, zoom=zoom))
    return pygame.image.tobytes(surface, "RGB")


@pytest.mark.parametrize("scene", ["overview", "circuit"])
def test_a_log_done_again_ends_in_the_same_picture(scene: str) -> None:
    log = (Change({"treatment.dose": 0.8}, "drag"), GoTo(2.0), SendSignal(), Play(), Pin(), ShowScene(scene))
    first = Session(SHORT)
    for command in log:
        first.do(command)
        run_to(first, first.tick + 70)
    again = replay(SHORT, first.log, frame_ticks=11)
    run_to(again, first.tick)
    assert pixels(again) == pixels(first) != pixels(Session(SHORT, scene=scene))


def test_a_drag_during_play_is_done_again_while_ticks_pass() -> None:
    first = Session(SHORT)
    for command in (Play(), Change({"treatment.dose": 0.8}, "drag"), Change({"treatment.dose": 0.9}, "drag")):
        for _ in range(9):
            first.advance(1 / 60)
        first.do(command)
    run_to(first, 600)
    again = replay(SHORT, first.log, frame_ticks=5)
    run_to(again, first.tick)
    assert first.is_playing
    assert (again.time_h, again.world.digest()) == (first.time_h, first.world.digest())


def test_play_ends_at_the_same_tick_whatever_the_frames() -> None:
    log = [Logged(0, 0.75, GoTo(47.0)), Logged(0, 47.0, Play()), Logged(300, 48.0, SendSignal())]
    ends = [replay(SHORT, log, frame_ticks=ticks) for ticks in (3, 16, 50)]
    assert len({(end.time_h, end.world.tick, end.world.digest()) for end in ends}) == 1
    assert ends[0].time_h == 48.0
    assert not ends[0].is_playing


def test_the_log_holds_when_and_where_each_command_came() -> None:
    session = Session(Config())
    session.advance(0.1)
    session.do(GoTo(24.0))
    session.do(Change({"treatment.dose": -1.0}))
    assert list(session.log) == [
        Logged(96, 0.75, GoTo(24.0)),
        Logged(96, 24.0, Change({"treatment.dose": -1.0})),
    ]


def in_slices(needs: Dependencies, _: float) -> Work[Response]:
    """A measurement whose result is as good as known."""
    for share in (0.2, 0.4, 0.6, 0.8):
        yield share, None
    return replace(response_for(Config()), digest=needs.digest)


def test_commands_during_a_measurement_come_to_the_same_as_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synapse_sim.course.response.measurement.measuring", in_slices)
    during, after = Session(SHORT), Session(SHORT)
    for session in (during, after):
        session.do(Change({"circuit.network_seed": 9}))
        if session is after:
            session.finish()
        assert session.is_computing == (session is during)
        session.do(Play())
        run_to(session, 90)
    assert during.world.digest() == after.world.digest()


def test_a_second_arm_steps_with_the_first_and_shares_its_luck() -> None:
    session = Session(SHORT)
    assert session.do(Compare({"treatment.dose": 0.5})) == ""
    session.finish()
    run_to(session, 32)
    one, other = session.frame().arms
    assert one.world is not other.world
    assert one.world.digest() == other.world.digest(), "the same dose and the same luck"
    session.do(Compare({"treatment.drug": "saline"}))
    session.do(Play())
    run_to(session, 64)
    one, other = session.frame().arms
    assert (one.world.tick, one.world.time_h) == (other.world.tick, other.world.time_h)
    assert one.moment.effect_site_umolar > other.moment.effect_site_umolar == 0.0
    session.do(Compare({}))
    assert len(session.frame().arms) == 1


def test_a_second_arm_that_cannot_be_is_refused_or_goes_with_a_word() -> None:
    session = Session(SHORT)
    assert "outside" in session.do(Compare({"treatment.dose": -1.0}))
    assert session.do(Compare({"treatment.route": "intranasal"})) == ""
    session.finish()
    assert len(session.frame().arms) == 2
    session.do(ChooseDrug("ssri"))
    assert len(session.frame().arms) == 1
    assert any("no second arm any more" in words for words in session.notices)
