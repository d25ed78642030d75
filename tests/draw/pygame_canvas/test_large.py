"""Large pictures: the same pixels as SDL's, in room that is used again."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.making import finished
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.draw.pygame_canvas.large import (
    ROOMS,
    Rooms,
    blend,
    clear,
    copied,
    lay,
    smooth,
    smoothing,
    solid,
)

LARGE = 1300, 900
BYTES = 4 * LARGE[0] * LARGE[1]


@pytest.fixture(autouse=True)
def room_for_two() -> None:
    ROOMS.most_idle = 2.0 * BYTES


def filled(size: tuple[int, int], flags: int) -> pygame.Surface:
    surface = pygame.Surface(size, flags, 32)
    pixels = bytes_of(surface)
    pixels[:] = np.random.default_rng(1).integers(0, 256, pixels.size, dtype=np.uint8)
    return surface


def bytes_of(surface: pygame.Surface) -> NDArray[np.uint8]:
    return pygame.surfarray.pixels2d(surface).T.reshape(-1).view(np.uint8)


def shown(surface: pygame.Surface) -> NDArray[np.uint8]:
    """All that can be seen of it; of a surface without alpha the fourth byte means nothing."""
    is_clear = bool(surface.get_flags() & pygame.SRCALPHA)
    return bytes_of(surface).reshape(-1, 4)[:, : 4 if is_clear else 3].copy()


@pytest.mark.parametrize("flags", [0, pygame.SRCALPHA])
@pytest.mark.parametrize("size", [(2600, 1800), (650, 450), (1301, 450), (1300, 1000), (20, 2000)])
def test_smooth_scaling_has_the_pixels_of_pygames_own(flags: int, size: tuple[int, int]) -> None:
    picture = filled(LARGE, flags)
    assert np.array_equal(shown(smooth(picture, size)), shown(pygame.transform.smoothscale(picture, size)))


def test_a_picture_is_scaled_in_slices_of_some_pixels() -> None:
    making = smoothing(filled((1300, 900), pygame.SRCALPHA), (2600, 1800))
    slices = sum(1 for _ in making)
    assert slices >= 4 * 2600 * 1800 / (2 << 20) + 2600 * (900 + 1800) / 1_000_000 - 2


def test_a_part_is_laid_down_as_by_a_blit_that_heeds_the_clip() -> None:
    picture, surfaces = copied(filled(LARGE, 0)), [filled((800, 600), 0) for _ in range(2)]
    for surface in surfaces:
        surface.set_clip((30, 40, 700, 500))
    lay(surfaces[0], picture, -17.9, 55.5)
    surfaces[1].blit(picture, (-17.9, 55.5))
    assert np.array_equal(shown(surfaces[0]), shown(surfaces[1]))
    lay(surfaces[0], picture, 5000, 0)
    assert np.array_equal(shown(surfaces[0]), shown(surfaces[1]))


def test_what_is_drawn_on_a_large_surface_without_alpha_has_the_pixels_of_sdls() -> None:
    grounds = [surface(LARGE) for surface in (solid, lambda size: pygame.Surface(size, 0, 32))]
    light, sheer, packed = (filled((500, 300), flags) for flags in (0, pygame.SRCALPHA, pygame.SRCALPHA))
    packed.fill((0, 0, 0, 0), (100, 50, 300, 200))
    packed.set_alpha(255, pygame.RLEACCEL)
    for ground in grounds:
        ground.fill((90, 40, 60))
        ground.blit(sheer, (10, 10))
        ground.blit(packed, (300, 200))
        for place, flags in enumerate((pygame.BLEND_ADD, pygame.BLEND_MULT, pygame.BLEND_SUB)):
            ground.blit(light, (200 * place, 100), None, flags)
    assert np.array_equal(shown(grounds[0]), shown(grounds[1]))


def test_what_is_wholly_there_is_blitted_plainly() -> None:
    """Its opacity of 255 out of 255 would take SDL ten times as long, for the same pixels."""

    class Watched(pygame.Surface):
        opacities: ClassVar[list[int | None]] = []

        def set_alpha(self, opacity: int | None, flags: int = 0) -> None:
            self.opacities.append(opacity)
            super().set_alpha(opacity, flags)  # type: ignore[arg-type]

    surface, picture = pygame.Surface((40, 30), 0, 32), Watched((40, 30), 0, 32)
    picture.fill((200, 100, 0))
    for share in (0.5, 1.0):
        surface.fill("black")
        blend(surface, picture, (0, 0), share)
        assert surface.get_at((20, 15))[0] == pytest.approx(200 * share, abs=1)
    assert Watched.opacities == [128, None, None, None]


def test_room_is_used_again_when_the_last_surface_over_it_has_gone() -> None:
    rooms = Rooms()
    rooms.most_idle = 1.5 * BYTES

    def address(surface: pygame.Surface) -> int:
        return int(bytes_of(surface).ctypes.data)

    first = finished(rooms.making(LARGE))
    first.fill("red")
    place, part = address(first), first.subsurface((0, 0, 10, 10))
    del first
    other = finished(rooms.making(LARGE))
    assert address(other) != place, "a part of it is still held"
    del part
    again = finished(rooms.making(LARGE))
    assert address(again) == place
    assert again.get_bounding_rect().size == (0, 0), "nothing of the last picture is left"


def test_no_more_room_waits_than_is_said() -> None:
    rooms = Rooms()
    rooms.most_idle = 1.5 * BYTES
    surfaces = [finished(rooms.making(LARGE)) for _ in range(3)]
    surfaces.clear()
    assert sum(room.nbytes for room in rooms._idle) == BYTES


def test_room_is_prepared_a_page_at_a_time() -> None:
    rooms = Rooms()
    rooms.most_idle = 2.0 * BYTES
    calls = 0
    while not rooms._idle:
        rooms.prepare(LARGE)
        calls += 1
    assert calls == -(-BYTES // (2 << 20)) + 1, "and one that lays the surface over it"
    rooms.prepare(LARGE)
    assert len(rooms._idle) == 1, "one is enough"


def test_small_surfaces_are_sdls() -> None:
    assert not clear((100, 100)).get_flags() & pygame.PREALLOC
    assert not solid((100, 100)).get_flags() & pygame.PREALLOC


def test_a_large_ground_is_filled_in_many_slices_and_never_seen_half_filled() -> None:
    caches, surface = DrawCaches(), pygame.Surface((1920, 1080), 0, 32)
    caches.builds.spare_s = 1e-9
    canvas, frames = PygameCanvas(surface, caches, "dark"), 0
    painted: list[Rect] = []
    whole = Rect(0, 0, 1920, 1080)
    ground = canvas.colour("background")
    while not painted:
        caches.builds.begin_frame()
        surface.fill("white")
        canvas.layer("ground", whole, lambda part: painted.append(part.rect), ground="background")
        assert surface.get_at((960, 1079))[:3] == surface.get_at((960, 0))[:3] == ground
        frames += 1
    assert frames >= 4 * 1920 * 1080 / (2 << 20)
