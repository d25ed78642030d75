from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pygame
import pytest

from synapse_sim.agents.dendrite.dendrite import Dendrite, SignalChain, SpineRates
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.config.sections.dendrite import Dendrite as DendriteSection
from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.scenes.dendrite.picture import _named, brightness
from synapse_sim.scenes.dendrite.reading import look_at, newness_of
from synapse_sim.scenes.dendrite.scene import SCENE
from synapse_sim.scenes.dendrite.shapes import Form, box, forms
from synapse_sim.scenes.dendrite.view import view_of
from synapse_sim.session.frame import Frame
from tests.scenes.stage import frame, picture_in_corner, room
from tests.story.said import facts_of

SIZES = [(1280, 720), (1024, 768), (1000, 400), (514, 170)]
NUMBERS = DendriteSection()


def _rates() -> SpineRates:
    """A branch at 0.75 of health whose formation is ten times up around the first day."""
    time_h = np.concatenate([np.linspace(-1, 48, 200), np.linspace(49, 336, 200)])
    formation = 0.024 * (1 + 9 * np.exp(-(((time_h - 24) / 14) ** 2)) * (time_h > 0))
    new, old = np.empty_like(time_h), np.empty_like(time_h)
    new[0], old[0] = 0.15, 0.6
    for i, days in enumerate(np.diff(time_h) / 24, start=1):
        new[i] = new[i - 1] + days * (formation[i - 1] - 0.16 * new[i - 1])
        old[i] = old[i - 1] + days * (0.04 * new[i - 1] - 0.01 * old[i - 1])
    return SpineRates(time_h, formation, new + old, 0.15, 0.12, 0.04, 0.01)


@pytest.fixture(scope="module")
def branch() -> Dendrite:
    rates = _rates()
    bdnf_rel = 1 + 20 * np.exp(-(((rates.time_h - 1.5) / 1.5) ** 2))
    return Dendrite(NUMBERS, 1, rates, SignalChain(bdnf_rel, bdnf_rel, bdnf_rel, 3.0, 13.0))


def _moment(density: float = 0.75) -> SimpleNamespace:
    return SimpleNamespace(spine_density_rel=density)


def _frame(branch: Dendrite, time_h: float = 30.0, **changes: float) -> Frame:
    fake = SimpleNamespace(
        config=SimpleNamespace(dendrite=NUMBERS, circuit=Circuit()), world=SimpleNamespace(dendrite=branch),
        moment=_moment(0.9), rest=_moment(), time_h=time_h, playing=False, reduced_motion=False,
        facts=facts_of(time_h=time_h, **{"restored_share": 0.6, **changes}),
    )  # fmt: skip
    return cast("Frame", fake)


@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize("size", SIZES)
def test_the_scene_fills_its_rectangle_and_nothing_else(
    branch: Dendrite, size: tuple[int, int], theme: str
) -> None:
    picture = picture_in_corner(SCENE, _frame(branch), size, theme)
    background = picture[767, 1279]
    assert np.any(picture[: size[1] // 2, : size[0]] != background)
    assert np.all(picture[size[1] :] == background)
    assert np.all(picture[:, size[0] :] == background)


def test_the_same_moment_always_looks_the_same(branch: Dendrite) -> None:
    there = picture_in_corner(SCENE, _frame(branch, 30.0), (1000, 400))
    picture_in_corner(SCENE, _frame(branch, 200.0), (1000, 400))
    assert np.array_equal(there, picture_in_corner(SCENE, _frame(branch, 30.0), (1000, 400)))
    assert np.any(there != picture_in_corner(SCENE, _frame(branch, 31.0), (1000, 400)))


def test_new_spines_are_green_and_old_ones_are_not(branch: Dendrite) -> None:
    sprout = np.array(PygameCanvas(pygame.Surface((4, 4)), DrawCaches()).colour("sprout"), dtype=int)
    green = []
    for time_h in (-1.0, 30.0):
        part = picture_in_corner(SCENE, _frame(branch, time_h), (1280, 720))[100:480, :, :3].astype(int)
        green.append(int((np.abs(part - sprout).sum(axis=2) < 60).sum()))
    assert green[1] > 2 * green[0]


def test_space_is_to_scale() -> None:
    for width, height in SIZES:
        view = view_of(Rect(0, 0, width, height), 267.0)
        x = view.x_of(np.array([100.0, 101.0]))
        assert x[1] - x[0] == pytest.approx(view.px_per_um)
        assert view.length_um * view.px_per_um == pytest.approx(width)
        assert 0 <= view.start_um <= 267.0 - view.length_um


def test_a_short_branch_is_shown_whole() -> None:
    view = view_of(Rect(0, 0, 1280, 300), 12.0)
    assert view.length_um == pytest.approx(12.0)
    assert view.start_um == 0.0


def test_spines_grow_away_from_the_branch(branch: Dendrite) -> None:
    seen = look_at(_frame(branch), Rect(0, 0, 1280, 720))
    upward = seen.spines.side > 0
    assert np.all(seen.spines.tip_y[upward] < seen.spines.y[upward])
    assert np.all(seen.spines.tip_y[~upward] > seen.spines.y[~upward])
    assert np.all(seen.spines.length >= seen.spines.head)


def test_only_living_spines_are_in_view_and_only_vacant_sites_are_outlined(branch: Dendrite) -> None:
    seen = look_at(_frame(branch), Rect(0, 0, 1280, 720))
    assert seen.spines.index.max() < seen.state.site.size
    assert not set(seen.state.lost[seen.lost.index].tolist()) & set(seen.state.site.tolist())


@pytest.mark.parametrize(
    ("age_h", "newness"), [(0.0, 1.0), (24.0, 1.0), (48.0, 0.5), (72.0, 0.0), (1e4, 0.0)]
)
def test_a_spine_is_new_for_a_day_and_one_of_many_after_three(age_h: float, newness: float) -> None:
    assert newness_of(np.array([age_h]))[0] == newness


@pytest.mark.parametrize("lean", [-4, 0, 3])
@pytest.mark.parametrize("side", [-1, 1])
def test_a_sprite_holds_its_whole_spine(lean: int, side: int) -> None:
    form = Form(head=14, length=60, lean=lean, side=side, neck=3.0, in_front=False)
    inside = form.heights()[0] > 0
    width, height, foot_x, foot_y = box(form)
    assert inside.shape == (height, width)
    assert inside[foot_y, foot_x]
    inside[1:-1, 1:-1] = False
    assert not inside.any()


def test_equal_spines_share_their_sprite(branch: Dendrite) -> None:
    frame = _frame(branch)
    seen = [look_at(frame, Rect(x, 0, 1280, 720)) for x in (0, 0.2)]
    assert forms(seen[0].spines, 50.0) == forms(seen[1].spines, 50.0)


def test_pointing_at_a_spine_says_kind_age_and_size(branch: Dendrite) -> None:
    frame, rect = _frame(branch), Rect(0, 0, 1280, 720)
    seen = look_at(frame, rect)
    words = SCENE.describe(frame, room(rect), float(seen.spines.tip_x[5]), float(seen.spines.tip_y[5]))
    assert words is not None
    assert "old; head" in words
    row = int(np.argmax(seen.lost.x > 100))
    lost = SCENE.describe(frame, room(rect), float(seen.lost.tip_x[row]), float(seen.lost.tip_y[row]))
    assert lost is not None
    assert SCENE.describe(frame, room(rect), 5, 5) is None


def test_chips_say_that_space_is_to_scale(branch: Dendrite) -> None:
    assert SCENE.chips(_frame(branch)) == ("to scale", "24 of 267 µm shown")


@pytest.mark.parametrize(
    ("time_h", "changes"),
    [
        (336.0, {}),
        (-0.5, {}),
        (1.0, {"modulators__rapamycin": 1.0, "modulators__bdnf_block": 1.0}),
        (24.0, {"treatment__dose": 0.0}),
    ],
)
def test_at_rest_events_are_dim_and_have_no_name(time_h: float, changes: dict[str, float]) -> None:
    shown = frame(time_h, 0, **changes)
    named = [words for _, _, words, _ in _named(shown, look_at(shown, Rect(0, 0, 1280, 720)), (1, -1))]
    assert not any("more" in words for words in named)
    assert brightness(shown.facts.mtorc1) < 0.3


def test_a_change_makes_events_bright_and_gives_them_a_name() -> None:
    shown = frame(0.8)
    named = [
        words
        for width in range(600, 1600, 50)
        for _, _, words, _ in _named(shown, look_at(shown, Rect(0, 0, width, 500)), (1, -1))
    ]
    assert "more BDNF is released" in named
    assert brightness(0.0) < brightness(0.2) < brightness(0.5) == 1.0
