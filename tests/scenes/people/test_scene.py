from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.draw.canvas import Rect
from synapse_sim.experiments.population import own_pair
from synapse_sim.scenes.people.crowd import places_of
from synapse_sim.scenes.people.reading import Reading, other_run, reading_of, standing_of, step_of
from synapse_sim.scenes.people.scene import SCENE
from synapse_sim.scenes.people.view import Slope, parts
from synapse_sim.session.frame import Frame
from tests.draw.recording_canvas import recorded
from tests.scenes.stage import drawn, frame, room

RECT = Rect(0, 0, 1280, 380)
EM = 16.0
SLOPE = Slope(Rect(0, 200, 600, 120), 40, 60, 8)


def reading(shown: Frame) -> Reading:
    assert shown.people.trial is not None
    return reading_of(shown.people.trial)


def test_uphill_is_better_and_every_figure_stands_at_its_score() -> None:
    seen = reading(frame(24.0))
    standing = standing_of(seen, seen.arms[0], 24.0)
    places = places_of(SLOPE, seen, standing)
    per_point = float(SLOPE.x(10.0) - SLOPE.x(11.0))
    assert np.abs(places.x - SLOPE.x(standing.score)).max() <= 2.0 * per_point
    assert (np.diff(SLOPE.y(np.linspace(57.0, 0.0, 30))) < 0.0).all()


def test_fifty_figures_stand_for_all_patients() -> None:
    seen = reading(frame(24.0))
    arm = seen.arms[0]
    assert len(arm.figures) == 50
    assert seen.each == 4
    standing = standing_of(seen, arm, 24.0)
    assert float(standing.responds.mean()) == pytest.approx(standing.share, abs=0.03)


def test_both_arms_show_the_same_people() -> None:
    one, other = reading(frame(24.0)).arms
    assert np.array_equal(one.figures, other.figures)


def test_a_small_step_in_time_moves_nobody_far() -> None:
    seen = reading(frame(24.0))
    early, late = (places_of(SLOPE, seen, standing_of(seen, seen.arms[0], t)) for t in (24.0, 24.1))
    assert np.abs(late.x - early.x).max() < 0.02 * SLOPE.area.w


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({}, ["Ketamine", "Midazolam"]),
        ({"trial__expectancy": "saline"}, ["Ketamine", "Saline"]),
        ({"trial__expectancy": "anaesthesia"}, ["Ketamine", "Saline under anesthesia"]),
        ({"treatment__drug": "ssri"}, ["SSRI", "Placebo pill"]),
        ({"treatment__drug": "midazolam"}, ["Midazolam", "Saline"]),
    ],
)
def test_an_arm_stands_beside_its_own_comparator(changes: dict[str, str], names: list[str]) -> None:
    assert [arm.name for arm in reading(frame(24.0, 0, **changes)).arms] == names


def test_a_comparator_expects_what_the_treated_arm_expects() -> None:
    for changes in ({}, {"trial.expectancy": "anaesthesia"}, {"treatment.drug": "snri"}):
        treated, other = own_pair(Config(changes))
        assert treated.config.trial.expectancy == other.config.trial.expectancy


def test_a_comparator_is_given_at_the_same_times() -> None:
    treated, other = own_pair(Config({"treatment.schedule_h": (0.0, 72.0, 168.0)}))
    assert [dose.at_h for dose in other.config.doses] == [dose.at_h for dose in treated.config.doses]
    assert other.name == "midazolam"


def test_the_three_who_are_followed_are_of_their_kinds() -> None:
    seen = reading(frame(24.0))
    arm = seen.arms[0]
    answers = [
        (arm.patients.at(24.0)[each.patient] <= arm.half, arm.patients.at(168.0)[each.patient] <= arm.half)
        for each in seen.followed
    ]
    assert answers == [(True, True), (True, False), (False, False)]


def test_the_parts_of_the_arrow_lead_to_the_reference_adults_score() -> None:
    for arm in reading(frame(24.0)).arms:
        step = step_of(arm, 24.0)
        assert arm.start - step.by_treatment - step.by_drug == pytest.approx(step.score)
        now = arm.reference.at(24.0)
        assert step.score == pytest.approx(arm.start * (1 - now.expectancy) * (1 - now.relief))


def test_the_drug_has_no_part_where_there_is_none() -> None:
    treated, other = reading(frame(24.0)).arms
    assert step_of(treated, 24.0).by_drug > 5.0
    assert step_of(other, 24.0).by_drug == 0.0
    assert step_of(other, 24.0).by_treatment == pytest.approx(step_of(treated, 24.0).by_treatment)


def test_published_shares_are_of_one_source_for_both_arms() -> None:
    for expectancy in ("midazolam", "saline", "anaesthesia"):
        one, other = (arm.published for arm in reading(frame(24.0, trial__expectancy=expectancy)).arms)
        assert one is not None
        assert other is not None
        assert one.result is other.result
        assert one.result.comparator.startswith(expectancy if expectancy != "anaesthesia" else "saline, both")
        assert one.result.read in {"text", "abstract"}


def test_where_nothing_was_read_nothing_is_shown() -> None:
    for changes in ({"treatment__drug": "ssri"}, {"treatment__dose": 0.2}):
        assert [arm.published for arm in reading(frame(24.0, 0, **changes)).arms] == [None, None]


def test_the_chip_counts_the_figures_and_the_virtual_patients() -> None:
    assert "50" in SCENE.chips(frame(24.0))[0]
    assert "200" in SCENE.chips(frame(24.0))[0]
    assert "40" in SCENE.chips(frame(24.0, population__subjects=40))[0]


def test_the_pointer_finds_persons_and_says_they_are_no_prediction() -> None:
    words = {
        SCENE.describe(frame(24.0), room(RECT), x, y) for x in range(20, 1260, 7) for y in range(60, 250, 6)
    }
    found = [each for each in words if each]
    assert any("; responds. One of a group, not a prediction" in each for each in found)
    assert any("no failure of a person" in each for each in found)
    assert any("Chosen as the kind" in each for each in found)


def test_the_pointer_says_what_the_parts_of_the_arrow_are() -> None:
    own = parts(RECT, 0.0222 * RECT.h).arms[0]
    assert own.average is not None
    y = own.average.center[1]
    words = [SCENE.describe(frame(24.0), room(RECT), x, y) or "" for x in (float(own.slope.x(30)), 600.0)]
    assert "care, hope, time" in words[0]
    assert "multiply" in words[1]


@pytest.mark.parametrize("changes", [{"subject__species": "rat"}, {"treatment__dose": 4.0}])
def test_without_a_score_there_are_no_people(changes: dict[str, str | float]) -> None:
    shown = frame(24.0, 0, **changes)
    assert drawn(SCENE, shown) == drawn(SCENE, replace(shown, time_h=48.0))
    assert SCENE.describe(shown, room(RECT), 300.0, 150.0) is None


def test_the_picture_changes_with_time() -> None:
    assert drawn(SCENE, frame(0.0)) != drawn(SCENE, frame(24.0))


def test_a_room_of_any_shape_holds_its_parts() -> None:
    for size in ((1280, 380), (800, 760), (400, 160), (1920, 900), (120, 500)):
        free = Rect(7, 9, *size)
        for own in parts(free, EM).arms:
            areas = (own.slope.area, own.head, own.source, own.average, own.followed, own.axis, own.feels)
            for area in areas:
                assert area is None or (area.x >= free.x - 1 and area.right <= free.right + 1)
                assert area is None or (area.y >= free.y - 1 and area.bottom <= free.bottom + 1)


def test_those_before_a_change_carry_a_mark() -> None:
    shown = frame(24.0)
    stale = replace(shown, people=replace(shown.people, is_stale=True))
    assert drawn(SCENE, shown) != drawn(SCENE, stale)
    assert "before" in SCENE.chips(stale)[0]


@pytest.mark.parametrize("width", [500, 560, 640, 900])
def test_name_and_share_of_an_arm_never_stand_on_each_other(width: int) -> None:
    canvas, recording = recorded((width, 300), "projector", window=(1280, 720))
    SCENE.draw(canvas, frame(24.0, trial__expectancy="midazolam"), room(canvas.rect))
    names = [each.place for each in recording.written if each.shown in {"Ketamine", "Midazolam"}]
    shares = [each.place for each in recording.written if each.shown.endswith(("%", "respond", "yet"))]
    assert len(names) == 2
    assert not [place for place in names for share in shares if place.inset(1).meets(share.inset(1))]


@pytest.mark.parametrize("time_h", [-0.5, 24.0])
@pytest.mark.parametrize("width", [1024, 1280])
def test_both_arms_say_what_their_share_is_of(width: int, time_h: float) -> None:
    target, recording = recorded((width, 400), "projector", window=(width, 720))
    SCENE.draw(target, frame(time_h), room(target.rect))
    heads = [each.shown for each in recording.written if each.place.y < 40]
    told = [words for words in heads if "respond" in words or "nobody" in words]
    assert len(told) == 2


def beside(other: Frame, name: str, time_h: float = 24.0) -> Frame:
    """The usual people with another run as the second arm."""
    own = frame(time_h)
    return replace(own, arms=(own.arms[0], other.arms[0]), names=("0.5 mg/kg", name))


def test_a_second_run_stands_as_a_hollow_mark_where_it_leads_the_reference_adult() -> None:
    weaker = beside(frame(24.0, treatment__dose=0.1), "0.1 mg/kg")
    seen = reading(weaker)
    own, other = step_of(seen.arms[0], 24.0), other_run(weaker, seen)
    assert other is not None
    assert own.score < other.score < seen.arms[0].start - own.by_treatment + 1e-9
    target, recording = recorded((1600, 420), window=(1600, 720))
    SCENE.draw(target, weaker, room(target.rect))
    slope = parts(target.rect, target.em("small")).arms[0].slope
    dashes = [
        call.place.center[0] for call in recording.calls if call.kind == "polyline" and call.place.w == 0
    ]
    assert any(abs(x - float(slope.x(other.score))) < 1.0 for x in dashes)


def test_no_mark_stands_for_a_second_run_that_is_the_comparator_itself() -> None:
    shown = beside(frame(24.0, treatment__drug="midazolam"), "midazolam")
    assert other_run(shown, reading(shown)) is None
    assert other_run(frame(24.0), reading(frame(24.0))) is None


@pytest.mark.parametrize("size", [(720, 520), (1024, 400), (1280, 400)])
@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_no_word_of_people_is_cut_or_lies_on_another(size: tuple[int, int], theme: str) -> None:
    target, recording = recorded(size, theme, window=(size[0], 1280 if size[0] < 1000 else 720))
    SCENE.draw(target, frame(24.0), room(target.rect))
    assert [each.asked for each in recording.not_whole] == []
    shown = [each for each in recording.written if each.shown]
    for one, other in combinations(shown, 2):
        shared = one.place.common(other.place)
        assert not (shared.w > 2 and shared.h > 0.5 * one.place.h), f"{one.shown} lies on {other.shown}"
