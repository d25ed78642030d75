"""The moving parts of the synapse: molecules as dots, receptors by state, vesicles, transporters."""

from __future__ import annotations

import numpy as np

from synapse_sim.draw.canvas import Canvas
from synapse_sim.scenes.synapse_channels import LOOKS, OPEN, channel_sprite
from synapse_sim.scenes.synapse_shown import Shown
from synapse_sim.scenes.synapse_vesicles import vesicle_sprite
from synapse_sim.scenes.synapse_view import Pixels, View

AMPA_NM, NMDA_NM, VESICLE_NM = 11.0, 15.0, 40.0
"""Widths of the drawn proteins and of a vesicle, to scale."""

_DOTS_NM = {"glutamate": 1.7, "drug": 3.4, "calcium": 1.9}
SHAPES = {"glutamate": "disc", "drug": "diamond", "magnesium": "hexagon", "calcium": "triangle"}
"""The mark of each kind of molecule; colour is never alone."""


def draw_vesicles(canvas: Canvas, view: View, shown: Shown) -> None:
    """Vesicles of the terminal, the far ones first."""
    size = view.px(VESICLE_NM)
    for i in np.argsort(-shown.vesicle_nm[1], kind="stable"):
        x, y, up = shown.vesicle_nm[:, i]
        opened = float(shown.vesicle_opened[i])
        at_x, at_y = view.inside(x, y, 0.0 if opened else up)
        canvas.stamp(
            vesicle_sprite(canvas, size, opened), float(at_x), float(at_y), float(shown.vesicle_fill[i])
        )


def draw_receptors(canvas: Canvas, view: View, shown: Shown) -> None:
    """Receptors from the far rim to the near one; open ones glow."""
    xs, ys = view.place(shown.receptor_nm[0], shown.receptor_nm[1], 0.0)
    for i in np.argsort(-shown.receptor_nm[1], kind="stable"):
        kind = "nmda" if shown.receptor_is_nmda[i] else "ampa"
        look, width = int(shown.receptor_look[i]), view.px(NMDA_NM if kind == "nmda" else AMPA_NM)
        if look == OPEN:
            canvas.glow(xs[i], ys[i], 1.6 * width, "calcium" if kind == "nmda" else "receptor_ampa", 0.6)
        canvas.stamp(channel_sprite(canvas, kind, look, width), float(xs[i]), float(ys[i]))


def draw_molecules(canvas: Canvas, view: View, shown: Shown) -> None:
    """Every free molecule where it is; those farther away are dimmer."""
    for kind, places in (
        ("calcium", shown.calcium_nm),
        ("glutamate", shown.glutamate_nm),
        ("drug", shown.drug_nm),
    ):
        if places.shape[1]:
            xs, ys, nearness = _seen(canvas, view, places)
            sprite = canvas.dot(kind, max(1.25, view.px(_DOTS_NM[kind])), SHAPES[kind])
            canvas.dots(sprite, xs, ys, nearness if kind == "glutamate" else None)


def _seen(canvas: Canvas, view: View, places: Pixels) -> tuple[Pixels, Pixels, Pixels]:
    xs, ys = view.place(*places)
    nearness = np.clip(0.5 - places[1] / 500.0, 0.2, 0.8)
    chosen = slice(None, None, max(1, round(1.0 / canvas.quality.dots)))
    return xs[chosen], ys[chosen], nearness[chosen]


def tally(shown: Shown) -> np.ndarray:
    """How many NMDA channels there are in each look."""
    return np.bincount(shown.receptor_look[shown.receptor_is_nmda], minlength=len(LOOKS))
