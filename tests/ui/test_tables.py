"""The tables beside the scenes at many window sizes: nothing that carries the message falls off."""

from __future__ import annotations

import pytest

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.body import whereabouts
from synapse_sim.scenes.body.scene import SCENE as BODY
from synapse_sim.ui.layout import View
from synapse_sim.ui.parts import Parts
from tests.draw.recording_canvas import recorded
from tests.draw.words_canvas import WordsCanvas
from tests.scenes.stage import frame, room
from tests.ui.test_layout import Size, _parts, laid_out

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
    return recorded(size, theme, zoom=layout.zoom, kind=WordsCanvas)[0].sub(layout.free)


Drawn = list[tuple[Rect, object, object]]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Every row that is drawn: its place, and what it counts."""
    rows: Drawn = []
    monkeypatch.setattr(
        whereabouts, "_draw_row", lambda _, rect, row: rows.append((rect, row.name, row.share))
    )
    return rows


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
