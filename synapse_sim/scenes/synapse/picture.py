"""The moving parts of the synapse: molecules as dots, receptors by state, vesicles, transporters."""

from __future__ import annotations

import numpy as np

from synapse_sim.arrays import AnyFloats
from synapse_sim.draw.canvas import Canvas
from synapse_sim.scenes.synapse.channels import CHANNEL_STATES, OPEN, channel_sprite, transporter_sprite
from synapse_sim.scenes.synapse.reading import SynapseReading
from synapse_sim.scenes.synapse.vesicles import vesicle_sprite
from synapse_sim.scenes.synapse.view import View

VESICLE_NM = 37.0
_KINDS = (("ampa", 11.0, "receptor_ampa"), ("nmda", 15.0, "calcium"))
"""Each kind of receptor: name, width (nm, to scale) and the light of an open one."""
_TRANSPORTER_NM = 16.0
_SHINE = 8.0
"""A transporter shines fully when one in eight of those it stands for is busy."""
_ARM_TIPS = ((0.27, 0.72), (0.33, 1.18))
"""Where each kind holds glutamate: sideways and above the membrane, in its own widths."""

_FAR_NM = 230.0
"""Molecules this far away begin to fade from sight."""
_DOTS_NM = {"glutamate": 1.7, "drug": 3.4, "calcium": 1.9}
SHAPES = {"glutamate": "disc", "drug": "diamond", "magnesium": "hexagon", "calcium": "triangle"}
"""The mark of each kind of molecule; colour is never alone."""


def draw_vesicles(canvas: Canvas, view: View, shown: SynapseReading) -> None:
    """Vesicles of the terminal, the far ones first."""
    size = view.px(VESICLE_NM)
    for i in np.argsort(-shown.vesicle_nm[1], kind="stable"):
        x, y, up = shown.vesicle_nm[:, i]
        opened = float(shown.vesicle_opened[i])
        at_x, at_y = view.inside(x, y, 0.0 if opened else up)
        sprite = vesicle_sprite(canvas, size, opened)
        canvas.stamp(sprite, float(at_x), float(at_y), float(shown.vesicle_fill[i]))
        if opened:
            canvas.glow(float(at_x), float(at_y), 0.9 * size, "glutamate", 0.7)


def draw_receptors(canvas: Canvas, view: View, shown: SynapseReading) -> None:
    """Receptors from the far rim to the near one; open ones glow."""
    order = np.argsort(-shown.receptor_nm[1], kind="stable")
    x_nm, y_nm = shown.receptor_nm[:, order]
    xs, ys = view.place(x_nm, y_nm, 0.0)
    kinds, looks = shown.receptor_is_nmda[order].astype(int), shown.receptor_look[order]
    sprites = {
        (kind, look): channel_sprite(canvas, _KINDS[kind][0], look, view.px(_KINDS[kind][1]))
        for kind, look in set(zip(kinds.tolist(), looks.tolist(), strict=True))
    }
    for x, y, kind, look in zip(xs.tolist(), ys.tolist(), kinds.tolist(), looks.tolist(), strict=True):
        if look == OPEN:
            canvas.glow(x, y, 1.6 * view.px(_KINDS[kind][1]), _KINDS[kind][2], 0.6)
        canvas.stamp(sprites[kind, look], x, y)
    _draw_bound(canvas, view, shown)


def draw_transporters(canvas: Canvas, view: View, shown: SynapseReading) -> None:
    """Transporters on the glia at both sides; each shines as those it stands for are busy."""
    busy, total = shown.transporter_count
    sprite = transporter_sprite(canvas, view.px(_TRANSPORTER_NM))
    levels = np.sqrt(np.minimum(_SHINE * busy / np.maximum(total, 1), 1.0))
    xs, ys = view.transporters(total.shape[1])
    for x, y, level in zip(xs.flat, ys.flat, levels.flat, strict=True):
        if level:
            canvas.glow(float(x), float(y), view.px(_TRANSPORTER_NM), "glutamate", 0.6 * float(level))
        canvas.stamp(sprite, float(x), float(y), float(level))


def _draw_bound(canvas: Canvas, view: View, shown: SynapseReading) -> None:
    """The glutamate that receptors hold, one dot on each arm that has caught one."""
    xs, ys = view.place(shown.receptor_nm[0], shown.receptor_nm[1], 0.0)
    sprite = canvas.dot("glutamate", max(1.25, view.px(1.7)), flat=True)
    for kind, (_, width_nm, _) in enumerate(_KINDS):
        for arm, side in ((1, -1.0), (2, 1.0)):
            chosen = (shown.receptor_is_nmda == bool(kind)) & (shown.receptor_bound >= arm)
            reach, rise = _ARM_TIPS[kind]
            canvas.dots(
                sprite, xs[chosen] + side * reach * view.px(width_nm), ys[chosen] - rise * view.px(width_nm)
            )


def molecules_per_dot(canvas: Canvas) -> int:
    """How many free molecules one drawn dot stands for; more than one on a slow machine."""
    return max(1, round(1.0 / canvas.quality.dots))


def draw_molecules(canvas: Canvas, view: View, shown: SynapseReading) -> None:
    """Free molecules where they are; glutamate that is farther away is dimmer."""
    _draw_kind(canvas, view, "calcium", shown.calcium_nm)
    _draw_kind(canvas, view, "glutamate", shown.glutamate_nm[:, :: molecules_per_dot(canvas)], fades=True)
    _draw_kind(canvas, view, "drug", shown.drug_nm)


def _draw_kind(canvas: Canvas, view: View, kind: str, places: AnyFloats, *, fades: bool = False) -> None:
    nearness = np.clip(0.6 - places[1] / 450.0, 0.25, 0.9)
    nearness = nearness * np.clip(1.6 - _beside(places) / _FAR_NM, 0.0, 1.0)
    seen = nearness > 0.05
    xs, ys = view.place(*places[:, seen])
    sprite = canvas.dot(kind, max(1.25, view.px(_DOTS_NM[kind])), SHAPES[kind])
    canvas.dots(sprite, xs, ys, nearness[seen] if fades else None)


def _beside(places: AnyFloats) -> AnyFloats:
    """Distance from the middle; in front of the membrane it counts more, for it would cover the cell."""
    away: AnyFloats = np.hypot(places[0], np.where(places[1] < 0.0, 1.5 * places[1], places[1]))
    return away


def tally(shown: SynapseReading) -> np.ndarray:
    """How many NMDA channels there are in each look."""
    return np.bincount(shown.receptor_look[shown.receptor_is_nmda], minlength=len(CHANNEL_STATES))
