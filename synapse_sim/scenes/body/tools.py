"""The thing that brings the drug: drip, syringe, spray, mask and patch in the layer; what dissolves on it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.colour import mix
from synapse_sim.scenes.body.figure import Point, RouteEntry
from synapse_sim.scenes.body.reading import Seen
from synapse_sim.scenes.body.view import BodyView

_WHITE = (255, 255, 255)
_GLASS_ALPHA = 0.8
_MOUTH, _BESIDE = (0.010, 0.104), (0.075, 0.110)
"""Where a tablet goes in, and where it is held before."""


def paint_tool(canvas: Canvas, view: BodyView, door: RouteEntry) -> None:
    """The part of the tool that stays as it is."""
    if door.tool in _STILL:
        _STILL[door.tool](canvas, view, door)


def draw_tool(canvas: Canvas, seen: Seen) -> None:
    """What changes: the fluid that sinks, the tablet that dissolves."""
    door, waiting = seen.door, seen.now.waiting
    if door.tool in ("drip", "syringe", "spray", "mask"):
        _draw_fluid(canvas, seen.view, door, waiting)
        if door.tool == "spray" and waiting > 0.0:
            _draw_plume(canvas, seen.view, door)
    elif door.tool == "patch":
        _plate(canvas, seen.view, door, 0.85 * waiting)
    elif waiting > 0.0:
        _draw_tablet(canvas, seen)


def _draw_tablet(canvas: Canvas, seen: Seen) -> None:
    """Held beside the mouth before, then where it dissolves; gone when all of it is in."""
    view, door = seen.view, seen.door
    if seen.now.time_h < seen.dose.at_h:
        canvas.polyline([view.place(*_BESIDE), view.place(*_MOUTH)], "ink_soft", 1.5, 0.8, dash_dp=(3, 4))
        _pill(canvas, view, _BESIDE, door.tool, 1.0)
    else:
        _pill(canvas, view, door.tip, door.tool, 0.25 + 0.55 * seen.now.waiting)


def _pill(canvas: Canvas, view: BodyView, at: Point, tool: str, alpha: float) -> None:
    (x, y), s = view.place(*at), view.scale
    colour = canvas.colour("drug")
    if tool == "film":
        canvas.panel(
            Rect(x - 0.013 * s, y - 0.008 * s, 0.026 * s, 0.016 * s), colour, "ink", radius_dp=2, alpha=alpha
        )
        return
    reach, width = (0.009, 0.017) if tool == "tablet" else (0.005, 0.015)
    canvas.capsule((x - reach * s, y), (x + reach * s, y), width * s, colour, alpha)
    canvas.capsule((x - reach * s, y), (x, y), 0.8 * width * s, mix(colour, _WHITE, 0.65), alpha)


def _corners(view: BodyView, door: RouteEntry, share: float = 1.0) -> list[Point]:
    """The store as a box, filled from its last knot up to a share."""
    (x0, y0, r), (x1, y1, _) = door.store[0], door.store[-1]
    along = np.array([x1 - x0, y1 - y0])
    aside = np.array([along[1], -along[0]]) / max(np.hypot(*along), 1e-9) * r
    end, top = np.array([x1, y1]), np.array([x1, y1]) - share * along
    corners = (top + aside, end + aside, end - aside, top - aside)
    return [view.place(float(x), float(y)) for x, y in corners]


def _draw_fluid(canvas: Canvas, view: BodyView, door: RouteEntry, share: float) -> None:
    if share > 0.0:
        canvas.polygon(_corners(view, door, share), "drug", 0.30)
        if door.tool == "drip":
            top, *_, other = _corners(view, door, share)
            canvas.line(top, other, "drug", 1.6)


def _inlet(canvas: Canvas, view: BodyView, door: RouteEntry, points: slice = slice(None)) -> None:
    path = [view.place(*point) for point in door.inlet[points]]
    clear = canvas.faded("accent", 0.35, "background")
    canvas.curve(path, clear, max(2.0, 0.008 * view.scale), 0.45)
    canvas.curve(path, _shine(canvas), 1.3, 0.85)


def _shine(canvas: Canvas) -> Paint:
    return mix(canvas.colour("accent"), (0, 0, 0) if canvas.theme.light else _WHITE, 0.45)


def _clear(canvas: Canvas) -> Paint:
    """Clear plastic."""
    return canvas.faded("accent", 0.75 if canvas.theme.light else 0.52, "background")


def _drip(canvas: Canvas, view: BodyView, door: RouteEntry) -> None:
    """A clear bag on a hook, and the line to the vein."""
    (x, y, r), (_, bottom, _) = door.store[0], door.store[-1]
    s = view.scale
    left, top = view.place(x - 1.22 * r, y - 0.032)
    bag = Rect(left, top, 2.44 * r * s, (bottom - y + 0.042) * s)
    hook = view.place(x, y - 0.052)
    canvas.line(hook, (hook[0], top), "ink_soft", 2.0)
    canvas.ring(hook[0], hook[1] - 0.008 * s, 0.009 * s, "ink_soft", 1.6)
    canvas.panel(
        bag, canvas.faded("accent", 0.78, "background"), _shine(canvas), radius_dp=7, width_dp=1.4, alpha=0.9
    )
    _inlet(canvas, view, door)
    vein = view.place(*door.tip)
    plaster = Rect(vein[0] - 0.013 * s, vein[1] - 0.008 * s, 0.026 * s, 0.016 * s)
    canvas.panel(plaster, _WHITE, "border", radius_dp=3, alpha=0.95)


def _syringe(canvas: Canvas, view: BodyView, door: RouteEntry) -> None:
    """Barrel along the store, plunger behind it, needle to the tip."""
    start, end, tip = (np.array(view.place(*p[:2])) for p in (door.store[0], door.store[-1], door.tip))
    wide = 2.5 * door.store[0][2] * view.scale
    along = (end - start) / max(float(np.hypot(*(end - start))), 1e-6)
    rod = end + along * 1.1 * wide
    canvas.line(_point(tip), _point(start), "ink", 1.4)
    canvas.capsule(_point(end), _point(rod), 0.25 * wide, "ink_soft", 0.9)
    aside = np.array([along[1], -along[0]]) * 0.5 * wide
    canvas.capsule(_point(rod - aside), _point(rod + aside), 0.22 * wide, "ink_soft", 0.9)
    canvas.capsule(_point(start), _point(end), wide, _clear(canvas), _GLASS_ALPHA)


def _spray(canvas: Canvas, view: BodyView, door: RouteEntry) -> None:
    start, end = (np.array(view.place(*knot[:2])) for knot in (door.store[0], door.store[-1]))
    wide = 2.8 * door.store[0][2] * view.scale
    nozzle = np.array(view.place(*door.inlet[0]))
    canvas.capsule(_point(nozzle), _point(start), 0.35 * wide, "ink_soft", 0.95)
    canvas.capsule(_point(start), _point(end), wide, _clear(canvas), 0.92)


def _draw_plume(canvas: Canvas, view: BodyView, door: RouteEntry) -> None:
    """What is on its way from the nozzle to the nose."""
    nozzle, tip = (np.array(view.place(*point)) for point in (door.inlet[0], door.tip))
    away = tip - nozzle
    for aside in (-0.10, 0.0, 0.10):
        end = nozzle + 0.92 * away + aside * np.array([-away[1], away[0]])
        canvas.polyline([_point(nozzle + 0.08 * away), _point(end)], "drug", 1.5, 0.85, dash_dp=(2, 4))


def _mask(canvas: Canvas, view: BodyView, door: RouteEntry) -> None:
    corners = ((-0.024, -0.016), (0.024, -0.016), (0.016, 0.018), (-0.016, 0.018))
    x, y = door.tip
    canvas.polygon([view.place(x + a, y + b) for a, b in corners], _shine(canvas), 0.55)
    _inlet(canvas, view, door, slice(0, 3))
    (left, top, r), (_, bottom, _) = door.store[0], door.store[-1]
    box = Rect(
        *view.place(left - 1.2 * r, top - 0.012), 2.4 * r * view.scale, (bottom - top + 0.024) * view.scale
    )
    canvas.panel(box, _clear(canvas), _shine(canvas), radius_dp=5, alpha=0.9)


def _plate(canvas: Canvas, view: BodyView, door: RouteEntry, alpha: float) -> None:
    """The patch, as full as it is drug."""
    start, end = (view.place(*knot[:2]) for knot in (door.store[0], door.store[-1]))
    wide = 2.4 * door.store[0][2] * view.scale
    canvas.capsule(start, end, wide, _shine(canvas), 0.9)
    if alpha > 0.0:
        canvas.capsule(start, end, 0.8 * wide, "drug", alpha)


def _point(at: np.ndarray) -> Point:
    return float(at[0]), float(at[1])


_STILL: dict[str, Callable[[Canvas, BodyView, RouteEntry], None]] = {
    "drip": _drip,
    "syringe": _syringe,
    "spray": _spray,
    "mask": _mask,
}
TOOLS = (*_STILL, "patch", "tablet", "lozenge", "film")
"""Names of the tools."""
