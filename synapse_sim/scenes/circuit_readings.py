"""The circuit in numbers: rates, glutamate and the test signal beside what they were without the drug."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synapse_sim.course.course import Moment
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import fitting, meter
from synapse_sim.scenes.words import digits, percent
from synapse_sim.session.frame import Frame

_FULL_SCALE = 2.0
"""A meter ends at this many times the baseline, so that all ticks stand in the middle."""

_NOTICEABLE = 0.05
_HEAVY_BLOCK = 0.35


@dataclass(frozen=True, slots=True)
class Reading:
    """One meter: its mark and words, and its value relative to the tick (1: without the drug, or healthy).

    captions: the same remark in wordings from long to short.
    """

    shape: str
    colour: Paint
    label: str
    value: str
    change: str
    relative: float
    captions: tuple[str, ...]


def readings(frame: Frame) -> tuple[Reading, ...]:
    """The meters of the scene, the most important first."""
    now, rest = frame.moment, frame.rest
    return (
        _rate("triangle", "glutamate", "Pyramidal cells", now.rate_pyramidal_hz, rest.rate_pyramidal_hz),
        _rate("square", "gaba", "Interneurons", now.rate_interneuron_hz, rest.rate_interneuron_hz),
        _glutamate(now.glutamate_rel),
        _signal(frame),
    )


def _rate(shape: str, colour: str, label: str, rate_hz: float, rest_hz: float) -> Reading:
    change, at_rest = signed_percent(rate_hz / rest_hz - 1.0), f"{digits(rest_hz)} Hz"
    captions = (f"{at_rest} without the drug: {change}", f"was {at_rest}: {change}", f"was {at_rest}")
    return Reading(shape, colour, label, f"{digits(rate_hz)} Hz", change, rate_hz / rest_hz, captions)


def _glutamate(glutamate_rel: float) -> Reading:
    surges = glutamate_rel > 1 + _NOTICEABLE
    caption = "the surge: released from inhibition" if surges else "as without the drug"
    value, change = f"{digits(glutamate_rel)} ×", signed_percent(glutamate_rel - 1.0)
    return Reading(
        "disc", "glutamate", "Glutamate", value, change, glutamate_rel, (caption, "of its baseline")
    )


def _signal(frame: Frame) -> Reading:
    share = frame.moment.communication_rel
    words = percent(share)
    return Reading("plus", "accent", "Test signal", words, "comes through", share, signal_captions(frame))


def signal_captions(frame: Frame) -> tuple[str, ...]:
    """What became of the last signal, else what the number means."""
    circuit = frame.world.circuit
    if circuit.is_listening:
        return ("the signal is under way", "under way")
    if circuit.answer is not None:
        answered = f"{max(0.0, circuit.answer) * 100:.0f}"
        return (
            f"last signal: {answered} extra spikes per 100 cells",
            f"last: {answered} spikes per 100 cells",
            f"last: {answered} per 100",
        )
    return ("comes through; healthy = 100 %", "healthy = 100 %")


def signed_percent(share: float) -> str:
    """A change with its sign: "+36 %", "−29 %", "±0 %"."""
    whole = round(100 * share)
    return f"{'+' if whole > 0 else '−' if whole < 0 else '±'}{abs(whole)} %"


def headline(now: Moment, rest: Moment) -> str:
    """What the circuit does, in one sentence, from the numbers alone."""
    pyramidal = now.rate_pyramidal_hz / rest.rate_pyramidal_hz - 1.0
    inhibitory = now.rate_interneuron_hz / rest.rate_interneuron_hz - 1.0
    if pyramidal < -_NOTICEABLE and now.block_pyramidal > _HEAVY_BLOCK:
        return "So much block that the whole circuit falls silent."
    if inhibitory < -_NOTICEABLE and pyramidal > _NOTICEABLE:
        return "Interneurons fire less, pyramidal cells are released."
    if inhibitory < -_NOTICEABLE:
        return "Interneurons fire less."
    if now.communication_rel > rest.communication_rel * (1 + _NOTICEABLE):
        return "The drug is gone, yet signals come through better than before."
    return "The circuit fires as it does without the drug."


def draw_readings(canvas: Canvas, rect: Rect, rows: Sequence[Reading]) -> float:
    """Draw as many meters, in as much detail, as the rectangle holds.

    Returns:
        The y below them.
    """
    detail, count = _best(canvas, rect, rows)
    spare = max(0.0, rect.h - _total(canvas, rect.w, rows[:count], detail)) / count
    gap = _gap(canvas, detail) + min(spare, canvas.dp(22) * (detail > 0))
    y = rect.y
    for row in rows[:count]:
        y += _draw(canvas, Rect(rect.x, y, rect.w, rect.h), row, detail) + gap
    return y - gap


def least_height(canvas: Canvas, width: float, rows: Sequence[Reading]) -> float:
    """Height of all meters without their captions, px."""
    return _total(canvas, width, rows, 1)


def _best(canvas: Canvas, rect: Rect, rows: Sequence[Reading]) -> tuple[int, int]:
    choices = [(2, len(rows)), (1, len(rows)), (1, 3), (0, len(rows)), (0, 3), (0, 2)]
    return next((c for c in choices if _total(canvas, rect.w, rows[: c[1]], c[0]) <= rect.h), (0, 2))


def _total(canvas: Canvas, width: float, rows: Sequence[Reading], detail: int) -> float:
    gap = _gap(canvas, detail)
    return sum(_height(canvas, width, row, detail) + gap for row in rows) - gap


def _gap(canvas: Canvas, detail: int) -> float:
    return canvas.dp((1, 13, 15)[detail])


def _height(canvas: Canvas, width: float, row: Reading, detail: int) -> float:
    if detail == 0:
        return canvas.line_height("small")
    rows = canvas.line_height("value") + (
        0 if _fits_one_row(canvas, width, row) else canvas.line_height("body")
    )
    return rows + canvas.dp(15) + (canvas.line_height("small") if detail == 2 else 0)


def _fits_one_row(canvas: Canvas, width: float, row: Reading) -> bool:
    words = canvas.measure(row.label, "body", "medium")[0] + canvas.measure(row.value, "value")[0]
    return words + 1.6 * canvas.em("body") <= width


def _draw(canvas: Canvas, rect: Rect, row: Reading, detail: int) -> float:
    if detail == 0:
        return _draw_line(canvas, rect, row)
    radius, step = 0.36 * canvas.em("body"), canvas.line_height("value")
    y = rect.y + step / 2
    canvas.mark(row.shape, rect.x + radius, y, radius, row.colour)
    canvas.text(
        rect.x + 3 * radius, y, row.label, "body", weight="medium", anchor="midleft", ground="background"
    )
    y += 0 if _fits_one_row(canvas, rect.w, row) else canvas.line_height("body")
    canvas.text(rect.right, y, row.value, "value", row.colour, anchor="midright", ground="background")
    bar = Rect(rect.x, y + step / 2 + canvas.dp(2), rect.w, canvas.dp(9))
    meter(canvas, bar, row.relative / _FULL_SCALE, row.colour, tick=1 / _FULL_SCALE)
    if detail == 2:
        words = fitting(canvas, row.captions, rect.w)
        canvas.text(rect.x, bar.bottom + canvas.dp(4), words, "small", "ink_soft", max_width=rect.w)
    return _height(canvas, rect.w, row, detail)


def _draw_line(canvas: Canvas, rect: Rect, row: Reading) -> float:
    radius, step = 0.36 * canvas.em("small"), canvas.line_height("small")
    y = rect.y + step / 2
    canvas.mark(row.shape, rect.x + radius, y, radius, row.colour)
    short = f"{row.value}  {row.change}"
    words = fitting(canvas, (f"{row.label}  {short}", short, row.value), rect.w - 4 * radius)
    canvas.text(rect.x + 3 * radius, y, words, "small", anchor="midleft", tabular=True)
    return step
