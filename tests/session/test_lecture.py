"""Driving a lesson: turning beats does what a hand would do; what is asked stays hidden until it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from synapse_sim.config import Config
from synapse_sim.course.response.response import known_response
from synapse_sim.lesson.lesson import MOST_WORDS
from synapse_sim.lesson.prediction import in_short
from synapse_sim.lesson.shelf import find_lesson, lesson_names
from synapse_sim.session import Session
from synapse_sim.session.commands import Change, Command, Compare, GoTo, ShowScene, Undo
from synapse_sim.session.lesson_commands import (
    CountVotes,
    DrawPrediction,
    FirstBeat,
    HurryUp,
    LastBeat,
    LeaveLesson,
    NextBeat,
    OpenLesson,
    Predict,
    PredictNumbers,
    Reveal,
    TryAgain,
    Vote,
)
from synapse_sim.session.replay import replay
from synapse_sim.session.saved import parse_state, state_text
from synapse_sim.session.shown_lesson import ShownBeat
from synapse_sim.session.state import restored, state_of
from synapse_sim.story.scene_names import view_names
from tests.lesson.lessons import SHORT

SECOND = 960


@pytest.fixture
def mine(tmp_path: Path) -> str:
    path = tmp_path / "mine.toml"
    path.write_text(SHORT, encoding="utf-8")
    return str(path)


def driven(*commands: Command) -> Session:
    session = Session(Config())
    for command in commands:
        assert session.do(command) == "", command
    return session


def digests(session: Session) -> list[str]:
    session.finish()
    return [arm.world.digest() for arm in session.frame().arms]


def test_a_lesson_driven_by_commands_is_what_a_hand_would_do(mine: str) -> None:
    lesson = driven(OpenLesson(mine), NextBeat())
    by_hand = driven(GoTo(2 / 3), ShowScene("circuit"), Compare({"treatment.dose": 0.0}))
    assert digests(lesson) == digests(by_hand)
    assert lesson.scene == by_hand.scene
    assert lesson.config.changes == by_hand.config.changes


def test_each_beat_is_one_step_of_undo(mine: str) -> None:
    session = driven(OpenLesson(mine), *[NextBeat()] * 4)
    assert session.config.treatment.dose == 0.3
    session.do(Undo())
    assert session.config.treatment.dose == 0.5


def test_any_slider_may_be_touched_and_next_returns_to_the_film(mine: str) -> None:
    session = driven(OpenLesson(mine))
    assert session.frame().lesson is not None
    session.do(Change({"treatment.dose": 1.0, "window.projector": True, "seed": 7}))
    beat = session.frame().lesson
    assert beat is not None
    assert not beat.is_in_film
    session.do(NextBeat())
    beat = session.frame().lesson
    assert beat is not None
    assert (beat.number, beat.is_in_film) == (2, True)
    assert session.config.treatment.dose == 0.5
    assert session.config.window.projector
    assert session.config.seed == 7


def test_what_is_asked_is_hidden_until_the_class_has_voted_twice(mine: str) -> None:
    session = driven(OpenLesson(mine), NextBeat())
    assert session.frame().hides(["relief"])
    session.do(NextBeat())
    again = session.frame()
    assert again.hides(["relief"])
    assert again.lesson is not None
    assert (again.lesson.number, again.lesson.waits) == (2, True)
    assert again.prediction is not None
    assert again.prediction.made.stage == "again"
    session.do(NextBeat())
    shown = session.frame()
    assert not shown.hides(["relief"])
    assert shown.lesson is not None
    assert (shown.lesson.number, shown.lesson.waits) == (2, False)
    session.do(NextBeat())
    last = session.frame().lesson
    assert last is not None
    assert last.number == 3


def test_nothing_is_revealed_without_a_vote_or_a_drawing(mine: str) -> None:
    session = driven(OpenLesson(mine), NextBeat())
    assert "Vote or draw first" in session.do(Reveal())
    assert session.frame().hides(["relief"])
    assert session.do(Vote(0)) == ""
    assert session.do(Reveal()) == ""
    assert not session.frame().hides(["relief"])
    assert "already" in session.do(Vote(1))
    assert session.do(TryAgain()) == ""
    assert session.frame().hides(["relief"])


def test_both_rounds_of_votes_are_kept(mine: str) -> None:
    session = driven(OpenLesson(mine), NextBeat(), CountVotes((22, 51)), NextBeat(), CountVotes((70, 3)))
    session.do(Vote(1))
    shown = session.frame().prediction
    assert shown is not None
    assert shown.made.rounds == ((22, 51), (70, 4))
    assert "Type 2 counts" in session.do(CountVotes((1, 2, 3)))
    assert "Type 2 counts" in session.do(CountVotes((-1, 2)))
    assert "no such answer" in session.do(Vote(5))


def test_a_drawn_curve_is_credited_in_words_before_points(mine: str) -> None:
    session = driven(OpenLesson(mine), NextBeat())
    session.do(DrawPrediction(((0.0, 0.0), (1.0, 0.4), (8.0, 0.0), (336.0, 0.0))))
    session.do(Reveal())
    shown = session.frame().prediction
    assert shown is not None
    assert {each.feature: each.is_right for each in shown.credits} == {
        "direction": True, "order": False, "time_band": False, "fading": True,
    }  # fmt: skip
    assert shown.points == 50
    assert all(each.sentence for each in shown.credits)
    assert in_short(shown.credits) == "Right: direction, end. In the model otherwise: order, time."
    session.do(TryAgain())
    session.do(PredictNumbers(to=0.3, at_h=40.0, falls_by=0.8))
    session.do(Reveal())
    better = session.frame().prediction
    assert better is not None
    assert better.points == 100


@pytest.mark.parametrize("points", [((0.0, float("nan")),), tuple((float(k), 0.0) for k in range(500))])
def test_what_is_no_curve_is_refused(mine: str, points: tuple[tuple[float, float], ...]) -> None:
    session = driven(OpenLesson(mine), NextBeat())
    assert "list of hours and values" in session.do(DrawPrediction(points))


def test_the_place_is_kept_when_a_lesson_is_left(mine: str) -> None:
    session = driven(OpenLesson(mine), NextBeat(), LeaveLesson())
    assert session.frame().lesson is None
    assert not session.frame().masked
    assert "No lesson is open" in session.do(NextBeat())
    session.do(OpenLesson(mine))
    beat = session.frame().lesson
    assert beat is not None
    assert beat.number == 2
    assert session.frame().hides(["relief"])


def test_a_lesson_ends_with_its_recap_card(mine: str) -> None:
    session = driven(OpenLesson(mine, beat=3))
    card = session.frame().lesson
    assert card is not None
    assert card.recap is not None
    assert card.count == 3
    assert "last card" in session.do(NextBeat())
    assert session.do(LastBeat()) == ""
    assert session.do(FirstBeat()) == ""
    assert "first beat" in session.do(LastBeat())


def test_the_recap_card_stands_at_the_last_moment_whatever_was_before(tmp_path: Path) -> None:
    path = tmp_path / "still.toml"
    path.write_text(SHORT.replace('from = "40min"\nto = "24h"', 'at = "24h"'), encoding="utf-8")
    straight = driven(OpenLesson(str(path), beat=3))
    assert straight.time_h == 24.0
    assert straight.frame().config.treatment.dose == 0.3
    assert digests(straight) == digests(driven(OpenLesson(str(path), beat=2), NextBeat()))


def beats_seen(session: Session) -> list[int]:
    """The numbers of the beats that come by going on to the end, without an answer."""
    seen = [shown(session).number]
    while session.do(NextBeat()) == "":
        if shown(session).number != seen[-1]:
            seen.append(shown(session).number)
    return seen


def shown(session: Session) -> ShownBeat:
    beat = session.frame().lesson
    assert beat is not None
    return beat


def test_when_time_runs_out_core_beats_alone_remain_and_then_all_again(tmp_path: Path) -> None:
    path = tmp_path / "core.toml"
    first = '[[beat]]\nsentence = "One."\n'
    head, _, tail = SHORT.partition("[[beat]]")
    path.write_text(f"{head}{first}{first}[[beat]]{tail}".replace("stop = true", "stop = true\ncore = true"))
    all_of_them = driven(OpenLesson(str(path)))
    left_min = shown(all_of_them).left_min
    assert beats_seen(all_of_them) == [1, 2, 3, 4, 5, 6]
    hurried = driven(OpenLesson(str(path)), HurryUp())
    assert shown(hurried).is_short
    assert shown(hurried).left_min < left_min
    assert beats_seen(hurried) == [1, 4, 6]
    assert hurried.do(LastBeat()) == ""
    assert shown(hurried).number == 4
    assert hurried.do(HurryUp()) == ""
    assert hurried.do(LastBeat()) == ""
    assert shown(hurried).number == 3


def test_that_time_runs_out_is_saved_with_the_place(mine: str) -> None:
    session = driven(OpenLesson(mine), HurryUp())
    again = restored(parse_state(state_text(state_of(session)), "s.toml", view_names()))
    assert shown(again).is_short


def test_a_stretch_plays_and_stops_by_itself(mine: str) -> None:
    session = driven(OpenLesson(mine, beat=2))
    session.finish()
    assert session.is_playing
    for _ in range(12):
        session.pass_ticks(SECOND)
        session.work()
        session.finish()
    assert not session.is_playing
    assert session.time_h == pytest.approx(24.0, abs=0.02)


def test_the_clock_counts_from_the_beat_on(mine: str) -> None:
    session = driven(OpenLesson(mine))
    session.finish()
    session.pass_ticks(3 * SECOND)
    beat = session.frame().lesson
    assert beat is not None
    assert beat.clock_s == pytest.approx(3.0)
    assert beat.planned_s == 40.0
    assert beat.left_min == pytest.approx((40 + 40 + 60) / 60)
    session.do(NextBeat())
    turned = session.frame().lesson
    assert turned is not None
    assert turned.clock_s == 0.0


def test_a_lesson_with_mistakes_does_not_open(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(SHORT.replace("minutes = 3", "minutes = 0"), encoding="utf-8")
    session = Session(Config())
    assert f"{path}:4: minutes = 0 is outside" in session.do(OpenLesson(str(path)))
    assert "did you mean 'chain'" in session.do(OpenLesson("chian"))
    assert session.frame().lesson is None


def test_a_column_can_be_predicted_without_a_lesson() -> None:
    session = driven(Predict("restored_share", from_h=1.0))
    frame = session.frame()
    assert frame.hides(["spine_density_rel"])
    assert not frame.hides_now(["spine_density_rel"])
    session.do(GoTo(2.0))
    assert session.frame().hides_now(["spine_density_rel"])
    assert "no column" in session.do(Predict("nothing"))
    session.do(DrawPrediction(((0.0, 0.0), (48.0, 0.7), (336.0, 0.3))))
    session.do(Reveal())
    for _ in range(200):
        session.finish()
        session.work()
    shown = session.frame().prediction
    assert shown is not None
    assert shown.points == 100
    assert shown.band is not None
    assert (shown.band.low <= shown.band.high).all()
    assert not session.frame().masked


def test_where_one_stands_in_a_lesson_is_saved_and_stood_in_again(mine: str) -> None:
    session = driven(
        OpenLesson(mine), NextBeat(), CountVotes((3, 4)), DrawPrediction(((0.0, 0.0), (24.0, 0.2)))
    )
    state = state_of(session)
    assert parse_state(state_text(state), "my.toml", view_names()) == state
    again = restored(state)
    assert state_of(again) == state
    assert digests(again) == digests(session)
    again.do(NextBeat())
    session.do(NextBeat())
    assert state_of(again) == state_of(session)


def test_a_lesson_that_was_logged_ends_the_same(mine: str) -> None:
    session = driven(OpenLesson(mine), NextBeat(), Vote(0), NextBeat(), NextBeat())
    session.finish()
    session.pass_ticks(100)
    session.do(NextBeat())
    again = replay(Config(), session.log)
    assert state_of(again) == state_of(session)
    assert digests(again) == digests(session)


def test_the_open_lesson_follows_its_file(mine: str) -> None:
    session = driven(OpenLesson(mine), NextBeat())
    Path(mine).write_text(SHORT.replace("What comes next?", "And what now?"), encoding="utf-8")
    session.advance(0.3)
    beat = session.frame().lesson
    assert beat is not None
    assert (beat.number, beat.sentence) == (2, "And what now?")
    Path(mine).write_text(SHORT.replace("minutes = 3", "minutes = 0"), encoding="utf-8")
    session.advance(0.3)
    assert "minutes = 0 is outside" in session.banner
    beat = session.frame().lesson
    assert beat is not None
    assert beat.sentence == "And what now?"
    Path(mine).write_text(SHORT, encoding="utf-8")
    session.advance(0.3)
    assert session.banner == ""


@pytest.mark.long
def test_circuits_of_coming_beats_are_measured_ahead(tmp_path: Path) -> None:
    path = tmp_path / "ahead.toml"
    path.write_text(SHORT.replace('"treatment.dose" = 0.3', '"circuit.network_seed" = 77'), encoding="utf-8")
    session = driven(OpenLesson(str(path)))
    session.finish()
    needed = Config({"circuit.network_seed": 77})
    for _ in range(100_000):
        session.work()
        if known_response(needed) is not None:
            break
    session.do(OpenLesson(str(path), beat=2))
    assert not session.feed.is_measuring


@pytest.mark.parametrize("name", lesson_names())
def test_a_clicker_goes_through_every_shipped_lesson(name: str) -> None:
    session, count = Session(Config()), len(find_lesson(name).beats) + 1
    assert session.do(OpenLesson(name)) == ""
    numbers = []
    for _ in range(4 * count):
        beat = session.frame().lesson
        assert beat is not None
        assert beat.is_in_film
        assert len(beat.sentence.split()) <= MOST_WORDS + 4
        numbers.append(beat.number)
        if session.do(NextBeat()):
            break
    assert sorted(set(numbers)) == list(range(1, count + 1))
    assert known_response(session.config) is not None
