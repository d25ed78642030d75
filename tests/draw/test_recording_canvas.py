"""Scenes and panels need the canvas's interface and nothing else: they draw themselves without pixels."""

from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.line_breaks import ELLIPSIS
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.scenes import SCENES, Scene
from synapse_sim.session import Session
from synapse_sim.session.commands import ShowScene
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.input.events import Key
from tests.draw.recording import Recording
from tests.draw.recording_canvas import RecordingCanvas, recorded
from tests.scenes.stage import canvas as pixels
from tests.scenes.stage import frame, room

SIZES = {(456, 312): (1280, 720), (300, 200): (1024, 768), (1000, 400): (1280, 720)}
"""Sizes of scenes, and the window each stands in, px."""


def _public(kind: type) -> set[str]:
    return {name for name in dir(kind) if not name.startswith("_")}


def test_the_recording_canvas_has_what_the_interface_has_and_no_more() -> None:
    assert _public(RecordingCanvas) == _public(Canvas)
    assert _public(PygameCanvas) == _public(Canvas) | {"picture"}


def test_a_canvas_that_leaves_a_method_out_is_none() -> None:
    class Mute(RecordingCanvas):
        text = Canvas.text

    with pytest.raises(TypeError, match="text"):
        Mute(*[None] * 3)  # type: ignore[arg-type]


def test_what_is_not_in_the_interface_fails() -> None:
    canvas, _ = recorded()
    with pytest.raises(AttributeError):
        canvas.picture()  # type: ignore[attr-defined]


@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_scene_needs_nothing_but_the_interface(scene: Scene, size: tuple[int, int], theme: str) -> None:
    canvas, recording = recorded(size, theme, window=SIZES[size])
    scene.draw(canvas, frame(), room(canvas.rect))
    assert recording.written
    assert len(recording.calls) > 20


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Session(Config()))


def _window(desk: Desk, *keys: str, size: tuple[int, int] = (1280, 720)) -> Recording:
    """The whole window after some keys, as it is drawn then."""
    recording = Recording()
    for key in keys:
        for released in (False, True):
            desk.handle(Key(key, released=released))
    desk.draw(lambda theme, zoom: recorded(size, theme, zoom=zoom, recording=recording)[0])
    return recording


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)], ids=str)
def test_the_window_needs_nothing_but_the_interface_and_cuts_no_word(
    desk: Desk, size: tuple[int, int]
) -> None:
    for scene in (OVERVIEW, *(scene.name for scene in SCENES)):
        desk.session.do(ShowScene(scene))
        recording = _window(desk, size=size)
        assert len(recording.words) > 20
        assert recording.not_whole == ()
    desk.session.do(ShowScene(OVERVIEW))


def test_help_and_the_page_of_parameters_need_nothing_but_the_interface(desk: Desk) -> None:
    plain = set(_window(desk).words)
    for open_it in ("f1", "o"):
        assert len(set(_window(desk, open_it).words) - plain) > 20
        _window(desk, "escape")


def test_words_are_found_at_their_place() -> None:
    canvas, recording = recorded((400, 300))
    place = canvas.text(200, 100, "released", anchor="center")
    assert recording.find("released").place == place
    assert place.center == pytest.approx((200, 100), abs=1)


def test_words_inside_a_layer_are_found_where_they_stand_in_the_window() -> None:
    canvas, recording = recorded((400, 300))

    def outer(part: Canvas) -> None:
        part.layer("inner", Rect(30, 20, 80, 40), inner)

    def inner(part: Canvas) -> None:
        part.text(5, 10, "inside")

    canvas.sub(Rect(50, 50, 200, 200)).layer("outer", Rect(100, 60, 90, 80), outer)
    written = recording.find("inside")
    assert (written.place.x, written.place.y) == (135, 90)
    assert written.room == Rect(130, 80, 60, 40)


@pytest.mark.parametrize("part", [Rect(0, 0, 400, 300), Rect(0, 0, 60, 300), Rect(0, 0, 400, 20)])
def test_words_that_leave_their_part_are_not_whole(part: Rect) -> None:
    canvas, recording = recorded((400, 300))
    canvas.sub(part).text(10, 10, "many words of text", "title")
    assert (not recording.not_whole) is (part == canvas.rect)


def test_words_that_are_cut_are_not_whole() -> None:
    canvas, recording = recorded((400, 300))
    canvas.text(0, 0, "many words of text", "title", max_width=80)
    canvas.paragraph(Rect(0, 50, 100, 200), "<b>many</b> words that need several lines", max_lines=1)
    canvas.paragraph(Rect(0, 100, 100, 200), "<b>many</b> words that need several lines")
    cut_short, one_line, whole = recording.written
    assert cut_short.shown.endswith(ELLIPSIS)
    assert one_line.shown.endswith(ELLIPSIS)
    assert whole.shown == whole.asked == "many words that need several lines"
    assert recording.not_whole == (cut_short, one_line)


def test_a_colour_that_the_theme_lacks_fails() -> None:
    canvas, _ = recorded()
    with pytest.raises(KeyError, match="no colour 'octarine'"):
        canvas.fill("octarine")


def test_a_sprite_is_drawn_only_by_the_kind_of_canvas_that_made_it() -> None:
    canvas, _ = recorded()
    with pytest.raises(TypeError, match="the kind of canvas that made it"):
        pixels((40, 40)).stamp(canvas.dot("drug", 3), 10, 10)
