"""Curves with one y for each x, as pixels with coverage: even in width and smooth at any slope."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats, Indices
from synapse_sim.draw.masks import Mask


@dataclass(frozen=True, slots=True)
class Trace:
    """The pixels of a curve: columns, rows and how much of each is covered (0..1); all (k,)."""

    column: Indices
    row: Indices
    coverage: Floats

    def as_mask(self) -> tuple[Mask, int, int]:
        """Its coverage in the smallest box, (rows, columns), and the first column and row of that."""
        left, top = int(self.column.min()), int(self.row.min())
        mask = np.zeros((int(self.row.max()) - top + 1, int(self.column.max()) - left + 1), dtype=np.float32)
        mask[self.row - top, self.column - left] = self.coverage
        return mask, left, top


def trace(x: Floats, y: Floats, width_px: float, columns: tuple[int, int], rows: tuple[int, int]) -> Trace:
    """The pixels of a curve inside a box.

    A line of slope s and width w covers w sqrt(1 + s^2) of a column; at a bend that reach is held to half a
    width beyond what the curve itself does nearby.

    Args:
        x: (n,) px, rising.
        y: (n,) px.
        width_px: of the line.
        columns: first and end of the box.
        rows: first and end of the box.
    """
    first, end = max(columns[0], int(np.floor(x[0]))), min(columns[1], int(np.ceil(x[-1])))
    if end <= first:
        return Trace(*(np.zeros(0, dtype=np.intp),) * 2, np.zeros(0))
    column = np.arange(first, end)
    middle = np.interp(column + 0.5, x, y)
    edge = np.interp(np.arange(first, end + 1), x, y)
    reach = width_px / 2 * np.hypot(1.0, np.diff(edge))
    low, high = _nearby(edge, round(width_px / 2) + 1)
    top = np.maximum(middle - reach, low - width_px / 2)
    bottom = np.minimum(middle + reach, high + width_px / 2)
    return _filled(column, np.clip(top, *rows), np.clip(bottom, *rows))


def _nearby(edge: Floats, span: int) -> tuple[Floats, Floats]:
    """Least and greatest value within `span` columns of each column."""
    padded = np.pad(edge, span, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * span + 2)
    return windows.min(axis=1), windows.max(axis=1)


def _filled(column: Indices, top: Floats, bottom: Floats) -> Trace:
    start = np.floor(top).astype(np.intp)
    count = np.maximum(np.ceil(bottom).astype(np.intp) - start, 0)
    owner = np.repeat(np.arange(len(column)), count)
    row = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + start[owner]
    coverage = np.minimum(row + 1.0, bottom[owner]) - np.maximum(row, top[owner])
    return Trace(column[owner], row, np.clip(coverage, 0.0, 1.0))
