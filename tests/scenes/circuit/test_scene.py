"""The circuit scene in words and places: what stands where, what is said of it, and that it only reads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from synapse_sim.agents.circuit.circuit import CELLS, PYRAMIDAL_CELLS, screen_ms_per_s
from synapse_sim.agents.circuit.wiring import draw_wiring
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.draw.canvas import Rect
from synapse_sim.lesson.lesson import View
from synapse_sim.scenes.circuit.activity import dimming, glow_levels, travelling
from synapse_sim.scenes.circuit.labels import draw_labels
from synapse_sim.scenes.circuit.parts import parts
from synapse_sim.scenes.circuit.reading import signal_reading
from synapse_sim.scenes.circuit.scene import SCENE, draw_readings
from synapse_sim.scenes.circuit.view import PATH_STEPS, drawn_cells, layout
from synapse_sim.session.frame import Frame
from synapse_sim.session.shown_lesson import ShownBeat
from synapse_sim.world import World
from tests.draw.recording_canvas import recorded
from tests.scenes.circuit.beside import with_beside
from tests.scenes.stage import frame, picture_in_corner, room, with_world

NUMBERS = Circuit()
NETWORK = NUMBERS.network_seed, NUMBERS.spread
SIZES = [(1280, 720), (1024, 768), (1000, 400), (514, 170)]
PICTURES = [(790, 340), (1280, 420), (500, 460), (300, 160)]


def signalled(step_s: float, time_h: float = 24.0) -> Frame:
    """A frame of the default course so long after a signal was sent."""
    shown = frame(time_h)
    world = World(shown.config, shown.course, time_h)
    world.circuit.send_signal()
    world.step(step_s)
    return with_world(shown, world)


@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize("size", SIZES)
def test_the_scene_fills_its_rectangle_and_nothing_else(size: tuple[int, int], theme: str) -> None:
    picture = picture_in_corner(SCENE, frame(ticks=480), size, theme)
    background = picture[767, 1279]
    assert np.any(picture[: size[1] // 2, : size[0]] != background)
    assert np.all(picture[size[1] :] == background)
    assert np.all(picture[:, size[0] :] == background)


@pytest.mark.parametrize("size", PICTURES)
def test_every_drawn_connection_is_one_of_the_network(size: tuple[int, int]) -> None:
    wiring, places = draw_wiring(NUMBERS.network_seed, 0, NUMBERS.spread), layout(Rect(0, 0, *size), *NETWORK)
    numbers, axons = places.numbers, places.axons
    for one, other in zip(numbers[axons.sender], numbers[axons.receiver], strict=True):
        is_pyramidal = one < PYRAMIDAL_CELLS
        targets = (
            wiring.pyramidal_targets[one]
            if is_pyramidal
            else wiring.interneuron_targets[one - PYRAMIDAL_CELLS]
        )
        assert other in targets
    assert len(axons.sender) >= 2 * np.count_nonzero(numbers >= PYRAMIDAL_CELLS)


@pytest.mark.parametrize("size", PICTURES)
def test_every_cell_is_drawn_once_and_stands_inside_the_picture(size: tuple[int, int]) -> None:
    rect = Rect(40, 30, *size)
    places = layout(rect, *NETWORK)
    shown = [*places.numbers.tolist(), *places.points.cell.tolist()]
    assert sorted(shown) == list(range(CELLS))
    assert all(rect.contains(cell.x, cell.y) for cell in places.cells)
    assert all(cell.bounds.y > rect.y - 1 for cell in places.cells)
    assert np.all((places.points.y > rect.y) & (places.points.y < rect.bottom))


def test_around_each_basket_stand_cells_that_it_speaks_to() -> None:
    wiring = draw_wiring(NUMBERS.network_seed, 0, NUMBERS.spread)
    front, behind, baskets = drawn_cells(wiring, 3)
    for one, other, basket in zip(front, behind, baskets, strict=True):
        heard = wiring.interneuron_targets[basket - PYRAMIDAL_CELLS]
        assert one in heard
        assert other in heard


def test_a_cell_that_just_fired_glows_and_a_silent_one_does_not() -> None:
    circuit = frame(ticks=960).world.circuit
    ms_per_s = screen_ms_per_s(NUMBERS)
    level = glow_levels(circuit, ms_per_s)
    age_s = (circuit.time_ms - circuit.spikes.last_ms) / ms_per_s
    assert np.all(level[age_s > 4] < 0.01)
    assert np.all(level[(age_s > 0.06) & (age_s < 0.2)] > 0.5)
    assert np.all((level >= 0) & (level <= 1))


def test_only_cells_that_hear_a_drawn_interneuron_are_dimmed() -> None:
    places, ms_per_s = layout(Rect(0, 0, 900, 360), *NETWORK), screen_ms_per_s(NUMBERS)
    held = np.max([dimming(frame(ticks=k).world.circuit, places, ms_per_s) for k in (240, 480, 960)], axis=0)
    hears = {
        receiver
        for sender, receiver in zip(places.axons.sender, places.axons.receiver, strict=True)
        if not places.cells[sender].is_pyramidal
    }
    assert held.max() > 0.1
    assert set(np.flatnonzero(held).tolist()) <= hears


def test_travelling_spikes_stand_on_the_axons_of_who_fired() -> None:
    circuit, places = frame(ticks=960).world.circuit, layout(Rect(0, 0, 1280, 420), *NETWORK)
    spikes = travelling(circuit, places.numbers, places.axons, screen_ms_per_s(NUMBERS))
    paths = places.axons
    assert len(spikes.x)
    for sender, x, y in zip(spikes.sender, spikes.x, spikes.y, strict=True):
        own = paths.path[paths.sender == sender].reshape(-1, 2)
        assert np.min(np.hypot(own[:, 0] - x, own[:, 1] - y)) == 0.0
    assert paths.path.shape[1] == PATH_STEPS


def test_instruments_go_in_the_stated_order_and_never_meet() -> None:
    kept = []
    for width, height in ((1280, 700), (1280, 420), (1280, 250), (700, 640), (500, 300), (300, 160)):
        shared = parts(Rect(0, 0, width, height), 16.0)
        rects = [shared.picture, shared.legend, *shared.blocks.values()]
        assert not any(one.meets(other) for k, one in enumerate(rects) for other in rects[:k])
        assert shared.picture.w * shared.picture.h >= 0.3 * width * height
        kept.append(tuple(shared.blocks))
    order = ("without", "with_drug", "firing", "doses", "signal")
    assert all(names == order[: len(names)] for names in kept)
    assert len(kept[0]) == 5
    assert kept[-1] == ()


def test_chips_are_computed_from_the_parameters() -> None:
    chips = SCENE.chips(frame())
    assert chips[0] == f"1 s on screen = {screen_ms_per_s(NUMBERS):.0f} ms"
    assert any("100 cells" in words for words in chips)
    assert "not to scale" in chips


def test_pointing_says_what_lies_there_and_from_where() -> None:
    shown, whole = with_beside(frame()), room(Rect(0, 0, 1280, 720))
    shared = parts(whole.free, 0.0222 * 720)
    places = layout(shared.picture, *NETWORK)
    front = next(cell for cell in places.cells if cell.is_pyramidal and not cell.is_behind)
    basket = places.cells[-1]

    def said(x: float, y: float) -> str:
        return SCENE.describe(shown, whole, x, y) or ""

    assert said(front.x, front.y).startswith("Net")
    assert said(front.x, front.y - 150 * front.scale).startswith("Pyramidal cell")
    assert said(basket.x, basket.y).startswith("Interneuron")
    assert "luck" in said(*shared.blocks["without"].center)
    assert "benefit" in said(*shared.blocks["doses"].center)
    assert "tries" in said(*shared.blocks["signal"].center)
    assert "course" in said(*shared.blocks["firing"].center)
    assert SCENE.describe(shown, whole, shared.legend.x + 2, shared.legend.y + 1) is None


def _words(shown: Frame, size: tuple[int, int] = (1280, 640)) -> str:
    canvas, recording = recorded(size, window=(1280, 720))
    draw_readings(canvas, shown, parts(canvas.rect, canvas.em("small")))
    return " | ".join(each.shown for each in recording.written)


def test_spikes_are_counted_below_each_raster_and_the_course_stands_apart() -> None:
    shown = with_beside(frame())
    pair = shown.beside.pair
    assert pair is not None
    words = _words(shown)
    for second in (pair.without, pair.with_drug):
        assert f"{second.pyramidal} spikes" in words or f"| {second.pyramidal} |" in words
    assert pair.without.interneurons > pair.with_drug.interneurons
    assert "mean firing" in words
    assert "+23 %" in words
    assert "−28 %" in words


def test_before_the_dose_nothing_is_said_of_a_drug_in_the_raster() -> None:
    assert "100 cells, 1 s, now" in _words(with_beside(frame(-0.5)))
    assert "100 cells, 1 s, with drug" in _words(with_beside(frame()))


def test_below_each_drawn_interneuron_stand_its_own_spikes_of_the_rasters() -> None:
    shown = with_beside(frame())
    pair, places = shown.beside.pair, layout(parts(Rect(0, 0, 1280, 640), 16.0).picture, *NETWORK)
    assert pair is not None
    words = _words(shown)
    for cell in (each.cell for each in places.cells if not each.is_pyramidal):
        before, now = (
            int(np.count_nonzero(second.cell == cell)) for second in (pair.without, pair.with_drug)
        )
        assert f"{before} → {now} spikes" in words


@pytest.mark.parametrize("size", [(1280, 640), (980, 520), (780, 400)])
def test_no_label_of_the_circuit_lies_over_another(size: tuple[int, int]) -> None:
    canvas, recording = recorded(size, "projector", window=(1024, 768))
    places = layout(parts(canvas.rect, canvas.em("small")).picture, *NETWORK)
    draw_labels(canvas, with_beside(frame()), places)
    boxes = [each.place for each in recording.written]
    assert 2 <= len(boxes) <= 7
    assert not any(one.meets(other) for k, one in enumerate(boxes) for other in boxes[:k])


def test_the_tick_on_the_bar_is_named_and_so_are_the_shapes_behind() -> None:
    words = _words(with_beside(frame()))
    canvas, recording = recorded((1280, 640), window=(1280, 720))
    SCENE.draw(canvas, with_beside(frame()), room(canvas.rect))
    assert "healthy" in words
    assert "the other cells" in {each.shown for each in recording.written}
    assert "of many such networks" in words or "many networks" in words


def test_the_legend_says_three_shares_and_glutamate() -> None:
    shown = frame()
    words = _words(shown)
    assert "share of its NMDA channels with drug:" in words
    for value in (shown.moment.block_pyramidal, shown.moment.block_interneuron):
        assert f"{round(100 * value)} %" in words
    assert f"{round(100 * shown.moment.received_inhibition_rel)} %" in words


def test_what_is_computed_anew_is_marked_and_the_last_stays() -> None:
    shown = with_beside(frame())
    stale = replace(shown, beside=replace(shown.beside, is_stale=True))
    assert "…" not in _words(shown)
    assert "…" in _words(stale)
    assert "spikes" in _words(stale)


@pytest.mark.parametrize(("drug", "words"), [("ssri", "blocks no NMDA channel"), ("ketamine", "40 min")])
def test_the_curve_of_doses_names_its_route_or_says_why_there_is_none(drug: str, words: str) -> None:
    shown = with_beside(frame(0.75, treatment__drug=drug))
    assert words in _words(shown)


def test_the_last_try_is_a_dot_among_the_tries_that_the_bar_is_the_mean_of() -> None:
    tried = with_beside(signalled(1.0))
    untried = with_beside(with_world(tried, frame(24.0).world))
    reading = signal_reading(tried)
    assert signal_reading(untried).own is None
    assert reading.own is not None
    assert reading.tries[0] <= reading.own <= reading.tries[-1]
    assert "your try" in _words(tried)
    assert "your try" not in _words(untried)


def test_the_mean_of_the_tries_is_the_bar() -> None:
    reading = signal_reading(with_beside(frame()))
    assert reading.share is not None
    error = reading.tries.std() / np.sqrt(len(reading.tries))
    assert abs(reading.tries.mean() - reading.share) < 3 * error


def test_where_no_circuit_answers_the_words_say_so() -> None:
    shown = frame()
    deaf = replace(shown.arms[0], moment=replace(shown.moment, communication_rel=float("nan")))
    nothing = with_beside(replace(shown, arms=(deaf,)))
    assert signal_reading(nothing).share is None
    assert "no answer" in _words(nothing)


@pytest.mark.parametrize("size", SIZES[:3])
def test_a_signal_can_be_seen_at_every_size(size: tuple[int, int]) -> None:
    without = frame(24.0)
    world = World(without.config, without.course, 24.0)
    world.step(0.5)
    assert np.any(
        picture_in_corner(SCENE, signalled(0.5), size)
        != picture_in_corner(SCENE, with_world(without, world), size)
    )


def test_with_reduced_motion_no_spike_travels_and_no_grain_drifts() -> None:
    def swarms(shown: Frame) -> list[Rect]:
        canvas, recording = recorded((1000, 400))
        SCENE.draw(canvas, shown, room(canvas.rect))
        return [call.place for call in recording.calls if call.kind == "dots"]

    still = [swarms(replace(frame(ticks=k), reduced_motion=True)) for k in (480, 960)]
    assert len(still[0]) < len(swarms(frame(ticks=480)))
    assert still[0][-3:] == still[1][-3:]
    assert swarms(frame(ticks=480))[-3:] != swarms(frame(ticks=960))[-3:]


@pytest.mark.parametrize("time_h", [0.2, 0.667, 2.0, 24.0])
@pytest.mark.parametrize(("theme", "height"), [("dark", 345), ("projector", 400)])
def test_the_route_stands_off_the_present_dose_and_above_the_curve(
    time_h: float, theme: str, height: int
) -> None:
    target, recording = recorded((1280, height), theme, window=(1280, 720))
    SCENE.draw(target, with_beside(frame(time_h)), room(target.rect))
    route = recording.find("Infusion, 40 min").place
    changes = [each.place for each in recording.written if each.shown.startswith(("+", "−", "±"))]
    assert not any(route.inset(2).meets(place.inset(2)) for place in changes)
    curve = next(call.place for call in recording.calls if call.kind == "trace")
    assert curve.y >= route.y + 0.6 * route.h


def test_why_there_is_no_curve_fits_its_ground() -> None:
    target, recording = recorded((1280, 400), "projector", window=(1280, 720))
    SCENE.draw(target, with_beside(frame(24.0, treatment__drug="ssri")), room(target.rect))
    words = next(each for each in recording.written if each.shown.startswith(("No curve", "This drug")))
    grounds = [call.place for call in recording.calls if call.kind == "panel"]
    ground = next(place for place in grounds if place.contains(*words.place.center))
    assert words.is_whole
    assert words.place.bottom <= ground.bottom


@pytest.mark.parametrize("size", [(1280, 345), (1280, 420), (1024, 440)])
def test_where_a_camera_comes_near_there_are_cells_alone(size: tuple[int, int]) -> None:
    """No legend and no instrument of which the camera would leave a part."""
    lesson = ShownBeat("x", "x", 1, 2, "A.", "", "", View("circuit", zoom=1.3))
    near = replace(with_beside(frame(0.667)), scene="circuit", lesson=lesson)
    target, recording = recorded(size, window=(1280, 720))
    SCENE.draw(target, near, room(target.rect))
    words = " | ".join(recording.words)
    assert "1 s, " not in words
    assert "NMDA" not in words
    assert "mean firing" not in words
    assert parts(target.rect, target.em("small"), near=True).picture == target.rect
