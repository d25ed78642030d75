from __future__ import annotations

from itertools import combinations

import pygame
import pytest

from synapse_sim.config import Config
from synapse_sim.draw.canvas import Canvas, Rect, Studio
from synapse_sim.session import Session
from synapse_sim.ui.controls import Controls, make_controls
from synapse_sim.ui.layout import Layout, View, arrange
from synapse_sim.ui.texts import texts

SIZES = [(1024, 768), (1280, 720), (1920, 1080), (1600, 1200), (2560, 1080), (3440, 1440), (3840, 2160)]
STUDIO = Studio()
NAMES = [words["names"] for words in texts("stages")["stage"]]


@pytest.fixture(scope="module")
def controls() -> Controls:
    return make_controls(Session(Config()), print)


def laid_out(size: tuple[int, int], theme: str, view: View, controls: Controls, longer: int = 1) -> Layout:
    surface = pygame.Surface(size, 0, 32)
    names = [[word * longer for word in each] for each in NAMES]
    return arrange(lambda zoom: Canvas(surface, STUDIO, theme, zoom=zoom), view, controls, names)


def boxes(layout: Layout, controls: Controls) -> dict[str, Rect]:
    found = {"ribbon": layout.ribbon, "timeline": layout.timeline, "caption": layout.caption}
    if not layout.over:
        found |= {f"scene {k}": rect for k, rect in enumerate(layout.scenes)}
    found |= {widget.name: widget.rect for widget in controls.all}
    found |= {f"heading {words}": rect for rect, words in layout.headings}
    return {name: rect for name, rect in found.items() if rect.w > 0}


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("scale", [0.7, 1.0, 1.4, 3.0])
@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize("with_controls", [True, False])
@pytest.mark.parametrize("longer", [1, 2])
def test_nothing_overlaps_and_everything_is_inside(
    size: tuple[int, int],
    scale: float,
    theme: str,
    with_controls: bool,
    longer: int,
    controls: Controls,  # noqa: FBT001
) -> None:
    layout = laid_out(size, theme, View(3, with_controls, scale), controls, longer)
    placed = boxes(layout, controls)
    assert layout.fits
    for name, rect in placed.items():
        assert rect.x >= 0, name
        assert rect.y >= 0, name
        assert rect.right <= size[0] + 0.5, name
        assert rect.bottom <= size[1] + 0.5, name
    for (first, a), (second, b) in combinations(placed.items(), 2):
        overlap = a.common(b)
        assert min(overlap.w, overlap.h) < 0.5, f"{first} lies on {second}"


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_at_scale_one_every_window_shows_text_at_its_full_size(
    size: tuple[int, int], theme: str, controls: Controls
) -> None:
    assert laid_out(size, theme, View(1, controls=False, scale=1.0), controls).zoom == 1.0


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_the_controls_stand_beside_the_scenes_at_scale_one(size: tuple[int, int], controls: Controls) -> None:
    layout = laid_out(size, "dark", View(3, controls=True, scale=1.0), controls)
    assert layout.zoom == 1.0
    assert not layout.over


@pytest.mark.parametrize(("theme", "least"), [("dark", 24), ("projector", 44)])
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_everything_one_can_press_is_large_enough(
    size: tuple[int, int], theme: str, least: int, controls: Controls
) -> None:
    layout = laid_out(size, theme, View(1, controls=True, scale=1.0), controls)
    assert layout.controls is not None
    assert all(min(widget.rect.w, widget.rect.h) >= least for widget in controls.all)


def test_one_scene_gets_the_whole_stage(controls: Controls) -> None:
    one = laid_out((1280, 720), "dark", View(1, controls=True, scale=1.0), controls)
    three = laid_out((1280, 720), "dark", View(3, controls=True, scale=1.0), controls)
    assert one.scenes[0].w == pytest.approx(three.scenes[1].right - three.scenes[0].x)
    assert one.scenes[0].h == pytest.approx(three.scenes[0].h)
