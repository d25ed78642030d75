"""What a beat lights, dims and brings near, measured on pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from synapse_sim.arrays import Floats
from synapse_sim.config.parameter import Value
from synapse_sim.draw.beam import come_from, come_to, part_shown
from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.lesson.lesson import View
from synapse_sim.lesson.things import THINGS
from synapse_sim.scenes import SCENES
from synapse_sim.session.frame import Frame
from synapse_sim.session.lesson_commands import OpenLesson
from synapse_sim.session.shown_lesson import ShownBeat
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.ui.panels.beaming import CAMERA_S, LIGHT_S, Beaming, camera
from synapse_sim.ui.panels.scene_view import SceneView
from synapse_sim.ui.widgets.widget import WidgetState
from tests.draw.recording_canvas import recorded
from tests.scenes.stage import canvas, frame
from tests.ui.pilot import Pilot

SIZE = (1280, 600)
WHOLE = Rect(16, 8, *SIZE)
FREE = WHOLE.inset(20, 30)
LOOKS = pytest.mark.parametrize("look", ["dark", "projector"])


def beat(view: View) -> ShownBeat:
    return ShownBeat("x", "x", 1, 2, "A.", "", "", view)


def shown(view: View, time_h: float = 0.75, **changes: Value) -> Frame:
    return replace(frame(time_h, 0, **changes), scene=view.scene, lesson=beat(view))


class Stage:
    """One scene on a stage; what it shows can be another beat from frame to frame."""

    def __init__(self, now: Frame, look: str = "dark") -> None:
        self.now = now
        self.beaming = Beaming()
        scene = next(each for each in SCENES if each.name == now.shown)
        self.view = SceneView(scene, lambda: self.now, self.beaming)
        self.view.place(WHOLE, FREE)
        self.canvas: PygameCanvas = canvas(SIZE, look)

    def light(self) -> Floats:
        """Brightness 0..255 of each pixel of the stage."""
        self.view.draw(self.canvas, WidgetState())
        return brightness(self.canvas.picture())

    def things(self) -> dict[str, tuple[Rect, ...]]:
        return dict(self.view.scene.things(self.canvas, self.now, self.view.room))


def brightness(picture: NDArray[np.uint8]) -> Floats:
    found: Floats = picture[:, :, :3].mean(axis=2)
    return found


def inside(light: Floats, rects: tuple[Rect, ...]) -> NDArray[np.bool_]:
    mask = np.zeros(light.shape, dtype=bool)
    for rect in rects:
        left, top, width, height = rect.moved(-WHOLE.x, -WHOLE.y).whole
        mask[max(0, top) : max(0, top + height), max(0, left) : max(0, left + width)] = True
    return mask


def contrast(light: Floats, mask: NDArray[np.bool_], ground: float) -> float:
    """How far pixels are from the ground, at the mean."""
    return float(np.abs(light[mask] - ground).mean())


PICTURES = [name for name in THINGS if name != OVERVIEW]
_BY_SSRI = {"treatment__drug": "ssri"}
_ROUTES = {"nose": "intranasal", "mouth": "sublingual", "muscle": "intramuscular", "skin": "transdermal"}
_MOMENTS_H = {"new_spines": 24.0, "places": -0.5, "start_line": -0.5, "shaft": 12.0}


def at(scene: str, thing: str) -> tuple[float, dict[str, Value]]:
    """A moment and parameters at which a thing is seen."""
    changes: dict[str, Value] = dict(_BY_SSRI) if thing in {"doors", "serotonin", "weeks"} else {}
    if scene == "body" and thing in _ROUTES:
        changes["treatment__route"] = _ROUTES[thing]
    return _MOMENTS_H.get(thing, 24.0 if scene == "people" else 0.75), changes


_SOFT = 44.0
"""How far around a thing light fades, px."""
POINTED = [(scene, thing) for scene in PICTURES for thing in THINGS[scene]]


@pytest.mark.parametrize(("scene", "thing"), POINTED)
def test_everything_that_a_lesson_can_name_is_seen_at_some_moment(scene: str, thing: str) -> None:
    time_h, changes = at(scene, thing)
    stage = Stage(shown(View(scene), time_h, **changes))
    rects = stage.things()[thing]
    assert any(rect.w > 0 and rect.h > 0 and rect.meets(stage.view.whole) for rect in rects)


def before_its_light(stage: Stage) -> Stage:
    """What a beat lights may stand elsewhere than without it: this is its picture before any light."""
    stage.beaming.follow(stage.now)
    stage.beaming._since_s = 0.0
    return stage


_IN_DARK = [(*pointed, "dark") for pointed in POINTED]
_IN_LIGHT = [(*pointed, "projector") for pointed in POINTED[::6]]


@pytest.mark.parametrize(("scene", "thing", "look"), _IN_DARK + _IN_LIGHT)
def test_what_is_lit_keeps_its_light_and_the_rest_steps_back(scene: str, thing: str, look: str) -> None:
    time_h, changes = at(scene, thing)
    lit = Stage(shown(View(scene, lit=(thing,)), time_h, **changes), look)
    ground = float(np.mean(lit.canvas.colour("background")))
    plain = before_its_light(Stage(lit.now, look)).light()
    beamed = lit.light()
    mask = inside(beamed, lit.things()[thing])
    kept = contrast(beamed, mask, ground) / contrast(plain, mask, ground)
    far = ~inside(beamed, tuple(rect.inset(-_SOFT) for rect in lit.things()[thing]))
    rest = contrast(beamed, far, ground) / contrast(plain, far, ground)
    assert kept > 0.85
    assert rest < 0.7


@LOOKS
def test_what_is_dimmed_steps_back_alone(look: str) -> None:
    dim = Stage(shown(View("circuit", dimmed=("interneurons",))), look)
    ground = float(np.mean(dim.canvas.colour("background")))
    plain, beamed = Stage(shown(View("circuit")), look).light(), dim.light()
    mask = inside(beamed, dim.things()["interneurons"])
    assert contrast(beamed, mask, ground) < 0.8 * contrast(plain, mask, ground)
    far = ~inside(beamed, tuple(rect.inset(-30) for rect in dim.things()["interneurons"]))
    assert contrast(beamed, far, ground) == pytest.approx(contrast(plain, far, ground), rel=0.02)


def test_the_camera_enlarges_a_known_thing_by_its_factor() -> None:
    part = part_shown(WHOLE, FREE, 2.5, (0.4, 0.5))
    thing = Rect(300, 150, 40, 30)
    left, top = come_to(WHOLE, part, thing.x, thing.y)
    right, bottom = come_to(WHOLE, part, thing.right, thing.bottom)
    assert (right - left, bottom - top) == pytest.approx((100, 75))
    assert come_from(WHOLE, part, left, top) == pytest.approx((300, 150))


def test_the_camera_never_shows_beyond_the_picture() -> None:
    for center in ((0.0, 0.0), (1.0, 1.0), (0.0, 1.0)):
        assert WHOLE.inset(-0.01).holds(part_shown(WHOLE, FREE, 3.0, center))


@LOOKS
def test_a_picture_is_shown_larger_on_pixels(look: str) -> None:
    """Each pixel of the large picture shows its place of the small one, in a scene with one layout."""
    view = View("people", zoom=2.0, center=(0.25, 0.6))
    near = Stage(shown(view), look)
    plain, large = Stage(shown(View("people")), look).light(), near.light()
    part = camera(near.now, near.view.room)
    assert part is not None
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    from_x = (part.x - WHOLE.x + (x + 0.5) / 2.0).astype(int)
    from_y = (part.y - WHOLE.y + (y + 0.5) / 2.0).astype(int)
    same = np.corrcoef(large.ravel(), plain[from_y, from_x].ravel())[0, 1]
    other = np.corrcoef(large.ravel(), plain.ravel())[0, 1]
    assert same > 0.85
    assert other < 0.5


def test_light_and_camera_ease_and_with_less_motion_are_there_at_once() -> None:
    far, near = shown(View("circuit")), shown(View("circuit", lit=("nets",), zoom=2.0))
    stage = Stage(far)
    stage.light()
    stage.now = near
    way = []
    for _ in range(9):
        stage.light()
        beam = stage.beaming.beam(stage.canvas, stage.view.scene, stage.now, stage.view.room)
        way.append((beam.veils[0].strength, (beam.shown or WHOLE).w))
        stage.beaming.advance(0.1)
    strengths, widths = zip(*way, strict=True)
    assert list(strengths) == sorted(strengths)
    assert list(widths) == sorted(widths, reverse=True)
    assert (strengths[0], widths[0]) == (0.0, WHOLE.w)
    assert strengths[round(LIGHT_S / 0.1)] == 1.0
    assert widths[round(CAMERA_S / 0.1)] == pytest.approx(WHOLE.w / 2)
    calm = Stage(replace(far, reduced_motion=True))
    calm.light()
    calm.now = replace(near, reduced_motion=True)
    calm.light()
    assert not calm.beaming.is_on_its_way


def test_a_picture_between_two_frames_has_all_its_light() -> None:
    far, near = shown(View("circuit")), shown(View("circuit", lit=("nets",), zoom=2.0))
    stage = Stage(far)
    stage.light()
    stage.now = near
    stage.beaming.settle(near)
    assert np.array_equal(stage.light(), Stage(near).light())


def test_light_and_camera_change_no_digest() -> None:
    stage = Stage(shown(View("circuit", lit=("nets",), zoom=2.0)))
    before = stage.now.world.digest()
    stage.light()
    assert stage.now.world.digest() == before


def test_where_the_user_went_elsewhere_nothing_is_lit() -> None:
    astray = replace(shown(View("circuit", lit=("nets",))), scene="channel")
    assert np.array_equal(Stage(astray).light(), Stage(replace(astray, lesson=None)).light())


@pytest.mark.parametrize("name", PICTURES)
def test_every_thing_that_a_lesson_can_name_is_a_place_of_the_picture(name: str) -> None:
    by_ssri = Stage(shown(View(name), 0.75, **_BY_SSRI)).things()
    assert sorted(Stage(shown(View(name))).things()) == sorted(by_ssri) == sorted(THINGS[name])


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
@pytest.mark.parametrize("projector", [False, True])
def test_a_beat_on_confidence_tells_of_every_stage_how_sure_it_is(
    size: tuple[int, int], *, projector: bool
) -> None:
    """On the projector, which has no ribbon, it stands below the picture."""
    pilot = Pilot({"window.projector": projector}, size=size)
    assert pilot.session.do(OpenLesson("chain", 8)) == ""
    pilot.frame(3)
    parts = pilot.desk.parts
    canvas_of_words, recording = recorded(size, "projector" if projector else "dark")
    parts.ribbon.draw(canvas_of_words, WidgetState())
    said = [each.shown for each in recording.written]
    assert said.count("measured") == 1
    assert said.count("illustrative") + said.count("a guess") >= 3
    assert not [each.asked for each in recording.not_whole]
    assert parts.ribbon.rect.w > 0
    shown_scene = parts.view(pilot.session.frame())
    assert not parts.ribbon.rect.meets(shown_scene.rect)
    assert not parts.ribbon.rect.meets(parts.timeline.rect)
