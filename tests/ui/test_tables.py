"""The tables beside the scenes at many window sizes: nothing that carries the message falls off."""

from __future__ import annotations

from collections import Counter

import pygame
import pytest

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.scenes.body import whereabouts
from synapse_sim.scenes.body.scene import SCENE as BODY
from synapse_sim.scenes.shared.heads import content, draw_heads
from synapse_sim.scenes.synapse import column as synapse_column
from synapse_sim.scenes.synapse import scene as synapse
from synapse_sim.scenes.synapse.channels import CHANNEL_STATES
from synapse_sim.scenes.synapse.reading import shown_of
from synapse_sim.scenes.synapse.view import view_of
from synapse_sim.ui.layout import View
from synapse_sim.ui.parts import Parts
from tests.scenes.stage import frame, room
from tests.ui.test_layout import Size, _parts, laid_out

CACHES = DrawCaches()
SIZES: list[Size] = [
    (width, height) for width in (1024, 1280, 1366, 1440, 1600, 1920) for height in (600, 720, 768, 900, 1080)
]
VIEWS = {
    "dark": ("dark", View()),
    "beside the drawer": ("dark", View("drawer")),
    "projector": ("projector", View()),
}
every_view = pytest.mark.parametrize(("theme", "view"), VIEWS.values(), ids=VIEWS)


@pytest.fixture(scope="module")
def panel() -> Parts:
    return _parts()


def scene_canvas(size: Size, theme: str, panel: Parts, view: View) -> Canvas:
    """Where a scene is drawn in a window."""
    layout = laid_out(size, theme, view, panel)
    surface = pygame.Surface(size, 0, 32)
    return PygameCanvas(surface, CACHES, theme, zoom=layout.zoom).sub(layout.free)


Drawn = list[tuple[Rect, object, object]]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Every row that is drawn: its place, and what it counts."""
    rows: Drawn = []
    monkeypatch.setattr(
        synapse_column, "_draw_row", lambda _, rect, *row: rows.append((rect, row[-2], row[-1]))
    )
    monkeypatch.setattr(
        whereabouts, "_draw_row", lambda _, rect, row: rows.append((rect, row.name, row.share))
    )
    return rows


@every_view
def test_drug_in_channels_is_told_at_every_size(theme: str, view: View, panel: Parts, drawn: Drawn) -> None:
    shown_frame, told = frame(0.75), 0
    assert shown_frame.world.cleft is not None
    shown = shown_of(shown_frame.world.cleft)
    for size in SIZES:
        canvas = scene_canvas(size, theme, panel, view)
        seen, scales = view_of(canvas.rect, shown.height_nm), synapse.chips(shown_frame)
        _, below = draw_heads(canvas, "Synapse", "", scales, chips_left=seen.center_x + seen.px(60))
        drawn.clear()
        synapse._draw_words(canvas, seen, shown, "ketamine", below)
        if drawn:
            told += 1
            assert drawn[-1][0].bottom <= content(canvas).bottom - canvas.dp(4) + 1, size
            assert sum(int(str(count)) for *_, count in drawn) == 20, size
            assert any("drug" in str(names) for _, names, _ in drawn), size
    assert told > 0


@every_view
def test_the_whole_dose_is_told(theme: str, view: View, panel: Parts, drawn: Drawn) -> None:
    shown, told = frame(0.75), 0
    for size in SIZES:
        canvas = scene_canvas(size, theme, panel, view)
        drawn.clear()
        BODY.draw(canvas, shown, room(canvas.rect))
        if drawn:
            told += 1
            assert drawn[-1][0].bottom <= canvas.rect.bottom + 1, size
            assert sum(float(str(share)) for *_, share in drawn) == pytest.approx(1.0), size
    assert told > 0


@pytest.mark.parametrize("table", synapse_column.TALLIES, ids=len)
def test_a_shorter_tally_counts_every_channel_once(table: tuple[synapse_column.Row, ...]) -> None:
    assert Counter(look for row in table for look in row.looks) == Counter(range(len(CHANNEL_STATES)))
