"""From one scale to another as one zoom: the outer picture grows about the place where the inner one lies.

What is left is kept at half its size, since it moves, and so is the place that is passed on the way;
where one arrives is the live picture of the frame. So nothing is ever empty, and a frame costs two scaled
pictures of half the size and one of the whole. Two frames stand still: the one in which one leaves keeps what
is left and finds what is passed, and the next one draws what comes unseen, so that none does both that and
the first step of the way.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import NamedTuple

import pygame

from synapse_sim.draw.pygame_canvas.large import blend, smooth
from synapse_sim.draw.pygame_canvas.sheets import Sheet

DESCENT_S = 0.8
_DEEPEST = 8.0
"""How many times an outer picture grows."""
_FADES = (0.1, 0.7)
"""Between which shares of its way an inner picture comes."""
_FINE_PX = 4_000_000
"""In a moving picture of so many pixels nobody sees steps of two: doubling takes a sixth of smoothing."""


Heading = tuple[str, Hashable]
"""Name and way of a scale."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What is in view.

    name: of the scene. level: how deep it lies on the ladder of scales, 0 outermost; None off the ladder.
    way: another value means that one glides there; the same, that a hand chose it at once.
    area: left, top, width and height of the picture, px.
    find_inside: finds the place of the next deeper scale in it, px, which only a way to it needs.
    """

    name: str
    level: int | None
    way: Hashable
    area: tuple[int, int, int, int]
    find_inside: Callable[[], tuple[float, float]]

    @property
    def inside(self) -> tuple[float, float]:
        """That place."""
        return self.find_inside()

    @property
    def is_seen(self) -> bool:
        """Whether there is a picture: a page may cover it all."""
        return min(self.area[2:]) > 1


class Stop(NamedTuple):
    """A picture on the way, of any size, and where the next deeper one lies in it, in shares of its sides."""

    picture: pygame.Surface
    inside: tuple[float, float]


Between = Callable[[Scale, Scale], Stop | None]
"""What is passed on the way between two scales, if anything."""


def stop_of(window: pygame.Surface, scale: Scale) -> Stop:
    """A scale as it stands on a window, at half its size."""
    picture = _area(window, scale)
    return Stop(smooth(picture, _half(picture)), _share_of(scale))


def _area(window: pygame.Surface, scale: Scale) -> pygame.Surface:
    return window.subsurface(pygame.Rect(scale.area).clip(window.get_rect()))


def _half(picture: pygame.Surface) -> tuple[int, int]:
    return max(1, picture.get_width() // 2), max(1, picture.get_height() // 2)


class Descent:
    """Draws frame after frame; between two scales it shows the way from one to the other."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._last: Scale | None = None
        self._left: Scale | None = None
        self._kept: Stop | None = None
        self._middle: Stop | None = None
        self._passed: tuple[Stop, ...] = ()
        self._is_drawn_ahead = False
        self._share = 1.0
        self._on = Sheet(), Sheet()

    @property
    def is_running(self) -> bool:
        """Whether the picture is on its way."""
        return bool(self._passed or self._kept)

    def begins(self, heading: Heading) -> bool:
        """Whether one leaves what was drawn last, to glide to something else."""
        return not self.is_running and self._last is not None and _glides(self._last, heading)

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass."""
        self._share = min(1.0, self._share + wall_s / DESCENT_S)

    def prepare(self, surface: pygame.Surface) -> None:
        """Have room for a way, in a frame that has time for it."""
        if self._last is not None:
            for sheet in self._on:
                sheet.of(_half(_area(surface, self._last)))

    def draw(
        self,
        surface: pygame.Surface,
        heading: Heading,
        scale: Callable[[], Scale],
        paint: Callable[[], None],
        *,
        moves: bool,
        arrange: Callable[[], None] = lambda: None,
        between: Between = lambda _left, _now: None,
        draw_ahead: Callable[[], None] | None = None,
    ) -> None:
        """Draw one frame over the one that stands on the surface.

        Args:
            surface: of the window; it still holds the last frame.
            heading: what will be in view.
            scale: what is in view, asked after painting; before it, its name and level alone count.
            paint: draws the frame.
            moves: whether motion is wanted; otherwise the new scale is there at once.
            arrange: gives all of the frame its place, in the frame that stands still.
            between: what is passed on the way, asked once all has its place.
            draw_ahead: draws what comes where nobody sees it.
        """
        if surface.get_size() != self._size:
            self._size, self._last, self._kept, self._passed = surface.get_size(), None, None, ()
        last = self._last
        if moves and self.begins(heading) and last is not None and last.is_seen:
            self._left, self._kept = last, stop_of(surface, last)
            arrange()
            self._middle, self._is_drawn_ahead = between(last, scale()), draw_ahead is None
            return
        if draw_ahead is not None and self._kept is not None and not self._is_drawn_ahead:
            self._is_drawn_ahead = True
            draw_ahead()
            return
        paint()
        now = self._last = scale()
        self._set_out()
        if self._share >= 1.0 or not (moves and now.is_seen):
            self._passed = ()
        if self._passed and self._left is not None:
            self._lay(surface, self._left, now)

    def _set_out(self) -> None:
        """Begin the way, if something was left."""
        kept, middle = self._kept, self._middle
        self._kept = self._middle = None
        if kept is not None:
            self._share = 0.0
            self._passed = (kept,) if middle is None else (kept, middle)

    def _lay(self, surface: pygame.Surface, left: Scale, now: Scale) -> None:
        """The way as far as it is gone; between scales off the ladder the pictures only change over.

        All is laid at half size and enlarged once: what moves needs no pixels.
        """
        area = _area(surface, now)
        half, scratch = (sheet.of(_half(area)) for sheet in self._on)
        new, share = Stop(area, _share_of(now)), self._share
        eased = share * share * (3.0 - 2.0 * share)
        if left.level is None or now.level is None or left.level == now.level:
            _change_over(half, scratch, self._passed[0], new, eased)
        elif now.level > left.level:
            _zoom(half, scratch, (*self._passed, new), eased)
        else:
            _zoom(half, scratch, (new, *self._passed[::-1]), 1.0 - eased)
        is_fine = area.get_width() * area.get_height() >= _FINE_PX
        enlarge = pygame.transform.scale if is_fine else smooth
        enlarge(half, area.get_size(), area)


def _glides(last: Scale, now: Heading) -> bool:
    name, way = now
    return last.name != name and last.way != way


def _share_of(scale: Scale) -> tuple[float, float]:
    (left, top, width, height), (x, y) = scale.area, scale.inside
    return (x - left) / width, (y - top) / height


def _change_over(half: pygame.Surface, scratch: pygame.Surface, old: Stop, new: Stop, share: float) -> None:
    _enlarge(old, half, 1.0)
    pygame.transform.scale(new.picture, half.get_size(), scratch)
    blend(half, scratch, (0, 0), _between(share))


def _zoom(half: pygame.Surface, scratch: pygame.Surface, stops: tuple[Stop, ...], share: float) -> None:
    """A share 0..1 of the way from the outermost to the innermost of them."""
    depth = share * (len(stops) - 1)
    passed = min(int(depth), len(stops) - 2)
    depth -= passed
    outer, inner = stops[passed], stops[passed + 1]
    _enlarge(outer, half, _DEEPEST**depth)
    grown, seen = _DEEPEST ** (depth - 1.0), _between(depth)
    if seen > 0.0:
        width, height = half.get_size()
        size = max(1, round(width * grown)), max(1, round(height * grown))
        place = (outer.inside[0] * width * (1.0 - grown), outer.inside[1] * height * (1.0 - grown))
        part = scratch.subsurface((0, 0), size)
        pygame.transform.scale(inner.picture, size, part)
        blend(half, part, place, seen)


def _enlarge(stop: Stop, onto: pygame.Surface, zoom: float) -> None:
    """Fill a surface with a picture, `zoom` times as large about the place inside it."""
    picture = stop.picture
    width, height = picture.get_size()
    x, y = width * stop.inside[0], height * stop.inside[1]
    seen = max(1, round(width / zoom)), max(1, round(height / zoom))
    part = pygame.Rect(round(x - x / zoom), round(y - y / zoom), *seen)
    smooth(picture.subsurface(part.clip(picture.get_rect())), onto.get_size(), onto)


def _between(share: float) -> float:
    first, last = _FADES
    return min(1.0, max(0.0, (share - first) / (last - first)))
