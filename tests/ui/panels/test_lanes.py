"""The relay of lanes: what stands in it follows from the course, and nothing is cut, lies or overlaps."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from synapse_sim.arrays import Floats
from synapse_sim.config import Config, Value
from synapse_sim.course.parts import most_relief_without_drug, relief_parts, stretches_h
from synapse_sim.course.simulate import simulate
from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.colour import Colour, contrast
from synapse_sim.session import Session
from synapse_sim.session.commands import Change, Mask, Pin, ShowPublished
from synapse_sim.session.frame import Frame
from synapse_sim.ui.panels.hill_places import ground_of
from synapse_sim.ui.panels.lane_places import field_of, natural_height, scale_of, seen_places, thinned
from synapse_sim.ui.panels.lane_table import lanes_of
from synapse_sim.ui.panels.lane_words import highest
from synapse_sim.ui.panels.relay_chart import paint_relay
from synapse_sim.ui.panels.time_axis import time_axis
from synapse_sim.ui.panels.timeline import Timeline
from synapse_sim.ui.widgets.widget import WidgetState
from tests.draw.recording import Recording
from tests.draw.recording_canvas import recorded
from tests.ui.pilot import Pilot

CHAIN = ["drug", "block", "glutamate", "growth_signal", "new_proteins", "new_spines", "relief"]
TWICE_WEEKLY: dict[str, Value | None] = {"treatment.schedule_h": (0.0, 72.0, 168.0, 240.0)}
ALMOST_WHITE = 248
SIZES = [(640, 400), (1024, 768), (1280, 720), (1920, 1080)]
COURSES: tuple[dict[str, Value | None], ...] = (
    {},
    TWICE_WEEKLY,
    {"treatment.drug": "ssri"},
    {"treatment.drug": "midazolam", "trial.expectancy": "midazolam"},
    {"treatment.drug": "saline"},
    {"treatment.dose": 0.0},
    {"treatment.dose": 6.0, "treatment.route": "iv_bolus"},
    {"subject.state": "healthy"},
    {"subject.species": "rat", "treatment.dose": 200.0},
    {"modulators.rapamycin": 1.0},
)


def frame_of(changes: dict[str, Value | None], time_h: float = 11.0) -> Frame:
    return Session(Config(changes), time_h=time_h).frame()


def names(frame: Frame) -> list[str]:
    return [lane.name for lane in lanes_of(frame)]


def colour_of(pixel: NDArray[np.uint8]) -> Colour:
    return int(pixel[0]), int(pixel[1]), int(pixel[2])


def painted(frame: Frame, size: tuple[int, int] = (1280, 720), theme: str = "dark") -> Recording:
    canvas, recording = recorded(size, theme)
    height = 0.2 * size[1] if theme == "projector" else natural_height(canvas, lanes_of(frame))
    paint_relay(canvas, Rect(0.02 * size[0], 10, 0.96 * size[0], max(height, 60)), frame)
    return recording


def said(frame: Frame, theme: str = "dark") -> list[str]:
    return [each.shown for each in painted(frame, theme=theme).written]


def test_the_lanes_stand_in_the_order_of_the_chain_with_their_values_at_their_peaks() -> None:
    frame = frame_of({})
    course, words = frame.course, said(frame)
    assert names(frame) == CHAIN
    assert f"{course.effect_site_umolar.max():.2f} µM" in words
    assert f"{100 * course.block_interneuron.max():.0f} %" in words
    assert f"+{100 * (course.glutamate_rel.max() - 1):.0f} %" in words
    assert f"{100 * course.restored_share.max():.0f} % back" in words
    assert f"drug alone 33 → {course.score.min():.0f}" in words
    peak_h = course.time_h[course.protein_rel.argmax()]
    assert {f"{start}{peak_h:.{places}f} h" for start in ("", "peak at ") for places in (0, 1)} & set(words)
    assert {"fast part", "spine part", "hours", "days", "weeks"} <= set(words)


def test_the_parts_of_relief_sum_to_it_and_are_the_models_own() -> None:
    for number in (0, 3):
        course = simulate(Config({"population.patient": number}))
        fast, spines = relief_parts(course)
        np.testing.assert_allclose(fast + spines, course.relief, atol=1e-12)
        assert fast.min() >= 0.0
        assert spines.min() >= 0.0
    course = simulate(Config())
    fast, spines = relief_parts(course)
    np.testing.assert_allclose(spines, course.config.relief.spine_weight * course.restored_share)
    assert (
        course.time_h[fast.argmax()] < course.time_h[course.relief.argmax()] < course.time_h[spines.argmax()]
    )


def test_without_the_mtorc1_step_no_spines_part_is_drawn() -> None:
    words = said(frame_of({"modulators.rapamycin": 1.0}))
    assert "spine part" not in words
    assert words.count("none, with rapamycin") == 2


@pytest.mark.parametrize(
    ("changes", "there"),
    [
        ({"treatment.drug": "ssri"}, ["drug", "block", "relief"]),
        ({"treatment.drug": "saline"}, []),
        ({"treatment.drug": "midazolam", "trial.expectancy": "midazolam"}, ["drug", "treated"]),
        ({"subject.state": "healthy"}, CHAIN[:-1]),
        ({"treatment.dose": 0.0}, CHAIN),
    ],
)
def test_no_lane_is_drawn_for_what_a_treatment_cannot_have(
    changes: dict[str, Value | None], there: list[str]
) -> None:
    assert names(frame_of(changes)) == there


def test_where_nothing_rises_it_is_said() -> None:
    assert any("Nothing here rises" in words for words in said(frame_of({"treatment.drug": "saline"})))
    flat = said(frame_of({"treatment.dose": 0.0}))
    assert flat.count("none") == len(CHAIN)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize("changes", COURSES, ids=str)
def test_nothing_is_cut_and_no_words_stand_on_others(
    changes: dict[str, Value | None], theme: str, size: tuple[int, int]
) -> None:
    recording = painted(frame_of(changes), size, theme)
    assert [each.asked for each in recording.not_whole] == []
    for one, other in combinations(recording.written, 2):
        shared = one.place.common(other.place)
        assert not (shared.w > 2 and shared.h > 0.35 * one.place.h), f"{one.shown} lies on {other.shown}"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_lanes_take_little_more_than_a_quarter_of_the_window(size: tuple[int, int]) -> None:
    canvas, _ = recorded(size)
    assert natural_height(canvas, lanes_of(frame_of({}))) <= 0.271 * size[1]
    assert canvas.em("small") >= 0.0219 * size[1] - 0.5


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("changes", [{}, {"treatment.route": "oral"}, {"subject.state": "healthy"}], ids=str)
def test_no_curve_runs_through_the_words_at_its_peak(
    changes: dict[str, Value | None], size: tuple[int, int]
) -> None:
    frame = frame_of(changes)
    canvas, _ = recorded(size)
    lanes = lanes_of(frame)
    rect = Rect(0.02 * size[0], 10, 0.96 * size[0], natural_height(canvas, lanes))
    drawn = paint_relay(canvas, rect, frame)
    field = field_of(canvas, rect, lanes, [lane.label(frame.course) for lane in lanes], drawn.axis)
    assert len(drawn.words) >= len(field.lanes)
    for lane, row in zip(field.lanes, field.rects, strict=True):
        x, y = seen_places(field, scale_of(row, [lane.values(frame.course)]), frame.course, lane)
        for box in (each for each in drawn.words if row.contains(*each.center)):
            down = np.interp(np.linspace(box.x, box.right, 40), x, y)
            assert down.max() <= box.y or down.min() >= box.bottom, f"{lane.name} at {size}"


@pytest.mark.parametrize("projector", [False, True])
def test_the_playhead_stops_before_words_and_goes_on_behind_them(*, projector: bool) -> None:
    frame = frame_of({"window.projector": projector})
    canvas, recording = recorded((1280, 720), "projector" if projector else "dark")
    timeline = Timeline(lambda: frame, print)
    timeline.rect = Rect(30, 500, 1220, 190)
    timeline.draw(canvas, WidgetState())
    for box in timeline._drawn.words:
        time_h = timeline._time_at(box.center[0])
        frame = frame_of({"window.projector": projector}, time_h)
        recording.calls.clear()
        timeline._draw_playhead(canvas, frame)
        upright = [call.place for call in recording.calls if call.kind == "fill"]
        assert upright
        assert not any(place.common(box).h > 0 for place in upright), box


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_hills_of_the_projector_are_as_high_as_two_lines_of_words(size: tuple[int, int]) -> None:
    pilot = Pilot({"window.projector": True}, size=size, scene="body")
    timeline = pilot.desk.parts.timeline
    canvas, _ = recorded(size, "projector")
    assert timeline._drawn.area.h >= 1.9 * canvas.em("small")


def test_every_curve_lies_inside_its_lane_the_ghosts_as_well() -> None:
    session = Session(Config({"treatment.dose": 2.0}))
    session.do(Pin())
    session.do(Change({"treatment.dose": 0.1}))
    frame = session.frame()
    for lane in lanes_of(frame):
        runs = [lane.values(frame.course), lane.values(frame.pins[0].course)]
        scale = scale_of(Rect(0, 100, 10, 20), runs)
        for run in runs:
            shares = (run - scale.low) / (scale.high - scale.low)
            assert -0.03 < shares.min() <= shares.max() <= 1.0 + 1e-9
    assert any(frame.pins[0].label in words for words in said(frame))


def test_a_lane_that_falls_below_rest_has_room_for_it() -> None:
    scale = scale_of(Rect(0, 100, 10, 20), [np.array([0.0, 0.5, -0.5])])
    assert float(scale.y(0.5)) < float(scale.y(0.0)) < float(scale.y(-0.5)) <= 120.0


def test_masked_columns_take_their_lanes_away() -> None:
    session = Session(Config(), time_h=11.0)
    session.do(Mask(frozenset({"glutamate_rel", "relief"})))
    frame = session.frame()
    assert not {"glutamate", "relief"} & set(names(frame))
    assert not any("33 →" in words for words in said(frame))


def test_a_schedule_has_a_straight_axis_of_days_and_no_bands() -> None:
    times = time_axis(simulate(Config(TWICE_WEEKLY)))
    shares = times.axis.share([0.0, 24.0, 48.0])
    assert np.diff(shares)[0] == pytest.approx(np.diff(shares)[1])
    assert not times.bands
    assert all(words == "dose" or words.endswith(" d") for _, words in times.axis.ticks)
    bent = time_axis(simulate(Config()))
    assert [band.words for band in bent.bands] == ["hours", "days", "weeks"]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    "changes", [TWICE_WEEKLY, {"treatment.drug": "ssri"}, {"treatment.drug": "memantine"}], ids=str
)
def test_the_largest_values_of_a_schedule_stand_behind_its_hills(
    changes: dict[str, Value | None], size: tuple[int, int]
) -> None:
    frame = frame_of(changes)
    canvas, recording = recorded(size)
    height = natural_height(canvas, lanes_of(frame))
    drawn = paint_relay(canvas, Rect(0.02 * size[0], 10, 0.96 * size[0], height), frame)
    values = {words for lane in lanes_of(frame) for words in highest(frame.course, lane)}
    places = [each.place for each in recording.written if each.shown in values]
    assert len(places) >= 3
    assert all(place.x >= drawn.area.right for place in places)
    assert any(f"→ {frame.course.score.min():.0f}" in words for words in values)


def test_a_narrow_spike_of_a_long_course_keeps_its_height() -> None:
    x = np.linspace(0.0, 100.0, 10_000)
    y = np.full(10_000, 20.0)
    y[5_003] = 3.0
    across, down = thinned(x, y)
    assert down.min() == 3.0
    assert len(across) <= 2 * 100 + 4


def test_relief_outlasts_the_drug_for_days_and_never_without_a_drug() -> None:
    course = simulate(Config())
    ((start_h, stop_h),) = stretches_h(course, most_relief_without_drug(course))
    assert 8.0 < start_h < 24.0
    assert 60.0 < stop_h < 130.0
    inside = (course.time_h >= start_h) & (course.time_h < stop_h)
    assert course.relief[inside].min() >= 0.8 * course.relief.max()
    assert course.effect_site_umolar[inside].max() <= 0.03 * course.effect_site_umolar.max()
    for changes in ({"treatment.dose": 0.0}, {"treatment.drug": "ssri"}):
        assert not most_relief_without_drug(simulate(Config(changes))).any()


def test_the_projector_names_both_hills_and_what_relief_means_in_points() -> None:
    frame = frame_of({}, 24.0)
    words = " ".join(said(frame, "projector"))
    assert f"drug: {frame.course.effect_site_umolar.max():.2f} µM" in words
    assert f"33 → {frame.course.score.min():.0f} points, model" in words


def beside_words(
    name: str, size: tuple[int, int], share: float, changes: dict[str, Value | None]
) -> tuple[Floats, float, float]:
    """The line of a hill as far as the words of relief reach, the middle of these and their em, all px."""
    frame = frame_of({"window.projector": True, **changes}, 24.0)
    canvas, recording = recorded(size, "projector")
    rect = Rect(0.02 * size[0], 10, 0.96 * size[0], share * size[1])
    paint_relay(canvas, rect, frame)
    words = next(each.place for each in recording.written if "→" in each.shown)
    lane = next(lane for lane in lanes_of(frame) if lane.name == name)
    ground = ground_of(canvas, rect, time_axis(frame.course).axis)
    y = scale_of(ground.area, [lane.values(frame.course)]).y(lane.values(frame.course))
    x = ground.axis.share(frame.course.time_h) * ground.area.w + ground.area.x
    return y[(x >= words.x) & (x <= words.right)], words.center[1], canvas.em("small")


@pytest.mark.parametrize("size", [*SIZES, (800, 1280)], ids=str)
@pytest.mark.parametrize("share", [0.12, 0.15, 0.25])
def test_the_line_of_relief_runs_above_the_words_in_its_hill(size: tuple[int, int], share: float) -> None:
    line, middle, em = beside_words("relief", size, share, {})
    assert line.max() <= middle - 0.3 * em


@pytest.mark.parametrize("size", [*SIZES, (800, 1280)], ids=str)
@pytest.mark.parametrize("changes", [{}, {"treatment.route": "oral"}, {"treatment.dose": 2.0}], ids=str)
def test_the_tail_of_the_drug_runs_below_the_words_of_relief(
    size: tuple[int, int], changes: dict[str, Value | None]
) -> None:
    line, middle, em = beside_words("drug", size, 0.19, changes)
    assert line.min() >= middle + 0.25 * em


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
@pytest.mark.parametrize("changes", [{}, {"treatment.route": "oral"}, TWICE_WEEKLY], ids=str)
def test_hills_are_pale_enough_for_their_names_to_stand_in_them_without_a_rim(
    size: tuple[int, int], changes: dict[str, Value | None]
) -> None:
    pilot = Pilot({"window.projector": True, **changes}, size=size, scene="body")
    (name,) = (row.rect.whole for row in pilot.desk.parts.timeline._drawn.rows if row.name == "relief")
    pixels = pygame.surfarray.array3d(pilot.surface.subsurface(pygame.Rect(*name)))
    assert (pixels.min(axis=2) > ALMOST_WHITE).mean() < 0.01, "a rim is of the ground's white"
    ink = colour_of(min(pixels.reshape(-1, 3), key=lambda colour: int(colour.sum())))
    assert np.median([contrast(ink, colour_of(each)) for each in pixels[:, 0]]) >= 7.0


@pytest.mark.parametrize("route", ["iv_infusion", "intramuscular", "oral", "intranasal"])
@pytest.mark.parametrize("masked", [False, True])
def test_the_name_of_the_drug_stands_above_its_hill_and_below_the_knob_of_the_playhead(
    route: str, *, masked: bool
) -> None:
    session = Session(Config({"window.projector": True, "treatment.route": route}), time_h=0.75)
    if masked:
        session.do(Mask(frozenset({"relief", "score", "restored_share"})))
    frame = session.frame()
    canvas, _ = recorded((1280, 720), "projector")
    rect = Rect(30, 10, 1220, 0.19 * 720)
    (name,) = (row.rect for row in paint_relay(canvas, rect, frame).rows if row.name == "drug")
    ground = ground_of(canvas, rect, time_axis(frame.course).axis)
    (drug,) = (lane for lane in lanes_of(frame) if lane.name == "drug")
    y = scale_of(ground.area, [drug.values(frame.course)]).y(drug.values(frame.course))
    x = ground.axis.share(frame.course.time_h) * ground.area.w + ground.area.x
    assert np.interp(np.linspace(name.x, name.right, 60), x, y).min() >= name.bottom
    assert name.y >= ground.area.y + canvas.dp(7)


def test_what_is_hidden_is_hatched_so_palely_that_the_drug_beside_it_stays_the_picture() -> None:
    pilot = Pilot({"window.projector": True}, size=(1280, 720), lesson="chain", step=7)
    area = pilot.desk.parts.timeline._drawn.area
    right = pygame.Rect(*area.right_slice(0.3 * area.w)[0].whole)
    pixels = pygame.surfarray.array3d(pilot.surface.subsurface(right)).mean(axis=2)
    assert (pixels < 250).mean() > 0.05, "it is hatched"
    assert pixels.mean() > 235.0


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
def test_after_a_schedule_the_name_of_the_drug_stands_above_relief_and_that_of_relief_beside_all_doses(
    size: tuple[int, int],
) -> None:
    schedule_h = (0.0, 72.0, 168.0, 240.0, 336.0)
    frame = frame_of({"treatment.schedule_h": schedule_h, "course.horizon_h": 1344}, 11.0)
    canvas, _ = recorded(size, "projector")
    rect = Rect(0.02 * size[0], 10, 0.96 * size[0], 0.19 * size[1])
    drawn = paint_relay(canvas, rect, frame)
    rows = {row.name: row.rect for row in drawn.rows}
    ground = ground_of(canvas, rect, time_axis(frame.course).axis)
    lane = next(lane for lane in lanes_of(frame) if lane.name == "relief")
    y = scale_of(ground.area, [lane.values(frame.course)]).y(lane.values(frame.course))
    x = ground.axis.share(frame.course.time_h) * ground.area.w + ground.area.x
    drug = rows["drug"]
    assert y[(x >= drug.x) & (x <= drug.right)].min() >= drug.bottom
    assert rows["relief"].x > ground.x(schedule_h[-1])
    assert not drug.meets(rows["relief"])


@pytest.mark.parametrize(("projector", "words"), [(False, "each lane"), (True, "each to its own")])
def test_the_foot_says_that_each_has_its_own_scale(words: str, *, projector: bool) -> None:
    frame = frame_of({"window.projector": projector})
    timeline = Timeline(lambda: frame, print)
    assert timeline.scales()[0][0].startswith(words)
    timeline.next_mode()
    assert not timeline.scales()


@pytest.mark.parametrize("scene", ["body", "dendrite", "channel", "synapse"])
@pytest.mark.parametrize("size", SIZES[1:], ids=str)
def test_the_projector_of_a_class_says_once_that_each_hill_has_its_own_peak(
    scene: str, size: tuple[int, int]
) -> None:
    """Above the hills, clear of their lines; where there is no room, at the foot beside the pace."""
    parts = Pilot({"window.projector": True}, size=size, scene=scene).desk.parts
    canvas, recording = recorded(size, "projector")
    paint_relay(canvas, parts.timeline.rect, frame_of({"window.projector": True}, 0.75))
    in_hills = len({"each to its own peak", "own scales"} & set(recording.words))
    parts.foot.draw(canvas, WidgetState())
    at_foot = [words for words in recording.words if words in {"each to its own peak", "own scales"}]
    assert len(at_foot) <= 1
    assert in_hills == 1


def test_published_values_stand_in_their_lane_with_their_source() -> None:
    session = Session(Config({"trial.expectancy": "midazolam"}))
    session.do(ShowPublished())
    frame = session.frame()
    assert {"plasma", "score"} <= set(names(frame))
    words = said(frame)
    assert any("Zanos 2018" in each for each in words)
    assert any("Murrough 2013" in each for each in words)


def test_the_pointer_on_a_lane_tells_its_value_and_its_peak_and_a_drag_moves_time() -> None:
    pilot = Pilot(size=(1280, 720), scene="body")
    timeline = pilot.desk.parts.timeline
    row = next(row for row in timeline._drawn.rows if row.name == "drug")
    tip = timeline.tip_at(row.rect.x + 0.3 * row.rect.w, row.rect.center[1])
    assert "drug" in tip
    assert "Peak: 0.43 µM" in tip
    pilot.click((row.rect.x + 0.6 * row.rect.w, row.rect.center[1]))
    at_h = pilot.session.time_h
    assert float(timeline._drawn.axis.share(at_h)) == pytest.approx(0.6, abs=0.01)


def test_l_goes_from_lanes_to_all_curves_to_none_and_back() -> None:
    pilot = Pilot(size=(1280, 720), scene="body")
    seen = []
    for _ in range(4):
        seen.append((pilot.desk.parts.timeline.mode.name, bool(pilot.desk.parts.timeline._drawn.riding)))
        pilot.key("l")
    assert [name for name, _ in seen] == ["RELAY", "CURVES", "NOTHING", "RELAY"]
    assert [riding for _, riding in seen[:2]] == [False, True]
