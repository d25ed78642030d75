"""What is made in slices is the same as what is made at once, and nothing half made is ever kept."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from synapse_sim.draw.canvas import Canvas, Making, Quality, Rect
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.builds import Builds, at_once
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.draw.sized_cache import SizedCache

SIZE = (60, 40)
WHOLE = Rect(0, 0, *SIZE)


class Clock:
    """A second passes with every look."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        self.now_s += 1.0
        return self.now_s


def canvas_with(caches: DrawCaches) -> PygameCanvas:
    return PygameCanvas(pygame.Surface(SIZE, 0, 32), caches)


def counting(end: int) -> Making[int]:
    for _ in range(end):
        yield
    return end


def stripes(canvas: PygameCanvas) -> Iterator[None]:
    for k in range(6):
        canvas.fill((40 * k, 90, 200 - 30 * k), Rect(10 * k, 0, 10, SIZE[1]))
        yield


def shaded(width: int, height: int) -> Making[Picture]:
    picture = np.zeros((height, width, 4), np.uint8)
    for row in range(height):
        picture[row] = 6 * row, 100, 20, 255
        yield
    return picture


@pytest.fixture
def slow() -> DrawCaches:
    """One slice a frame."""
    caches = DrawCaches()
    caches.builds = Builds(Clock())
    caches.builds.spare_s = 1.0
    return caches


def test_something_is_made_a_slice_a_frame_and_then_kept() -> None:
    builds, cache = Builds(Clock()), SizedCache[int](10)
    builds.spare_s = 1.0
    frames = 0
    while (found := builds.get(cache, "key", lambda: counting(3))) is None:
        assert builds.waiting == 1
        builds.begin_frame()
        frames += 1
    assert (found, frames) == (3, 3)
    assert builds.waiting == 0
    assert builds.get(cache, "key", lambda: counting(99)) == 3


def test_without_a_bound_or_within_a_whole_picture_everything_is_made_at_once() -> None:
    builds, cache = Builds(Clock()), SizedCache[int](10)
    assert builds.get(cache, "unbound", lambda: counting(5)) == 5
    builds.spare_s = 0.0
    with builds.whole():
        assert builds.get(cache, "whole", lambda: counting(5)) == 5
    assert builds.get(cache, "bound", lambda: counting(5)) is None


def test_what_is_made_within_a_slice_is_made_with_it() -> None:
    builds, outer, inner = Builds(Clock()), SizedCache[int](10), SizedCache[int](10)
    builds.spare_s = 1.0

    def making() -> Making[int]:
        yield
        part = builds.get(inner, "part", lambda: counting(4))
        assert part is not None
        return 10 * part

    while (found := builds.get(outer, "whole", making)) is None:
        builds.begin_frame()
    assert found == 40


def test_what_was_begun_goes_on_though_no_frame_asks_for_it() -> None:
    builds, cache = Builds(Clock()), SizedCache[int](10)
    builds.spare_s = 2.0
    assert builds.get(cache, "forty", lambda: counting(40)) is None
    assert builds.missing == 1
    passes = 0
    while builds.go_on(5.0):
        builds.begin_frame()
        passes += 1
    assert passes > 1
    assert builds.get(cache, "forty", lambda: counting(99)) == 40
    assert builds.missing == 0
    assert not builds.go_on(5.0), "nothing is left"


def test_work_that_fails_is_begun_anew() -> None:
    builds, cache = Builds(Clock()), SizedCache[int](10)

    def failing() -> int:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        builds.get(cache, "key", at_once(failing))
    assert builds.get(cache, "key", at_once(lambda: 7)) == 7


def test_a_layer_made_in_slices_equals_the_one_made_at_once(slow: DrawCaches) -> None:
    whole = canvas_with(DrawCaches())
    whole.layer("stripes", WHOLE, stripes, ground="background")
    frames = 0
    while True:
        sliced = canvas_with(slow)
        slow.builds.begin_frame()
        sliced.layer("stripes", WHOLE, stripes, ground="background")
        if not slow.builds.waiting:
            break
        so_far = sliced.picture()
        assert (
            (so_far[:, :, :3] == sliced.colour("background")) | (so_far == whole.picture())[:, :, :3]
        ).all()
        frames += 1
    assert frames == 7, "the ground is a slice of its own"
    assert (sliced.picture() == whole.picture()).all()


def test_a_picture_made_in_slices_equals_the_one_made_at_once(slow: DrawCaches) -> None:
    whole = canvas_with(DrawCaches())
    whole.image("shaded", WHOLE, shaded)
    for _ in range(SIZE[1] + 2):
        slow.builds.begin_frame()
        sliced = canvas_with(slow)
        sliced.image("shaded", WHOLE, shaded)
    assert (sliced.picture() == whole.picture()).all()
    assert whole.picture()[5, 5].tolist() == [30, 100, 20, 255]


def test_a_kept_part_with_a_stand_in_is_painted_again(slow: DrawCaches) -> None:
    painted = []

    def paint(part: PygameCanvas) -> None:
        painted.append(part)
        part.layer("stripes", WHOLE, stripes)

    for _ in range(10):
        slow.builds.begin_frame()
        canvas = canvas_with(slow)
        canvas.kept("part", "state", WHOLE, paint, ground="background")
    assert len(painted) == 7
    assert canvas.picture()[5, 15].tolist() == [40, 90, 170, 255]


def test_a_part_that_always_changes_is_not_kept_and_one_that_stays_is() -> None:
    caches, painted = DrawCaches(), list[int]()
    caches.builds.spare_s = 1.0

    def show(state: int) -> None:
        caches.builds.begin_frame()
        canvas_with(caches).kept("part", state, WHOLE, lambda _: painted.append(state), ground="background")

    show(0)
    first = caches.kept.peek(("", "part"))
    assert first is not None
    for state in (1, 2, 3):
        show(state)
    assert caches.kept.peek(("", "part")) is first
    show(3)
    show(3)
    assert painted == [0, 1, 2, 3, 3]


def test_a_fresh_picture_that_is_made_in_slices_ends_as_the_one_made_at_once(slow: DrawCaches) -> None:
    whole = canvas_with(DrawCaches())
    whole.fresh("shaded", "state", WHOLE, shaded)
    for _ in range(SIZE[1] + 2):
        slow.builds.begin_frame()
        sliced = canvas_with(slow)
        sliced.fresh("shaded", "state", WHOLE, shaded)
    assert slow.builds.waiting == 0
    assert (sliced.picture() == whole.picture()).all()


def test_the_newest_of_what_always_changes_follows_a_little_late_and_then_arrives() -> None:
    builds = Builds(Clock())
    builds.spare_s = 1.0
    cache = SizedCache[tuple[Hashable, int]](10)

    def shown(state: int) -> int | None:
        builds.begin_frame()
        return builds.newest(cache, "name", state, lambda: counting(state))

    followed = [shown(3 + frame // 2) for frame in range(12)]
    assert followed[0] is None
    assert len({each for each in followed if each is not None}) > 1
    for _ in range(30):
        last = shown(5)
    assert last == 5
    assert builds.waiting == 0


def test_an_array_made_in_slices_is_there_when_it_is_done(slow: DrawCaches) -> None:
    def making() -> Making[NDArray[Any]]:
        yield
        return np.arange(3)

    looks = []
    for _ in range(3):
        slow.builds.begin_frame()
        looks.append(canvas_with(slow).made("array", making))
    assert looks[0] is None
    assert looks[-1] is not None
    assert looks[-1].tolist() == [0, 1, 2]


def test_a_picture_built_small_fills_its_place() -> None:
    canvas = canvas_with(DrawCaches())
    canvas.fresh("even", 0, WHOLE, lambda w, h: np.full((h, w, 4), (9, 80, 120, 255), np.uint8), shrink=4)
    assert (canvas.picture() == (9, 80, 120, 255)).all()


def test_a_layer_of_another_size_stands_in(slow: DrawCaches) -> None:
    slow.builds.spare_s = None
    canvas_with(slow).layer("stripes", WHOLE, stripes)
    slow.builds.spare_s = 0.0
    canvas = canvas_with(slow)
    canvas.layer("stripes", Rect(0, 0, 30, 20), stripes)
    assert canvas.picture()[10, 7].tolist()[1] == 90


def test_on_a_slow_machine_what_always_changes_is_painted_every_third_frame() -> None:
    caches, painted = DrawCaches(), list[int]()

    def show(state: int) -> None:
        caches.builds.begin_frame()
        canvas = canvas_with(caches)
        canvas.quality = Quality(kept_every=3)
        canvas.kept("part", state, WHOLE, lambda _: painted.append(state), ground="background")

    for state in range(9):
        show(state)
    assert len(painted) in {3, 4}
    while caches.builds.waiting:
        show(8)
    assert painted[-1] == 8


def painted_in(caches: DrawCaches, names: Sequence[str], frames: int) -> list[list[str]]:
    """Which calm parts are painted in each frame, while all of them change all the time."""
    painted: list[list[str]] = []
    for state in range(frames):
        caches.builds.begin_frame()
        painted.append([])
        for name in names:
            paint = partial(_note, painted[-1], name)
            canvas_with(caches).kept(name, state, WHOLE, paint, ground="background", calm=True)
    return painted


def _note(painted: list[str], name: str, canvas: Canvas) -> None:
    del canvas
    painted.append(name)


def test_calm_parts_that_always_change_take_turns_and_arrive() -> None:
    caches = DrawCaches()
    caches.builds.spare_s = 1.0
    painted = painted_in(caches, ("one", "other"), 7)
    assert painted[0] == ["one", "other"]
    assert painted[1:] == [["one"], ["other"]] * 3
    assert caches.builds.waiting == 1
    caches.builds.begin_frame()
    canvas_with(caches).kept("one", 6, WHOLE, partial(_note, painted[-1], "late"), ground="background")
    assert painted[-1][-1] == "late"


def test_a_still_picture_has_the_newest_of_every_calm_part() -> None:
    assert painted_in(DrawCaches(), ("part",), 3) == [["part"]] * 3
    caches = DrawCaches()
    caches.builds.spare_s = 1.0
    with caches.builds.whole():
        assert painted_in(caches, ("part",), 3) == [["part"]] * 3


def test_soft_light_is_the_same_but_for_its_edges_when_it_is_painted_small() -> None:
    canvas = canvas_with(DrawCaches())
    canvas.soft(WHOLE, 4, lambda part: part.fill((40, 80, 120), part.rect))
    assert canvas.picture()[20, 30].tolist() == [40, 80, 120, 255]


def test_what_is_asked_for_after_a_picture_that_takes_many_frames_is_there_before_it() -> None:
    builds, cache = Builds(Clock()), SizedCache[int](100)
    builds.spare_s = 8.0

    def frames(*wanted: tuple[str, int]) -> int:
        """How many until the last of them is there."""
        for frame in range(1, 500):
            builds.begin_frame()
            found = [builds.get(cache, name, partial(counting, end)) for name, end in wanted]
            if found[-1] is not None:
                return frame
        return 500

    assert frames(("large", 300), ("small", 3)) < 10
    assert cache.peek("large") is None
