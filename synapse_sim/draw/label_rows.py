"""Where labels stand that would like to stand in the same place: side by side, or one below the other.

Both keep their order and move them as little as they can (least squares).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from synapse_sim.arrays import Floats


def row_of_words(
    centres: Sequence[float], widths: Sequence[float], ends: tuple[float, float], *, gap: float, reach: float
) -> list[tuple[int, float]]:
    """Words in a row, each centred near its place; those without room are left out.

    Args:
        centres: where every word belongs, from left to right, px.
        widths: of every word, px.
        ends: between which they stand.
        gap: least distance between two words.
        reach: how far one may stand from its place. The first and the last word may stand further.

    Returns:
        Index and left edge of every word that stays.
    """

    def placed(kept: list[int]) -> list[tuple[int, float]]:
        return list(zip(kept, _side_by_side([(centres[k], widths[k]) for k in kept], ends, gap), strict=True))

    def farthest(kept: list[int]) -> float:
        return max((abs(left + widths[k] / 2 - centres[k]) for k, left in placed(kept)[1:-1]), default=0.0)

    def overflows(kept: list[int]) -> bool:
        return sum(widths[k] + gap for k in kept) - gap > ends[1] - ends[0]

    kept = list(range(len(centres)))
    while kept and (overflows(kept) or farthest(kept) > reach):
        kept = min(([k for k in kept if k != out] for out in kept[1:-1] or kept[-1:]), key=farthest)
    return placed(kept)


def _side_by_side(words: Sequence[tuple[float, float]], ends: tuple[float, float], gap: float) -> list[float]:
    """Left edges nearest to where the words would be centred, so that none overlap."""
    if not words:
        return []
    widths = np.array([width for _, width in words])
    before = np.concatenate([[0.0], np.cumsum(widths + gap)[:-1]])
    wanted = np.array([centre for centre, _ in words]) - widths / 2 - before
    last = ends[1] - widths[-1] - before[-1]
    return [float(left) for left in np.clip(_pooled(wanted), ends[0], max(ends[0], last)) + before]


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places near the wanted ones, at least `gap` apart where the room allows, in the same order."""
    order = np.argsort(wanted, kind="stable")
    step = min(gap, (high - low) / max(1, len(wanted) - 1)) if len(wanted) > 1 else gap
    places = np.asarray(wanted, dtype=np.float64)[order]
    offsets = step * np.arange(len(places))
    placed = np.clip(_pooled(places - offsets), low, max(low, high - (offsets[-1] if len(offsets) else 0)))
    result = np.empty_like(places)
    result[order] = placed + offsets
    return [float(v) for v in result]


def _pooled(values: Floats) -> list[float]:
    """The nearest rising sequence (least squares), by pooling neighbours that fall."""
    groups: list[tuple[float, int]] = []
    for value in values.tolist():
        mean, count = value, 1
        while groups and groups[-1][0] > mean:
            before, members = groups.pop()
            mean, count = (before * members + mean * count) / (members + count), count + members
        groups.append((mean, count))
    return [mean for mean, count in groups for _ in range(count)]
