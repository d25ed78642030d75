from __future__ import annotations

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.chart import (
    Axis,
    Band,
    Chart,
    Curve,
    Points,
    Span,
    draw_chart,
    playhead,
    x_px,
)
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches

TIME = Axis(-1, 336, ((0.0, "dose"), (24.0, "1 d"), (168.0, "7 d")), np.arcsinh)


def _chart(key: str = "a") -> Chart:
    x = np.linspace(-1, 336, 300)
    rise = np.exp(-((x - 2) ** 2) / 50)
    return Chart(
        (key,), TIME, Axis(0, 2, ((1.0, "100 %"),)),
        curves=(
            Curve(x, 1 + rise, "glutamate", "glutamate", fill=0.1),
            Curve(x, 1 - rise, "gaba", ghost=True),
        ),
        bands=(Band(x, 0.9 + rise, 1.1 + rise, "glutamate"),),
        points=(Points(np.array([24.0]), np.array([1.4]), np.array([0.2]), "ink"),),
        spans=(Span(0, 4, "drug", "drug present"),),
        marks=(0.0,),
    )  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.floats(-1, 336))
def test_an_axis_reads_back_what_it_places(value: float) -> None:
    assert TIME.value(float(TIME.share(value))) == pytest.approx(value, abs=1e-6)


def test_the_warped_axis_gives_the_first_hours_room() -> None:
    assert TIME.share(4.0) - TIME.share(0.0) > 0.25
    assert float(TIME.share(-1.0)) == 0.0
    assert float(TIME.share(336.0)) == 1.0


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_a_chart_draws_its_curve_at_its_values(theme: str) -> None:
    canvas = PygameCanvas(pygame.Surface((900, 400)), DrawCaches(), theme, window=(1280, 720))
    area = draw_chart(canvas, Rect(0, 0, 900, 400), _chart())
    x = round(x_px(area, TIME, 100.0))
    y = round(area.bottom - 0.5 * area.h)
    patch = canvas.picture()[y - 3 : y + 4, x - 3 : x + 4, :3].astype(int)
    away = np.abs(patch - canvas.colour("glutamate")).sum(axis=2).min()
    assert away < 40
    assert area.right < 900 - canvas.measure("glutamate", "small")[0]


def test_the_playhead_stands_at_its_time() -> None:
    canvas = PygameCanvas(pygame.Surface((900, 400)), DrawCaches(), window=(1280, 720))
    area = draw_chart(canvas, Rect(0, 0, 900, 400), _chart())
    before = canvas.picture()
    playhead(canvas, area, TIME, 24.0, knob=False)
    columns = np.nonzero((canvas.picture() != before).any(axis=(0, 2)))[0]
    assert abs(columns.mean() - x_px(area, TIME, 24.0)) < 2


def test_a_curve_has_a_gap_where_it_has_no_value() -> None:
    canvas = PygameCanvas(pygame.Surface((900, 400)), DrawCaches(), "dark", window=(1280, 720))
    x = np.linspace(-1, 336, 300)
    y = np.where((x > 50) & (x < 150), np.nan, 50.0)
    curves = [
        Curve(x, y, "glutamate", "g"),
        Curve(x, np.full_like(x, np.nan), "drug", "nothing", dash_dp=(4, 4)),
    ]
    area = draw_chart(canvas, Rect(0, 0, 900, 400), Chart(("gap",), TIME, Axis(0, 100), curves))
    y_px = round(area.bottom - 0.5 * area.h)

    def away(time_h: float) -> int:
        at = round(x_px(area, TIME, time_h))
        patch = canvas.picture()[y_px - 3 : y_px + 4, at - 1 : at + 2, :3].astype(int)
        return int(np.abs(patch - canvas.colour("glutamate")).sum(axis=2).min())

    assert away(10.0) < 40
    assert away(90.0) > 100
    assert away(250.0) < 40
