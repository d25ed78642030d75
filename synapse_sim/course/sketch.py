"""A small picture of a course for notebooks, as SVG text."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from synapse_sim.arrays import Floats

WIDTH, HEIGHT, MARGIN = 640, 40, 150
LINES = (
    ("effect_site_umolar", "drug, µM", "#D783B2"),
    ("block_interneuron", "block, interneurons", "#AFD2FD"),
    ("rate_pyramidal_hz", "pyramidal rate, Hz", "#CB6015"),
    ("glutamate_rel", "glutamate", "#B98115"),
    ("bdnf_rel", "BDNF", "#0CA176"),
    ("spine_density_rel", "spines", "#0CA176"),
    ("score", "score, illustrative", "#888888"),
)
"""Column, label and colour of each curve."""


def sketch(columns: Mapping[str, Floats]) -> str:
    """One small curve under the other, over an axis of asinh(time / 1 h).

    Args:
        columns: of a course, by name, each (n,).
    """
    across = np.arcsinh(columns["time_h"])
    x = MARGIN + (WIDTH - 2 * MARGIN) * (across - across[0]) / np.ptp(across)
    rows = [
        _row(x, columns[name], label, colour, HEIGHT * index)
        for index, (name, label, colour) in enumerate(LINES)
    ]
    height = HEIGHT * len(LINES)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
    return head + 'font-family="sans-serif" font-size="12">' + "".join(rows) + "</svg>"


def _row(x: Floats, values: Floats, label: str, colour: str, top: float) -> str:
    low, high = float(values.min()), float(values.max())
    y = top + HEIGHT - 8 - (HEIGHT - 16) * (values - low) / (high - low or 1.0)
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))
    middle = top + HEIGHT / 2 + 4
    return (
        f'<text x="8" y="{middle}" fill="#666">{label}</text>'
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
        f'<text x="{WIDTH - MARGIN + 8}" y="{middle}" fill="#666">{low:.3g} to {high:.3g}</text>'
    )
