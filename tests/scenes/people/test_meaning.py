"""What the picture means, measured on its pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.scenes.people.crowd import Places, draw_figures, draw_trails, places_of
from synapse_sim.scenes.people.followed import _TAG_EM, _draw_track
from synapse_sim.scenes.people.reading import (
    Followed,
    Reading,
    Standing,
    TrialArm,
    reading_of,
    standing_of,
    step_of,
)
from synapse_sim.scenes.people.scene import SCENE
from synapse_sim.scenes.people.shares import bar_of, draw_bar
from synapse_sim.scenes.people.view import Slope, parts
from synapse_sim.session.frame import Frame
from tests.scenes.stage import CACHES, drawn, frame

THEMES = pytest.mark.parametrize("theme", ["dark", "projector"])
SIZE = (640, 240)
SLOPE = Slope(Rect(10, 150, 620, 80), 40, 60, 8)


def canvas(theme: str) -> PygameCanvas:
    made = PygameCanvas(pygame.Surface(SIZE, 0, 32), CACHES, theme, window=(1280, 720))
    made.fill("background")
    return made


def shown_at(time_h: float, arm: int = 0) -> tuple[Reading, TrialArm, Standing]:
    trial = frame(24.0).people.trial
    assert trial is not None
    seen = reading_of(trial)
    return seen, seen.arms[arm], standing_of(seen, seen.arms[arm], time_h)


def one_at(score: float, *, responds: bool) -> tuple[Reading, Standing]:
    """A single figure at a score."""
    seen, _, standing = shown_at(24.0)
    row, scores = np.zeros(1, dtype=np.intp), np.array([score])
    alone = replace(seen, row=row, beside=np.zeros(1), followed=())
    return alone, replace(
        standing, score=scores, shown=scores, responds=np.array([responds]), before=np.tile(scores, (3, 1))
    )


def pixels(theme: str, seen: Reading, standing: Standing) -> NDArray[np.int64]:
    target = canvas(theme)
    ground = target.picture()[0, 0, :3].astype(np.int64)
    draw_figures(target, SLOPE, seen, places_of(SLOPE, seen, standing, walks=False))
    return np.asarray(np.abs(target.picture()[:, :, :3].astype(np.int64) - ground).max(axis=2))


@THEMES
def test_a_figure_stands_where_its_score_lies(theme: str) -> None:
    for score in (45.0, 33.0, 20.0, 8.0):
        away = pixels(theme, *one_at(score, responds=False)) > 24
        columns, rows = np.flatnonzero(away.any(axis=0)), np.flatnonzero(away.any(axis=1))
        assert abs((columns[0] + columns[-1]) / 2 - float(SLOPE.x(score))) <= 4
        assert abs(rows[-1] - float(SLOPE.y(score))) <= 6


@THEMES
def test_whoever_responds_stands_in_a_ring_and_nobody_else(theme: str) -> None:
    wide = []
    for responds in (False, True):
        away = pixels(theme, *one_at(16.0, responds=responds)) > 40
        foot = round(float(SLOPE.y(16.0)))
        wide.append(int(np.ptp(np.flatnonzero(away[foot - 2 : foot + 2].any(axis=0)))))
    assert wide[1] > 1.25 * wide[0]
    assert abs(wide[1] - 2 * 0.29 * SLOPE.figure) <= 4


@THEMES
def test_all_figures_are_equally_solid(theme: str) -> None:
    solid = [
        int(np.count_nonzero(pixels(theme, *one_at(30.0, responds=responds))[130:170] > 60))
        for responds in (False, True)
    ]
    assert min(solid) > 0.6 * max(solid)


@THEMES
def test_nobody_stands_before_those_who_are_followed(theme: str) -> None:
    seen, *_ = shown_at(24.0)
    two = replace(seen, row=np.zeros(2, dtype=np.intp), followed=(Followed("stands", 0, 0),))
    x, y, step = np.array([300.0, 308.0]), np.array([170.0, 170.0]), np.zeros(2)
    both = Places(x, y, step, np.array([False, True]))
    alone = replace(both, x=np.array([300.0, 500.0]))
    pictures = []
    for places in (both, alone):
        target = canvas(theme)
        draw_figures(target, SLOPE, two, places)
        pictures.append(target.picture()[132:142, 297:303, :3].astype(np.int64))
    assert np.abs(pictures[0] - pictures[1]).max() < 60


def _length(theme: str, share: float) -> int:
    target = canvas(theme)
    bar = bar_of(Rect(0, 20, 600, 42), 16.0)
    draw_bar(target, bar, share)
    row = target.picture()[round(bar.center[1]), :, :3].astype(np.int64)
    return int(np.count_nonzero(row[:, 1] - row[:, 0] > 40))


@THEMES
def test_the_bar_is_as_long_as_the_share(theme: str) -> None:
    lengths = [_length(theme, share) for share in (0.0, 0.25, 0.5, 1.0)]
    assert lengths[0] == 0
    assert lengths[2] == pytest.approx(2 * lengths[1], abs=4)
    assert lengths[3] == pytest.approx(2 * lengths[2], abs=4)


@THEMES
def test_a_trail_shows_where_a_figure_comes_from(theme: str) -> None:
    seen, standing = one_at(20.0, responds=False)
    marks = []
    for before in (20.0, 26.0):
        target = canvas(theme)
        draw_trails(target, SLOPE, seen, replace(standing, before=np.full((3, 1), before)))
        marks.append(target.picture()[:, :, :3] != target.picture()[0, 0, :3])
    assert not marks[0].any()
    columns = np.flatnonzero(marks[1].any(axis=(0, 2)))
    assert abs(float(columns.mean()) - float(SLOPE.x(26.0))) <= 3


def test_the_drug_has_its_colour_in_the_treated_arm_alone() -> None:
    size = (1280, 380)
    shown = frame(24.0)
    trial = shown.people.trial
    assert trial is not None
    picture = np.frombuffer(drawn(SCENE, shown, size), dtype=np.uint8).reshape(-1, size[0], 4)
    for k, expected in ((0, True), (1, False)):
        own = parts(Rect(16, 8, *size), 16.0).arms[k]
        assert own.average is not None
        left, top, width, height = own.average.moved(-16, -8).whole
        area = picture[top : top + height, left : left + width, :3].astype(np.int64)
        pink = (area[:, :, 0] - area[:, :, 1] > 60) & (area[:, :, 2] - area[:, :, 1] > 30)
        step = step_of(reading_of(trial).arms[k], 24.0)
        wide = float(own.slope.x(step.score) - own.slope.x(step.score + step.by_drug))
        assert np.count_nonzero(pink.any(axis=0)) == pytest.approx(wide if expected else 0, abs=5)


def test_drawing_changes_no_digest() -> None:
    shown: Frame = frame(24.0)
    before = shown.world.digest(), shown.course.config.digest()
    drawn(SCENE, shown)
    assert (shown.world.digest(), shown.course.config.digest()) == before


@pytest.mark.parametrize("off_px", [0.0, 4.0, 9.0, 14.0])
@THEMES
def test_a_moment_that_lies_near_now_leaves_the_number_of_the_person_as_it_is(
    theme: str, off_px: float
) -> None:
    def number(moments: dict[str, float]) -> NDArray[np.int64]:
        target = canvas(theme)
        _draw_track(target, (100.0, 300.0), moments, (100.0, "ink_soft", 3))
        reach = int(_TAG_EM * target.em("small")) - 1
        return target.picture()[100 - reach : 100 + reach, 300 - reach : 300 + reach, :3].astype(np.int64)

    alone = number({"late": 500.0})
    near = number({"early": 300.0 - off_px, "late": 300.0 + off_px})
    inside = np.hypot(*np.indices(alone.shape[:2]) - (len(alone) - 1) / 2) < 0.9 * len(alone) / 2
    assert (near[inside] == alone[inside]).all()
