from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.session import Session
from synapse_sim.session.coming import coming_card
from synapse_sim.session.lesson_commands import NextBeat, OpenLesson, Vote


def seen(session: Session, by: int) -> tuple[object, ...] | None:
    frame = session.frame() if by < 0 else coming_card(session.frame(), session.teaching, by)
    if frame is None or frame.lesson is None:
        return None
    configs = tuple(arm.config.changes for arm in frame.arms)
    words = frame.lesson.number, frame.lesson.sentence, frame.lesson.remark, frame.lesson.waits
    return (
        configs,
        words,
        frame.scene,
        frame.page,
        frame.masked,
        frame.masked_from_h,
        frame.time_h,
        frame.names,
    )


@pytest.mark.parametrize("name", ["chain", "which"])
def test_a_coming_card_is_what_is_seen_once_it_is_turned(name: str) -> None:
    session = Session(Config())
    assert session.do(OpenLesson(name, 0)) == ""
    for _ in range(6):
        frame, coming = session.frame(), seen(session, 1)
        asked = frame.prediction
        if asked is not None and asked.made.stage == "asked":
            assert session.do(NextBeat()) == ""
            assert session.do(NextBeat()) == ""
        assert session.do(NextBeat()) == ""
        session.playback.finish()
        session.playback.pause()
        assert coming == seen(session, -1)


def test_behind_the_last_card_nothing_comes_and_without_a_lesson_neither() -> None:
    session = Session(Config())
    assert coming_card(session.frame(), session.teaching, 1) is None
    assert coming_card(session.frame(), session.teaching, 0) is None
    session.do(OpenLesson("chain", 99))
    assert session.frame().lesson.recap is not None  # type: ignore[union-attr]
    assert coming_card(session.frame(), session.teaching, 1) is None


def test_a_question_is_seen_as_it_will_be_a_press_later() -> None:
    session = Session(Config())
    session.do(OpenLesson("brake", 5))
    frame = session.frame()
    assert frame.masked
    again = coming_card(session.frame(), session.teaching, 0)
    assert again is not None
    assert again.prediction is not None
    assert (again.prediction.made.stage, again.masked) == ("again", frame.masked)
    session.do(Vote(0))
    session.do(NextBeat())
    coming = coming_card(session.frame(), session.teaching, 0)
    assert coming is not None
    session.do(NextBeat())
    now = session.frame()
    assert now.prediction is not None
    assert now.prediction.is_revealed
    assert coming.prediction is not None
    assert coming.prediction.is_revealed
    assert (coming.masked, coming.lesson.waits) == (now.masked, now.lesson.waits)  # type: ignore[union-attr]
    assert coming_card(session.frame(), session.teaching, 0) is None


def test_a_beat_holds_its_handle_until_the_next_and_is_so_seen_ahead() -> None:
    session = Session(Config())
    session.do(OpenLesson("magnesium", 2))
    coming = coming_card(session.frame(), session.teaching, 1)
    assert coming is not None
    session.do(OpenLesson("magnesium", 3))
    held = session.frame().held
    assert held == coming.held
    assert {name: each.value for name, each in held.items()} == {"pyramidal": -20.0}
    session.do(NextBeat())
    session.advance(1.0)
    assert not session.frame().held


def test_looking_ahead_changes_nothing() -> None:
    session = Session(Config())
    session.do(OpenLesson("brake", 0))
    before = where(session)
    for by in (0, 1, 2):
        coming_card(session.frame(), session.teaching, by)
    assert session.comparison.changes == {}
    assert where(session) == before


def where(session: Session) -> tuple[object, ...]:
    return session.config.digest(), session.world.digest(), session.teaching.place, session.time_h
