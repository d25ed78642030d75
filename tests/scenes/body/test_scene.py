from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.agents.body.parcels import BRAIN, HYDROXYNORKETAMINE, LIVER, NORKETAMINE, OUT, SITE
from synapse_sim.config import Config
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.body.labels import label_boxes
from synapse_sim.scenes.body.levels import lines_of, placed
from synapse_sim.scenes.body.marks import FLOWING, Now, mark_places, turned
from synapse_sim.scenes.body.numbers import places
from synapse_sim.scenes.body.reading import (
    Seen,
    bodies_seen,
    brain_level,
    brain_worth,
    holds_drug,
    in_brain,
    shares_of,
    whereabouts,
)
from synapse_sim.scenes.body.scene import SCENE
from synapse_sim.scenes.body.tools import TOOLS
from synapse_sim.scenes.body.view import figure_of
from synapse_sim.scenes.body.whereabouts import brain_words, tables
from synapse_sim.session.frame import Frame
from tests.draw.recording_canvas import recorded
from tests.scenes.stage import drawn, frame, room

ROUTES = [route for route in figure_of("human").doors if route != "intraperitoneal"]
RECT = Rect(0, 0, 900, 450)


def seen(shown: Frame) -> Seen:
    return bodies_seen(shown, RECT)[0]


def test_every_route_of_every_drug_has_its_door() -> None:
    for drug in Config().drugs.values():
        for species in ("human", "rat", "mouse"):
            assert set(drug.routes_for(species)) <= set(figure_of(species).doors)


@pytest.mark.parametrize("species", ["human", "rat"])
def test_every_door_has_a_tool_and_every_place_that_does_not_flow_a_region(species: str) -> None:
    figure = figure_of(species)
    assert {door.tool for door in figure.doors.values()} <= set(TOOLS)
    assert set(figure.regions) | set(FLOWING) | {SITE} == set(range(OUT + 1))


def test_the_nine_routes_look_different() -> None:
    pictures = {
        drawn(SCENE, frame(0.1, treatment__route=route, treatment__dose=0.3), (220, 240)) for route in ROUTES
    }
    assert len(pictures) == len(ROUTES) == 9


@pytest.mark.parametrize("route", ["iv_infusion", "oral", "transdermal"])
def test_every_mark_lies_within_the_room_of_the_figure(route: str) -> None:
    body = seen(frame(0.75, treatment__route=route, treatment__dose=0.3))
    x, y = mark_places(body.visits, body.figure, body.door, body.now)
    assert len(x) > 100
    assert x.min() > -body.figure.left
    assert x.max() < body.figure.right
    assert y.min() > 0.0
    assert y.max() < body.figure.height


def test_a_mark_glides_from_place_to_place() -> None:
    body = seen(frame(0.75))
    visits = body.visits
    still = visits.where(np.flatnonzero((visits.entered_h < 0.74) & (visits.leaves_h > 0.76)))
    places = (
        mark_places(still, body.figure, body.door, Now(t, 0, 0.0, body.now.waiting)) for t in (0.7499, 0.7501)
    )
    before, after = places
    assert np.abs(after - before).max() < 0.02


def test_marks_in_the_blood_ride_round_with_it() -> None:
    body = seen(frame(0.75))
    settled = body.visits.entered_h < 0.75 - 2.1 / 60.0
    flows = body.visits.where(np.flatnonzero(settled & np.isin(body.visits.place, FLOWING)))
    one, other = (mark_places(flows, body.figure, body.door, Now(0.75, tick, 0.0, 0.0)) for tick in (0, 960))
    assert len(flows.place) > 20
    assert (np.hypot(*(other - one)) > 0.03).mean() > 0.8


def test_drug_turns_into_norketamine_in_the_liver_alone() -> None:
    body = seen(frame(0.75))
    share = turned(body.visits, body.now)
    turning = share > 0.0
    assert turning.any()
    assert set(body.visits.place[turning]) == {LIVER}
    assert set(body.visits.goes_to[turning]) == {NORKETAMINE}


def test_a_mark_turns_within_four_tenths_of_a_second_on_screen() -> None:
    visits, pace_h_per_s = seen(frame(0.75)).visits, 0.05
    turning = visits.where(np.flatnonzero((visits.place == LIVER) & (visits.goes_to == NORKETAMINE)))
    lasts = turning.where(np.flatnonzero(turning.leaves_h - turning.entered_h > 0.03))
    assert len(lasts.place)
    for before_s, expected in ((0.1, 0.75), (0.3, 0.25), (0.5, 0.0)):
        for k, leaves_h in enumerate(lasts.leaves_h):
            now = Now(float(leaves_h) - before_s * pace_h_per_s, 0, pace_h_per_s, 0.0)
            assert turned(lasts, now)[k] == pytest.approx(expected, abs=1e-6)


def test_a_drug_without_that_way_makes_no_norketamine() -> None:
    for drug in ("ssri", "memantine", "midazolam"):
        body = seen(frame(6.0, treatment__drug=drug))
        assert body.given > 0
        assert not np.isin(body.visits.place, (NORKETAMINE, HYDROXYNORKETAMINE)).any()
        assert "norketamine" not in dict(whereabouts(body))


def test_what_is_told_of_the_dose_adds_up_to_all_marks_but_the_brain_s_own() -> None:
    for time_h in (0.2, 0.75, 6.0, 48.0):
        for route in ("iv_infusion", "oral"):
            body = seen(frame(time_h, treatment__route=route))
            assert sum(count for _, count in whereabouts(body)) == body.given
            for table in tables(body):
                assert sum(row.share for row in table) == pytest.approx(1.0)
    assert BRAIN in seen(frame(0.75)).visits.place


def test_what_was_changed_has_not_left_the_body() -> None:
    infusion, swallowed = (seen(frame(48.0, treatment__route=route)) for route in ("iv_infusion", "oral"))
    assert infusion.lost == 0
    assert infusion.changed > 0.9 * infusion.given
    assert swallowed.lost == pytest.approx(0.29 * swallowed.given, abs=0.08 * swallowed.given)


def test_the_marks_in_the_brain_follow_the_level_there() -> None:
    for time_h in (0.5, 0.75, 2.0):
        body = seen(frame(time_h))
        assert in_brain(body) == round(100.0 * body.arm.moment.effect_site_umolar)


@pytest.mark.parametrize("dose", [0.1, 0.5, 2.0])
def test_marks_times_their_worth_are_the_level_that_is_said(dose: float) -> None:
    for time_h in (0.02, 0.3, 0.75, 2.0, 5.0, 30.0):
        body = seen(frame(time_h, treatment__dose=dose))
        count, level = in_brain(body), brain_level(body)
        assert brain_worth(body.config) == "0.01 µM"
        assert brain_words(body)[0] == "brain: smaller marks of 0.01 µM each"
        if level == "< 0.01 µM":
            assert count == 0
        else:
            assert f"{0.01 * count:.{1 if count >= 100 else 2}f} µM" == level


def test_before_the_dose_and_without_one_no_drug_is_in_the_body() -> None:
    assert not holds_drug(seen(frame(-0.5)))
    assert not holds_drug(seen(frame(0.75, treatment__dose=0.0)))
    assert holds_drug(seen(frame(0.75)))


def test_the_bar_of_a_route_comes_from_its_parameters() -> None:
    config = Config({"treatment.route": "oral"})
    shares = shares_of(config, config.doses[0])
    assert shares is not None
    assert shares.reaches == pytest.approx(0.71 * 0.28)
    assert shares.changed == pytest.approx(0.71 * 0.72)
    assert shares.reaches + shares.changed + shares.lost == pytest.approx(1.0)
    rat = Config({"subject.species": "rat"})
    assert shares_of(rat, rat.doses[0]) is None


@pytest.mark.parametrize("size", [(1280, 380), (640, 240), (1280, 300)])
@pytest.mark.parametrize("drug", ["memantine", "ssri", "ketamine"])
def test_the_highest_level_stands_whole_inside_its_chart(drug: str, size: tuple[int, int]) -> None:
    for theme in ("dark", "projector"):
        canvas, recording = recorded(size, theme)
        SCENE.draw(canvas, frame(24.0, treatment__drug=drug), room(canvas.rect))
        numbers = [each for each in recording.written if each.shown.replace(",", "").isdigit()]
        assert all(each.place.right <= size[0] - 4 for each in numbers), theme


def test_what_one_mark_holds_follows_the_dose_and_the_number_of_marks() -> None:
    assert SCENE.chips(frame(0.75))[0] == "1 mark = 0.12 mg, in the brain 0.01 µM"
    assert SCENE.chips(frame(0.75, body__parcels=600))[0] == "1 mark = 0.058 mg, in the brain 0.01 µM"
    assert SCENE.chips(frame(0.75, treatment__dose=0.0)) == ("not to scale",)


def test_the_pointer_finds_a_mark_and_an_organ() -> None:
    empty, full = seen(frame(-0.5)), seen(frame(0.75))
    x, y = empty.view.place(0.0, 0.042)
    assert str(SCENE.describe(frame(-0.5), room(RECT), x, y)).startswith("Brain")
    bag = full.view.place(*full.door.store[-1][:2])
    assert "not in the body yet" in str(SCENE.describe(frame(0.5), room(RECT), *bag))


def test_a_rat_has_a_figure_of_its_own() -> None:
    rat = frame(0.3, subject__species="rat", treatment__route="intraperitoneal", treatment__dose=10.0)
    assert drawn(SCENE, rat) != drawn(SCENE, frame(0.3))


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_before_the_first_dose_its_marks_wait_outside(theme: str) -> None:
    target, recording = recorded((1280, 400), theme, window=(1280, 720))
    shown = frame(-0.5)
    SCENE.draw(target, shown, room(target.rect))
    waiting = shown.world.body.counts[0]
    assert recording.words.count(f"{waiting}") == 1
    assert any(f"{waiting} marks" in words for words in recording.words)
    assert sum(row.count for row in tables(seen(shown))[0]) == waiting


@pytest.mark.parametrize("size", [(1280, 400), (1024, 440), (1280, 345)])
@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_labels_of_the_body_keep_off_the_numbers_beside_it(size: tuple[int, int], theme: str) -> None:
    target, _ = recorded(size, theme, window=(size[0], 768 if size[0] == 1024 else 720))
    shown = frame(0.75, treatment__drug="esketamine")
    picture, off = bodies_seen(shown, target.rect)[0].view.picture, -1.0
    boxes = label_boxes(target, bodies_seen(shown, target.rect))[0]
    assert {"brain", "blood"} <= boxes.keys()
    assert all(picture.x + off <= box.x and box.right <= picture.right - off for box in boxes.values())


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_the_largest_value_of_each_substance_stands_in_its_colour_off_the_curves(theme: str) -> None:
    target, recording = recorded((1280, 400), theme, window=(1280, 720))
    shown = frame(0.75)
    SCENE.draw(target, shown, room(target.rect))
    (body,) = bodies_seen(shown, target.rect)
    axes, (chart,) = placed(target, places(target, room(target.rect), (body,))[1], (body,))
    course = shown.course
    across = chart.x + chart.w * course.time_h / axes.end_h
    for line in lines_of(course)[1]:
        at = recording.find(f"{line.level.max():.0f}").place
        letters = at.inset(0.0, 0.15 * at.h)
        for other in lines_of(course)[1]:
            down = chart.bottom - chart.h * other.level / axes.top
            below = down[(across >= at.x) & (across <= at.right)]
            assert below.min() >= letters.bottom or below.max() <= letters.y, (line.name, other.name)
