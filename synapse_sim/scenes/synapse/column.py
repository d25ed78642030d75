"""The column beside the synapse: what its NMDA channels are doing, and the traces of this very synapse."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import AnyFloats
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.shared.columns import halves
from synapse_sim.scenes.shared.rows import draw_row, placed_rows, titled
from synapse_sim.scenes.synapse.channels import (
    CLOSED,
    DRUG,
    MAGNESIUM,
    OPEN,
    PLUGGED,
    READY,
    RESTING,
    TRAPPED,
    channel_sprite,
)
from synapse_sim.scenes.synapse.picture import tally
from synapse_sim.scenes.synapse.reading import SynapseReading
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import whole, with_unit, written


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the tally: its name, the look beside it, the looks that it counts."""

    name: str
    icon: int
    looks: tuple[int, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called on screen, from long to short."""
        return wordings(f"scenes.synapse.tally.{self.name}")


_SHUT, _PLUGGED = (CLOSED, READY, RESTING), (MAGNESIUM, PLUGGED)
_OPEN = Row("open", OPEN, (OPEN,))
_IN_DRUG = Row("drug", DRUG, (DRUG,))
_IN_TRAP = Row("trapped", TRAPPED, (TRAPPED,))
_UNFREE = Row("unfree", PLUGGED, (*_SHUT, *_PLUGGED))
_NO_DRUG = Row("no_drug", CLOSED, (*_SHUT, *_PLUGGED, OPEN))
_ANY_DRUG = Row("any_drug", TRAPPED, (DRUG, TRAPPED))
TALLIES: tuple[tuple[Row, ...], ...] = (
    (
        Row("closed", CLOSED, _SHUT),
        _OPEN,
        Row("magnesium", PLUGGED, _PLUGGED),
        _IN_DRUG,
        _IN_TRAP,
    ),
    (_UNFREE, _OPEN, _IN_DRUG, _IN_TRAP),
    (_NO_DRUG, _IN_DRUG, _IN_TRAP),
    (_NO_DRUG, _ANY_DRUG),
)
"""The tally in fewer and fewer rows: what is alike is counted together, the drug is named to the last."""
_LEAST_SKIPPED_S = 0.05
_POINTS = 110
_WINDOW_MS = 80.0
Line = tuple[tuple[str, ...], AnyFloats, Paint]
"""Names from long to short, values, colour."""
_LIMITS = ((-75.0, -25.0), (-12.0, 0.5), (0.0, 6.0))
"""What each trace shows at least: mV, pA, µM."""


def draw_column(canvas: Canvas, rect: Rect, shown: SynapseReading) -> None:
    """Fill the column: the tally, and beside or below it as many traces as there is room for."""
    parts = halves(canvas, rect)
    first = parts[0] if parts else rect
    below = _draw_waited(canvas, first, _draw_tally(canvas, first, shown), shown)
    rest = parts[1] if parts else Rect(rect.x, below, rect.w, rect.bottom - below)
    traces = _traces(shown)
    count = min(len(traces), int(max(0.0, rest.h) // (2.6 * canvas.line_height("small"))))
    for i, (value, lines) in enumerate(traces[:count]):
        box = _draw_head(canvas, rest.part(0, i / count, 1, (i + 1) / count), value, lines)
        _draw_lines(canvas, box, shown.trace_ms, lines, _LIMITS[i])


def _draw_tally(canvas: Canvas, rect: Rect, shown: SynapseReading) -> float:
    """Draw the tally; returns where the room below begins."""
    counts, line = tally(shown), canvas.line_height("small")
    total = int(counts.sum())
    heads = text("scenes.synapse.channels", count=total), text("scenes.synapse.channels_short", count=total)
    room = titled(canvas, rect, heads)
    placed = placed_rows(room, TALLIES, 0.78 * line, 1.3 * line)
    for place, row in placed:
        _draw_row(canvas, place, row, int(counts[list(row.looks)].sum()))
    return placed[-1][0].bottom + canvas.dp(6)


def waited(shown: SynapseReading) -> str:
    """What the slow motion left out before the release that is shown; empty if nothing."""
    skipped = shown.skipped_s >= _LEAST_SKIPPED_S
    if not (shown.failures or skipped):
        return ""
    what = "both" if shown.failures and skipped else "spikes" if shown.failures else "time"
    time = with_unit(written(f"{shown.skipped_s:.1f}"), "s")
    return text(f"scenes.synapse.waited.{what}", count=shown.failures, time=time)


def _draw_waited(canvas: Canvas, rect: Rect, y: float, shown: SynapseReading) -> float:
    """Say it where there is room; returns where the room below begins."""
    words = waited(shown)
    tall = canvas.paragraph_height(rect.w, words, "small") if words else 0.0
    if not words or y + tall > rect.bottom:
        return y
    canvas.paragraph(Rect(rect.x, y, rect.w, tall), words, "small", "ink_soft", ground="background")
    return y + tall + canvas.dp(6)


def _draw_row(canvas: Canvas, rect: Rect, row: Row, count: int) -> None:
    icon = 0.42 * rect.h
    sprite = channel_sprite(canvas, "nmda", row.icon, icon)
    canvas.stamp(sprite, rect.x + icon, rect.center[1] + 0.15 * icon)
    draw_row(
        canvas, rect.left_slice(2.4 * icon)[1], row.names, f"{count}",
        name_ink="ink" if count else "ink_soft", value_style="body", weight="semibold",
    )  # fmt: skip


def _traces(shown: SynapseReading) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    ampa, nmda = shown.trace_ampa_pa, shown.trace_nmda_pa
    voltage, calcium = shown.trace_voltage_mv, shown.trace_calcium_umolar
    membrane = wordings("scenes.synapse.trace.membrane", ms=whole(_WINDOW_MS, "ms"))
    return (
        (whole(_newest(voltage), "mV"), ((membrane, voltage, "ink"),)),
        (
            whole(_newest(ampa) + _newest(nmda), "pA"),
            ((("AMPA",), ampa, "receptor_ampa"), (("NMDA",), nmda, "receptor_nmda")),
        ),
        (
            with_unit(written(f"{_newest(calcium):.2f}"), "µM"),
            ((wordings("scenes.synapse.trace.calcium"), calcium, "calcium"),),
        ),
    )


def _newest(values: AnyFloats) -> float:
    return float(values[-1]) if len(values) else 0.0


def _draw_head(canvas: Canvas, rect: Rect, value: str, lines: tuple[Line, ...]) -> Rect:
    """Names and the newest value above the empty box of the curves, which is returned."""
    number = canvas.text(
        rect.right,
        rect.y,
        value,
        "small",
        anchor="topright",
        weight="semibold",
        tabular=True,
        ground="background",
    )
    x, radius = rect.x, 0.26 * canvas.em("small")
    for names, _, paint in lines:
        canvas.mark("disc", x + radius, number.center[1], radius, paint)
        name = fitting(canvas, (*names, ""), number.x - x - 5 * radius)
        x += 3 * radius
        x = canvas.text(x, rect.y, name, "small", "ink_soft", ground="background").right + 3 * radius
    box = Rect(rect.x, number.bottom + canvas.dp(2), rect.w, rect.bottom - number.bottom - canvas.dp(9))
    canvas.panel(box, "panel", None, radius_dp=5)
    return box.inset(canvas.dp(4), canvas.dp(5))


def _draw_lines(
    canvas: Canvas, box: Rect, time_ms: AnyFloats, lines: tuple[Line, ...], limits: tuple[float, float]
) -> None:
    low = min(float(values.min(initial=limits[0])) for _, values, _ in lines)
    high = max(float(values.max(initial=limits[1])) for _, values, _ in lines)
    for _, values, paint in lines:
        if len(values) > 1:
            at = np.linspace(time_ms[-1] - _WINDOW_MS, time_ms[-1], _POINTS)
            share = (np.interp(at, time_ms, values) - low) / max(high - low, 1e-9)
            xs = np.linspace(box.x, box.right, _POINTS)
            canvas.polyline(np.column_stack([xs, box.bottom - share * box.h]), paint, 1.6)
