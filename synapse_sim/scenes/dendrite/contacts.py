"""Where axons meet spines: an established synapse, and the place that a bud of this course grows to.

An axon crosses there from the start: the bud finds it, or does not come. Which places these are follows from
the lives on the branch, so that a picture is a function of the course; the axons themselves are no agents.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.agents.dendrite.dendrite import Dendrite
from synapse_sim.arrays import Floats, Indices
from synapse_sim.config.sections.dendrite import Dendrite as Numbers
from synapse_sim.scenes.dendrite.view import View, placed

GAP_UM = 0.19
"""Cleft as it is drawn; a real one is 0.02 µm."""
BOUTON_UM = 0.27
"""Radius of the bouton."""
_EARLIEST_H, _LATEST_H, _STAYS_H = 1.0, 16.0, 60.0
"""A bud that is chosen is born between the first two times after the dose and stands at the third."""
_FRONT, _BEHIND = 0.75, -0.30
"""Depths between which the tip of a spine is seen clear of the branch."""
_PLACES = {-1.0: 0.60, 1.0: 0.24}
"""Where a contact is wanted below and above the branch, as shares of the picture's width."""
_REACH = 0.36
"""Shares of the width within which one must be found."""
_UPRIGHT = 0.55
"""Least share of its length that a spine shows."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One place where an axon waits for the spine of a site.

    x, y: of the bouton. ahead: from the spine to it, a unit vector. side: 1 above, -1 below the branch.
    """

    site: int
    x: float
    y: float
    ahead: tuple[float, float]
    side: float


@lru_cache(maxsize=16)
def contacts_of(branch: Dendrite, numbers: Numbers, view: View, dose_h: float) -> tuple[Contact, ...]:
    """At most one contact on either side; the bud's comes first."""
    buds = branch.newborns(dose_h + _EARLIEST_H, dose_h + _LATEST_H, dose_h + _STAYS_H)
    found: dict[float, Contact] = {}
    for sites in (buds, np.flatnonzero(branch.steadfast)):
        for side in _PLACES:
            best = None if side in found else _best(branch, view, sites, side)
            if best is not None:
                found[side] = _contact(branch, numbers, view, best)
    return tuple(found.values())


def _best(branch: Dendrite, view: View, chosen: Indices, side: float) -> int | None:
    """The site nearest to where a contact is wanted on that side."""
    sites = branch.sites
    x, depth = view.x_of(sites.position_um[chosen]), sites.depth[chosen]
    away = np.abs(x - view.rect.x - _PLACES[side] * view.rect.w)
    fits = (sites.side[chosen] == side) & (depth > _BEHIND) & (depth < _FRONT)
    fits &= (np.abs(np.sin(sites.angle_rad[chosen])) ** 0.5 > _UPRIGHT) & (away < _REACH * view.rect.w)
    rows = np.flatnonzero(fits)
    return int(chosen[rows[np.argmin(away[rows])]]) if rows.size else None


def _contact(branch: Dendrite, numbers: Numbers, view: View, site: int) -> Contact:
    """The bouton stands where a thin spine of the site reaches to, a mushroom where one stands for good."""
    stands = bool(branch.steadfast[site])
    length_um, head_um = (
        (numbers.length_mushroom_um, numbers.head_mushroom_um)
        if stands
        else (numbers.length_thin_um, numbers.head_thin_um)
    )
    size_um = np.array([length_um, head_um]) * branch.sites.scale[site]
    where = np.array([site])
    spine = placed(view, branch.sites, where, where, (size_um[:1], size_um[1:]))
    lean, side = float(spine.lean_rad[0]), float(spine.side[0])
    ahead = float(np.sin(lean)), -side * float(np.cos(lean))
    away = float(spine.head[0]) + (GAP_UM + BOUTON_UM) * view.px_per_um
    x, y = float(spine.tip_x[0]) + away * ahead[0], float(spine.tip_y[0]) + away * ahead[1]
    return Contact(site, x, y, ahead, side)


_CROSSING_UM = np.array([[-6.4, -9.0], [-4.7, -2.6], [-2.2, -0.35], [0.0, 0.04], [2.2, -0.25], [4.3, -2.4],
                         [5.2, -9.0]])  # fmt: skip
"""An axon that comes down across the branch, touches with its bouton and goes up again."""


def axon_path(contact: Contact, view: View) -> Floats:
    """(7, 2) knots of the axon through a contact, px."""
    turned = np.array([1.0, -contact.side if contact.side > 0 else 1.0])
    path: Floats = np.array([contact.x, contact.y]) + _CROSSING_UM * turned * view.px_per_um
    return path
