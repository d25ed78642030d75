"""What the pictures mean, read off their pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame
import pytest

from synapse_sim.agents.body.parcels import BRAIN, LIVER, NORKETAMINE
from synapse_sim.config import Config
from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.scenes.body import paint
from synapse_sim.scenes.body.labels import draw_labels
from synapse_sim.scenes.body.numbers import places
from synapse_sim.scenes.body.paint import draw_blood, draw_marks
from synapse_sim.scenes.body.reading import Seen, bodies_seen, shares_of
from synapse_sim.scenes.body.scene import SCENE, draw_body
from synapse_sim.scenes.body.shares import draw_bar, draw_shares
from synapse_sim.session.frame import Frame
from tests.scenes.stage import frame, room

RECT = Rect(0, 0, 900, 600)
WHITE = (255, 255, 255)


def blank(size: tuple[int, int] = (900, 600), theme: str = "dark") -> PygameCanvas:
    target = PygameCanvas(pygame.Surface(size, 0, 32), DrawCaches(), theme, window=(1280, 720))
    target.fill("background")
    return target


def pixels_of(target: PygameCanvas, colour: Colour) -> np.ndarray:
    found: np.ndarray = np.all(np.abs(target.picture()[:, :, :3].astype(int) - colour) <= 2, axis=2)
    return found


def marks_of(shown: Frame, role: str) -> int:
    target = blank()
    draw_marks(target, bodies_seen(shown, RECT)[0])
    return int(pixels_of(target, mix(target.colour(role), WHITE, 0.24)).sum())


def test_the_parts_of_a_bar_are_as_long_as_the_shares() -> None:
    config = Config({"treatment.route": "oral"})
    shares = shares_of(config, config.doses[0])
    assert shares is not None
    target = blank((620, 60))
    bar = Rect(10, 10, 600, 40)
    draw_bar(target, bar, shares)
    row = slice(45, 46)
    drug, track = (pixels_of(target, target.colour(role))[row, 10:610] for role in ("drug", "track"))
    assert drug.mean() == pytest.approx(shares.reaches, abs=0.02)
    assert track[:, int((1.0 - shares.lost) * 600) :].mean() > 0.95
    assert int(np.flatnonzero(drug[0]).max()) < (shares.reaches + 0.01) * 600


def test_bars_of_two_doses_of_one_drug_have_one_scale() -> None:
    arms = frame(0.5).arms[0], frame(0.5, treatment__dose=0.2).arms[0]
    both = replace(frame(0.5), arms=arms, names=("0.5 mg/kg", "0.2 mg/kg"))
    target = blank((1000, 600))
    bodies = bodies_seen(both, RECT)
    draw_shares(target, Rect(10, 10, 900, 300), bodies, both.names)
    rows = pixels_of(target, target.colour("drug")).sum(axis=1)
    lengths = sorted({int(n) for n in rows if n > 100}, reverse=True)
    assert lengths[-1] < 0.5 * lengths[0]


def test_squares_are_seen_only_once_the_liver_has_changed_drug() -> None:
    def at(time_h: float) -> tuple[Seen, int]:
        shown = frame(time_h)
        return bodies_seen(shown, RECT)[0], marks_of(shown, "metabolite")

    before, none = at(0.01)
    assert LIVER in before.visits.place
    assert NORKETAMINE not in before.visits.place
    assert none == 0
    assert at(0.5)[1] > 50
    assert marks_of(frame(0.5, treatment__drug="midazolam"), "metabolite") == 0


def test_marks_in_the_brain_are_as_many_as_the_level_says() -> None:
    def seen_in_brain(time_h: float) -> tuple[int, float]:
        body = bodies_seen(frame(time_h), RECT)[0]
        only = replace(body, visits=body.visits.where(np.flatnonzero(body.visits.place == BRAIN)))
        target = blank()
        draw_marks(target, only)
        drug = pixels_of(target, mix(target.colour("drug"), WHITE, 0.24))
        return int(drug.sum()), body.arm.moment.effect_site_umolar

    high, low = seen_in_brain(0.66), seen_in_brain(3.0)
    assert high[0] > 2 * low[0] > 0
    assert high[1] > 2 * low[1]


_ONE_MARK = 8
"""A mark has more pixels; fewer are where two other colours meet."""


def _pink(target: PygameCanvas, shown: Frame) -> int:
    """Pixels of a body that might be taken for the drug: its colour, a little lighter or darker."""
    body = bodies_seen(shown, target.rect)[0]
    draw_body(target, body, 0.43)
    draw_labels(target, (body,))
    picture = target.picture()[:, :, :3].astype(int)
    drug = np.array(target.colour("drug"))
    wanted = drug - drug.mean()
    shade = picture - picture.mean(axis=2, keepdims=True)
    near = np.abs(shade - wanted).max(axis=2) <= 0.45 * np.abs(wanted).max()
    return int((near & (np.abs(picture.mean(axis=2) - drug.mean()) <= 50)).sum())


@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize("route", ["iv_infusion", "intranasal", "oral", "transdermal"])
def test_nothing_in_a_body_has_the_colour_of_the_drug_where_there_is_none(theme: str, route: str) -> None:
    without, given = (frame(0.75, treatment__route=route, treatment__dose=mg) for mg in (0.0, 0.5))
    assert _pink(blank(theme=theme), without) < _ONE_MARK
    assert _pink(blank(theme=theme), given) > 20 * _ONE_MARK


def test_blood_cells_are_round_and_red() -> None:
    target = blank()
    draw_blood(target, bodies_seen(frame(-0.5), Rect(0, 0, 900, 1800))[0])
    red = pixels_of(target, target.colour("blood"))
    assert red.sum() > 300
    sprite = paint._cell(target.colour("blood"), 6.0)[:, :, 3].astype(int)
    assert np.array_equal(sprite, sprite.T)
    assert (sprite > 127).sum() == pytest.approx(np.pi * 36.0, rel=0.05)


def test_two_bodies_have_one_scale_and_one_axis() -> None:
    arms = frame(0.5).arms[0], frame(0.5, treatment__route="oral").arms[0]
    both = replace(frame(0.5), arms=arms, names=("infusion", "swallowed"))
    target = blank((1280, 360))
    SCENE.draw(target, both, room(target.rect))
    left, right = bodies_seen(both, target.rect)
    assert left.view.scale == right.view.scale
    assert left.view.y == right.view.y
    shares, levels = places(target, room(target.rect), (left, right))
    assert levels.y >= shares.bottom
    assert shares.x > left.view.picture.right - 1
    assert shares.right < right.view.picture.x + 1


def test_a_tablet_is_not_left_in_the_mouth() -> None:
    before, later = (frame(time_h, treatment__route="oral") for time_h in (-0.5, 2.0))
    pictures = []
    for shown in (before, later):
        target = blank()
        SCENE.draw(target, shown, room(target.rect))
        body = bodies_seen(shown, target.rect)[0]
        x, y = (round(value) for value in body.view.place(0.075, 0.110))
        pictures.append(target.picture()[y - 3 : y + 4, x - 3 : x + 4, :3].astype(int))
    assert np.abs(pictures[0] - pictures[1]).max() > 60
