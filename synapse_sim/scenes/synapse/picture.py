"""The moving parts of the synapse: vesicles, receptors by state, transporters, molecules."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from synapse_sim.arrays import AnyFloats
from synapse_sim.draw.canvas import Canvas, Sprite
from synapse_sim.draw.colour import mix
from synapse_sim.scenes.shared import marks
from synapse_sim.scenes.synapse.looks import LOOKS, OPEN, TRAPPED
from synapse_sim.scenes.synapse.reading import SynapseReading
from synapse_sim.scenes.synapse.receptors import receptor_sprite
from synapse_sim.scenes.synapse.transporters import held_at
from synapse_sim.scenes.synapse.vesicles import DEPTHS, opening_sprite, vesicle_sprite
from synapse_sim.scenes.synapse.view import CLEFT, Art

GLUTAMATE, DRUG, CALCIUM, MAGNESIUM, CAUGHT = 4.1, 8.2, 6.2, 8.2, 11.5
"""Radii in units of the picture."""
SITE = 15.0
"""Where plug and drug sit, below the spine's face."""
_ARMS = {False: (17.0, -26.0), True: (17.0, -44.0)}
"""Where a receptor, AMPA or NMDA, holds glutamate."""
_SHINE = 8.0
"""A transporter shines fully when one in eight of those it stands for is busy."""
_HOLDS = 0.5
"""From so much light on a molecule is seen in it."""
_WHITE = (255, 255, 255)


def draw_synapse(canvas: Canvas, art: Art, shown: SynapseReading) -> None:
    """Draw all that moves of one synapse."""
    _draw_vesicles(canvas, art, shown)
    _draw_transporters(canvas, art, shown)
    _draw_receptors(canvas, art, shown)
    _draw_molecules(canvas, art, shown)


# the terminal


def _draw_vesicles(canvas: Canvas, art: Art, shown: SynapseReading) -> None:
    """The far ones first, the one that opens last."""
    xs, ys = _at(art, shown.vesicle)
    steps = np.rint((DEPTHS - 1) * shown.vesicle[2]).astype(int)
    for step in reversed(range(DEPTHS)):
        mine = (steps == step) & (shown.vesicle_opened == 0.0)
        sprite = vesicle_sprite(canvas, art.scale, step)
        canvas.dots(sprite, xs[mine], ys[mine], shown.vesicle_fill[mine])
    for x, opened in openings(shown):
        _draw_opening(canvas, art, x, opened)


def openings(shown: SynapseReading) -> Iterator[tuple[float, float]]:
    """Where vesicles open into the cleft, and how far."""
    for i in np.flatnonzero(shown.vesicle_opened):
        yield float(shown.vesicle[0, i]), float(shown.vesicle_opened[i])


def _draw_opening(canvas: Canvas, art: Art, x: float, opened: float) -> None:
    light = 1.0 - 0.8 * opened
    canvas.glow(*art.at(x, -8), 58 * art.scale, "glutamate", 0.7 * light)
    canvas.stamp(opening_sprite(canvas, art.scale, opened), *art.at(x, 0))
    canvas.glow(*art.at(x, -12), 30 * art.scale, "glutamate", 0.8 * light)
    canvas.glow(*art.at(x, 26), 62 * art.scale, "glutamate", 0.6 * light)


# glia


def busy_levels(shown: SynapseReading) -> AnyFloats:
    """(2, n) how strongly each drawn transporter shines, 0..1."""
    busy, total = shown.transporter_count
    levels: AnyFloats = np.sqrt(np.minimum(_SHINE * busy / np.maximum(total, 1), 1.0))
    return levels


def _draw_transporters(canvas: Canvas, art: Art, shown: SynapseReading) -> None:
    """The light and the molecule in the claws, which stand still."""
    levels = busy_levels(shown).ravel()
    places = np.array([held_at(side, k) for side in (0, 1) for k in range(levels.size // 2)]).T
    xs, ys = _at(art, places)
    if canvas.quality.glows:
        canvas.dots(canvas.glow_sprite("glutamate", 15 * art.scale), xs, ys, levels)
    holds = levels > _HOLDS
    canvas.dots(marks.ball(canvas, "glutamate", 4.8 * art.scale), xs[holds], ys[holds])


# the spine


def _draw_receptors(canvas: Canvas, art: Art, shown: SynapseReading) -> None:
    """What sits in the pores last, so that no neighbour stands before it; a kind's sprite is found once."""
    rows = [*zip(
        shown.receptor_x.tolist(), shown.receptor_is_nmda.tolist(), shown.receptor_look.tolist(),
        shown.receptor_bound.tolist(), strict=True,
    )]  # fmt: skip
    kinds = dict.fromkeys((look, nmda) for _, nmda, look, _ in rows)
    sprites = {
        (look, nmda): receptor_sprite(canvas, LOOKS[look], art.scale, nmda=nmda) for look, nmda in kinds
    }
    ball = marks.ball(canvas, "glutamate", 4.6 * art.scale)
    for x, nmda, look, bound in rows:
        if look == OPEN:
            _draw_flow(canvas, art, x, nmda=nmda)
        canvas.stamp(sprites[look, nmda], *art.at(x, CLEFT))
        _draw_bound(canvas, art, ball, x, bound, nmda=nmda)
    plugs = {look: _plug(canvas, art, look) for look, _ in kinds}
    for x, _, look, _ in rows:
        if (plug := plugs[look]) is not None:
            _draw_plug(canvas, art, plug, x, look)


def _draw_flow(canvas: Canvas, art: Art, x: float, *, nmda: bool) -> None:
    """Light in an open pore."""
    paint = "calcium" if nmda else mix(canvas.colour("gaba"), _WHITE, 0.0 if canvas.theme.light else 0.3)
    for y in (-2.0, 14.0, 30.0):
        canvas.glow(*art.at(x, CLEFT + y), 22 * art.scale, paint, 0.9 if nmda else 0.6)


def _draw_bound(canvas: Canvas, art: Art, ball: Sprite, x: float, bound: int, *, nmda: bool) -> None:
    """The glutamate a receptor holds, one on each arm."""
    reach, y = _ARMS[nmda]
    for side in (-1, 1)[:bound]:
        at = art.at(x + side * reach, CLEFT + y)
        canvas.glow(*at, 11 * art.scale, "glutamate", 0.5)
        canvas.stamp(ball, *at)


def _plug(canvas: Canvas, art: Art, look: int) -> Sprite | None:
    """What sits in a pore."""
    if LOOKS[look].plug == "magnesium":
        return marks.magnesium(canvas, MAGNESIUM * art.scale)
    return marks.gem(canvas, CAUGHT * art.scale) if LOOKS[look].plug == "drug" else None


def _draw_plug(canvas: Canvas, art: Art, plug: Sprite, x: float, look: int) -> None:
    at, is_drug = art.at(x, CLEFT + SITE), LOOKS[look].plug == "drug"
    if is_drug:
        canvas.glow(*at, 30 * art.scale, "drug", 0.8)
    canvas.stamp(plug, *at)
    if is_drug and look == TRAPPED:
        pale = mix(canvas.colour("drug"), _WHITE, 0.0 if canvas.theme.light else 0.4)
        canvas.ring(*at, 20 * art.scale, pale, 2.0)


# molecules


def _draw_molecules(canvas: Canvas, art: Art, shown: SynapseReading) -> None:
    """One by one where they are; those behind the slice are smaller and dimmer."""
    _draw_glutamate(canvas, art, shown.glutamate)
    xs, ys = _at(art, shown.drug)
    if canvas.quality.glows:
        canvas.dots(canvas.glow_sprite("drug", 18 * art.scale), xs, ys, np.full(len(xs), 0.45))
    canvas.dots(marks.gem(canvas, DRUG * art.scale), xs, ys)
    xs, ys = _at(art, shown.calcium)
    if canvas.quality.glows:
        canvas.dots(canvas.glow_sprite("calcium", 13 * art.scale), xs, ys, np.full(len(xs), 0.4))
    canvas.dots(marks.calcium(canvas, CALCIUM * art.scale), xs, ys)


def _draw_glutamate(canvas: Canvas, art: Art, places: AnyFloats) -> None:
    xs, ys = _at(art, places)
    steps = np.rint(2 * places[2]).astype(int)
    for step in range(3):
        mine = steps == step
        level = 1.0 - 0.27 * step
        if canvas.quality.glows:
            glow = canvas.glow_sprite("glutamate", 11 * art.scale)
            canvas.dots(glow, xs[mine], ys[mine], np.full(int(mine.sum()), 0.5 * level))
        paint = canvas.faded("glutamate", 1.0 - level, "background")
        canvas.dots(marks.ball(canvas, paint, GLUTAMATE * (1 - 0.17 * step) * art.scale), xs[mine], ys[mine])


def _at(art: Art, places: AnyFloats) -> tuple[AnyFloats, AnyFloats]:
    return art.x + places[0] * art.scale, art.y + places[1] * art.scale
