"""A lesson in the window: a clicker's keys, letters and typed counts, the drawing by mouse and by keys."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from synapse_sim.session.lesson_commands import OpenLesson
from synapse_sim.ui.lesson_keys import lesson_command
from synapse_sim.ui.widgets.widget import WidgetState
from tests.draw.recording_canvas import recorded
from tests.lesson.lessons import SHORT
from tests.ui.pilot import Pilot


@pytest.fixture
def pilot(tmp_path: Path) -> Pilot:
    path = tmp_path / "mine.toml"
    path.write_text(SHORT, encoding="utf-8")
    pilot = Pilot({"course.horizon_h": 336.0}, size=(1024, 768))
    assert pilot.session.do(OpenLesson(str(path))) == ""
    pilot.frame()
    return pilot


def number(pilot: Pilot) -> int:
    lesson = pilot.session.frame().lesson
    return 0 if lesson is None else lesson.number


def made(pilot: Pilot) -> object:
    shown = pilot.session.frame().prediction
    return None if shown is None else shown.made


def test_a_clicker_turns_beats_and_escape_leaves_and_keeps_the_place(pilot: Pilot) -> None:
    pilot.press("pagedown")
    assert number(pilot) == 2
    pilot.press("pageup")
    assert number(pilot) == 1
    pilot.press("right")
    assert number(pilot) == 2
    pilot.press("left")
    assert number(pilot) == 1
    pilot.press("pagedown")
    pilot.press("escape")
    assert number(pilot) == 0
    assert pilot.session.teaching.place.beat == 1


def test_f6_or_a_button_leaves_core_beats_alone(pilot: Pilot) -> None:
    pilot.press("f6")
    assert pilot.session.frame().lesson.is_short
    pilot.click("hurry beat")
    assert not pilot.session.frame().lesson.is_short


def test_what_a_beat_says_besides_stands_over_the_picture(pilot: Pilot) -> None:
    remark = pilot.desk.parts.lesson.remark
    assert remark.rect.w == 0
    assert pilot.session.frame().lesson.remark == ""
    pilot.app.session.do(OpenLesson("chain"))
    pilot.frame()
    scene = pilot.desk.parts.scenes["dendrite"]
    assert remark.rect.h > 0
    assert remark.rect.bottom <= scene.rect.y + 1


def test_near_a_thing_no_handle_stands_where_it_is_not() -> None:
    pilot = Pilot({}, size=(1280, 720))
    pilot.session.do(OpenLesson("magnesium", beat=0))
    pilot.frame()
    assert not list(pilot.desk.parts.handles.shown)
    pilot.session.do(OpenLesson("magnesium", beat=7))
    pilot.frame()
    assert list(pilot.desk.parts.handles.shown)


def test_f5_begins_the_lesson_anew(pilot: Pilot) -> None:
    pilot.press("pagedown")
    pilot.press("f5")
    assert number(pilot) == 1


def test_without_a_lesson_these_keys_mean_what_they_always_do() -> None:
    frame = Pilot(size=(640, 400)).session.frame()
    assert all(lesson_command(key, frame) is None for key in ("pagedown", "left", "a", "f5"))


def test_letters_vote_and_g_reveals(pilot: Pilot) -> None:
    pilot.press("pagedown")
    for key in ("a", "b", "b"):
        pilot.press(key)
    assert made(pilot).rounds == ((1, 2),)  # type: ignore[attr-defined]
    pilot.press("g")
    assert made(pilot).stage == "revealed"  # type: ignore[attr-defined]
    pilot.press("g")
    assert made(pilot).stage == "asked"  # type: ignore[attr-defined]


def test_counts_are_typed_into_the_answer_that_has_the_focus(pilot: Pilot) -> None:
    pilot.press("pagedown")
    pilot.frame()
    row = pilot.desk.parts.lesson.rows[1]
    pilot.desk.pointer_focus.focus_on(row)
    for digit in "51":
        pilot.type(digit)
    assert made(pilot).rounds == ((0, 51),)  # type: ignore[attr-defined]
    pilot.press("enter")
    assert made(pilot).rounds == ((0, 52),)  # type: ignore[attr-defined]


def test_a_click_on_an_answer_is_a_vote(pilot: Pilot) -> None:
    pilot.press("pagedown")
    pilot.frame()
    place = pilot.desk.parts.lesson.rows[0].rect.center
    pilot.down(place)
    pilot.up(place)
    assert made(pilot).rounds == ((1, 0),)  # type: ignore[attr-defined]


def test_a_curve_is_drawn_with_the_mouse_or_with_arrow_keys(pilot: Pilot) -> None:
    pilot.press("pagedown")
    for _ in range(2):  # in the first one stands still before one glides
        pilot.frame()
    chart = pilot.desk.parts.lesson.chart
    x, y = chart.rect.center
    pilot.down((x - 60, y))
    pilot.move((x + 60, y - 40))
    pilot.up((x + 60, y - 40))
    drawn = made(pilot).drawn  # type: ignore[attr-defined]
    assert max(value for _, value in drawn) > 0.3
    pilot.desk.pointer_focus.focus_on(chart)
    before = dict(drawn)
    pilot.press("up")
    after = dict(made(pilot).drawn)  # type: ignore[attr-defined]
    assert sum(after[time_h] > before[time_h] for time_h in after) == 1
    pilot.press("backspace")
    assert made(pilot).drawn == ()  # type: ignore[attr-defined]


def test_buttons_turn_beats_and_the_sentence_is_the_beats(pilot: Pilot) -> None:
    _, back, on = pilot.desk.parts.turns
    assert on.rect.w > 0
    pilot.down(on.rect.center)
    pilot.up(on.rect.center)
    assert number(pilot) == 2
    pilot.frame()
    pilot.down(back.rect.center)
    pilot.up(back.rect.center)
    assert number(pilot) == 1


@pytest.mark.parametrize("size", [(640, 400), (1920, 1080), (400, 640)])
def test_every_card_has_a_place_at_every_size(pilot: Pilot, size: tuple[int, int]) -> None:
    pilot.surface = pygame.Surface(size, 0, 32)
    for _ in range(6):
        pilot.frame()
        free = pilot.desk.picture._layout.whole
        for widget in pilot.desk.parts.lesson.widgets:
            if widget.rect.w:
                assert free.x <= widget.rect.x
                assert widget.rect.right <= free.right + 1
        pilot.press("pagedown")
    assert not pilot.app.guard.failures


def test_g_predicts_what_the_scene_shows() -> None:
    pilot = Pilot(size=(1024, 768), scene="dendrite")
    pilot.press("g")
    assert pilot.session.frame().hides(["restored_share"])
    pilot.frame()
    assert pilot.desk.parts.lesson.chart.rect.w > 0
    pilot.press("g")
    assert pilot.session.frame().hides(["restored_share"])


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)], ids=str)
@pytest.mark.parametrize("projector", [False, True])
def test_the_clock_of_a_vote_ends_with_all_else_at_the_right_and_its_number_has_air(
    size: tuple[int, int], *, projector: bool
) -> None:
    pilot = Pilot({"window.projector": projector}, size=size, lesson="chain", step=7)
    pilot.app.session.finish()
    theme = "projector" if projector else "dark"
    canvas, recording = recorded(size, theme, zoom=pilot.desk.picture.zoom)
    card = next(each for each in pilot.desk.parts.lesson.widgets if each.name == "lesson.card")
    card.draw(canvas, WidgetState())
    (number,) = [each.place for each in recording.written if each.shown.isdigit()]
    rings = [call.place for call in recording.calls if call.kind == "ring"]
    assert rings[0].right == pytest.approx(pilot.desk.parts.foot.rect.right, abs=4)
    assert number.w <= 0.75 * rings[0].w
