"""Ways in as small curves: filled areas follow what reaches the blood, and a card's curves are made once."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from synapse_sim.course.course import Course
from synapse_sim.draw.canvas import Rect
from synapse_sim.lesson import claims
from synapse_sim.lesson.lesson import View
from synapse_sim.scenes.body.reading import shares_of
from synapse_sim.scenes.body.scene import SCENE
from synapse_sim.scenes.body.small_curves import _draw_curve, boxes, draw_small_curves, top_of
from synapse_sim.session.commands import Change
from synapse_sim.session.shown_lesson import ShownBeat
from tests.draw.recording_canvas import recorded
from tests.scenes.stage import canvas, frame, room
from tests.ui.pilot import Pilot

ROUTES = (
    "iv_infusion", "iv_bolus", "intramuscular", "inhaled", "intranasal", "sublingual", "film", "oral",
    "transdermal",
)  # fmt: skip


def course_by(route: str) -> Course:
    return frame(0.75, treatment__route=route).course


def all_courses() -> tuple[Course, ...]:
    return tuple(course_by(route) for route in ROUTES)


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_filled_areas_are_to_each_other_as_what_reaches_the_blood(theme: str) -> None:
    top = top_of(all_courses())

    def filled(route: str) -> int:
        target = canvas((400, 200), theme)
        target.fill("background")
        before = target.picture().astype(int)
        area = Rect(target.rect.x, target.rect.y, 400, 200)
        _draw_curve(target, area, course_by(route), top)
        panel = target.picture()[2, -2, :3].astype(int)
        assert before.shape == target.picture().shape
        return int((np.abs(target.picture()[:200, :400, :3] - panel).sum(axis=2) > 20).sum())

    whole = filled("intramuscular")
    for route in ("inhaled", "sublingual", "film", "oral"):
        dose = course_by(route).config.doses[0]
        shares, muscle = shares_of(course_by(route).config, dose), 0.93
        assert shares is not None
        assert filled(route) / whole == pytest.approx(shares.reaches / muscle, abs=0.09), route


def test_a_spike_is_cut_with_an_arrow_and_does_not_flatten_the_others() -> None:
    courses = all_courses()
    top = top_of(courses)
    push, infusion = (max(c.plasma_ng_per_ml) / c.config.doses[0].mg for c in (courses[1], courses[0]))
    assert infusion == pytest.approx(top, rel=0.02)
    assert push > 1.5 * top
    target, recording = recorded((400, 200))
    _draw_curve(target, Rect(0, 0, 200, 100), courses[1], top)
    _draw_curve(target, Rect(200, 0, 200, 100), courses[0], top)
    arrows = [call.place for call in recording.calls if call.kind == "polygon"]
    assert len(arrows) == 1
    assert arrows[0].right <= 200


@pytest.mark.parametrize("size", [(1280, 390), (1024, 430), (640, 220)], ids=str)
@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_nine_names_with_their_shares_stand_whole_and_apart(size: tuple[int, int], theme: str) -> None:
    target, recording = recorded(size, theme, window=(size[0], {1280: 720, 1024: 768, 640: 400}[size[0]]))
    third = size[0] / 3.4
    sides = Rect(10, 0, third, size[1]), Rect(size[0] - third, 0, third, size[1])
    draw_small_curves(target, sides, all_courses())
    words = [each for each in recording.written if each.shown]
    assert not [each.shown for each in words if "…" in each.shown]
    assert sum(each.shown.endswith("%") for each in words) == len(ROUTES)
    for one, other in combinations(words, 2):
        box = one.place.inset(0.0, 0.2 * one.place.h)
        assert not box.meets(other.place.inset(0.0, 0.2 * other.place.h)), (one.shown, other.shown)
    placed = boxes(target, sides, len(ROUTES))
    assert len({(round(box.w, 3), round(box.h, 3)) for box in placed}) == 1, "areas can be compared"


def test_they_stand_in_place_of_all_numbers_of_the_body() -> None:
    beat = ShownBeat("", "", 7, 9, "", "", "", View("body"), curves=all_courses())
    target, recording = recorded((1280, 390), window=(1280, 720))
    SCENE.draw(target, replace(frame(0.75), lesson=beat), room(target.rect))
    assert {"infusion", "20 %"} <= set(recording.words)
    assert not any("marks" in words for words in recording.words)


def test_a_card_makes_its_curves_once_and_keeps_them_until_its_parameters_are_touched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pilot = Pilot(size=(1280, 720), lesson="routes", step=7)
    shown = pilot.session.frame().lesson.curves
    assert tuple(course.config.doses[0].route for course in shown) == ROUTES

    def never(*_: Any) -> None:
        raise AssertionError("drawing computes no course")

    monkeypatch.setattr(claims, "simulate", never)
    pilot.frame(5)
    assert pilot.session.frame().lesson.curves is shown
    pilot.session.do(Change({"treatment.dose": 1.0}))
    assert not pilot.session.frame().lesson.is_in_film
