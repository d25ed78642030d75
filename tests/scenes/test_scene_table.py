from __future__ import annotations

import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.lesson.things import HANDLES
from synapse_sim.scenes import SCENES, Scene
from synapse_sim.story.scene_names import SCENE_ROWS
from tests.scenes.stage import canvas, drawn, frame, room

SIZES = [(456, 312), (300, 200), (1000, 400), (760, 560)]
WINDOWS = {
    (456, 312): (1280, 720),
    (300, 200): (1024, 768),
    (1000, 400): (1280, 720),
    (760, 560): (1024, 768),
}
MINE = [scene for scene in SCENES if scene.name in ("body", "synapse", "people")]
EVERY = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)


def test_the_scenes_stand_in_the_order_of_their_keys() -> None:
    assert [scene.row for scene in SCENES] == list(SCENE_ROWS)
    assert [scene.key for scene in SCENES] == [str(number) for number in range(1, len(SCENES) + 1)]


@EVERY
def test_a_lesson_can_hold_every_handle_of_a_scene_and_no_other(scene: Scene) -> None:
    handles = {handle.name: (handle.low, handle.high) for handle in scene.handles}
    assert HANDLES.get(scene.name, {}) == handles


@EVERY
@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_scene_draws_at_every_size_in_both_themes(scene: Scene, size: tuple[int, int], theme: str) -> None:
    target = canvas(size, theme, WINDOWS[size])
    scene.draw(target, frame(), room(target.rect))
    assert len(set(target.picture()[::7, ::7].reshape(-1, 4)[:, 1].tolist())) > 8


@EVERY
def test_drawing_leaves_the_world_as_it_was(scene: Scene) -> None:
    shown = frame()
    before = shown.world.digest()
    drawn(scene, shown)
    assert shown.world.digest() == before


@EVERY
def test_the_same_frame_gives_the_same_pixels(scene: Scene) -> None:
    assert drawn(scene, frame()) == drawn(scene, frame())


@EVERY
def test_every_scene_says_its_scale_in_a_few_words(scene: Scene) -> None:
    chips = scene.chips(frame())
    assert chips
    assert all(0 < len(words) < 40 for words in chips)


@EVERY
def test_describing_any_point_gives_words_or_nothing(scene: Scene) -> None:
    rect = Rect(16, 8, 800, 400)
    found = {
        scene.describe(frame(), room(rect), 16 + x, 8 + y)
        for x in range(0, 800, 24)
        for y in range(0, 400, 24)
    }
    assert any(found)
    assert all(words is None or words[0].isupper() for words in found)


@pytest.mark.parametrize("scene", MINE, ids=lambda scene: scene.name)
def test_a_scene_stays_within_its_rectangle(scene: Scene) -> None:
    target = canvas()
    target.fill("error", Rect(0, 0, 528, 358))
    scene.draw(target, frame(), room(target.rect))
    whole = target.sub(Rect(0, 0, 528, 358)).picture()
    assert (whole[:8] == whole[0, 0]).all()
    assert (whole[:, :16] == whole[0, 0]).all()


@EVERY
def test_a_still_scene_looks_the_same_at_every_tick_and_the_others_move(scene: Scene) -> None:
    later = drawn(scene, frame(ticks=960))
    assert (drawn(scene, frame()) == later) is scene.still
