"""The thing that brings the drug: a drip, a syringe, a spray, a tablet, a film, a mask, a patch."""

from __future__ import annotations

from collections.abc import Callable

from synapse_sim.draw.canvas import Canvas, Rect

Point = tuple[float, float]


def draw_tool(canvas: Canvas, tool: str, at: Point, scale: float) -> None:
    """Draw a tool whose tip is `at` (px); `scale` is px a figure unit."""
    _TOOLS[tool](canvas, *at, scale)


def draw_fluid(canvas: Canvas, at: Point, scale: float, share: float) -> None:
    """The drug that is left in the bag of a drip whose needle is `at`; `share` 1 is a full bag."""
    room = _bag(at, scale).inset(canvas.dp(3))
    fluid = room.bottom_slice(0.72 * share * room.h)[0]
    if share > 0.0:
        canvas.panel(fluid, "drug", None, radius_dp=4, alpha=0.6)


def _bag(at: Point, scale: float) -> Rect:
    return Rect(at[0] + 0.085 * scale, at[1] - 0.42 * scale, 0.095 * scale, 0.15 * scale)


def _drip(canvas: Canvas, x: float, y: float, s: float) -> None:
    bag = _bag((x, y), s)
    pole = bag.center[0]
    canvas.line((pole, bag.y - 0.03 * s), (pole, bag.y), "ink_soft", 1.5)
    canvas.panel(bag, "raised", "ink_soft", radius_dp=6)
    tube = ((pole, bag.bottom), (pole, bag.bottom + 0.07 * s), (pole - 0.02 * s, y - 0.10 * s))
    canvas.curve((*tube, (x + 0.05 * s, y - 0.02 * s), (x, y)), "ink_soft", 1.6)


def _syringe(canvas: Canvas, x: float, y: float, s: float) -> None:
    _injector(canvas, (x, y), (0.86, -0.5), s)


def _needle(canvas: Canvas, x: float, y: float, s: float) -> None:
    _injector(canvas, (x, y), (-0.45, 0.89), 1.4 * s)


def _injector(canvas: Canvas, tip: Point, along: Point, s: float) -> None:
    def at(share: float) -> Point:
        return tip[0] + along[0] * share * s, tip[1] + along[1] * share * s

    canvas.line(tip, at(0.05), "ink", 1.4)
    canvas.capsule(at(0.06), at(0.15), 0.030 * s, "ink_soft")
    canvas.capsule(at(0.063), at(0.11), 0.019 * s, "drug")
    canvas.capsule(at(0.15), at(0.19), 0.010 * s, "ink_soft")
    canvas.capsule(at(0.192), at(0.194), 0.030 * s, "ink_soft")


def _spray(canvas: Canvas, x: float, y: float, s: float) -> None:
    canvas.capsule((x + 0.012 * s, y + 0.012 * s), (x + 0.032 * s, y + 0.05 * s), 0.016 * s, "ink_soft")
    canvas.capsule((x + 0.040 * s, y + 0.065 * s), (x + 0.062 * s, y + 0.105 * s), 0.038 * s, "drug")


def _tablet(canvas: Canvas, x: float, y: float, s: float) -> None:
    canvas.capsule((x - 0.009 * s, y), (x + 0.009 * s, y), 0.021 * s, "drug")
    canvas.line((x, y - 0.009 * s), (x, y + 0.009 * s), "background", 1)


def _film(canvas: Canvas, x: float, y: float, s: float) -> None:
    canvas.panel(Rect(x - 0.017 * s, y - 0.014 * s, 0.034 * s, 0.028 * s), "drug", "ink", radius_dp=2)


def _mask(canvas: Canvas, x: float, y: float, s: float) -> None:
    corners = ((-0.036, -0.03), (0.036, -0.03), (0.022, 0.025), (-0.022, 0.025))
    canvas.polygon([(x + a * s, y + b * s) for a, b in corners], "ink_soft", 0.8)
    hose = ((0.02, 0.02), (0.08, 0.06), (0.16, 0.05))
    canvas.curve([(x + a * s, y + b * s) for a, b in hose], "ink_soft", 2.5)
    canvas.panel(Rect(x + 0.155 * s, y, 0.06 * s, 0.09 * s), "drug", "ink_soft", radius_dp=5)


def _patch(canvas: Canvas, x: float, y: float, s: float) -> None:
    canvas.panel(
        Rect(x - 0.030 * s, y - 0.036 * s, 0.060 * s, 0.072 * s), "drug", "ink", radius_dp=5, alpha=0.8
    )


_TOOLS: dict[str, Callable[[Canvas, float, float, float], None]] = {
    "drip": _drip,
    "syringe": _syringe,
    "needle": _needle,
    "spray": _spray,
    "tablet": _tablet,
    "film": _film,
    "mask": _mask,
    "patch": _patch,
}
TOOLS = tuple(_TOOLS)
"""Names of the tools."""
