"""Where everything goes, measured from the rectangles: how much of the picture stays free, at every size."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.config import Config
from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.session import Session
from synapse_sim.story.stages import STAGES
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.layout import Layout, Needs, View, arrange
from synapse_sim.ui.panels.drawer import Side
from synapse_sim.ui.panels.hill_places import ground_of
from synapse_sim.ui.panels.lane_places import field_of
from synapse_sim.ui.panels.lane_table import lanes_of
from synapse_sim.ui.panels.time_axis import time_axis
from synapse_sim.ui.parts import Parts

Size = tuple[int, int]
SIZES: list[Size] = [
    (640, 400), (400, 640), (800, 600), (800, 1280), (1024, 768), (1280, 720), (1366, 768), (1600, 1200),
    (1920, 1080), (2560, 1080), (3440, 1440), (3840, 2160),
]  # fmt: skip
SIDES: tuple[Side, ...] = ("", "drawer", "page")
FREE = {"dark": 0.45, "projector": 0.55}
"""Least share of the window that nothing lies over."""
CACHES = DrawCaches()
NAMES = [stage.names for stage in STAGES]

every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
every_theme = pytest.mark.parametrize("theme", ["dark", "projector"])
every_side = pytest.mark.parametrize("side", SIDES)


@cache
def _parts() -> Parts:
    return Desk(Session(Config())).parts


@pytest.fixture
def parts() -> Parts:
    return _parts()


def laid_out(size: Size, theme: str, view: View, parts: Parts) -> Layout:
    surface = pygame.Surface(size, 0, 32)
    needs = Needs(NAMES, parts.strip.plan, parts.timeline.height, parts.timeline.least)
    return arrange(lambda zoom: PygameCanvas(surface, CACHES, theme, zoom=zoom), view, needs)


def boxes(layout: Layout) -> dict[str, Rect]:
    names = "free", "ribbon", "sentence", "timeline", "strip", "foot", "side"
    found = {name: getattr(layout, name) for name in names}
    return {name: rect for name, rect in found.items() if rect.w > 0}


def assert_is_in_order(layout: Layout, size: Size) -> None:
    placed = boxes(layout)
    assert {"free", "sentence", "strip", "foot"} <= placed.keys()
    for name, rect in placed.items():
        assert min(rect.x, rect.y) >= 0, name
        assert rect.right <= size[0] + 0.5, name
        assert rect.bottom <= size[1] + 0.5, name
    for (first, a), (second, b) in combinations(placed.items(), 2):
        overlap = a.common(b)
        assert min(overlap.w, overlap.h) < 0.5, f"{first} lies on {second}"


def free_share(layout: Layout, size: Size) -> float:
    """Share of the window that nothing lies over, measured from the rectangles alone."""
    return layout.free.w * layout.free.h / (size[0] * size[1])


@every_size
@every_theme
@every_side
@pytest.mark.parametrize("scale", [0.7, 1.0, 1.4, 3.0])
def test_nothing_overlaps_and_everything_is_inside(
    size: Size, theme: str, side: Side, scale: float, parts: Parts
) -> None:
    layout = laid_out(size, theme, View(side, scale), parts)
    assert layout.fits
    assert_is_in_order(layout, size)


@every_size
@every_theme
@pytest.mark.parametrize("scale", [0.5, 1.0, 1.5, 3.0])
def test_so_much_of_the_picture_stays_free(size: Size, theme: str, scale: float, parts: Parts) -> None:
    layout = laid_out(size, theme, View("", scale), parts)
    assert free_share(layout, size) >= FREE[theme]


@settings(max_examples=120, deadline=None)
@given(
    height=st.integers(400, 2160),
    aspect=st.floats(0.6, 21 / 9),
    scale=st.floats(0.5, 3.0),
    theme=st.sampled_from(["dark", "projector"]),
    side=st.sampled_from(SIDES),
)
def test_in_any_window_the_stage_keeps_its_share_and_its_order(
    height: int, aspect: float, scale: float, theme: str, side: Side
) -> None:
    size = max(400, round(aspect * height)), height
    layout = laid_out(size, theme, View(side, scale), _parts())
    assert layout.fits
    assert_is_in_order(layout, size)
    if not side:
        assert free_share(layout, size) >= FREE[theme]


@pytest.mark.parametrize(
    "size", [(1280, 720), (1366, 768), (1920, 1080), (2560, 1080), (3840, 2160)], ids=str
)
def test_in_a_wide_window_text_has_its_full_size_and_the_timeline_stands(size: Size, parts: Parts) -> None:
    layout = laid_out(size, "dark", View(), parts)
    assert layout.zoom == 1.0
    assert layout.timeline.h > 0


@every_size
@every_theme
def test_the_drawer_takes_a_quarter_of_the_width_and_the_scene_has_the_rest(
    size: Size, theme: str, parts: Parts
) -> None:
    layout = laid_out(size, theme, View("drawer"), parts)
    assert layout.side.right == size[0]
    assert layout.whole.right == pytest.approx(layout.side.x)
    assert layout.whole.h == size[1]
    assert 0.26 - 1e-6 <= layout.side.w / size[0] <= 0.4 + 1e-6


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080), (3840, 2160)], ids=str)
def test_beside_the_drawer_as_much_of_the_window_stays_free(size: Size, parts: Parts) -> None:
    layout = laid_out(size, "dark", View("drawer"), parts)
    assert layout.side.w == pytest.approx(0.26 * size[0])
    assert free_share(layout, size) >= 0.44


@every_theme
def test_where_room_is_scarce_the_timeline_becomes_lower_and_goes_before_text_shrinks(
    theme: str, parts: Parts
) -> None:
    scales = 0.6, 1.0, 1.15, 1.6, 3.0
    layouts = [laid_out((1280, 720), theme, View("", scale), parts) for scale in scales]
    heights = [layout.timeline.h / layout.zoom for layout in layouts]
    assert heights == sorted(heights, reverse=True)
    shrunk = [layout for layout, scale in zip(layouts, scales, strict=True) if layout.zoom < scale]
    assert shrunk
    assert all(layout.timeline.h == 0 for layout in shrunk)


def test_the_projector_has_the_sentence_on_top_and_no_ribbon(parts: Parts) -> None:
    light = laid_out((1280, 720), "projector", View(), parts)
    assert light.ribbon.w == 0
    assert light.sentence.bottom <= light.free.y
    dark = laid_out((1280, 720), "dark", View(), parts)
    assert dark.ribbon.bottom <= dark.free.y < dark.free.bottom <= dark.sentence.y


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1600, 1200), (1920, 1080), (800, 1280)], ids=str)
def test_on_the_projector_the_hills_are_high_enough_to_be_seen(size: Size, parts: Parts) -> None:
    layout = laid_out(size, "projector", View(), parts)
    canvas = PygameCanvas(pygame.Surface(size, 0, 32), CACHES, "projector", zoom=layout.zoom)
    axis = time_axis(Session(Config()).course).axis
    assert ground_of(canvas, layout.timeline, axis).area.h > 45 * size[1] / 720


@every_theme
@pytest.mark.parametrize("size", [(800, 1280), (400, 640), (1024, 768)], ids=str)
def test_in_a_narrow_window_the_sentence_leaves_the_height_to_the_picture(
    size: Size, theme: str, parts: Parts
) -> None:
    layout = laid_out(size, theme, View(), parts)
    assert layout.sentence.h <= 0.135 * size[1]


@every_size
def test_in_the_dark_at_most_one_lane_of_the_chain_makes_way(size: Size, parts: Parts) -> None:
    layout = laid_out(size, "dark", View(), parts)
    canvas = PygameCanvas(pygame.Surface(size, 0, 32), CACHES, "dark", zoom=layout.zoom)
    frame = Session(Config()).frame()
    lanes = lanes_of(frame)
    labels = [lane.label(frame.course) for lane in lanes]
    field = field_of(canvas, layout.timeline, lanes, labels, time_axis(frame.course).axis)
    assert len(field.lanes) >= len(lanes) - 1


def test_the_scene_lies_under_everything_but_the_side(parts: Parts) -> None:
    assert laid_out((1280, 720), "dark", View(), parts).whole == Rect(0, 0, 1280, 720)


@pytest.mark.parametrize(
    ("size", "width"), [((1280, 720), 0.36), ((1920, 1080), 0.36), ((1024, 768), 0.0)], ids=str
)
def test_the_page_of_parameters_leaves_the_scene_in_sight_where_the_window_is_wide(
    size: Size, width: float, parts: Parts
) -> None:
    assert laid_out(size, "dark", View("page"), parts).side.w == pytest.approx(width * size[0])


@every_size
@pytest.mark.parametrize(("theme", "least"), [("dark", 24), ("projector", 44)])
def test_everything_one_can_press_is_large_enough(size: Size, theme: str, least: int, parts: Parts) -> None:
    layout = laid_out(size, theme, View("drawer"), parts)
    canvas = PygameCanvas(pygame.Surface(size, 0, 32), CACHES, theme, zoom=layout.zoom)
    parts.strip.place(canvas, layout.strip, layout.strip_plan, ())
    parts.drawer.place(canvas, layout.side, ())
    for widget in (*parts.strip.widgets, *parts.drawer.widgets):
        assert min(widget.rect.w, widget.rect.h) >= least - 0.01, widget.name
    for first, second in combinations(parts.strip.widgets, 2):
        overlap = first.rect.common(second.rect)
        assert min(overlap.w, overlap.h) < 0.5, f"{first.name} lies on {second.name}"
    for widget in parts.strip.widgets:
        inside = layout.strip.common(widget.rect)
        assert (inside.w, inside.h) == pytest.approx((widget.rect.w, widget.rect.h)), widget.name


def test_words_become_no_smaller_than_a_quarter_where_nothing_fits(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synapse_sim.ui.layout.has_room_for_safety", lambda *_: False)
    assert 0.23 < laid_out((1280, 720), "dark", View(), parts).zoom < 0.25


@pytest.mark.parametrize("size", [(1024, 768), (800, 600), (640, 400)], ids=str)
def test_above_a_sentence_of_one_row_no_second_row_is_left_empty(size: Size, parts: Parts) -> None:
    layout = laid_out(size, "dark", View(), parts)
    canvas = PygameCanvas(pygame.Surface(size, 0, 32), CACHES, "dark", zoom=layout.zoom)
    assert layout.sentence.h <= 1.3 * canvas.line_height("sentence")
