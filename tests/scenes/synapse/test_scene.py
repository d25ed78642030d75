from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from synapse_sim.agents.cleft import Cleft
from synapse_sim.agents.cleft.cut import HALF_NM, best_turn, turned
from synapse_sim.agents.cleft.receptors import AMPA, DEEP, FREE, NMDA, Receptors
from synapse_sim.agents.scheme import C0, C2, DESENSITIZED, OPEN
from synapse_sim.arrays import AnyFloats
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.synapse import looks
from synapse_sim.scenes.synapse.labels import MOST, labels
from synapse_sim.scenes.synapse.looks import LOOKS
from synapse_sim.scenes.synapse.packing import VESICLE
from synapse_sim.scenes.synapse.picture import SITE
from synapse_sim.scenes.synapse.reading import (
    MOLECULES_PER_DOT,
    RECEPTORS,
    SynapseReading,
    looks_of,
    shown_of,
)
from synapse_sim.scenes.synapse.receptors import receptor_sprite
from synapse_sim.scenes.synapse.ruler import bar_of
from synapse_sim.scenes.synapse.scene import SCENE, arms_of
from synapse_sim.scenes.synapse.strip import _paint_raster
from synapse_sim.scenes.synapse.view import ABOVE, CLEFT, REACH, UNITS_PER_NM, Side, sides
from synapse_sim.session.frame import Frame
from synapse_sim.texts.numbers import signed_percent
from tests.draw.recording import Call, Recording
from tests.draw.recording_canvas import RecordingCanvas, recorded
from tests.scenes.stage import canvas, drawn, frame, room
from tests.scenes.synapse.beside import said_by, with_beside

LINE = 21.0
WIDE = Rect(0, 0, 1280, 380)
LONE = Rect(0, 0, 560, 440)
"""Where one synapse stands alone, beside its words."""
PROJECTED = (1024, 440), (1024, 768)
"""A room on a projector of 4:3, and its window."""


def cleft_of(shown: Frame) -> Cleft:
    assert shown.world.cleft is not None
    return shown.world.cleft


def reading(shown: Frame | None = None) -> SynapseReading:
    cleft = cleft_of(shown or frame())
    return shown_of(cleft, cleft.slice_rad, ABOVE)


@pytest.mark.parametrize(
    ("kind", "state", "pore", "look"),
    [
        (NMDA, C0, "", looks.CLOSED),
        (NMDA, C2, "", looks.READY),
        (NMDA, OPEN, "", looks.OPEN),
        (NMDA, DESENSITIZED, "", looks.RESTING),
        (NMDA, C0, "magnesium", looks.MAGNESIUM),
        (NMDA, OPEN, "magnesium", looks.PLUGGED),
        (NMDA, OPEN, "drug", looks.DRUG),
        (NMDA, C0, "drug and magnesium", looks.TRAPPED),
        (AMPA, OPEN, "", looks.OPEN),
    ],
)
def test_a_receptor_looks_as_its_state_says(kind: int, state: int, pore: str, look: int) -> None:
    receptors = Receptors(np.array([kind], dtype=np.int8))
    receptors.state[:] = state
    receptors.drug[:] = DEEP if "drug" in pore else FREE
    receptors.magnesium[:] = "magnesium" in pore
    assert looks_of(receptors).tolist() == [look]


# where things stand


@pytest.mark.parametrize(
    ("free", "count"),
    [(WIDE, 2), (Rect(0, 0, 1920, 560), 2), (Rect(0, 0, 700, 460), 2), (Rect(0, 0, 420, 500), 1)],
)
def test_two_synapses_stand_beside_each_other_where_there_is_room(free: Rect, count: int) -> None:
    placed = sides(free, LINE)
    assert len(placed) == count
    for side in placed:
        for part in (side.head, side.free, side.strip, side.picture):
            assert free.x - 1 <= part.x
            assert part.right <= free.right + 1
            assert free.y - 1 <= part.y
            assert part.bottom <= free.bottom + 1
        assert not side.strip.meets(side.picture)


def test_one_synapse_alone_has_its_words_beside_it_where_the_room_is_low() -> None:
    """As on a projector of 4:3: below it they would leave it a third of the width."""
    (low,), (tall,) = sides(Rect(0, 0, 980, 400), 41.0), sides(Rect(0, 0, 420, 900), LINE)
    assert low.beside
    assert not tall.beside
    assert low.picture.w > 0.5 * 980
    assert low.strip.bottom <= 400 - 41


def test_both_pictures_have_the_same_size() -> None:
    one, other = sides(WIDE, LINE)
    assert one.art.scale == other.art.scale
    assert one.art.y == other.art.y


def test_the_height_of_the_cleft_is_stretched_by_what_the_chip_says() -> None:
    chip = SCENE.chips(frame())[-1]
    assert chip == "cleft 4 × too high"
    assert pytest.approx(4.0, abs=0.05) == CLEFT / 20.0 / UNITS_PER_NM
    assert SCENE.chips(frame(cleft__height_nm=25.0))[-1] == "cleft 3.2 × too high"


def test_chips_follow_the_parameters_and_the_phase() -> None:
    slow, fast = SCENE.chips(frame()), SCENE.chips(frame(ticks=960))
    assert slow[0] == "1 s on screen = 0.8 ms"
    assert fast[0] == "1 s on screen = 20 ms"
    assert "1 dot = 10 molecules (50 Ca²⁺)" in SCENE.chips(frame(cleft__calcium_ions_per_dot=50))


# the slice


def test_the_slice_cuts_a_channel_with_drug_whenever_there_is_one() -> None:
    cleft = cleft_of(frame())
    for k in np.flatnonzero(cleft.receptors.is_nmda):
        receptors = Receptors(cleft.receptors.kind)
        receptors.drug[k] = DEEP
        behind = turned(cleft.receptor_nm, best_turn(receptors, cleft.receptor_nm))[1]
        assert abs(behind[k]) < HALF_NM


def test_turning_a_slice_keeps_distances() -> None:
    places = np.array([[30.0, -4.0], [40.0, 3.0], [1.0, 2.0]])
    found = turned(places, 1.1)
    assert np.hypot(found[0], found[1]) == pytest.approx([50.0, 5.0], rel=1e-5)
    assert found[2].tolist() == [1.0, 2.0]


def test_ten_receptors_stand_in_a_row_without_overlap() -> None:
    shown = reading()
    assert shown.receptor_x.size == RECEPTORS
    assert (np.diff(shown.receptor_x) > 30.0).all()
    assert 2 <= shown.receptor_is_nmda.sum() <= 4


def test_a_dot_is_ten_molecules() -> None:
    cleft, shown = cleft_of(frame()), reading()
    assert shown.free == cleft.glutamate_nm.shape[1]
    assert 0 < shown.glutamate.shape[1] <= shown.free / MOLECULES_PER_DOT + 1
    assert (shown.glutamate[1] > 0.0).all()
    assert (shown.glutamate[1] < CLEFT).all()


def test_vesicles_stand_in_the_terminal_and_docked_ones_at_its_face() -> None:
    shown = reading()
    docked = shown.vesicle[1, shown.vesicle_docked]
    assert docked.tolist() == [-16.0 - VESICLE] * 5
    assert (shown.vesicle[1] < -VESICLE).all()
    assert (shown.vesicle[1] > -ABOVE).all()


def test_each_transporter_is_counted_by_one_that_is_drawn() -> None:
    busy, total = reading().transporter_count
    held_ms = cleft_of(frame()).glutamate.transporters.busy_ms
    assert total.sum() == held_ms.size
    assert total.max() < 1.1 * total.min()
    assert busy.sum() == (held_ms > 0.0).sum() > 0


# what is seen


def painted(shown: Frame, theme: str = "dark") -> tuple[AnyFloats, tuple[Side, ...]]:
    target = canvas((1280, 380), theme)
    placed = sides(target.rect, target.line_height("small"))
    SCENE.draw(target, shown, room(target.rect))
    return target.picture().astype(np.float64)[:, :, :3], placed


def colour_at(picture: AnyFloats, at: tuple[float, float]) -> AnyFloats:
    x, y = round(at[0]) - 16, round(at[1]) - 8
    found: AnyFloats = picture[y - 2 : y + 3, x - 2 : x + 3].mean(axis=(0, 1))
    return found


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_a_caught_drug_shows_as_a_diamond_in_the_drugs_colour_at_its_channel(theme: str) -> None:
    shown = with_beside(frame())
    picture, (without, with_drug) = painted(shown, theme)
    held = np.flatnonzero(np.isin(reading(shown).receptor_look, (looks.DRUG, looks.TRAPPED)))
    assert held.size == 1
    x = float(reading(shown).receptor_x[held[0]])
    drug = np.asarray(canvas(theme=theme).colour("drug"), dtype=np.float64)
    near, far = (
        np.abs(colour_at(picture, side.art.at(x, CLEFT + SITE)) - drug).mean()
        for side in (with_drug, without)
    )
    assert near < 50.0
    assert far > near + 15.0


@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize("nmda", [False, True])
def test_an_open_receptor_has_a_wider_pore_than_a_shut_one(theme: str, *, nmda: bool) -> None:
    pores = []
    for look in (looks.CLOSED, looks.OPEN):
        target = canvas((160, 200), theme)
        target.fill((255, 0, 255))
        target.stamp(receptor_sprite(target, LOOKS[look], 1.2, nmda=nmda), 90, 110)
        row = target.picture()[:, :, :3].astype(int)[110 - 8 + 30]
        pores.append(row)
    assert (pores[0] != pores[1]).any()
    dark = [int((np.abs(row - row[74]).sum(axis=1)[50:98] < 40).sum()) for row in pores]
    assert dark[1] > dark[0]


def test_both_counts_are_written_and_they_agree() -> None:
    shown = with_beside(frame())
    said = " | ".join(said_by(shown, (1280, 380)))
    alone = shown.beside_synapse.alone
    assert alone is not None
    assert alone.cleft is not None
    for cleft in (cleft_of(shown), alone.cleft):
        assert f"{cleft.glutamate_nm.shape[1]:,}" in said
    pair = shown.beside_synapse.pair
    assert pair is not None
    assert f"{pair.without.count}" in said
    assert f"{pair.with_drug.count}" in said
    assert f"all 80 cells: {signed_percent(pair.change)}" in said


@pytest.mark.parametrize(
    ("free", "is_half"),
    [(WIDE, False), (Rect(0, 0, 700, 300), False), (Rect(0, 0, 640, 250), True), (LONE, False)],
)
def test_the_scale_bar_is_as_long_as_it_says_and_no_synapse_lies_under_it(
    free: Rect, *, is_half: bool
) -> None:
    target, _ = recorded((1280, 720))
    placed = sides(free, LINE, is_half=is_half)
    bar, length_nm = bar_of(target, placed)
    assert bar.w / placed[0].art.scale == pytest.approx(length_nm * UNITS_PER_NM)
    assert free.x <= bar.x
    assert bar.bottom <= free.bottom
    for side in placed:
        left, right = (side.art.at(side_of * REACH, 0.0)[0] for side_of in (-1, 1))
        assert bar.right <= left or bar.x >= right


@pytest.mark.parametrize("window", [(1024, 768), (768, 1024), (420, 640)], ids=str)
def test_a_synapse_that_stands_alone_has_its_scale_bar_beside_the_terminal_or_below_what_is_drawn(
    window: tuple[int, int],
) -> None:
    target, recording = recorded((window[0], 420), "projector", window=window)
    SCENE.draw(target, with_beside(frame()), room(target.rect))
    (bar,) = (each.place for each in recording.written if each.shown.endswith(" nm"))
    others = [each.place for each in recording.written if each.shown and each.place != bar]
    assert not any(bar.inset(-target.dp(4), 0.0).meets(each.inset(0.0, 4.0)) for each in others)
    (side,) = sides(target.rect, target.line_height("small"))
    terminal = Rect(*side.art.at(-REACH, -side.art.above), 2 * REACH * side.art.scale, 1.0)
    height = (side.art.above + CLEFT) * side.art.scale
    assert not bar.meets(Rect(terminal.x, terminal.y, terminal.w, height))


@pytest.mark.parametrize("window", [(1024, 768), (1280, 720)], ids=str)
def test_names_below_the_receptors_leave_more_than_their_halos_between_them(window: tuple[int, int]) -> None:
    target, recording = recorded((window[0], 440), "projector", window=window)
    SCENE.draw(target, with_beside(frame()), room(target.rect))
    names = {"NMDA", "AMPA", "ketamine", "ketamine caught", "Mg²⁺", "Ca²⁺"}
    row = sorted((each.place for each in recording.written if each.shown in names), key=lambda place: place.x)
    assert len(row) >= 2
    gaps = [right.x - left.right for left, right in pairwise(row) if abs(left.y - right.y) < 2]
    assert min(gaps) >= 0.85 * target.em("body")


def test_no_word_of_uptake_lies_over_the_vesicles_of_two_synapses_on_a_projector() -> None:
    target, recording = recorded((1280, 400), "projector", window=(1280, 720))
    SCENE.draw(target, with_beside(frame()), room(target.rect))
    named = next(each.place for each in recording.written if each.shown in {"uptake", "transporters"})
    for side in sides(target.rect, target.line_height("small")):
        left, right = (side.art.at(reach, 0.0)[0] for reach in (-200.0, 200.0))
        assert named.right <= left or named.x >= right


def on_a_projector(shown: Frame) -> tuple[RecordingCanvas, Recording]:
    """What is written of one synapse alone."""
    target, recording = recorded(PROJECTED[0], "projector", window=PROJECTED[1])
    SCENE.draw(target, with_beside(shown), room(target.rect))
    return target, recording


@pytest.mark.parametrize("time_h", [0.75, 24.0])
def test_all_names_of_one_synapse_alone_stand_apart_and_off_the_edges(time_h: float) -> None:
    target, recording = on_a_projector(frame(time_h))
    named = [each for each in recording.written if each.shown and each.place.x > 0.4 * target.rect.w]
    gap, edge = target.dp(8), target.dp(24)
    for k, each in enumerate(named):
        assert each.place.right <= target.rect.right - edge
        place = each.place.inset(0, 4)
        assert [other.shown for other in named[:k] if other.place.inset(-gap, -1).meets(place)] == []


def test_below_a_synapse_alone_both_counts_stand_apart() -> None:
    target, recording = recorded((720, 560), window=(720, 1280))
    SCENE.draw(target, with_beside(frame(0.667)), room(target.rect))
    average, other = recording.find("80 cells:"), recording.find("no drug:")
    assert not average.place.inset(-target.dp(4), 0).meets(other.place)


def test_names_stand_near_their_receptors_where_one_channel_holds_drug() -> None:
    """The leader of no name is flatter than it is steep."""
    _, recording = on_a_projector(frame())
    names = ("AMPA", "NMDA", "ketamine caught")
    assert {each.shown for each in recording.written if each.shown in names} == set(names)
    for name in names:
        place = recording.find(name).place
        assert min(tip_px(call) for call in recording.calls if leads_to(call, place)) < place.h


def leads_to(call: Call, place: Rect) -> bool:
    """Whether it is the line that ends over the middle of words."""
    ends = (abs(x - place.center[0]) <= 2.0 for x in (call.place.x, call.place.right))
    return call.kind == "polyline" and any(ends) and abs(call.place.bottom - place.center[1]) < place.h


def tip_px(call: Call) -> float:
    """How far aside a line goes."""
    return call.place.w


def test_names_of_things_have_the_size_of_the_class() -> None:
    target, recording = recorded((1280, 345), window=(1280, 720))
    SCENE.draw(target, with_beside(frame()), room(target.rect))
    styles = {each.shown: each.style for each in recording.written}
    assert styles["AMPA"] == styles["NMDA"] == "body"


def test_the_channel_that_holds_drug_is_not_named_twice() -> None:
    shown = reading()
    tips = {each.name: each.tip[0] for each in labels((shown,))}
    assert abs(tips["nmda"] - tips["caught"]) > 30.0


@pytest.mark.parametrize("size", [(940, 230), (1280, 380), (1280, 300)])
@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_no_name_stands_on_the_scale_bar(size: tuple[int, int], theme: str) -> None:
    target, recording = recorded(size, theme)
    SCENE.draw(target, with_beside(frame()), room(target.rect))
    bar = recording.find(" nm").place
    others = [each for each in recording.written if each.shown and " nm" not in each.shown]
    assert not [each.shown for each in others if each.place.inset(1).meets(bar.inset(1))]


@pytest.mark.parametrize("size", [(1280, 380), (560, 440)])
def test_the_scale_bar_is_written(size: tuple[int, int]) -> None:
    assert any(" nm" in words for words in said_by(with_beside(frame()), size))


def test_a_half_of_a_low_twin_has_its_count_beside_a_large_synapse() -> None:
    (half,) = sides(Rect(0, 0, 640, 190), 38.0, is_half=True)
    assert half.beside
    assert (half.art.above + CLEFT + half.art.below) * half.art.scale > 0.9 * 190


def test_no_more_than_seven_things_are_named() -> None:
    for ticks in (0, 500, 1500):
        shown = reading(frame(ticks=ticks))
        assert len({label.name for label in labels((shown, shown))}) <= MOST + 1


def test_it_is_marked_while_what_stands_beside_is_of_before() -> None:
    shown = with_beside(frame())
    stale = replace(shown, beside_synapse=replace(shown.beside_synapse, pair_is_stale=True, is_stale=True))
    now, before = (said_by(each, (1280, 380)) for each in (shown, stale))
    assert "computing" not in now
    assert "computing" in before


def test_a_synapse_on_an_interneuron_looks_different() -> None:
    assert drawn(SCENE, frame()) != drawn(SCENE, frame(cleft__cell="interneuron"))


# under the pointer


def test_the_pointer_says_what_each_thing_is_and_does() -> None:
    shown = with_beside(frame())
    whole = Rect(0, 0, 1280, 717)
    place = Room(whole, WIDE)
    art = sides(WIDE, 0.0293 * 717)[1]
    seen = reading(shown)
    for x, look in zip(seen.receptor_x, seen.receptor_look, strict=True):
        words = SCENE.describe(shown, place, *art.art.at(float(x), CLEFT + 14))
        assert words is not None
        assert LOOKS[look].words in words
    assert "Vesicle" in str(SCENE.describe(shown, place, *art.art.at(*map(float, seen.vesicle[:2, 7]))))
    assert "Glial" in str(SCENE.describe(shown, place, *art.art.at(300.0, 10.0)))
    assert "Axon terminal" in str(SCENE.describe(shown, place, *art.art.at(0.0, -6.0)))
    assert "Spine" in str(SCENE.describe(shown, place, *art.art.at(0.0, CLEFT + 160)))
    releases = str(SCENE.describe(shown, place, *art.strip.center))
    assert "80 cells" in releases
    assert "free molecules" in str(SCENE.describe(shown, place, *art.free.center))


def lit_at_foot(pixels: NDArray[np.uint8], ink: tuple[int, int, int]) -> int:
    """How many pixels of a row of the foot have a colour."""
    row = pixels[-3].astype(int)
    return int((np.abs(row - np.array(ink)).max(axis=1) < 12).sum())


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_the_bar_below_each_raster_is_as_long_as_its_count(theme: str) -> None:
    shown = with_beside(frame(0.667))
    pair = shown.beside_synapse.pair
    assert pair is not None
    target = canvas((1280, 400), theme, window=(1280, 720))
    target.fill("background")
    lengths = []
    for arm in arms_of(shown, 2):
        _paint_raster(target, Rect(target.rect.x, target.rect.y, 300, 100), arm)
        lengths.append(lit_at_foot(target.picture()[:100, :300, :3], target.colour("glutamate")))
        target.fill("background")
    counts = pair.without.count, pair.with_drug.count
    assert counts[0] != counts[1]
    assert lengths[0] / lengths[1] == pytest.approx(counts[0] / counts[1], abs=0.03)
    assert max(lengths) >= 290
