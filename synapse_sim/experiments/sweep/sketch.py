"""A small picture of a sweep for notebooks, as SVG text: one outcome over what was varied."""

from __future__ import annotations

from html import escape

import numpy as np

from synapse_sim.arrays import Floats

WIDTH, HEIGHT, MARGIN = 640, 240, 60


def sketch(x: Floats, low: Floats, middle: Floats, high: Floats, words: tuple[str, str]) -> str:
    """A curve within a band.

    Args:
        x: (n,) what was varied, increasing.
        low: (n,) lower edge of the band.
        middle: (n,) the curve.
        high: (n,) upper edge.
        words: what stands below and above.
    """
    across = MARGIN + (WIDTH - 2 * MARGIN) * (x - x[0]) / (np.ptp(x) or 1.0)
    bottom, top = float(low.min()), float(high.max())
    rows = [
        HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (y - bottom) / (top - bottom or 1.0)
        for y in (low, middle, high)
    ]
    band = _points(np.concatenate([across, across[::-1]]), np.concatenate([rows[0], rows[2][::-1]]))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
    return (
        f'{head}font-family="sans-serif" font-size="12" fill="#666">'
        f'<polygon points="{band}" fill="#B98115" opacity="0.2"/>'
        f'<polyline points="{_points(across, rows[1])}" fill="none" stroke="#B98115" stroke-width="2"/>'
        f'<text x="{MARGIN}" y="{MARGIN - 24}">{escape(words[1])}: {bottom:.3g} to {top:.3g}</text>'
        f'<text x="{MARGIN}" y="{HEIGHT - 24}">{escape(words[0])}: {x[0]:.3g} to {x[-1]:.3g}</text></svg>'
    )


def _points(x: Floats, y: Floats) -> str:
    return " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))
