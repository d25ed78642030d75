"""Where a branch and its spines stand on screen: a function of the scene's rectangle and the branch alone.

The scene shows a stretch of the branch, to scale, and below it the whole branch as a thin strip.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.dendrite.dendrite import DendriteState
from synapse_sim.agents.dendrite.sites import Sites
from synapse_sim.arrays import Floats, Indices
from synapse_sim.draw.rect import Rect

SHAFT_RADIUS_UM = 0.50
"""Of a pyramidal cell's oblique dendrite."""

STRETCH_UM = 24.0
_TALL_UM = 10.4
"""Least length and height of what is shown; the scale follows from what fits."""

_LEAST_HEAD_UM = 0.02
_MARGIN_UM = 1.5
_MIDDLE = 0.425
_START = 0.42


@dataclass(frozen=True, slots=True)
class View:
    """The shown stretch of a branch: it starts at `start_um` and lies along a gently winding middle line."""

    rect: Rect
    px_per_um: float
    start_um: float

    @property
    def length_um(self) -> float:
        """Length of the shown stretch."""
        return self.rect.w / self.px_per_um

    def middle_y(self, x: Floats | float) -> Floats:
        """The y of the branch's middle line at x, px."""
        turn = 2 * np.pi * (np.asarray(x, dtype=np.float64) - self.rect.x) / self.rect.w
        wave = 0.042 * np.sin(1.15 * turn + 2.4) + 0.016 * np.sin(2.7 * turn + 0.6)
        line: Floats = self.rect.y + self.rect.h * (_MIDDLE + wave)
        return line

    def slope(self, x: Floats) -> Floats:
        """Its slope dy/dx."""
        slope: Floats = (self.middle_y(x + 1.0) - self.middle_y(x - 1.0)) / 2.0
        return slope

    def x_of(self, position_um: Floats) -> Floats:
        """The x of places along the branch, px."""
        x: Floats = self.rect.x + (position_um - self.start_um) * self.px_per_um
        return x


@dataclass(frozen=True, slots=True)
class Spines:
    """The spines in view; arrays (k,), lengths in px.

    index: rows of the `DendriteState`.
    x, y: where each leaves the branch.
    tip_x, tip_y: middle of its head.
    lean_rad: away from straight up (or down, where `side` is -1), to the right.
    length: from the branch to the top of the head, foreshortened.
    head: radius of the head.
    depth: -1 behind .. 1 in front of the branch.
    """

    index: Indices
    x: Floats
    y: Floats
    tip_x: Floats
    tip_y: Floats
    lean_rad: Floats
    side: Floats
    length: Floats
    head: Floats
    depth: Floats


def view_of(rect: Rect, length_um: float) -> View:
    """The stretch that is shown in `rect`."""
    px_per_um = min(rect.w / min(STRETCH_UM, length_um), rect.h / _TALL_UM)
    px_per_um = max(px_per_um, rect.w / length_um)
    return View(rect, px_per_um, _START * (length_um - rect.w / px_per_um))


def spines_in(view: View, sites: Sites, state: DendriteState) -> Spines:
    """The living spines in view."""
    position_um = sites.position_um[state.site]
    index = np.flatnonzero(
        (position_um > view.start_um - _MARGIN_UM)
        & (position_um < view.start_um + view.length_um + _MARGIN_UM)
    )
    head_um = np.maximum(state.head_um[index], _LEAST_HEAD_UM)
    return _placed(view, sites, state.site[index], index, (state.length_um[index], head_um))


def lost_in(view: View, sites: Sites, state: DendriteState, length_um: float, head_um: float) -> Spines:
    """The places in view whose spine was lost to stress, with the spine that could stand there."""
    position_um = sites.position_um[state.lost]
    index = np.flatnonzero((position_um > view.start_um) & (position_um < view.start_um + view.length_um))
    site = state.lost[index]
    size_um = length_um * sites.scale[site], head_um * sites.scale[site]
    return _placed(view, sites, site, index, size_um)


def _placed(
    view: View, sites: Sites, site: Indices, index: Indices, size_um: tuple[Floats, Floats]
) -> Spines:
    """Spines of given length and head at given sites, seen from the front."""
    length_um, head_um = size_um
    x = view.x_of(sites.position_um[site])
    outward = np.sin(sites.angle_rad[site])
    side = sites.side[site]
    head = 0.5 * head_um * view.px_per_um
    length = np.maximum(np.abs(outward) ** 0.5 * length_um * view.px_per_um, 1.2 * head)
    lean = np.clip(sites.lean_rad[site], -0.6, 0.6) + side * -np.arctan(view.slope(x))
    y = view.middle_y(x) - 0.86 * outward * SHAFT_RADIUS_UM * view.px_per_um
    reach = length - head + 0.14 * np.abs(outward) * SHAFT_RADIUS_UM * view.px_per_um
    return Spines(
        index=index,
        x=x,
        y=y,
        tip_x=x + np.sin(lean) * reach,
        tip_y=y - side * np.cos(lean) * reach,
        lean_rad=lean,
        side=side,
        length=length,
        head=head,
        depth=sites.depth[site],
    )
