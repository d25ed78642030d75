"""Whatever a beat of a shipped lesson lights is to be seen, in the picture, beside it or on its page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from synapse_sim.lesson.lesson import View
from synapse_sim.lesson.shelf import lesson_names
from synapse_sim.session.lesson_commands import OpenLesson
from synapse_sim.ui.panels.beaming import lit_beside
from tests.draw.recording_canvas import recorded
from tests.ui.pilot import Pilot

SIZE = (1280, 720)
LOOKS = {"dark": False, "projector": True}


def beats(pilot: Pilot, name: str) -> Iterator[View]:
    """The pilot at each beat that lights something, all computed."""
    pilot.session.do(OpenLesson(name, 0))
    for number in range(pilot.session.frame().lesson.count):
        pilot.session.do(OpenLesson(name, number))
        view = pilot.session.frame().lesson.view
        if view.lit:
            pilot.session.finish()
            pilot.frame(2)
            yield view


def shining(pilot: Pilot, theme: str) -> set[str]:
    """Names of what can be seen to be lit."""
    frame, desk = pilot.session.frame(), pilot.desk
    if desk.parts.page is not None:
        return {block.name.removeprefix("risk ") for block in desk.parts.page.widgets if block.rect.w > 0}
    view = desk.parts.view(frame)
    canvas, _ = recorded(SIZE, theme, zoom=desk.picture.zoom)
    things = view.scene.things(canvas, frame, view.room)
    found = {name for name, rects in things.items() if any(rect.common(view.rect).w > 1 for rect in rects)}
    rows = {row.name for row in desk.parts.timeline._drawn.rows} | {"lanes"}
    return found | (lit_beside(frame) & (rows | ({"ribbon"} if desk.parts.ribbon.rect.w > 0 else set())))


_SAMPLE = ("blind", "repeat")
_NAMES = [
    pytest.param(name, marks=pytest.mark.slow if name in _SAMPLE else pytest.mark.long)
    for name in lesson_names()
]


@pytest.mark.parametrize("theme", LOOKS)
@pytest.mark.parametrize("name", _NAMES)
def test_every_beat_lights_something_that_is_seen(name: str, theme: str) -> None:
    pilot = Pilot({"window.projector": LOOKS[theme]}, size=SIZE)
    for view in beats(pilot, name):
        is_ribbon_on_projector = view.lit == ("ribbon",) and theme == "projector"
        assert is_ribbon_on_projector or shining(pilot, theme).intersection(view.lit), view
