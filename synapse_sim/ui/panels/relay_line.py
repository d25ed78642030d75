"""The line of the ribbon: a dot for each station, lit while its number is away from its start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.colour import mix
from synapse_sim.ui.panels.stages import Stage

LIT_DP, DOT_DP = 8.0, 5.0
"""Radius of the holder's dot, and of the others."""
_STEPS = 16
"""Pieces of a stretch, in which the colour of one station becomes that of the next."""
_DIMMED = 0.55
"""How much of the ground is in what the baton has not reached, and in a station at its start."""
_TAIL = 7
"""Lights behind the baton, each fainter: where it came from."""
_TAIL_SHARE = 0.55
"""Length of the tail as a share of the stretch before the holder."""


@dataclass(frozen=True, slots=True)
class Relay:
    """Stations on a line: x of each dot and y of all, px, and the place of the one with the baton."""

    xs: tuple[float, ...]
    y: float
    stations: tuple[Stage, ...]
    holder: int


def draw_baton(canvas: Canvas, relay: Relay) -> None:
    """The light of the baton with its tail; drawn below the line, and none on a light look."""
    if canvas.theme.light:
        return
    xs, holder = relay.xs, relay.holder
    paint = _paint(relay.stations[holder])
    reach = _TAIL_SHARE * (xs[holder] - xs[holder - 1]) if holder else 0.0
    for k in range(1, _TAIL + 1):
        share = k / _TAIL
        x, radius = xs[holder] - share * reach, canvas.dp(14 - 7 * share)
        canvas.glow(x, relay.y, radius, paint, 0.5 * (1 - share))
    canvas.glow(xs[holder], relay.y, canvas.dp(26), paint, 0.9)


def draw_line(canvas: Canvas, rect: Rect, relay: Relay) -> None:
    """Line and dots across a rectangle, from a layer for each holder."""
    paints = tuple(map(_paint, relay.stations))
    reach = canvas.dp(LIT_DP) + 2
    strip = Rect(rect.x, relay.y - reach, rect.w, 2 * reach)
    inside = [x - strip.x for x in relay.xs]
    away = tuple(stage.is_away for stage in relay.stations)
    key = "relay_line", relay.holder, paints, away
    canvas.layer(key, strip, lambda part: _paint_line(part, inside, reach, paints, (relay.holder, away)))


def _paint(stage: Stage) -> Paint:
    return "lost" if stage.faint else stage.paint


def _paint_line(
    canvas: Canvas, xs: Sequence[float], y: float, paints: Sequence[Paint], lit: tuple[int, Sequence[bool]]
) -> None:
    """`lit`: the place of the holder, and of every station whether it is away from its start."""
    holder, away = lit
    for place in range(len(xs) - 1):
        _paint_stretch(canvas, (xs[place], xs[place + 1]), y, paints[place : place + 2], lit=place < holder)
    for place, (x, paint) in enumerate(zip(xs, paints, strict=True)):
        if place == holder:
            canvas.disc(x, y, canvas.dp(LIT_DP), paint)
            canvas.disc(x, y, 0.6 * canvas.dp(LIT_DP), "background" if canvas.theme.light else "ink")
        else:
            shown = paint if away[place] else canvas.faded(paint, _DIMMED, "background")
            canvas.disc(x, y, canvas.dp(DOT_DP), shown)


def _paint_stretch(
    canvas: Canvas, ends: tuple[float, float], y: float, paints: Sequence[Paint], *, lit: bool
) -> None:
    """From one dot to the next, in the colours of both."""
    first, last = (canvas.colour(paint) for paint in paints)
    step = (ends[1] - ends[0]) / _STEPS
    height = canvas.stroke(3.0 if lit else 1.5)
    for k in range(_STEPS):
        colour = mix(first, last, (k + 0.5) / _STEPS)
        shown = colour if lit else canvas.faded(colour, _DIMMED, "background")
        canvas.fill(shown, Rect(ends[0] + k * step, y - height / 2, step + 1, height))
