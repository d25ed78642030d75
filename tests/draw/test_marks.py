from __future__ import annotations

import numpy as np
import pygame
import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.marks import LegendRow, chips, fitting, leader, legend, meter
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches


@pytest.fixture(params=["dark", "projector"])
def canvas(request: pytest.FixtureRequest) -> PygameCanvas:
    blank = PygameCanvas(pygame.Surface((1280, 720)), DrawCaches(), request.param)
    blank.fill("background")
    return blank


def test_chips_end_at_the_right_and_go_to_the_next_row_rather_than_too_far(canvas: PygameCanvas) -> None:
    words = ("1 s on screen = 100 ms", "17 of 100 cells drawn", "not to scale")
    wide = chips(canvas, 1200, 20, words, 100)
    narrow = chips(canvas, 1200, 200, words, 800)
    assert narrow.h > wide.h
    assert narrow.right == 1200


def test_a_meter_is_full_in_proportion_and_has_a_tick(canvas: PygameCanvas) -> None:
    rect = Rect(100, 100, 400, 12)
    meter(canvas, rect, 0.5, "growth", tick=0.25)
    row = canvas.picture()[106, :, :3]
    filled = np.flatnonzero((row == canvas.colour("growth")).all(axis=1))
    assert abs(filled.max() - 300) <= 8
    assert tuple(row[200]) == canvas.colour("ink")


@pytest.mark.parametrize("share", [-0.5, 0.0, 1.0, 7.0])
def test_a_meter_stays_in_its_bar(canvas: PygameCanvas, share: float) -> None:
    before = canvas.picture()
    meter(canvas, Rect(100, 100, 400, 12), share, "growth")
    rows, columns, _ = np.nonzero(canvas.picture() != before)
    assert columns.min() >= 100
    assert columns.max() < 500
    assert rows.max() < 112


def test_a_legend_in_lines_ends_before_the_edge(canvas: PygameCanvas) -> None:
    rows = [LegendRow("disc", "glutamate", "glutamate"), LegendRow("diamond", "drug", "drug")] * 4
    column, lines = legend(canvas, 20, 20, rows), legend(canvas, 400, 20, rows, right=800)
    assert column.h > lines.h
    assert lines.right <= 800


def test_leader_words_stand_away_from_what_they_name(canvas: PygameCanvas) -> None:
    right = leader(canvas, (300, 300), (400, 200), "a spine")
    left = leader(canvas, (300, 300), (200, 200), "a spine")
    assert right.x > 400
    assert left.right < 200


def test_leader_words_are_cut_at_the_edge(canvas: PygameCanvas) -> None:
    box = leader(canvas, (1000, 300), (1150, 200), "words that are far too long for this place")
    assert box.right <= 1280


def test_the_longest_wording_that_fits_is_chosen(canvas: PygameCanvas) -> None:
    wordings = ("a rather long wording", "a short one", "tiny")
    width = canvas.measure("a short one", "small")[0]
    assert fitting(canvas, wordings, 5000) == wordings[0]
    assert fitting(canvas, wordings, width) == wordings[1]
    assert fitting(canvas, wordings, 1) == wordings[2]
