"""From one scale to another as one zoom: the outer picture grows about the place where the inner one lies.

The old picture is kept at half its size, since it moves; the new one is the live picture of the frame. So
nothing is ever empty, and a frame costs two scaled pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

import pygame

from synapse_sim.draw.pygame_canvas.sheets import Sheet

DESCENT_S = 0.8
_DEEPEST = 8.0
"""How many times the outer picture grows."""
_FADES = (0.1, 0.7)
"""Between which shares of the way the inner picture comes."""


Heading = tuple[str, Hashable]
"""Name and way of a scale."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What is in view.

    name: of the scene. level: how deep it lies on the ladder of scales, 0 outermost; None off the ladder.
    way: another value means that one glides there; the same, that a hand chose it at once.
    area: left, top, width and height of the picture, px.
    inside: the place of the next deeper scale in it, px.
    """

    name: str
    level: int | None
    way: Hashable
    area: tuple[int, int, int, int]
    inside: tuple[float, float]


class _Sheets:
    """The old picture, the new one, and the inner one of the two while it is seen through."""

    def __init__(self) -> None:
        self.old, self.new, self.inner = Sheet(), Sheet(), Sheet()


class Descent:
    """Draws frame after frame; between two scales it shows the way from one to the other."""

    def __init__(self) -> None:
        self._last: Scale | None = None
        self._from: Scale | None = None
        self._old: pygame.Surface | None = None
        self._share = 1.0
        self._sheets = _Sheets()

    @property
    def is_running(self) -> bool:
        """Whether the picture is on its way."""
        return self._old is not None

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass."""
        self._share = min(1.0, self._share + wall_s / DESCENT_S)

    def draw(
        self,
        surface: pygame.Surface,
        heading: Heading,
        scale: Callable[[], Scale],
        paint: Callable[[], None],
        *,
        moves: bool,
    ) -> None:
        """Draw one frame over the one that stands on the surface.

        Args:
            surface: of the window; it still holds the last frame.
            heading: what will be in view.
            scale: what is in view, asked after painting.
            paint: draws the frame.
            moves: whether motion is wanted; otherwise the new scale is there at once.
        """
        last = self._last
        glides = moves and not self.is_running and last is not None and _glides(last, heading)
        before = self._halved(surface, last) if glides and last is not None else None
        paint()
        now = self._last = scale()
        if before is not None and min(*now.area[2:]) > 1:
            self._from, self._share, self._old = last, 0.0, before
        if self._share >= 1.0 or not moves:
            self._old = None
        if self._old is not None and self._from is not None:
            _lay(surface, self._old, (self._from, now), self._share, self._sheets)

    def _halved(self, surface: pygame.Surface, last: Scale) -> pygame.Surface | None:
        """What stands on the surface of a scale, at half its size; None if there is nothing."""
        area = pygame.Rect(last.area).clip(surface.get_rect())
        if min(area.size) <= 1:
            return None
        half = max(1, area.w // 2), max(1, area.h // 2)
        return pygame.transform.smoothscale(surface.subsurface(area), half, self._sheets.old.part(half))


def _glides(last: Scale, now: Heading) -> bool:
    name, way = now
    return last.name != name and last.way != way


def _lay(
    surface: pygame.Surface, old: pygame.Surface, ends: tuple[Scale, Scale], share: float, sheets: _Sheets
) -> None:
    """The way at a share 0..1; between scales that are not on the ladder the pictures only change over."""
    left, now = ends
    area = pygame.Rect(now.area).clip(surface.get_rect())
    stage = surface.subsurface(area)
    new = sheets.new.part(area.size)
    new.blit(stage, (0, 0))
    eased = share * share * (3.0 - 2.0 * share)
    goes_in = left.level is not None and now.level is not None and now.level > left.level
    is_zoom = left.level is not None and now.level is not None and left.level != now.level
    outer, inner = (old, new) if goes_in or not is_zoom else (new, old)
    about = left if goes_in else now
    depth = (eased if goes_in else 1.0 - eased) if is_zoom else 0.0
    x, y = about.inside[0] - about.area[0], about.inside[1] - about.area[1]
    _enlarge(outer, stage, (x, y), _DEEPEST**depth)
    seen = _between(depth if is_zoom else eased)
    if not is_zoom:
        _lay_inner(inner, stage, (0, 0), seen)
        return
    grown = _DEEPEST ** (depth - 1.0)
    size = max(1, round(area.w * grown)), max(1, round(area.h * grown))
    place = pygame.Rect(round(x * (1.0 - grown)), round(y * (1.0 - grown)), *size).clamp(stage.get_rect())
    if seen >= 1.0:
        pygame.transform.scale(inner, size, stage.subsurface(place))
    elif seen > 0.0:
        image = pygame.transform.scale(inner, size, sheets.inner.part(size, _most_seen_through(area)))
        _lay_inner(image, stage, place.topleft, seen)


def _lay_inner(image: pygame.Surface, stage: pygame.Surface, at: tuple[int, int], seen: float) -> None:
    image.set_alpha(round(255 * seen))
    stage.blit(image, at)
    image.set_alpha(None)


def _most_seen_through(area: pygame.Rect) -> tuple[int, int]:
    """How large the inner picture is when nothing is seen through it any more."""
    share = _DEEPEST ** (_FADES[1] - 1.0)
    return round(area.w * share) + 1, round(area.h * share) + 1


def _enlarge(picture: pygame.Surface, onto: pygame.Surface, about: tuple[float, float], zoom: float) -> None:
    """A picture of any size all over another, `zoom` times as large about a place of that."""
    size = onto.get_size()
    across, down = picture.get_width() / size[0], picture.get_height() / size[1]
    part = pygame.Rect(
        round(across * about[0] * (1.0 - 1.0 / zoom)), round(down * about[1] * (1.0 - 1.0 / zoom)),
        max(1, round(picture.get_width() / zoom)), max(1, round(picture.get_height() / zoom)),
    )  # fmt: skip
    pygame.transform.smoothscale(picture.subsurface(part.clip(picture.get_rect())), size, onto)


def _between(share: float) -> float:
    first, last = _FADES
    return min(1.0, max(0.0, (share - first) / (last - first)))
