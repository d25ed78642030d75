"""What moves in a body: cells of the blood, the light of liver and brain, and the marks."""

from __future__ import annotations

from functools import lru_cache, partial

import numpy as np

from synapse_sim.agents.body.parcels import BRAIN, HYDROXYNORKETAMINE, LIVER, NORKETAMINE, OUT, SITE
from synapse_sim.agents.body.paths import GIVEN
from synapse_sim.arrays import Bools, Floats
from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Canvas, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.body.figure import Figure, Organ, Point, limb_of
from synapse_sim.scenes.body.marks import mark_places, turned
from synapse_sim.scenes.body.reading import Seen
from synapse_sim.scenes.body.vessels import cells, in_vessels
from synapse_sim.scenes.body.view import BodyView

_WHITE = (255, 255, 255)
MARK = 0.0058
_SMALL, _WAITING = 0.0046, 0.0042
"""Radius of a mark in figure units; those of the brain hold less drug, those outside lie close together."""
_LEAST_PX, _LEAST_SMALL_PX = 2.9, 2.3
_CELL, _LEAST_CELL_PX = 0.0040, 1.7
"""Radius of a blood cell, in figure units and at least."""
_DIMPLE, _DIMPLED_PX = 0.45, 2.5
"""How much darker a cell is in the middle, where it is large enough to show it."""
_RODENT = 1.5
"""A rodent fills its room: its marks are larger in its own units."""
SUBSTANCES = (
    ("drug", "drug", "diamond"),
    ("norketamine", "metabolite", "square"),
    ("hydroxynorketamine", "metabolite_late", "plus"),
)
"""Name, colour role and mark of each substance."""


def mark_px(seen: Seen, size: float = MARK) -> float:
    """Radius of the marks of a body, px."""
    least = _LEAST_PX if size == MARK else _LEAST_SMALL_PX
    return max(least, size * seen.view.scale * (_RODENT if seen.figure.name == "rodent" else 1.0))


def draw_blood(canvas: Canvas, seen: Seen) -> None:
    """Red cells that go round: the blood flows."""
    x, y = _pixels(seen, in_vessels(seen.figure, cells(), seen.now.tick))
    size = round(4 * max(_LEAST_CELL_PX, _CELL * seen.view.scale)) / 4
    build = partial(_cell, canvas.colour("blood"), size)
    canvas.dots(canvas.sprite(("body.cell", size), build), x, y)


def _cell(red: Colour, radius_px: float) -> Picture:
    """A round cell, darker in the middle."""
    disc, dimple = masks.shape("disc", radius_px), _DIMPLE if radius_px >= _DIMPLED_PX else 0.0
    middle = np.array(disc.shape) // 2
    away = np.hypot(*(np.indices(disc.shape) - middle[:, None, None])) / radius_px
    light = 1.0 - dimple * np.clip(1.0 - away / 0.7, 0.0, 1.0)
    picture = np.empty((*disc.shape, 4), dtype=np.uint8)
    picture[:, :, :3] = np.rint(light[:, :, None] * np.asarray(red))
    picture[:, :, 3] = np.rint(255 * disc)
    return picture


def draw_lights(canvas: Canvas, seen: Seen, share: float) -> None:
    """The brain glows by the level of the drug in it, 0..1 of its peak, the liver while it changes drug."""
    scale, works = seen.view.scale, min(1.0, seen.count(LIVER) / 12.0)
    draw_glow(canvas, seen.view, seen.figure, "brain", ("drug", 0.105 * scale, 0.75 * share))
    draw_glow(canvas, seen.view, seen.figure, "liver", ("metabolite", 0.085 * scale, 0.7 * works))


def draw_glow(
    canvas: Canvas, view: BodyView, figure: Figure, organ: str, light: tuple[str, float, float]
) -> None:
    """Light from the middle of an organ: its colour role, radius (px) and strength 0..1."""
    x, y = view.place(*_middle(figure.organ(organ)))
    role, radius, strength = light
    canvas.glow(x, y, radius, role, strength)


@lru_cache(maxsize=16)
def _middle(organ: Organ) -> Point:
    ends = np.concatenate([limb_of(chain, 1) for chain in organ.chains])
    return float(ends[:, [0, 3]].mean()), float(ends[:, [1, 4]].mean())


def draw_marks(canvas: Canvas, seen: Seen) -> tuple[Floats, Floats]:
    """Every mark in the shape and colour of its substance; in the liver one shape turns into the other.

    Returns:
        Where they are, px.
    """
    visits = seen.visits
    x, y = mark_pixels(seen)
    share, shown = turned(visits, seen.now), shown_marks(seen)
    in_brain, place = visits.place == BRAIN, visits.place
    is_late = place == HYDROXYNORKETAMINE
    waits = (place == SITE) & (visits.compartment == GIVEN)
    here = np.where(shown & ~in_brain & ~is_late & ~waits, 1.0, 0.0)
    changed = np.where(place == NORKETAMINE, 1.0, share)
    _lay(canvas, seen, "drug", (x, y), here * (1.0 - changed))
    _lay(canvas, seen, "norketamine", (x, y), here * changed)
    _lay(canvas, seen, "hydroxynorketamine", (x, y), np.where(is_late, 1.0, 0.0))
    waiting = mark_sprite(canvas, "drug", max(1.7, _WAITING * seen.view.scale))
    canvas.dots(waiting, x[waits], y[waits])
    small = mark_sprite(canvas, "drug", mark_px(seen, _SMALL))
    canvas.dots(small, x[in_brain], y[in_brain])
    return x, y


def shown_marks(seen: Seen) -> Bools:
    """(n,) which marks are drawn: not what was changed into something that is not followed."""
    visits = seen.visits
    shown: Bools = (visits.place != OUT) | (visits.came_from == SITE)
    return shown


def _lay(canvas: Canvas, seen: Seen, name: str, at: tuple[Floats, Floats], level: Floats) -> None:
    """The marks of one substance, each as far as it is there: `level` 0..1."""
    chosen = level > 0.0
    if chosen.any():
        sprite = mark_sprite(canvas, name, mark_px(seen))
        canvas.dots(sprite, at[0][chosen], at[1][chosen], level[chosen])


def mark_pixels(seen: Seen) -> tuple[Floats, Floats]:
    """Where every mark is, px."""
    return _pixels(seen, mark_places(seen.visits, seen.figure, seen.door, seen.now))


def _pixels(seen: Seen, places: Floats) -> tuple[Floats, Floats]:
    view = seen.view
    return view.x + places[0] * view.scale, view.y + places[1] * view.scale


def mark_sprite(canvas: Canvas, name: str, radius_px: float) -> Sprite:
    """The mark of a substance with a thin edge of the ground's colour, so that each stands apart."""
    role, shape = next((role, shape) for own, role, shape in SUBSTANCES if own == name)
    size = round(4 * radius_px) / 4
    colour, ground = canvas.colour(role), canvas.colour("background")
    core = colour if canvas.theme.light else mix(colour, _WHITE, 0.24)
    build = partial(_mark, shape, size, core, ground)
    return canvas.sprite(("body.mark", name, size), lambda: 0 * build(), build)


def _mark(shape: str, radius_px: float, core: Colour, edge: Colour) -> Picture:
    outer, inner = masks.shape(shape, radius_px + 1.1), masks.shape(shape, radius_px)
    margin = (outer.shape[0] - inner.shape[0]) // 2
    within = np.zeros_like(outer)
    within[margin : margin + inner.shape[0], margin : margin + inner.shape[1]] = inner
    picture = np.empty((*outer.shape, 4), dtype=np.uint8)
    share = within[:, :, None]
    picture[:, :, :3] = np.asarray(edge) * (1 - share) + np.asarray(core) * share
    picture[:, :, 3] = np.rint(255 * np.clip(np.maximum(within, 0.7 * outer), 0, 1))
    return picture
