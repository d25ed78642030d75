"""Glutamate by dose at this moment, all else as it is: a curve, and a dot at the present dose."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.config.routes import route_label
from synapse_sim.course.by_dose import ByDose
from synapse_sim.draw.canvas import Anchor, Canvas, Rect
from synapse_sim.scenes.circuit.panel import Block, block, draw_ground, draw_title
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.circuit_feed import axis_end
from synapse_sim.session.dose import given_dose, own_unit, top_dose, trial_dose
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import plain, short, signed_percent, with_unit

LEAST_SPAN = 0.10
"""The axis of glutamate shows at least so much of a change, so that noise looks like noise."""
_BENT_FROM = 8.0
"""An axis so many trial doses long is bent, as the slider is: or the trial dose would stand at its end."""
_HATCH_DP = 7.0


def draw_doses(canvas: Canvas, frame: Frame, rect: Rect) -> None:
    """The curve with its axis, or why there is none."""
    config, by_dose = frame.config, frame.beside.by_dose
    state = by_dose, frame.time_h, given_dose(config), frame.moment.glutamate_rel, config.treatment.route
    paint = partial(_paint, frame=frame, rect=rect)
    canvas.kept(("circuit", "doses", rect.whole), state, rect, paint, ground="background", calm=True)


def _paint(canvas: Canvas, *, frame: Frame, rect: Rect) -> None:
    parts = block(canvas, rect)
    draw_title(canvas, parts.title, wordings("scenes.circuit.doses.title"))
    draw_ground(canvas, parts.ground)
    if frame.beside.by_dose is None:
        _draw_reason(canvas, frame, parts)
    else:
        _draw_curve(canvas, frame, frame.beside.by_dose, parts)


def _draw_reason(canvas: Canvas, frame: Frame, parts: Block) -> None:
    inner = parts.ground.inset(canvas.dp(8), canvas.dp(6))
    said = wordings(f"scenes.circuit.doses.{reason(frame)}")
    fits = (words for words in said if canvas.paragraph_height(inner.w, words, "small") <= inner.h)
    canvas.paragraph(inner, next(fits, said[-1]), "small", "ink_soft", max_lines=3)


def reason(frame: Frame) -> str:
    """Why there is no curve: the key of its sentence."""
    config = frame.config
    if config.drug.kind in {"monoamine", "comparator"}:
        return "no_block"
    return "own_schedule" if config.treatment.doses else "computing"


def _draw_curve(canvas: Canvas, frame: Frame, by_dose: ByDose, parts: Block) -> None:
    config, now = frame.config, frame.moment.glutamate_rel
    dose = given_dose(config)
    doses, levels = _with_own(by_dose.dose, by_dose.glutamate_rel(frame.time_h), dose, now)
    route, area = _draw_route(canvas, config, parts.ground), _below_words(canvas, parts.ground)
    low, high = min(1.0, levels.min()), max(1.0, levels.max())
    high = max(high, low + LEAST_SPAN)
    x = area.x + along(config, doses) * area.w
    y = area.bottom - (levels - low) / (high - low) * area.h
    rest = area.bottom - (1.0 - low) / (high - low) * area.h
    _draw_beyond(canvas, config, parts.ground, area)
    _shade(canvas, x, y, rest)
    canvas.polyline([(area.x, rest), (area.right, rest)], "ink_soft", 1.0, 0.7, dash_dp=(4, 5))
    canvas.trace(x, y, "glutamate", 2.4)
    _draw_axis(canvas, config, parts, area)
    at = float(np.interp(dose, doses, x)), float(np.interp(dose, doses, y))
    _draw_dot(canvas, at, signed_percent(now - 1.0), parts.ground, route)


def _with_own(doses: Floats, levels: Floats, dose: float, now: float) -> tuple[Floats, Floats]:
    """The curve with the present dose on it, at the value that everything else shows."""
    others = ~np.isclose(doses, dose)
    doses, levels = np.append(doses[others], dose), np.append(levels[others], now)
    order = np.argsort(doses)
    return doses[order], levels[order]


def along(config: Config, dose: Floats | float) -> Floats:
    """Share 0..1 of the axis at which a dose stands."""
    end = axis_end(config)
    share = np.asarray(dose, dtype=np.float64) / end
    return np.sqrt(share) if end >= _BENT_FROM * trial_dose(config) else share


def _shade(canvas: Canvas, x: Floats, y: Floats, rest: float) -> None:
    columns = np.arange(int(np.ceil(x[0])), int(x[-1]))
    if len(columns):
        edge = np.interp(columns, x, y)
        canvas.columns(int(columns[0]), np.minimum(edge, rest), np.maximum(edge, rest), "glutamate", 0.18)


def _draw_beyond(canvas: Canvas, config: Config, ground: Rect, area: Rect) -> None:
    """Hatch where only animal data exist."""
    if config.subject.species != "human" or axis_end(config) <= top_dose(config) * 1.001:
        return
    left = area.x + float(along(config, top_dose(config))) * area.w
    inside = canvas.sub(Rect(left, ground.y, ground.right - left, ground.h))
    for x in np.arange(left - ground.h, ground.right, canvas.dp(_HATCH_DP)):
        inside.line((x, ground.bottom), (x + ground.h, ground.y), "ink_soft", 0.8, 0.35)


def _draw_axis(canvas: Canvas, config: Config, parts: Block, area: Rect) -> None:
    """Ticks and their names below, as many as keep apart, and by which route."""
    end, y = axis_end(config), parts.foot.y + canvas.dp(1)
    last = with_unit(short(end), own_unit(config))
    named = {0.0: short(0.0), trial_dose(config): plain(trial_dose(config)), end: last}
    taken = area.right - canvas.measure(last, "small")[0] - canvas.em("small")
    for dose, words in named.items():
        x = area.x + float(along(config, dose)) * area.w
        canvas.line((x, area.bottom), (x, parts.ground.bottom), "ink_soft", 1.2)
        anchor: Anchor = "topleft" if dose == 0.0 else "topright" if dose == end else "midtop"
        half = canvas.measure(words, "small")[0] / 2
        if dose in {0.0, end} or (x - half > area.x + canvas.em("small") and x + half < taken):
            at = {"topleft": area.x, "topright": parts.ground.right}.get(anchor, x)
            canvas.text(at, y, words, "small", "ink_soft", anchor=anchor, ground="background")


def _below_words(canvas: Canvas, ground: Rect) -> Rect:
    """Where the curve stands: below the words at the top of its ground, whatever its shape."""
    inner = ground.inset(canvas.dp(10), canvas.dp(8))
    return inner.bottom_slice(inner.h - 0.8 * canvas.line_height("small"))[0]


def _draw_route(canvas: Canvas, config: Config, ground: Rect) -> Rect:
    """By which route, above the curve: no curve mixes two. Returns where it stands."""
    right, top = ground.right - canvas.dp(10), ground.y + canvas.dp(2)
    return haloed(canvas, right, top, route_words(config), anchor="topright", weight="regular")


def route_words(config: Config) -> str:
    """The route that all doses of the curve share."""
    if config.treatment.route == "iv_infusion":
        return text("routes.infusion", time=with_unit(plain(config.treatment.infusion_min), "min"))
    return route_label(config.treatment.route)


def _draw_dot(canvas: Canvas, at: tuple[float, float], words: str, ground: Rect, taken: Rect) -> None:
    """The present dose, and its change beside it, at the first place where nothing else is written."""
    x, y = at
    canvas.disc(x, y, canvas.dp(9), "glutamate", 0.35)
    canvas.disc(x, y, canvas.dp(5), "ink")
    width, height = canvas.measure(words, "small", "semibold")
    right, left = x + canvas.dp(11), x - canvas.dp(11) - width
    lowest = ground.bottom - height / 2 - canvas.dp(2)
    for at_x, down in ((right, 0.6), (left, -0.3), (right, 0.2), (left, -1.4), (left, -2.0), (right, -0.2)):
        middle = min(max(y + down * height, ground.y + height / 2), lowest)
        box = Rect(at_x, middle - height / 2, width, height)
        if ground.x <= box.x and box.right < ground.right and not box.meets(taken):
            break
    haloed(canvas, box.x, box.center[1], words, weight="semibold")
