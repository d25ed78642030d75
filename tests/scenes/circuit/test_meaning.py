"""What the picture means, measured on its pixels: two states are drawn, and what differs is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from synapse_sim.agents.circuit.side_by_side import Second
from synapse_sim.agents.circuit.wiring import PYRAMIDAL_CELLS
from synapse_sim.config.parameter import Value
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.scenes.circuit.activity import DECAY_S, DIM_S, RISE_S
from synapse_sim.scenes.circuit.drug import CHANNELS
from synapse_sim.scenes.circuit.firing import _draw_arrow, draw_firing
from synapse_sim.scenes.circuit.glutamate import draw_grains, draw_haze, haze_level
from synapse_sim.scenes.circuit.nets import box_of, draw_net, lit_strands
from synapse_sim.scenes.circuit.parts import Parts
from synapse_sim.scenes.circuit.picture import draw_picture
from synapse_sim.scenes.circuit.reading import still_fires
from synapse_sim.scenes.circuit.view import DrawnCell, Layout, layout
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.circuit_feed import Beside
from synapse_sim.session.frame import Frame
from synapse_sim.world import World
from tests.scenes.circuit.beside import with_beside
from tests.scenes.stage import CACHES, frame, with_world

WHOLE = Rect(0, 0, 760, 330)
NETWORK = Circuit().network_seed, Circuit().spread
THEMES = pytest.mark.parametrize("theme", ["dark", "projector"])


def places() -> Layout:
    return layout(WHOLE, *NETWORK)


def painted(paint: Callable[[PygameCanvas], None], theme: str = "dark") -> NDArray[np.int64]:
    canvas = PygameCanvas(pygame.Surface((760, 330), 0, 32), CACHES, theme, window=(1280, 720))
    canvas.fill("background")
    paint(canvas)
    return canvas.picture()[:, :, :3].astype(np.int64)


def scene(shown: Frame, theme: str = "dark") -> NDArray[np.int64]:
    shared = Parts(WHOLE.top_slice(0)[0], WHOLE, {})
    return painted(lambda canvas: draw_picture(canvas, shown, Room(WHOLE, WHOLE), shared), theme)


def at(shown: Frame, **values: float) -> Frame:
    """The same agents at a moment with other values of the course."""
    return replace(shown, arms=(replace(shown.arms[0], moment=replace(shown.moment, **values)),))


def differing(one: NDArray[np.int64], other: NDArray[np.int64], by: int = 24) -> int:
    return int(np.count_nonzero(np.abs(one - other).max(axis=2) > by))


def colour_of(role: str, theme: str = "dark") -> NDArray[np.int64]:
    return np.array(PygameCanvas(pygame.Surface((4, 4)), CACHES, theme).colour(role))


@THEMES
def test_the_lit_area_of_a_net_grows_with_the_inhibition_that_is_left(theme: str) -> None:
    cell = next(each for each in places().cells if each.is_pyramidal and not each.is_behind)
    ground = painted(lambda _: None, theme)
    areas = []
    for share in (0.0, 0.3, 0.6, 1.0):
        lit = lit_strands(share, 0, 4)
        drawn = painted(partial(draw_net, cell=cell, lit=lit), theme)
        blue = drawn[:, :, 2] - drawn[:, :, 0] > (ground[:, :, 2] - ground[:, :, 0]) + 55
        left, top, width, height = box_of(cell).whole
        areas.append(int(np.count_nonzero(blue[top : top + height, left : left + width])))
    assert areas == sorted(set(areas))
    assert areas[3] > 1.5 * areas[1] > 0


def test_over_all_nets_the_lit_strands_are_the_share() -> None:
    for share in np.linspace(0.0, 1.0, 21):
        lit = [lit_strands(share, row, 6) for row in range(6)]
        assert np.mean(lit) / 17 == pytest.approx(share, abs=0.01)


@THEMES
def test_in_the_scene_less_inhibition_leaves_less_solid_net_and_nothing_glares(theme: str) -> None:
    shown = frame(ticks=300)
    full, half = (scene(at(shown, received_inhibition_rel=share), theme) for share in (1.0, 0.5))
    assert differing(full, half) > 300
    assert abs(full.mean() - half.mean()) < 2.0


@THEMES
def test_the_haze_thickens_with_glutamate_and_is_amber(theme: str) -> None:
    bare = painted(lambda _: None, theme)
    amounts = []
    for glutamate in (0.8, 1.0, 1.1, 1.2, 1.4):
        level = haze_level(glutamate)
        hazy = painted(partial(draw_haze, picture=WHOLE, level=level, screen_s=3.0), theme)
        amounts.append(float(np.abs(hazy - bare).sum()))
        shift = (hazy - bare).sum(axis=(0, 1))
        assert shift[0] >= shift[2]
    assert amounts[0] == amounts[1] == 0.0
    assert amounts[1:] == sorted(set(amounts[1:]))
    assert amounts[4] == pytest.approx(2 * amounts[3], rel=0.1)


def test_grains_are_as_many_as_the_haze_is_thick() -> None:
    bare = painted(lambda _: None)
    changed = [
        differing(painted(partial(draw_grains, picture=WHOLE, level=level, screen_s=3.0)), bare)
        for level in (0.0, 0.25, 0.5, 1.0)
    ]
    assert changed[0] == 0
    assert changed == sorted(set(changed))
    assert changed[3] > 2.5 * changed[1]


def test_more_block_shows_more_drug_and_each_class_its_own_share() -> None:
    shown, drug = frame(ticks=300), colour_of("drug")
    empty = scene(at(shown, block_pyramidal=0.0, block_interneuron=0.0))

    def doors(pyramidal: float, interneuron: float) -> int:
        picture = scene(at(shown, block_pyramidal=pyramidal, block_interneuron=interneuron))
        near = np.abs(picture - drug).max(axis=2) < 70
        return int(np.count_nonzero(near & (np.abs(picture - empty).max(axis=2) > 24)))

    assert doors(0.0, 0.0) == 0
    counts = [doors(0.0, share) for share in (0.1, 0.3, 0.6)]
    assert counts == sorted(set(counts))
    assert doors(0.1, 0.0) > 0
    assert doors(2 / CHANNELS, 0.0) > 0.5 * doors(2 / CHANNELS, 2 / CHANNELS)


def test_a_point_that_fires_is_brighter_than_one_that_does_not() -> None:
    shown, points = frame(ticks=600), places().points
    circuit = shown.world.circuit
    age_ms = circuit.time_ms - circuit.spikes.last_ms[points.cell]
    picture = scene(at(shown, glutamate_rel=1.0))
    light = np.array(
        [
            picture[round(y) - 2 : round(y) + 3, round(x) - 2 : round(x) + 3].mean()
            for x, y in zip(points.x, points.y, strict=True)
        ]
    )
    inside = (points.x > 8) & (points.x < WHOLE.w - 8)
    fired, silent = inside & (age_ms < 40) & (age_ms > 5), inside & (age_ms > 400)
    assert np.count_nonzero(fired) > 5
    assert light[fired].mean() > 1.3 * light[silent].mean()


def test_an_interneuron_that_the_drug_silenced_is_dark_and_one_that_fires_on_is_bright() -> None:
    shown = with_beside(frame(ticks=300))
    baskets = [cell for cell in places().cells if not cell.is_pyramidal]
    left = still_fires(shown)[[cell.cell for cell in baskets]]
    lit, dark = (scene(replace(shown, beside=beside)) for beside in (shown.beside, _silenced(shown.beside)))
    added = np.array([_body(lit, cell).mean() - _body(dark, cell).mean() for cell in baskets])
    assert np.ptp(left) > 0.5
    assert added[left.argmin()] < 0.4 * added[left.argmax()]
    assert np.all(added >= -0.5)


def _silenced(beside: Beside) -> Beside:
    """The same second in which no interneuron fires any more."""
    pair = beside.pair
    assert pair is not None
    now = pair.with_drug
    excites = now.cell < PYRAMIDAL_CELLS
    return replace(beside, pair=replace(pair, with_drug=Second(now.time_ms[excites], now.cell[excites])))


def _body(picture: NDArray[np.int64], cell: DrawnCell) -> NDArray[np.int64]:
    reach = 16 * cell.scale
    return picture[
        round(cell.y - reach) : round(cell.y + reach), round(cell.x - reach) : round(cell.x + reach)
    ]


def test_no_light_rises_or_decays_faster_than_is_safe() -> None:
    assert RISE_S >= 0.05
    assert min(DECAY_S, DIM_S) >= 0.25


@pytest.mark.parametrize("changes", [{}, {"treatment__route": "iv_bolus", "treatment__dose": 2.0}])
def test_the_mean_light_of_the_scene_never_jumps(changes: dict[str, Value]) -> None:
    shown = frame(0.75, 0, **changes)
    world, light = World(shown.config, shown.course, 0.75), []
    for _ in range(45):
        world.step(2 / 60)
        picture = scene(with_world(shown, world))
        light.append(float(((picture / 255.0) ** 2.2 @ (0.2126, 0.7152, 0.0722)).mean()))
    assert np.abs(np.diff(light)).max() < 0.02
    assert np.ptp(light) < 0.1


def test_drawing_changes_no_digest() -> None:
    shown = frame(ticks=300)
    before = shown.world.digest()
    scene(shown)
    assert shown.world.digest() == before


def test_the_same_state_gives_the_same_pixels_whatever_was_drawn_before() -> None:
    one = scene(frame(ticks=300))
    scene(at(frame(ticks=300), block_interneuron=0.9, received_inhibition_rel=0.1, glutamate_rel=1.4))
    other = scene(frame(ticks=300))
    assert np.array_equal(one, other)


@THEMES
def test_beside_mean_firing_an_arrow_points_up_where_it_rose_and_down_where_it_fell(theme: str) -> None:
    def weight(change: float) -> float:
        """How many px the ink lies above its middle: a head is heavier than a shaft."""
        lit = painted(lambda canvas: _draw_arrow(canvas, 100.0, 100.0, change), theme)
        drawn = np.abs(lit - lit[0, 0]).sum(axis=2) > 60
        assert drawn.any() == (abs(change) >= 0.005)
        rows = np.flatnonzero(drawn.any(axis=1))
        return float(rows.mean() - np.nonzero(drawn)[0].mean()) if rows.size else 0.0

    assert weight(0.23) > 0.5
    assert weight(-0.28) < -0.5
    assert weight(0.001) == 0.0


def test_both_arrows_of_mean_firing_stand_apart() -> None:
    shown = frame(0.75)
    assert shown.facts.pyramidal > 0.0 > shown.facts.interneurons
    with_both = painted(lambda canvas: draw_firing(canvas, shown, Rect(20, 20, 200, 150)), "projector")
    column = np.abs(with_both - with_both[0, 0]).sum(axis=2)[:, 100:180] > 60
    rows = np.flatnonzero(column.any(axis=1))
    assert np.diff(rows).max() >= 3, "two arrows that touch are one with two heads"
