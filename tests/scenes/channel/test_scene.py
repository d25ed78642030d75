"""What the picture means, measured on its pixels: two states are drawn, and what differs is counted."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from synapse_sim.agents.channel import CELLS
from synapse_sim.agents.channel.shares import OpenShares
from synapse_sim.draw.canvas import Rect
from synapse_sim.lesson.lesson import View
from synapse_sim.scenes.channel.ground import plate_box
from synapse_sim.scenes.channel.picture import drug_marks, flow_of, minus_places
from synapse_sim.scenes.channel.reading import readings, unblocked_at
from synapse_sim.scenes.channel.scene import SCENE
from synapse_sim.scenes.channel.view import FILTER, CellPlace, Door, places
from synapse_sim.scenes.channel.words import describe, line_px
from synapse_sim.scenes.shared import marks
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.channel_feed import Openings
from synapse_sim.session.frame import Frame
from synapse_sim.session.hands import Held
from synapse_sim.session.shown_lesson import ShownBeat
from synapse_sim.texts.catalogue import wordings
from tests.draw.recording_canvas import recorded
from tests.scenes.stage import canvas, frame, room

SIZE, WINDOW = (1280, 640), (1280, 720)
PYRAMIDAL, INTERNEURON = range(2)
STATES = ("plugged", "streams", "drug_open", "trapped", "shut_plugged", "shut")
Pixels = NDArray[np.int64]


def picture(seen: Frame, theme: str = "dark", size: tuple[int, int] = SIZE) -> Pixels:
    target = canvas(size, theme, WINDOW)
    SCENE.draw(target, seen, room(target.rect))
    return target.picture()[:, :, :3].astype(np.int64)


def cells(size: tuple[int, int] = SIZE) -> tuple[CellPlace, ...]:
    """Where the cells of that picture stand, with its corner at (0, 0)."""
    target = canvas(size, window=WINDOW)
    return places(Rect(0, 0, *size), target.line_height("small"))


def around(pixels: Pixels, door: Door, x: float, y: float, reach: float) -> Pixels:
    """The pixels within `reach` units of a place of a door."""
    (left, top), (right, bottom) = door.at(x - reach, y - reach), door.at(x + reach, y + reach)
    return pixels[round(top) : round(bottom), round(left) : round(right)]


def held(seen: Frame, cell: int, voltage_mv: float) -> Frame:
    return replace(seen, held={CELLS[cell]: Held(voltage_mv)})


def is_amber(pixels: Pixels) -> NDArray[np.bool_]:
    """Calcium's orange."""
    red, green, blue = (pixels[:, :, k] for k in range(3))
    return (red > 170) & (red - blue > 90) & (green < 0.8 * red)


def is_pink(pixels: Pixels) -> NDArray[np.bool_]:
    """The drug's pink."""
    red, green, blue = (pixels[:, :, k] for k in range(3))
    return (red > 110) & (red - green > 45) & (blue - green > 25)


def open_door(seen: Frame, cell: int) -> tuple[int, Door]:
    """The common door of a cell: its number and its place."""
    return readings(seen)[cell].watched[0], cells()[cell].doors[0]


def shut_and_plugged() -> tuple[Frame, int, Door]:
    """A frame with a large door that is shut, and whose plug leaves at 0 mV; its cell and place."""
    for ticks in range(4000, 9000, 500):
        seen = frame(-0.5, ticks=ticks)
        for k, place in enumerate(cells()):
            now, bare = readings(held(seen, k, -80.0))[k], readings(held(seen, k, 0.0))[k]
            for door, number in zip(place.doors, now.watched, strict=True):
                if now.opened[number] == 0.0 and now.plugged[number] and bare.plug_out[number] == 1.0:
                    return seen, k, door
    raise AssertionError


def test_the_plug_leaves_the_filter_when_a_hand_depolarises_the_cell() -> None:
    seen, k, door = shut_and_plugged()
    in_place, gone = (
        around(picture(held(seen, k, mv)), door, 0, FILTER, 12).mean(axis=2).mean() for mv in (-80.0, 0.0)
    )
    assert in_place > 2.0 * gone


@pytest.mark.parametrize("cell", [PYRAMIDAL, INTERNEURON], ids=CELLS)
def test_the_light_below_the_membrane_falls_with_the_square_of_the_plugged_share(cell: int) -> None:
    seen, light = frame(-0.5), []
    place = cells()[cell]
    x, y = place.picture.x + 0.5 * place.picture.w, place.doors[0].at(0, 128)[1]
    voltages = (-80.0, -60.0, -40.0, -20.0, 0.0)
    for voltage_mv in voltages:
        below = picture(held(seen, cell, voltage_mv))[round(y) : round(y) + 6, round(x) - 20 : round(x) + 20]
        light.append(float(np.median(below[:, :, 2])))
    hold = [(1 - unblocked_at(seen.config, cell, mv)) ** 2 for mv in voltages]
    assert all(np.diff(light) <= 0.0)
    assert np.corrcoef(light, hold)[0, 1] > 0.97


@pytest.mark.parametrize("voltage_mv", [-70.0, -35.0, -1.0, 0.0])
def test_there_is_a_minus_for_every_millivolt(voltage_mv: float) -> None:
    shown = readings(held(frame(-0.5), PYRAMIDAL, voltage_mv))[PYRAMIDAL]
    xs, ys = minus_places(cells()[PYRAMIDAL], shown)
    assert xs.size == ys.size == -voltage_mv
    assert np.unique(xs).size == xs.size


def test_ions_stream_only_through_a_door_that_is_open_and_unplugged() -> None:
    seen = frame(0.75)
    pixels = picture(seen)
    flows = {}
    for place, shown in zip(cells(), readings(seen), strict=True):
        for door, number in zip(place.doors, shown.watched, strict=True):
            pore = around(pixels, door, 0, 20, 22)
            flows[shown.name, number] = (flow_of(shown, number) > 0.3, is_amber(pore).mean())
    assert any(streams for streams, _ in flows.values())
    assert all((amber > 0.08) == streams for streams, amber in flows.values()), flows


def test_the_stream_stops_where_a_hand_pulls_the_plug_back_in() -> None:
    seen = frame(0.75)
    number, door = open_door(seen, INTERNEURON)
    assert flow_of(readings(seen)[INTERNEURON], number) > 0.9
    plugged = picture(held(seen, INTERNEURON, -80.0))
    assert is_amber(around(plugged, door, 0, 20, 22)).mean() < 0.02


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_drug_marks_in_the_row_are_as_many_as_doors_with_drug(theme: str) -> None:
    del theme
    seen = frame(0.75)
    pixels = picture(seen)
    for place, shown in zip(cells(), readings(seen), strict=True):
        assert place.row is not None
        step = place.row.w / shown.is_open.size
        y0, y1 = round(place.row.y + 0.3 * place.row.h), round(place.row.y + 0.7 * place.row.h)
        pink = [
            is_pink(pixels[y0:y1, round(place.row.x + k * step) : round(place.row.x + (k + 1) * step)]).mean()
            for k in range(shown.is_open.size)
        ]
        assert (np.array(pink) > 0.06).tolist() == shown.holds_drug.tolist()


def test_the_cloud_is_as_dense_around_both_cells_and_follows_the_level_in_the_brain() -> None:
    marks = [drug_marks(frame(0.75, treatment__dose=dose)) for dose in (0.0, 0.25, 0.5, 1.0)]
    assert marks[0] == 0
    assert marks == sorted(marks)
    assert marks[3] == pytest.approx(2 * marks[2], abs=2)
    with_drug, without = picture(frame(0.75)), picture(frame(24.0))
    shares = []
    for place in cells():
        top, bottom = round(place.head.bottom), round(place.doors[0].at(0, -40)[1])
        part = np.s_[top:bottom, round(place.whole.x) : round(place.whole.right)]
        assert is_pink(without[part]).mean() < 0.2 * is_pink(with_drug[part]).mean()
        shares.append(is_pink(with_drug[part]).mean())
    assert shares[0] == pytest.approx(shares[1], rel=0.5)


@pytest.mark.parametrize("drug", ["ssri", "midazolam", "saline"])
def test_a_drug_without_a_door_here_is_neither_around_nor_in_the_doors(drug: str) -> None:
    seen = frame(0.75, treatment__drug=drug)
    assert drug_marks(seen) == 0
    assert not any(shown.holds_drug.any() for shown in readings(seen))


def test_the_leaves_of_an_open_door_stand_apart() -> None:
    """The middle of the gate is dark where a door is open, and pale where its leaves meet."""
    seen, found = frame(0.75), {}
    pixels = picture(seen)
    for place, shown in zip(cells(), readings(seen), strict=True):
        for door, number in zip(place.doors, shown.watched, strict=True):
            if flow_of(shown, number) == 0.0:
                tips = around(pixels, door, -15, -8, 5), around(pixels, door, 15, -8, 5)
                found[bool(shown.is_open[number])] = float(np.mean([tip.mean() for tip in tips]))
    assert found[False] > 1.5 * found[True]


def test_a_held_handle_eases_back_to_the_agents_and_leaves_no_trace_in_them() -> None:
    seen = frame(0.75)
    before = seen.world.digest()
    own = readings(seen)[PYRAMIDAL].voltage_mv
    way = [
        readings(replace(seen, held={CELLS[PYRAMIDAL]: Held(0.0, share)}))[PYRAMIDAL].voltage_mv
        for share in (1.0, 0.5, 0.0)
    ]
    assert way == pytest.approx([0.0, own / 2, own])
    assert seen.world.digest() == before
    assert readings(held(seen, PYRAMIDAL, -20.0))[INTERNEURON].voltage_mv == readings(seen)[1].voltage_mv


def test_the_interneuron_holds_fewer_plugs_at_the_same_voltage() -> None:
    seen = frame(-0.5)
    plugged = [readings(held(seen, cell, -46.0))[cell].plugged.mean() for cell in (PYRAMIDAL, INTERNEURON)]
    assert plugged[INTERNEURON] < plugged[PYRAMIDAL]
    assert [unblocked_at(seen.config, cell, -46.0) for cell in (0, 1)] == pytest.approx(
        [0.171, 0.340], abs=2e-3
    )


def said(seen: Frame, size: tuple[int, int], theme: str = "dark") -> list[str]:
    target, recording = recorded(size, theme, window=WINDOW)
    SCENE.draw(target, seen, room(target.rect))
    return [each.asked for each in recording.written]


@pytest.mark.parametrize("size", [(1280, 400), (640, 400), (480, 300), (420, 700), (1280, 640)], ids=str)
@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_both_tallies_stay_at_every_size(size: tuple[int, int], theme: str) -> None:
    words = said(frame(0.75), size, theme)
    assert sum("%" in each for each in words) >= 2
    place = places(Rect(0, 0, *size), 20.0)[0]
    assert place.tallies.bottom <= size[1] + 1


def test_at_most_seven_labels_name_things_and_the_four_doors() -> None:
    words = set(said(frame(0.75), SIZE))
    assert {"pyramidal cell", "interneuron"} <= words
    labels = [each for each in said(frame(0.75), SIZE) if each in {
        "Mg²⁺", "glutamate", "Na⁺, Ca²⁺", "open, but plugged", "open, not plugged",
        "open, drug inside", "shut, drug trapped", "shut", "shut, and plugged",
    }]  # fmt: skip
    assert 4 <= len([each for each in labels if each != "open, not plugged"]) <= 11


STATES = ("plugged", "streams", "drug_open", "trapped", "shut_plugged", "shut")


@pytest.mark.parametrize("state", STATES)
def test_whether_a_door_is_open_stands_first_at_every_length(state: str) -> None:
    first = "shut" if state in {"trapped", "shut_plugged", "shut"} else "open"
    assert all(words.startswith(first) for words in wordings(f"scenes.channel.state.{state}"))


def test_the_counted_share_says_that_it_is_a_mean_over_many_voltages() -> None:
    shares = OpenShares((0.087, 0.087), (0.016, 0.051), 150, 20, 70.0)
    seen = replace(frame(0.75), openings=Openings(shares, is_stale=False))
    words = said(seen, SIZE)
    assert any(each.startswith("mean of 70 ms") for each in words)
    assert "now −47 mV, 16 ms after glutamate came" in words


def test_a_plug_and_what_streams_look_unlike() -> None:
    target = canvas((200, 100))
    target.stamp(marks.magnesium(target, 14.0), target.rect.x + 60, target.rect.y + 50)
    target.stamp(marks.sodium(target, 14.0), target.rect.x + 140, target.rect.y + 50)
    plug, ion = (target.picture()[40:60, x - 8 : x + 8, :3].astype(int) for x in (60, 140))
    assert np.ptp(plug.mean(axis=(0, 1))) < 30 < np.ptp(ion.mean(axis=(0, 1)))


def test_what_is_under_the_pointer_is_told_with_its_number() -> None:
    seen = frame(0.75)
    target = Room(Rect(0, 0, *SIZE), Rect(0, 0, *SIZE))
    place = places(target.free, line_px(seen, target))[PYRAMIDAL]
    shown = readings(seen)[PYRAMIDAL]
    words = describe(seen, target, *place.doors[0].at(0, 40))
    assert words is not None
    assert words.startswith(f"Door {shown.watched[0] + 1} of 20")
    below = describe(seen, target, place.doors[0].x, place.doors[0].at(0, 140)[1])
    assert below is not None
    assert "mV" in below


def test_a_masked_block_hides_the_scene() -> None:
    assert frame(0.75).hides(SCENE.columns) is False
    assert replace(frame(0.75), masked=frozenset({"block_pyramidal"})).hides(SCENE.columns)


def test_with_reduced_motion_nothing_drifts_while_the_doors_stand_still() -> None:
    seen = replace(frame(24.0), reduced_motion=True)
    first = picture(seen)
    assert (first == picture(seen)).all()


# words that must be read


@pytest.mark.parametrize("free", [Rect(0, 70, 1280, 345), Rect(0, 70, 1024, 350)])
def test_names_reasons_and_what_the_doors_do_can_be_read_in_class(free: Rect) -> None:
    """Only what stands aside, in soft ink, has the least size."""
    target, recording = recorded((1280, 720))
    SCENE.draw(target, frame(0.75), Room(target.rect, free))
    assert {"glutamate", "drug caught"} < set(recording.words)
    assert [each.shown for each in recording.written if each.style == "small" and each.colour == "ink"] == []


def test_what_two_doors_do_stands_apart_where_there_is_little_room() -> None:
    target, recording = recorded((640, 220), "projector", window=(640, 400))
    SCENE.draw(target, frame(0.75), room(target.rect))
    said = {words for state in STATES for words in wordings(f"scenes.channel.state.{state}")}
    captions = [each.place for each in recording.written if each.shown in said]
    assert len(captions) == 4
    assert all(b.x - a.right > target.dp(10) for a, b in pairwise(captions))


@pytest.mark.parametrize("size", [(1280, 390), (1024, 430), (640, 220)], ids=str)
def test_on_a_projector_stand_the_row_of_all_doors_and_what_the_large_ones_do(size: tuple[int, int]) -> None:
    height = {1280: 720, 1024: 768, 640: 400}[size[0]]
    target, recording = recorded(size, "projector", window=(size[0], height))
    shown = frame(0.75)
    SCENE.draw(target, shown, room(target.rect))
    cells, captions = places(target.rect, target.line_height("small")), []
    for place in cells:
        assert place.row is not None
        assert place.captions is not None
        assert place.picture.bottom <= place.row.y + 1
        assert place.row.bottom <= place.tallies.y + 1
        assert place.picture.h >= 0.3 * size[1]
        box = place.captions.inset(0.0, -2.0)
        captions += [each for each in recording.written if box.contains(*each.place.center)]
    assert len(captions) == 4
    assert len({each.style for each in captions}) == 1
    assert len({"," in each.shown or each.shown == "shut on drug" for each in captions}) == 1


@pytest.mark.parametrize("width", [520, 768, 1024, 1280])
@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_both_cells_say_their_voltage_or_none_does(width: int, theme: str) -> None:
    target, recording = recorded((width, 420), theme, window=(width, 1024 if width < 800 else 720))
    SCENE.draw(target, frame(0.75), room(target.rect))
    assert sum(words.startswith("now −") for words in recording.words) in {0, 2}


@pytest.mark.parametrize("window", [(1280, 720), (1920, 1080)], ids=str)
def test_what_instruments_stand_on_ends_below_the_words_over_it(window: tuple[int, int]) -> None:
    free = Rect(0, 70, window[0], 0.48 * window[1])
    target, recording = recorded(window, window=window)
    SCENE.draw(target, frame(0.75), Room(target.rect, free))
    heads = [each.place for each in recording.written if "after glutamate" in each.shown]
    plates = [cell.plate for cell in places(free, target.line_height("small"))]
    assert len(heads) == len(plates) == 2
    for head, plate in zip(heads, plates, strict=True):
        assert plate is not None
        assert plate_box(target, plate).y >= head.bottom - 0.25 * head.h


# as a beat of a lesson shows it


@pytest.mark.parametrize("size", [(1280, 420), (1024, 440), (1280, 345)])
def test_where_a_camera_comes_near_there_are_doors_alone(size: tuple[int, int]) -> None:
    """No instrument that it would cut, and the doors of a cell over all of its width."""
    target, _ = recorded(size, window=(1280, 720))
    line = target.line_height("small")
    for near, far in zip(
        places(target.rect, line, View("channel", zoom=1.8)), places(target.rect, line), strict=True
    ):
        assert near.plate is None
        assert near.curve is None
        assert near.row is None
        assert near.tallies.h == 0.0
        assert near.picture.w >= far.picture.w
        assert near.doors[1].x - near.doors[0].x >= far.doors[1].x - far.doors[0].x


@pytest.mark.parametrize("size", [(640, 300), (610, 285)])
@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_where_a_beat_asks_for_the_voltage_its_handle_comes_before_the_numbers(
    size: tuple[int, int], theme: str
) -> None:
    """As in the half that a question leaves of the stage."""
    target, _ = recorded(size, theme, window=(1280, 720))
    lit = ShownBeat("x", "x", 1, 2, "A.", "", "", View("channel", lit=("voltage",)))
    asked = replace(frame(0.75), scene="channel", lesson=lit)
    for seen, has_handle in ((asked, True), (frame(0.75), False)):
        for handle in SCENE.handles:
            place = handle.place(target, seen, room(target.rect))
            assert (place.w > 0) is has_handle
            assert place.bottom <= size[1] + 1


def test_a_number_never_stands_without_what_it_is_of() -> None:
    """As in a narrow, tall window on a projector."""
    target, recording = recorded((720, 700), "projector", window=(720, 1280), zoom=0.9)
    SCENE.draw(target, frame(0.75), room(target.rect))
    names = {words for name in ("open_unplugged", "caught") for words in wordings(f"scenes.channel.{name}")}
    assert sum(words in names for words in recording.words) == 4


@pytest.mark.parametrize("size", [(1024, 470), (1280, 345), (1280, 640)])
def test_no_words_of_a_curve_lie_on_each_other(size: tuple[int, int]) -> None:
    target, recording = recorded(size, window=(1024, 768) if size[0] == 1024 else WINDOW)
    SCENE.draw(target, frame(0.75), room(target.rect))
    shares = [each for each in recording.written if each.shown.endswith("%") or "Mg²⁺" in each.shown]
    for one, other in combinations(shares, 2):
        shared = one.place.common(other.place)
        assert not (shared.w > 2 and shared.h > 0.35 * one.place.h), f"{one.shown} lies on {other.shown}"
