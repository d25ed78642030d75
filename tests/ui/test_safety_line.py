"""What the program is and is not stands on screen in every window, whole."""

from __future__ import annotations

from typing import Any

import pytest

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.session.commands import Change, ShowScene
from synapse_sim.ui.panels.foot import safety_wordings
from synapse_sim.ui.panels.scene_view import SceneView
from synapse_sim.ui.panels.timeline import Timeline
from tests.ui.pilot import Pilot

SIZES = [
    (640, 400),
    (400, 640),
    (800, 600),
    (1024, 600),
    (1366, 768),
    (2560, 1080),
    (3840, 2160),
]


@pytest.fixture(scope="module")
def pilot() -> Pilot:
    return Pilot(size=(640, 400))


class Words:
    """Remembers where each safety line was written, and whether it was cut."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.whole: list[bool] = []
        write = PygameCanvas.text

        def text(canvas: PygameCanvas, x: float, y: float, words: str, *about: Any, **more: Any) -> Rect:
            place = write(canvas, x, y, words, *about, **more)
            if words.startswith(safety_wordings()[-1].rstrip(".")):
                self.whole.append(_is_whole(canvas, words, place))
            return place

        monkeypatch.setattr(PygameCanvas, "text", text)
        for costly in (SceneView, Timeline):
            monkeypatch.setattr(costly, "draw", lambda *_: None)


def _is_whole(canvas: Canvas, words: str, place: Rect) -> bool:
    width, height = canvas.window
    is_inside = place.x >= 0 and place.y >= 0 and place.right <= width and place.bottom <= height
    return is_inside and place.w >= canvas.measure(words, "small")[0] - 1


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_the_safety_line_is_never_cut(
    size: tuple[int, int],
    theme: str,
    pilot: Pilot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen, cut = Words(monkeypatch), []
    for scale in (1.0, 1.5, 3.0):
        pilot.session.do(Change({"window.projector": theme == "projector", "window.scale": scale}))
        for view in ("overview", "circuit", "controls", "parameters"):
            pilot.session.do(ShowScene("circuit" if view == "circuit" else "overview"))
            pilot.desk.parts.drawer.is_open = view == "controls"
            pilot.desk.parts.parameter_page.close()
            if view == "parameters":
                pilot.desk.parts.parameter_page.toggle()
            seen.whole.clear()
            pilot.app.painting.caches.kept.clear()
            pilot.app.render(size)
            if not any(seen.whole) or not all(seen.whole):
                cut.append((scale, view, tuple(seen.whole)))
    assert cut == []


def test_every_wording_is_true_by_itself() -> None:
    long, *shorter = safety_wordings()
    assert all(words.rstrip(".") in long for words in shorter)
