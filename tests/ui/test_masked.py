"""What is masked is nowhere on screen: other numbers in that column change no word, no curve, no pixel."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial

import numpy as np
import pygame
import pytest

from synapse_sim.config import Config
from synapse_sim.course.course import COLUMNS, Course
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.scenes import SCENES, Scene
from synapse_sim.session import Frame, Session
from synapse_sim.session.commands import Mask, ShowPublished, ShowScene
from synapse_sim.story.stages import STAGES, Stage
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.panels.curves import Detail, chart_of
from synapse_sim.ui.panels.lane_table import lanes_of
from synapse_sim.ui.panels.relay_chart import paint_relay
from synapse_sim.ui.panels.ribbon import Ribbon
from synapse_sim.ui.panels.sentence import said
from synapse_sim.ui.view_commands import VisitStage
from synapse_sim.ui.widgets.widget import WidgetState
from tests.draw.recording_canvas import recorded
from tests.draw.words_canvas import WordsCanvas
from tests.scenes.stage import room

VALUES = [column for column in COLUMNS if column != "time_h"]
OF_SSRI = {"occupancy_sert", "occupancy_net", "occupancy_dat", "monoamine_part", "expectancy"}


@cache
def frame(drug: str) -> Frame:
    session = Session(Config({"trial.expectancy": "midazolam", "treatment.drug": drug}), time_h=2.0)
    session.do(ShowPublished())
    session.do(ShowScene("people"))
    session.finish()
    return session.frame()


def with_course(shown: Frame, course: Course) -> Frame:
    start_h = float(course.time_h[0])
    arm = replace(shown.arms[0], course=course, moment=course.at(shown.time_h), rest=course.at(start_h))
    return replace(shown, arms=(arm,), revision=shown.revision + 1)


def with_other_numbers(course: Course, column: str) -> Course:
    """The same course with other numbers in one column."""
    table = course.table.copy()
    row = COLUMNS.index(column)
    table[row] = 0.6 * table[row][::-1] + 0.3 * np.linspace(0.1, 0.9, table.shape[1])
    return Course(course.config, course.response, table)


def masked(shown: Frame, column: str) -> Frame:
    return replace(
        shown,
        masked=frozenset({column}),
        published=tuple(each for each in shown.published if each.point.column != column),
    )


def panels(shown: Frame) -> tuple[object, ...]:
    """All that ribbon, caption and curves show."""
    chart = chart_of(shown, Detail.ALL)
    curves = [(each.label, each.y.tobytes()) for each in chart.curves]
    bands = [(each.low.tobytes(), each.high.tobytes()) for each in chart.bands]
    points = [(each.x.tobytes(), each.y.tobytes()) for each in chart.points]
    relays = [relay(shown, theme) for theme in ("dark", "projector")]
    return ribbon(shown), said(shown), chart.y, chart.spans, curves, bands, points, relays


def ribbon(shown: Frame) -> tuple[object, ...]:
    """What is drawn of the ribbon."""
    canvas, recording = recorded((900, 90), window=(900, 700))
    widget = Ribbon(lambda: shown, print)
    widget.rect = canvas.rect
    widget.draw(canvas, WidgetState())
    return tuple(recording.calls), tuple(recording.written)


def relay(shown: Frame, theme: str) -> tuple[object, ...]:
    """What is drawn of lanes or hills: places and words."""
    canvas, recording = recorded((900, 260), theme, window=(900, 700))
    paint_relay(canvas, canvas.rect.inset(20, 10), shown)
    return tuple(recording.calls), tuple(recording.written)


def words(scene: Scene, shown: Frame) -> list[str]:
    canvas, recording = recorded((640, 400), kind=WordsCanvas)
    scene.draw(canvas, shown, room(canvas.rect))
    tips = [scene.describe(shown, room(canvas.rect), x, 200) for x in range(20, 640, 100)]
    return [*recording.words, *map(str, tips), *scene.chips(shown)]


@cache
def usual_words(scene: Scene, drug: str) -> list[str]:
    return words(scene, frame(drug))


@pytest.mark.parametrize("column", VALUES)
def test_other_numbers_in_a_masked_column_change_nothing_that_is_seen(column: str) -> None:
    drug = "ssri" if column in OF_SSRI else "ketamine"
    true = masked(frame(drug), column)
    other = with_course(true, with_other_numbers(true.course, column))
    assert panels(other) == panels(true)
    for scene in SCENES:
        if not other.hides(scene.columns):
            assert words(scene, other) == usual_words(scene, drug), f"{scene.name} shows {column}"


@pytest.mark.parametrize("column", ["score", "glutamate_rel", "rate_interneuron_hz"])
def test_without_a_mask_other_numbers_are_seen(column: str) -> None:
    true = frame("ketamine")
    assert panels(with_course(true, with_other_numbers(true.course, column))) != panels(true)


def pixels(session: Session) -> bytes:
    surface, caches = pygame.Surface((700, 420), 0, 32), DrawCaches()
    Desk(session).draw(lambda theme, zoom: PygameCanvas(surface, caches, theme, zoom=zoom))
    return pygame.image.tobytes(surface, "RGB")


def test_a_masked_score_is_in_no_pixel_of_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(Config({"treatment.dose": 0.4}), scene="people")
    session.finish()
    frames = [session.frame(), with_course(session.frame(), with_other_numbers(session.course, "score"))]
    seen = []
    for hidden in (frozenset[str](), frozenset({"score"})):
        for shown in (replace(each, masked=hidden) for each in frames):
            with monkeypatch.context() as staged:
                staged.setattr(session, "frame", partial(replace, shown))
                seen.append(pixels(session))
    plain, other, masked_plain, masked_other = seen
    assert masked_plain == masked_other
    assert plain != other


def test_nobody_is_led_to_the_peak_of_what_is_masked() -> None:
    session = Session(Config({"course.horizon_h": 48.0}), time_h=2.0)
    desk = Desk(session)
    desk.do(Mask(frozenset({"score"})))
    for _ in range(2):
        desk.do(VisitStage(6))
    assert session.time_h == 2.0
    assert "hidden" in desk.messages.said[-1]


def test_a_column_that_does_not_exist_cannot_be_masked() -> None:
    assert "no column “scor”" in Session(Config({"course.horizon_h": 48.0})).do(Mask(frozenset({"scor"})))


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_the_scene_of_a_stage_is_hidden_with_any_column_of_the_stage(stage: Stage) -> None:
    scene = next(scene for scene in SCENES if scene.name == stage.scene)
    assert {*stage.columns, *stage.by_blood} <= set(stage.told_by)
    assert set(stage.told_by) - set(stage.by_blood) <= scene.columns


LATE_H = 2.0


def later_numbers(course: Course, column: str) -> Course:
    """The same course up to a time, other numbers from then on."""
    table = course.table.copy()
    late, row = course.time_h >= LATE_H, COLUMNS.index(column)
    table[row, late] = 0.6 * table[row, late][::-1] + 0.01
    return Course(course.config, course.response, table)


@pytest.mark.parametrize("column", [name for name in VALUES if name not in OF_SSRI])
def test_numbers_after_the_time_of_a_mask_change_nothing_that_is_seen_before(column: str) -> None:
    true = replace(masked(frame("ketamine"), column), masked_from_h=LATE_H, time_h=1.0)
    other = with_course(true, later_numbers(true.course, column))
    assert panels(other) == panels(true)


def test_what_comes_before_the_time_of_a_mask_is_seen() -> None:
    whole = replace(frame("ketamine"), masked=frozenset({"glutamate_rel"}))
    late = replace(whole, masked_from_h=LATE_H)
    assert "glutamate" not in [lane.name for lane in lanes_of(whole)]
    lane = next(lane for lane in lanes_of(late) if lane.name == "glutamate")
    values = lane.values(late.course)
    assert values[late.course.time_h < LATE_H].max() > 0.05
    assert not values[late.course.time_h >= LATE_H].any()
    assert lane.peak_h(late.course) is None


def test_a_scene_of_one_moment_is_seen_before_the_time_of_its_mask_and_one_that_tells_ahead_is_not() -> None:
    hidden = frozenset({"glutamate_rel", "restored_share"})
    for time_h, seen in ((1.0, {"synapse"}), (3.0, set())):
        shown = replace(frame("ketamine"), masked=hidden, masked_from_h=LATE_H, time_h=time_h)
        concerned = [scene for scene in SCENES if shown.hides(scene.columns)]
        assert {"synapse", "circuit", "dendrite"} <= {scene.name for scene in concerned}
        assert {scene.name for scene in concerned if not scene.is_hidden(shown)} & {
            "synapse", "circuit", "dendrite",
        } == seen  # fmt: skip
