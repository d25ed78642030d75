"""The line above the picture: channels that hold drug, the inhibition that is left, glutamate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.circuit.drug import draw_door
from synapse_sim.scenes.circuit.parts import legend_rows
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import percent, signed_percent

_WIDEST = {"pyramidal": "88 %", "interneuron": "88 %", "inhibition": "100 %", "glutamate": "+88 %"}
"""What a value is measured by, so that nothing moves while it changes."""
_LEFT_EM, _ICON_EM, _BETWEEN_EM, _AFTER_EM = 1.2, 1.6, 0.4, 0.9


@dataclass(frozen=True, slots=True)
class Entry:
    """Its name, by which icon and words are found, and its value in words."""

    name: str
    value: str


def entries(frame: Frame) -> tuple[Entry, ...]:
    """What the legend says now."""
    now = frame.moment
    return (
        Entry("channels", ""),
        Entry("pyramidal", percent(now.block_pyramidal)),
        Entry("interneuron", percent(now.block_interneuron)),
        Entry("inhibition", percent(now.received_inhibition_rel)),
        Entry("glutamate", signed_percent(frame.facts.glutamate)),
    )


def draw_legend(canvas: Canvas, frame: Frame, rect: Rect) -> None:
    """All entries, in as few rows and as long words as fit."""
    line = canvas.line_height("small")
    shown = {entry.name: entry for entry in entries(frame)}
    y = rect.y + canvas.dp(2) + line / 2
    for row in _ROWS[legend_rows(rect.w, canvas.em("small"))]:
        level = _level(canvas, row, rect.w)
        x = rect.x + _LEFT_EM * canvas.em("small")
        for name in row:
            _draw_entry(canvas, shown[name], x, y, level)
            x += _width(canvas, name, level)
        y += line


_DRUG, _REST = ("channels", "pyramidal", "interneuron"), ("inhibition", "glutamate")
_ROWS = {1: ((*_DRUG, *_REST),), 2: (_DRUG, _REST), 3: (_DRUG[:1], _DRUG[1:], _REST)}
_LEVELS = 6
"""Wordings from long to short, and last none: icons and values stand alone."""


def _level(canvas: Canvas, row: tuple[str, ...], width: float) -> int:
    """The longest wording of a row that fits."""
    room = width - _LEFT_EM * canvas.em("small")
    fits = (k for k in range(_LEVELS) if sum(_width(canvas, name, k) for name in row) <= room)
    return next(fits, _LEVELS - 1)


def _width(canvas: Canvas, name: str, level: int) -> float:
    em = canvas.em("small")
    words = canvas.measure(_words(name, level), "small")[0] if _words(name, level) else 0
    widest = _WIDEST.get(name, "")
    value = canvas.measure(widest, "small", "semibold")[0] + _AFTER_EM * em if widest else 0.0
    return (_ICON_EM + _BETWEEN_EM) * em + words + value


def _words(name: str, level: int) -> str:
    known = wordings(f"scenes.circuit.legend.{name}") if level < _LEVELS - 1 else ("",)
    return known[min(level, len(known) - 1)]


def _draw_entry(canvas: Canvas, entry: Entry, x: float, y: float, level: int) -> None:
    em = canvas.em("small")
    _ICONS[entry.name](canvas, x + 0.6 * em, y, 0.5 * em)
    words, end = _words(entry.name, level), x + _ICON_EM * em
    if words:
        end = haloed(canvas, end, y, words).right + _BETWEEN_EM * em
    if entry.value:
        haloed(canvas, end, y, entry.value, weight="semibold")


def _channel(canvas: Canvas, x: float, y: float, radius: float) -> None:
    draw_door(canvas, x, y, 1.1 * radius)


def _pyramidal(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.mark("triangle", x, y, 0.75 * radius, "pyramidal")


def _interneuron(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.mark("square", x, y, 0.75 * radius, "gaba")


def _net(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.ring(x, y, radius, "gaba", 1.6)
    canvas.ring(x - 0.3 * radius, y, 0.7 * radius, "gaba", 1.2)
    canvas.ring(x + 0.3 * radius, y, 0.7 * radius, "gaba", 1.2)


def _grains(canvas: Canvas, x: float, y: float, radius: float) -> None:
    for dx, dy, size in ((-0.8, 0.3, 0.34), (0.0, -0.35, 0.5), (0.8, 0.3, 0.4)):
        canvas.disc(x + dx * radius, y + dy * radius, size * radius, "glutamate")


_ICONS: dict[str, Callable[[Canvas, float, float, float], None]] = {
    "channels": _channel,
    "pyramidal": _pyramidal,
    "interneuron": _interneuron,
    "inhibition": _net,
    "glutamate": _grains,
}
