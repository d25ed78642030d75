from __future__ import annotations

from itertools import combinations

import pygame
import pytest

from synapse_sim.config import Config
from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.session import Session
from synapse_sim.story.stages import STAGES
from synapse_sim.ui.access import Access
from synapse_sim.ui.layout import Layout, View, _below_panel, arrange, scene_rects, with_sheet
from synapse_sim.ui.panels.controls import Controls, make_controls
from synapse_sim.ui.panels.curves import Detail

Size = tuple[int, int]
SIZES = [(1024, 768), (1280, 720), (1920, 1080), (1600, 1200), (2560, 1080), (3440, 1440), (3840, 2160)]
CASES = [
    *((View(3, controls, scale), 1) for controls in (True, False) for scale in (0.7, 1.0, 1.4, 3.0)),
    *((View(3, controls, 1.0), 2) for controls in (True, False)),
    *((View(1, controls, scale, alone=True), 1) for controls in (True, False) for scale in (1.0, 1.4)),
]
CACHES = DrawCaches()
NAMES = [stage.names for stage in STAGES]

every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
every_theme = pytest.mark.parametrize("theme", ["dark", "projector"])


@pytest.fixture(scope="module")
def panel() -> Controls:
    session = Session(Config())
    return make_controls(Access(session.frame, session.do, print))


def laid_out(size: Size, theme: str, view: View, panel: Controls, *, longer: int = 1) -> Layout:
    surface = pygame.Surface(size, 0, 32)
    names = [[word * longer for word in each] for each in NAMES]
    return arrange(lambda zoom: PygameCanvas(surface, CACHES, theme, zoom=zoom), view, panel, names)


def boxes(layout: Layout, panel: Controls) -> dict[str, Rect]:
    found = {"ribbon": layout.ribbon, "timeline": layout.timeline, "caption": layout.caption}
    if not layout.over:
        found |= {f"scene {k}": rect for k, rect in enumerate(layout.scenes)}
    found |= {widget.name: widget.rect for widget in panel.all}
    found |= {f"heading {words}": rect for rect, words in layout.headings}
    return {name: rect for name, rect in found.items() if rect.w > 0}


@every_size
@every_theme
@pytest.mark.parametrize(("view", "longer"), CASES, ids=str)
def test_nothing_overlaps_and_everything_is_inside(
    size: Size, theme: str, view: View, longer: int, panel: Controls
) -> None:
    layout = laid_out(size, theme, view, panel, longer=longer)
    placed = boxes(layout, panel)
    assert layout.fits
    for name, rect in placed.items():
        assert min(rect.x, rect.y) >= 0, name
        assert rect.right <= size[0] + 0.5, name
        assert rect.bottom <= size[1] + 0.5, name
    for (first, a), (second, b) in combinations(placed.items(), 2):
        overlap = a.common(b)
        assert min(overlap.w, overlap.h) < 0.5, f"{first} lies on {second}"


@every_size
@every_theme
def test_at_scale_one_every_window_shows_text_at_its_full_size(
    size: Size, theme: str, panel: Controls
) -> None:
    assert laid_out(size, theme, View(1, controls=False, scale=1.0, alone=True), panel).zoom == 1.0


@every_size
def test_the_controls_stand_beside_the_scenes_at_scale_one(size: Size, panel: Controls) -> None:
    layout = laid_out(size, "dark", View(3, controls=True, scale=1.0), panel)
    assert layout.zoom == 1.0
    assert not layout.over


@every_size
@pytest.mark.parametrize(("theme", "least"), [("dark", 24), ("projector", 44)])
def test_everything_one_can_press_is_large_enough(
    size: Size, theme: str, least: int, panel: Controls
) -> None:
    layout = laid_out(size, theme, View(1, controls=True, scale=1.0), panel)
    assert layout.controls is not None
    assert all(min(widget.rect.w, widget.rect.h) >= least for widget in panel.all)


def test_one_scene_gets_the_whole_stage_and_more_height(panel: Controls) -> None:
    one = laid_out((1280, 720), "dark", View(1, controls=True, scale=1.0), panel)
    three = laid_out((1280, 720), "dark", View(3, controls=True, scale=1.0), panel)
    assert one.scenes[0].w == pytest.approx(three.scenes[1].right - three.scenes[0].x)
    assert one.scenes[0].h > three.scenes[0].h


@every_size
def test_on_the_projector_a_chosen_scene_fills_the_window(size: Size, panel: Controls) -> None:
    chosen = laid_out(size, "projector", View(1, controls=False, scale=1.0, alone=True), panel)
    overview = laid_out(size, "projector", View(1, controls=False, scale=1.0), panel)
    assert chosen.scenes[0].h >= 0.55 * size[1]
    assert (chosen.ribbon.w, chosen.detail) == (0, Detail.PAIR)
    assert (overview.ribbon.w, overview.detail) != (0, Detail.PAIR)
    with_controls = laid_out(size, "projector", View(1, controls=True, scale=1.0, alone=True), panel)
    assert with_controls.ribbon.w > 0


def test_the_scale_shrinks_only_when_a_window_is_too_small(panel: Controls) -> None:
    large = laid_out((1920, 1080), "dark", View(3, controls=False, scale=3.0), panel)
    assert 1.0 < large.zoom < 3.0


@pytest.mark.parametrize(("row_px", "count"), [(30.0, 2), (200.0, 1)])
def test_the_timeline_stays_below_the_page_of_parameters_while_rows_enough_are_left(
    row_px: float, count: int, panel: Controls
) -> None:
    layout = laid_out((1024, 768), "dark", View(3, True, 1.0), panel)
    canvas = PygameCanvas(pygame.Surface((1024, 768), 0, 32), CACHES, "dark", zoom=layout.zoom)
    placed = [rect for rect in with_sheet(canvas, layout, row_px) if rect.w > 0]
    assert len(placed) == count
    edges = [layout.ribbon.bottom, *(edge for rect in placed for edge in (rect.y, rect.bottom))]
    assert edges == sorted(edges)
    assert edges[-1] == pytest.approx(768 - layout.ribbon.y)


# parts of the layout against sums made by hand


STAGE = Rect(10, 20, 1000, 620)


def test_scenes_share_the_stage_without_a_rest() -> None:
    assert scene_rects(STAGE, 0, 20) == ()
    assert scene_rects(STAGE, 1, 20) == (STAGE,)
    assert scene_rects(STAGE, 2, 20) == (Rect(10, 20, 490, 620), Rect(520, 20, 490, 620))
    assert scene_rects(STAGE, 4, 20) == (
        Rect(10, 20, 490, 620),
        *(Rect(520, y, 490, 193 + 1 / 3) for y in (20, 20 + 213 + 1 / 3, 20 + 2 * (213 + 1 / 3))),
    )


@pytest.mark.parametrize(("height", "bar"), [(330.0, 100.0), (329.0, 30.0), (100.0, 30.0)])
def test_under_the_controls_the_caption_is_whole_if_there_is_room_and_else_the_safety_line(
    height: float, bar: float
) -> None:
    """A timeline of 210, a caption of 100 and two gaps of 10 take 330."""
    timeline, caption = _below_panel(Rect(0, 500, 800, height), 210.0, (100.0, 30.0), 10.0)
    assert caption == Rect(0, 500 + height - bar, 800, bar)
    assert timeline == Rect(0, 510, 800, height - bar - 20)


def canvas_of(size: Size, theme: str = "dark") -> PygameCanvas:
    return PygameCanvas(pygame.Surface(size, 0, 32), CACHES, theme)


def test_the_page_of_parameters_keeps_five_rows_and_its_head_above_the_timeline(panel: Controls) -> None:
    canvas = canvas_of((1024, 768))
    layout = laid_out((1024, 768), "dark", View(3, controls=False, scale=1.0), panel)
    gap = canvas.dp(8)
    room = 768 - layout.ribbon.bottom - 3 * gap - layout.timeline.h
    row_px = (room - 2 * canvas.line_height("small")) / (1.2 * 6)
    page, timeline = with_sheet(canvas, layout, row_px - 0.01)
    assert (page.x, page.y, page.w) == (gap, layout.ribbon.bottom + gap, 1024 - 2 * gap)
    assert page.h == pytest.approx(room)
    assert [timeline.y, timeline.bottom] == pytest.approx([page.bottom + gap, 768 - gap])
    page, timeline = with_sheet(canvas, layout, row_px + 0.01)
    assert timeline.w == 0
    assert page.bottom == pytest.approx(768 - gap)


def test_beside_the_scenes_the_panel_is_as_wide_as_its_words_need_and_keeps_its_margins(
    panel: Controls,
) -> None:
    canvas = canvas_of((1920, 1080))
    beside = laid_out((1920, 1080), "dark", View(3, controls=True, scale=1.0), panel).controls
    assert beside is not None
    assert beside.w == pytest.approx(17.5 * canvas.em("small"))
    widgets = [widget.rect for widget in panel.all if widget.rect.w]
    assert min(rect.x for rect in widgets) == pytest.approx(beside.x + canvas.dp(14))
    assert max(rect.right for rect in widgets) == pytest.approx(beside.right - canvas.dp(14))


def test_over_the_scenes_the_controls_stand_in_three_columns_that_fill_the_width(panel: Controls) -> None:
    over = laid_out((1280, 720), "projector", View(3, controls=True, scale=1.0), panel)
    assert over.over
    assert over.controls is not None
    rects = {widget.name: widget.rect for widget in panel.all}
    left, middle, right = (rects[name] for name in ("drug", "dose", "state"))
    margin, gap = (canvas_of((1280, 720), "projector").dp(dp) * over.zoom for dp in (14, 24))
    room = over.controls.w - 2 * margin - 2 * gap
    assert [rect.w for rect in (left, middle, right)] == pytest.approx(
        [0.37 * room, 0.335 * room, 0.295 * room], abs=0.5
    )
    assert middle.x - left.right == pytest.approx(gap, abs=0.5)
    assert right.right == pytest.approx(over.controls.right - margin, abs=0.5)


@every_size
@pytest.mark.parametrize(("scale", "sentences"), [(0.7, True), (1.0, False)])
def test_a_chosen_scene_on_the_projector_leaves_the_caption_its_sentences_only_in_small_text(
    size: Size,
    scale: float,
    sentences: bool,  # noqa: FBT001
    panel: Controls,
) -> None:
    chosen = laid_out(size, "projector", View(1, controls=False, scale=scale, alone=True), panel)
    assert chosen.sentences is sentences
    assert chosen.scenes[0].h >= 0.6 * size[1]
