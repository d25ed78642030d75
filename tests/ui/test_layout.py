from __future__ import annotations

from itertools import combinations

import pygame
import pytest

from synapse_sim.config import Config
from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.session import Session
from synapse_sim.story.stages import RIBBON
from synapse_sim.ui.access import Access
from synapse_sim.ui.layout import Layout, View, arrange, with_sheet
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
NAMES = [stage.names for stage in RIBBON]

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
    assert laid_out(size, theme, View(1, controls=False, scale=1.0), panel).zoom == 1.0


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
