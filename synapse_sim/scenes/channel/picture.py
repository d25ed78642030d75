"""The moving part of the channel scene: charge, gates, plug, drug, ions, and the cloud they all swim in."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.agents.channel.channels import TICKS_PER_STEP
from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.arrays import Floats
from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Canvas, Rect, Sprite
from synapse_sim.draw.colour import mix
from synapse_sim.scenes.channel.ground import cell_paint
from synapse_sim.scenes.channel.reading import CellReading
from synapse_sim.scenes.channel.solids import draw_gate, gate_step, prepare_gate
from synapse_sim.scenes.channel.view import ABOVE, FILTER, INNER, SITE, CellPlace, Door
from synapse_sim.scenes.shared import marks
from synapse_sim.session.frame import Frame

PLUG, SODIUM, CALCIUM, DRUG = 19.5, 14.5, 17.0, 25.0
"""Radii in units of a door: what passes and what plugs are of similar size."""
UMOLAR_PER_MARK = 0.02
"""Of the drug around the doors, one mark is so much."""
MOST_MARKS = 150
_GLUTAMATE_AT_REST, _GLUTAMATE_MOST = 3, 36
_OUTSIDE = (-24.0, -150.0)
"""Where a plug floats that has left an open door."""
_IONS = 12
_STREAM_PER_S = 0.42
_RISE = np.array([0.618034, 0.754878])
"""Steps of a sequence that fills a rectangle evenly, whatever its length."""


def draw_cell(canvas: Canvas, frame: Frame, place: CellPlace, shown: CellReading, k: int) -> None:
    """Draw what moves of one cell."""
    part = canvas.sub(_seen(canvas, place))
    _draw_charge(part, place, shown, k)
    _draw_cloud(part, frame, place)
    prepare_gate(part, place.doors[0], frame.world.channels.events.tick // TICKS_PER_STEP)
    for door, number in zip(place.doors, shown.watched, strict=True):
        _draw_behind(part, door, shown, number)
        draw_gate(part, door, gate_step(*_gate(shown, number)))
        _draw_inside(part, frame, door, shown, number)


def _seen(canvas: Canvas, place: CellPlace) -> Rect:
    """The cell's part of the canvas, its margins included."""
    return place.whole.common(canvas.rect)


def _gate(shown: CellReading, number: int) -> tuple[float, float]:
    return float(shown.clamped[number]), float(shown.opened[number])


# charge


def _draw_charge(canvas: Canvas, place: CellPlace, shown: CellReading, k: int) -> None:
    """Light by how strongly the charge holds a plug, and a minus for every millivolt below zero."""
    door, width = place.doors[0], place.picture.w
    _, y = door.at(0, INNER)
    reach, peak = 130 * door.down, 20 * door.down
    paint = mix(canvas.colour("accent"), cell_paint(canvas, k), 0.2)
    size = round(width), round(reach)
    if canvas.quality.glows:
        light = canvas.light_sprite(
            ("channel_charge", size), paint,
            lambda: np.tile(0.8 * marks.band(size[1], peak, 0.36 * reach), (1, size[0])),
            (size[0] // 2, round(peak)), levels=8,
        )  # fmt: skip
        if shown.hold > 0.06:
            canvas.stamp(light, place.picture.center[0], y, shown.hold * (0.5 if canvas.theme.light else 1.0))
    _draw_minus(canvas, place, shown)


def _draw_minus(canvas: Canvas, place: CellPlace, shown: CellReading) -> None:
    door = place.doors[0]
    w, h = max(4, round(11 * door.across)), max(2, round(2.8 * door.down))
    pale = mix(canvas.colour("gaba"), (255, 255, 255), 0.35)
    paint = canvas.colour("accent") if canvas.theme.light else pale
    sign = canvas.light_sprite(("channel_minus", w, h), paint, lambda: masks.rounded_box(w, h, h / 2))
    xs, ys = minus_places(place, shown)
    canvas.dots(sign, xs, ys, np.full(xs.size, 0.35 + 0.6 * shown.hold))


def minus_places(place: CellPlace, shown: CellReading) -> tuple[Floats, Floats]:
    """Where the signs of the charge stand, in two rows, px: one for each millivolt below zero."""
    count, door = max(0, round(-shown.voltage_mv)), place.doors[0]
    number = np.arange(count)
    xs = place.picture.x + place.picture.w * (number + 0.5) / max(count, 1)
    ys: Floats = door.at(0, INNER + 16)[1] + 15 * door.down * (number % 2).astype(np.float64)
    return xs, ys


def _draw_field(canvas: Canvas, door: Door, level: float) -> None:
    """Lines from the charge to the plug."""
    if level < 0.05:
        return
    size = round(300 * door.across), round(110 * door.down)
    lines = canvas.light_sprite(
        ("channel_field", size), mix(canvas.colour("gaba"), canvas.colour("accent"), 0.4),
        partial(_field_lines, door.across, door.down, size), (size[0] // 2, round(80 * door.down)),
    )  # fmt: skip
    canvas.stamp(lines, *door.at(0, INNER), level)


def _field_lines(across: float, down: float, size: tuple[int, int]) -> masks.Mask:
    mask = np.zeros((size[1], size[0]), dtype=np.float32)
    for u in np.linspace(-1, 1, 9):
        ends = (u * 124, 18 + 8 * abs(u)), (u * 50, 20 - 18 * (1 - abs(u)))
        path = np.array([*ends, (u * 14, -10), (u * 7, FILTER - INNER)])
        places = masks.smooth_path(path * (across, down) + (size[0] / 2, 80 * down))
        for width, share in ((1.3, 0.85), (4.5, 0.3)):
            line, left, top = masks.stroke(places, max(1.0, width * across))
            _lay_over(mask, line * np.float32(share * (1 - 0.35 * abs(u))), left, top)
    return mask


def _lay_over(mask: masks.Mask, line: masks.Mask, left: int, top: int) -> None:
    """The brighter of both, where they meet."""
    x, y = max(0, left), max(0, top)
    part = mask[y : top + line.shape[0], x : left + line.shape[1]]
    np.maximum(part, line[y - top :, x - left :][: part.shape[0], : part.shape[1]], out=part)


# around the doors


def _draw_cloud(canvas: Canvas, frame: Frame, place: CellPlace) -> None:
    """Drug as dense as in the brain, the same around both cells, and glutamate after a release."""
    room = _outside(place)
    channels = frame.world.channels
    door, tick = place.doors[0], 0 if frame.reduced_motion else channels.events.tick
    count = drug_marks(frame)
    for size in range(3):
        sprite = marks.gem(canvas, (6.0 + 2.5 * size) * door.across)
        xs, ys = _drifting(room, count, tick, 1.0)
        canvas.dots(sprite, xs[size::3], ys[size::3])
    released = round(_GLUTAMATE_MOST * float(np.sqrt(channels.pulse_share)))
    xs, ys = _drifting(room, _GLUTAMATE_AT_REST + released, tick, 3.0, first=500)
    canvas.dots(marks.ball(canvas, "glutamate", 5.5 * door.across), xs, ys)


def drug_marks(frame: Frame) -> int:
    """How many marks of drug there are around each cell's doors; none of a drug without a site there."""
    if frame.config.drug.block is None:
        return 0
    return min(MOST_MARKS, round(frame.moment.effect_site_umolar / UMOLAR_PER_MARK))


def _outside(place: CellPlace) -> Rect:
    door, room = place.doors[0], place.picture
    top = max(place.head.bottom, door.at(0, -ABOVE)[1])
    return Rect(room.x, top, room.w, max(1.0, door.at(0, -26)[1] - top))


def _drifting(room: Rect, count: int, tick: int, pace: float, first: int = 0) -> tuple[Floats, Floats]:
    """Places of so many marks, evenly spread, each on its own small round."""
    number = np.arange(first, first + count)
    share = (0.5 + np.outer(number, _RISE)) % 1.0
    angle = pace * tick / TICKS_PER_SECOND * 0.5 + 2.4 * number
    reach = 0.05 * room.h
    xs = room.x + room.w * share[:, 0] + reach * np.cos(angle)
    return xs, room.y + room.h * share[:, 1] + reach * np.sin(0.8 * angle)


# in the doors


def _draw_behind(canvas: Canvas, door: Door, shown: CellReading, number: int) -> None:
    """Light from what sits in the pore."""
    plug = float(1.0 - shown.plug_out[number]) * (not shown.holds_drug[number])
    _draw_field(canvas, door, shown.hold * plug)
    flow = flow_of(shown, number)
    if flow > 0.05:
        canvas.stamp(_stream_light(canvas, door), *door.at(0, 40), flow)
    if shown.holds_drug[number]:
        canvas.glow(*door.at(0, SITE), 100 * door.across, "drug", 0.9 * float(shown.drug_in[number]))


def _stream_light(canvas: Canvas, door: Door) -> Sprite:
    """Warm light along the pore."""
    size = round(120 * door.across), round(300 * door.down)
    return canvas.light_sprite(("channel_stream", size), "calcium", partial(_column_of_light, size), levels=4)


def _column_of_light(size: tuple[int, int]) -> masks.Mask:
    x, y = masks.grid(*size)
    u, v = (x / size[0] - 0.5) / 0.24, (y / size[1] - 0.5) / 0.5
    light: masks.Mask = (0.6 * np.exp(-u * u) * np.clip(1 - v * v, 0, 1)).astype(np.float32)
    return light


def flow_of(shown: CellReading, number: int) -> float:
    """How strongly ions stream through a door, 0..1: it must be open, without plug and without drug."""
    if shown.plugged[number] or shown.holds_drug[number]:
        return 0.0
    return float(shown.opened[number] * shown.plug_out[number])


def _draw_inside(canvas: Canvas, frame: Frame, door: Door, shown: CellReading, number: int) -> None:
    if shown.clamped[number] > 0.3:
        for side in (-1, 1):
            x, y = door.at(side * 128, -88)
            canvas.glow(x, y, 34 * door.across, "glutamate", 0.5)
            canvas.stamp(marks.ball(canvas, "glutamate", 15 * door.across), x, y)
    if shown.holds_drug[number]:
        _draw_drug(canvas, door, shown, number)
    else:
        _draw_plug(canvas, door, shown, number)
    flow = flow_of(shown, number)
    if flow > 0.3:
        _draw_stream(canvas, door, 0 if frame.reduced_motion else frame.world.channels.events.tick)


def _draw_drug(canvas: Canvas, door: Door, shown: CellReading, number: int) -> None:
    """The drug on its way to its site, and the ring that says it cannot leave."""
    way, radius = float(shown.drug_in[number]), DRUG * door.across
    x, y = door.at(-60 * (1 - way), SITE - (1 - way) * 210)
    canvas.stamp(marks.gem(canvas, radius), x, y)
    shut = 1.0 - float(shown.opened[number])
    if shut > 0.5 and way > 0.9:
        ring = (
            canvas.colour("drug") if canvas.theme.light else mix(canvas.colour("drug"), (255, 255, 255), 0.4)
        )
        canvas.ring(x, y, 1.72 * radius, ring, 2.2, alpha=shut)


def plug_at(shown: CellReading, number: int) -> tuple[float, float] | None:
    """Where a door's magnesium is, in its units; None where it is out of sight."""
    way = float(shown.plug_out[number])
    if shown.holds_drug[number] or (way > 0.99 and shown.opened[number] < 0.5):
        return None
    return _OUTSIDE[0] * way, FILTER + (_OUTSIDE[1] - FILTER) * way


def _draw_plug(canvas: Canvas, door: Door, shown: CellReading, number: int) -> None:
    at = plug_at(shown, number)
    if at is None:
        return
    canvas.stamp(marks.magnesium(canvas, PLUG * door.across), *door.at(*at))


def _draw_stream(canvas: Canvas, door: Door, tick: int) -> None:
    """Sodium and calcium, in through the middle of the pore and apart below it."""
    number = np.arange(_IONS)
    way = (number / _IONS + _STREAM_PER_S * tick / TICKS_PER_SECOND) % 1.0
    y = -118 + 262 * way
    spread = np.interp(y, (-118, -40, 108, 144), (20, 9, 5, 24))
    xs, ys = door.x + door.across * spread * np.sin(2.4 * number), door.y + door.down * y
    is_calcium = number % 5 % 2 == 0
    canvas.dots(marks.calcium(canvas, CALCIUM * door.across), xs[is_calcium], ys[is_calcium])
    canvas.dots(marks.sodium(canvas, SODIUM * door.across), xs[~is_calcium], ys[~is_calcium])
