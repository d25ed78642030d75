"""Where a branch and its spines stand on screen: a function of the picture's rectangle and the branch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.dendrite.dendrite import DendriteState
from synapse_sim.agents.dendrite.sites import Sites
from synapse_sim.arrays import Floats, Indices
from synapse_sim.draw.rect import Rect

SHAFT_RADIUS_UM = 0.50
"""Of a pyramidal cell's oblique dendrite."""

_WIDE_UM, _NARROW_UM = 22.0, 11.0
"""Length that is shown in a wide and in a narrow picture."""
_NARROW_ASPECT, _WIDE_ASPECT = 0.8, 2.2
"""Widths, in heights, of a narrow and of a wide picture."""
_TALL_UM = 6.3
"""Least height of what is shown; the scale follows from what fits."""
_LEAST_HEAD_UM = 0.02
_MARGIN_UM = 1.5
LEAN_STEP_RAD = 0.06
"""Spines lean in such steps, so that they share sprites."""


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

    @property
    def shaft_px(self) -> float:
        """Radius of the branch."""
        return SHAFT_RADIUS_UM * self.px_per_um

    def middle_y(self, x: Floats | float) -> Floats:
        """The y of the branch's middle line at x, px."""
        along = (np.asarray(x, dtype=np.float64) - self.rect.x) / self.rect.w
        wave = 0.085 * np.sin(4.3 * along + 0.5 + np.pi) - 0.030 * np.sin(9.1 * along + 2.0)
        line: Floats = self.rect.y + self.rect.h * (0.50 - wave * self._swing)
        return line

    @property
    def _swing(self) -> float:
        """How much the branch winds: less where a picture is higher than the branch is long."""
        return min(1.0, self.rect.w / (2.0 * self.rect.h))

    def slope(self, x: Floats) -> Floats:
        """Its slope dy/dx."""
        slope: Floats = (self.middle_y(x + 1.0) - self.middle_y(x - 1.0)) / 2.0
        return slope

    def x_of(self, position_um: Floats) -> Floats:
        """The x of places along the branch, px."""
        x: Floats = self.rect.x + (position_um - self.start_um) * self.px_per_um
        return x

    def um_of(self, x: Floats) -> Floats:
        """The place along the branch at x px."""
        um: Floats = self.start_um + (x - self.rect.x) / self.px_per_um
        return um


@dataclass(frozen=True, slots=True)
class Spines:
    """The spines in view; arrays (k,), lengths in px.

    index: rows of the `DendriteState`, or of the sites that were asked for.
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


def view_of(rect: Rect, length_um: float, center_um: float) -> View:
    """The stretch that is shown in `rect`, around a place of the branch."""
    wide = (rect.w / rect.h - _NARROW_ASPECT) / (_WIDE_ASPECT - _NARROW_ASPECT)
    shown_um = _NARROW_UM + (_WIDE_UM - _NARROW_UM) * min(max(wide, 0.0), 1.0)
    px_per_um = min(rect.w / min(shown_um, length_um), rect.h / _TALL_UM)
    px_per_um = max(px_per_um, rect.w / length_um)
    shown_um = rect.w / px_per_um
    return View(rect, px_per_um, min(max(center_um - shown_um / 2, 0.0), length_um - shown_um))


def spines_in(view: View, sites: Sites, state: DendriteState) -> Spines:
    """The living spines in view."""
    index = _within(view, sites.position_um[state.site], _MARGIN_UM)
    head_um = np.maximum(state.head_um[index], _LEAST_HEAD_UM)
    return placed(view, sites, state.site[index], index, (state.length_um[index], head_um))


def lost_in(view: View, sites: Sites, state: DendriteState, length_um: float, head_um: float) -> Spines:
    """The places in view whose spine was lost to stress, with the spine that could stand there."""
    index = _within(view, sites.position_um[state.lost], 0.0)
    site = state.lost[index]
    size_um = length_um * sites.scale[site], head_um * sites.scale[site]
    return placed(view, sites, site, index, size_um)


def _within(view: View, position_um: Floats, margin_um: float) -> Indices:
    first_um, last_um = view.start_um - margin_um, view.start_um + view.length_um + margin_um
    return np.flatnonzero((position_um > first_um) & (position_um < last_um))


def placed(view: View, sites: Sites, site: Indices, index: Indices, size_um: tuple[Floats, Floats]) -> Spines:
    """Spines of given length and head at given sites, seen from the front."""
    length_um, head_um = size_um
    x = view.x_of(sites.position_um[site])
    outward = np.sin(sites.angle_rad[site])
    side = sites.side[site]
    head = 0.5 * head_um * view.px_per_um
    length = np.maximum(np.abs(outward) ** 0.5 * length_um * view.px_per_um, 1.2 * head)
    lean = np.clip(sites.lean_rad[site], -0.6, 0.6) + side * -np.arctan(view.slope(x))
    lean = LEAN_STEP_RAD * np.rint(lean / LEAN_STEP_RAD)
    y = view.middle_y(x) - 0.86 * outward * view.shaft_px
    reach = length - head + 0.14 * np.abs(outward) * view.shaft_px
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
