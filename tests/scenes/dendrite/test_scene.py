from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from synapse_sim.arrays import Bools, Floats
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.dendrite.contacts import contacts_of
from synapse_sim.scenes.dendrite.mist import gem_places
from synapse_sim.scenes.dendrite.parts import below_of, picture_of
from synapse_sim.scenes.dendrite.reading import DendriteReading, look_at, newness_of
from synapse_sim.scenes.dendrite.row import count_of
from synapse_sim.scenes.dendrite.scene import SCENE
from synapse_sim.scenes.dendrite.shapes import Form, box, forms, lost_sprite
from synapse_sim.scenes.dendrite.spines import touching
from synapse_sim.scenes.dendrite.view import view_of
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame
from tests.draw.recording_canvas import recorded
from tests.scenes.stage import at, canvas, frame, picture_in_corner, room

SIZES = [(1280, 720), (1024, 768), (1000, 400), (514, 170), (400, 700)]
SIZE = (1000, 500)
ROOM = room(Rect(0, 0, *SIZE))


def seen(shown: Frame, size: tuple[int, int] = SIZE) -> DendriteReading:
    return look_at(shown, picture_of(room(Rect(0, 0, *size))))


def pixels(shown: Frame, theme: str = "dark") -> Floats:
    """The picture above row and day, (h, w, 3) of 0..255."""
    part = picture_of(ROOM)
    drawn = picture_in_corner(SCENE, shown, SIZE, theme)
    picture: Floats = drawn[: int(part.bottom), : SIZE[0], :3].astype(np.float64)
    return picture


def on_the_branch(shown: Frame) -> Floats:
    """(columns,) how bright the middle of the branch is."""
    picture, x = pixels(shown), np.arange(20, SIZE[0] - 20)
    y = np.rint(seen(shown).view.middle_y(x.astype(np.float64))).astype(int)
    light: Floats = np.mean([picture[y + k, x] for k in range(-5, 6)], axis=(0, 2))
    return light


def words(shown: Frame, size: tuple[int, int] = SIZE) -> list[str]:
    canvas, recording = recorded(size)
    SCENE.draw(canvas, shown, room(canvas.rect))
    return [each.shown for each in recording.written]


@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize("size", SIZES)
def test_the_scene_fills_its_rectangle_and_nothing_else(size: tuple[int, int], theme: str) -> None:
    picture = picture_in_corner(SCENE, frame(24.0), size, theme)
    background = picture[767, 1279]
    assert np.any(picture[: size[1] // 2, : size[0]] != background)
    assert np.all(picture[size[1] :] == background)
    assert np.all(picture[:, size[0] :] == background)


def test_the_same_moment_always_looks_the_same() -> None:
    there = pixels(frame(30.0))
    pixels(frame(200.0))
    assert np.array_equal(there, pixels(frame(30.0)))
    assert np.any(there != pixels(frame(31.0)))


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_mist_is_as_dense_as_the_drug_at_its_place_of_action(theme: str) -> None:
    def pink(shown: Frame) -> float:
        picture = pixels(shown, theme)
        return float(np.clip(picture[:, :, 0] - picture[:, :, 1], 0, None).mean())

    times_h = (24.0, 6.0, 3.0, 1.5, 0.75)
    levels = [frame(time_h).moment.effect_site_umolar for time_h in times_h]
    seen_pink = [pink(frame(time_h)) for time_h in times_h]
    assert levels == sorted(levels)
    assert seen_pink == sorted(seen_pink)
    assert seen_pink[-1] > seen_pink[0] + 3.0
    assert pink(frame(24.0)) == pytest.approx(pink(frame(-0.5)), abs=0.3)


def test_as_many_diamonds_float_in_the_mist_as_the_level_says_and_none_without_drug() -> None:
    rect = Rect(10, 20, 800, 300)
    counts = [len(gem_places(rect, level, 0.0)[0]) for level in (0.0, 0.25, 0.5, 1.0)]
    assert counts[0] == 0
    assert counts[3] == 2 * counts[2] == 4 * counts[1]
    for drifted in (0.0, 0.7, 12.0):
        x, y = gem_places(rect, 1.0, drifted)
        assert all(rect.contains(float(across), float(down)) for across, down in zip(x, y, strict=True))
    moved = gem_places(rect, 0.5, 0.1)[0] - gem_places(rect, 0.5, 0.0)[0]
    assert np.ptp(moved) > 0.05 * rect.w  # they drift apart, as in two layers, and do not fall as one


def test_the_branch_glows_as_its_proteins_drive_growth() -> None:
    rest = on_the_branch(frame(-0.5)).mean()
    carriers = [frame(14.0, subject__bdnf=kind) for kind in ("val_val", "val_met", "met_met")]
    cases = [*carriers, frame(14.0, modulators__rapamycin=1.0)]
    light = [on_the_branch(each).mean() - rest for each in cases]
    assert light == sorted(light, reverse=True)
    assert light[0] > 20.0
    assert abs(light[-1]) < 0.1 * light[0]


def test_no_bdnf_no_glow_and_no_glow_before_it() -> None:
    rest = on_the_branch(frame(-0.5)).mean()
    assert on_the_branch(frame(14.0, modulators__nbqx=1.0)).mean() == pytest.approx(rest, abs=2.0)
    assert on_the_branch(frame(336.0)).mean() < rest + 0.2 * (on_the_branch(frame(14.0)).mean() - rest)


def test_along_the_branch_it_glows_where_its_own_pool_is_high() -> None:
    shown = frame(14.0)
    light = on_the_branch(shown) - on_the_branch(frame(-0.5))
    pool = seen(shown).glow_at(np.arange(20, SIZE[0] - 20).astype(np.float64))
    parts = [np.quantile(each[:960].reshape(16, 60), 0.7, axis=1) for each in (light, pool)]
    assert np.corrcoef(parts[0], parts[1])[0, 1] > 0.8


def test_releases_flash_with_bdnf_and_are_dim_at_rest() -> None:
    def light(shown: Frame) -> float:
        """Of the brightest pixels of the branch where a release is seen."""
        here = seen(shown)
        puffs = here.branch.bdnf_puffs(shown.time_h)
        x = here.view.x_of(puffs.position_um)
        chosen = (x > 30) & (x < SIZE[0] - 30) & (np.abs(puffs.progress - 0.5) < 0.3)
        assert chosen.any()
        green = on_the_branch(shown)
        return float(np.mean([green[int(each) - 20] for each in x[chosen]]) - np.median(green))

    with_release = [
        each
        for each in (at(frame(0.5), 0.5 + 0.05 * k) for k in range(40))
        if np.any(np.abs(seen(each).branch.bdnf_puffs(each.time_h).progress - 0.5) < 0.3)
        and np.any(_shown_puffs(each))
    ]
    raised = max(with_release[:6], key=lambda each: each.moment.bdnf_rel)
    assert light(raised) > 40.0
    blocked = [at(frame(0.5, modulators__nbqx=1.0), 0.5 + 0.05 * k) for k in range(40)]
    dim = next(each for each in blocked if np.any(_shown_puffs(each)))
    assert light(dim) < 0.5 * light(raised)


def _shown_puffs(shown: Frame) -> Bools:
    here = seen(shown)
    puffs = here.branch.bdnf_puffs(shown.time_h)
    x = here.view.x_of(puffs.position_um)
    inside: Bools = (x > 30) & (x < SIZE[0] - 30) & (np.abs(puffs.progress - 0.5) < 0.3)
    return inside


@pytest.mark.parametrize("time_h", [-0.5, 6.0, 12.0, 24.0, 336.0])
def test_the_row_counts_this_branch_and_says_the_average_beside_it(time_h: float) -> None:
    shown = frame(time_h)
    branch = shown.world.dendrite
    living, at_start = branch.at(time_h).site.size, branch.at(-1.0).site.size
    back = min(max(0, living - at_start), 100)
    said = words(shown)
    assert f"brought back: {back} of 100" in said
    assert f"average of such branches: {round(100 * shown.moment.restored_share)}" in said
    assert "on the whole branch: 100 spines lost to stress" in said


def test_filled_marks_of_the_row_are_as_many_as_it_says() -> None:
    def filled(shown: Frame) -> int:
        """Of the left half, where no words have the same colour."""
        picture = picture_in_corner(SCENE, shown, SIZE)[
            int(picture_of(ROOM).bottom) : SIZE[1], : SIZE[0] // 2
        ]
        sprout = np.array((0x22, 0xD3, 0x9A))
        near = np.abs(picture[:, :, :3].astype(int) - sprout).sum(axis=2) < 30
        runs = np.count_nonzero(np.diff(near.astype(int), axis=1, prepend=0) == 1, axis=1)
        return int(runs.max())

    for time_h in (-0.5, 8.0, 12.0, 24.0):
        shown = frame(time_h)
        row = count_of(shown, seen(shown))
        assert filled(shown) == pytest.approx(min(row.filled, row.marks // 2), abs=2)


def test_on_a_healthy_branch_all_spines_are_counted_and_none_is_called_lost() -> None:
    shown = frame(24.0, subject__state="healthy")
    said = " ".join(words(shown))
    assert "none lost" in said
    assert "lost to stress" not in said
    assert f"{shown.world.dendrite.at(24.0).site.size} spines, 400 in health" in said


def test_what_stands_empty_in_the_row_is_a_loss_and_a_healthy_branch_has_none() -> None:
    def empty(shown: Frame) -> int:
        """Marks at the right end of the row, where nothing is brought back yet."""
        row, _ = below_of(canvas(SIZE), ROOM)
        assert row is not None
        marks = slice(round(row.y) + 28, round(row.bottom) - 28), slice(SIZE[0] * 3 // 4, SIZE[0])
        picture = picture_in_corner(SCENE, shown, SIZE)[marks]
        away = np.abs(picture[:, :, :3].astype(int) - (0x77, 0x83, 0x9B)).sum(axis=2)
        return int(np.count_nonzero(away < 60))

    assert empty(frame(-0.5)) > 50
    assert empty(frame(-0.5, subject__state="healthy")) == 0


def test_a_lost_place_is_struck_out() -> None:
    form = Form(head=12, length=60, lean=0, side=1, neck=2.0, in_front=False, new=False)
    target = canvas((300, 200))
    x, y = target.rect.x + 120, target.rect.y + 120
    target.stamp(lost_sprite(target, form), x, y)
    middle_of_head = target.picture()[120 - 48 - 3 : 120 - 48 + 4, 117:124, :3]
    assert middle_of_head.max() > 60


def test_many_spines_share_a_mark() -> None:
    shown = frame(24.0, dendrite__spines=2000)
    row = count_of(shown, seen(shown))
    assert row.marks <= 120
    assert row.filled / row.marks == pytest.approx(shown.moment.restored_share, abs=0.1)


def test_the_day_shows_every_living_birth_and_says_how_many() -> None:
    shown = frame(24.0)
    born_h = shown.world.dendrite.at(24.0).born_h
    count = int(np.count_nonzero((born_h > 0.0) & (born_h <= 24.0)))
    assert any(each.startswith(f"{count} new spines") for each in words(shown, (1280, 720)))


def test_what_this_is_known_from_stands_on_it_and_no_word_of_the_garden() -> None:
    for time_h in (-0.5, 0.75, 24.0):
        said = " ".join(words(frame(time_h), (1280, 720)))
        assert "spine loss and return: seen in rodents" in said
        assert not any(word in said for word in ("fertil", "garden", "blossom", "root", "seed", "same spine"))


def test_at_most_seven_names_and_each_only_with_its_thing() -> None:
    for time_h in (-0.5, 0.75, 1.5, 14.0, 24.0, 336.0):
        said = words(frame(time_h), (1280, 720))
        names = ["new spine", "lost to stress", "new proteins", "synaptic cleft", "BDNF", "ketamine"]
        assert sum(said.count(name) for name in names) <= 9
    assert "BDNF" not in words(frame(14.0, modulators__nbqx=1.0))
    assert "new proteins" not in words(frame(14.0, modulators__rapamycin=1.0))


def test_space_is_to_scale() -> None:
    for width, height in SIZES:
        view = view_of(Rect(0, 0, width, height), 267.0, 150.0)
        x = view.x_of(np.array([100.0, 101.0]))
        assert x[1] - x[0] == pytest.approx(view.px_per_um)
        assert view.length_um * view.px_per_um == pytest.approx(width)
        assert 0 <= view.start_um <= 267.0 - view.length_um
        assert view.um_of(x) == pytest.approx([100.0, 101.0])


def test_a_short_branch_is_shown_whole() -> None:
    view = view_of(Rect(0, 0, 1280, 300), 12.0, 5.0)
    assert view.length_um == pytest.approx(12.0)
    assert view.start_um == 0.0


def test_spines_grow_away_from_the_branch() -> None:
    spines = seen(frame(24.0)).spines
    upward = spines.side > 0
    assert np.all(spines.tip_y[upward] < spines.y[upward])
    assert np.all(spines.tip_y[~upward] > spines.y[~upward])
    assert np.all(spines.length >= spines.head)


def test_only_living_spines_are_in_view_and_only_vacant_sites_are_outlined() -> None:
    here = seen(frame(24.0))
    assert here.spines.index.max() < here.state.site.size
    assert not set(here.state.lost[here.lost.index].tolist()) & set(here.state.site.tolist())


@pytest.mark.parametrize(
    ("age_h", "newness"), [(0.0, 1.0), (16.0, 1.0), (44.0, 0.5), (72.0, 0.0), (1e4, 0.0)]
)
def test_a_spine_shines_for_hours_and_is_one_of_many_after_three_days(age_h: float, newness: float) -> None:
    assert newness_of(np.array([age_h]), np.array([True]))[0] == newness
    assert newness_of(np.array([age_h]), np.array([False]))[0] == 0.0


def test_before_the_dose_no_spine_is_new() -> None:
    assert not seen(frame(-0.5)).is_new.any()
    assert seen(frame(24.0)).is_new.any()


@pytest.mark.parametrize("lean", [-4, 0, 3])
@pytest.mark.parametrize("side", [-1, 1])
@pytest.mark.parametrize("new", [True, False])
def test_a_sprite_holds_its_whole_spine(lean: int, side: int, *, new: bool) -> None:
    form = Form(head=14, length=60, lean=lean, side=side, neck=3.0, in_front=False, new=new)
    inside = form.heights()[0] > 0
    width, height, foot_x, foot_y = box(form)
    assert inside.shape == (height, width)
    assert inside[foot_y, foot_x]
    inside[1:-1, 1:-1] = False
    assert not inside.any()


def test_new_spines_differ_in_shape_as_well() -> None:
    old = Form(head=8, length=60, lean=0, side=1, neck=3.0, in_front=False)
    young = old._replace(new=True, neck=1.8)
    assert (young.heights()[0] > 0).sum() < (old.heights()[0] > 0).sum()


def test_equal_spines_share_their_sprite() -> None:
    shown = frame(24.0)
    parts = [look_at(shown, Rect(x, 0, 1280, 500)) for x in (0, 0.2)]
    assert forms(parts[0].spines, parts[0].is_new, 50.0) == forms(parts[1].spines, parts[1].is_new, 50.0)


def test_a_bud_reaches_the_axon_that_crosses_there_after_the_dose() -> None:
    before, after = seen(frame(-0.5)), seen(frame(30.0))
    assert after.contacts == before.contacts
    bud = after.contacts[0]
    assert touching(before, bud) is None
    assert touching(after, bud) is not None


def test_without_new_spines_axons_touch_old_ones() -> None:
    here = seen(frame(30.0, modulators__rapamycin=1.0))
    steadfast = here.branch.steadfast
    assert all(steadfast[contact.site] for contact in here.contacts if touching(here, contact) is not None)


def test_contacts_do_not_depend_on_the_moment() -> None:
    shown = frame(24.0)
    view = seen(shown).view
    found = contacts_of(shown.world.dendrite, shown.config.dendrite, view, 0.0)
    assert found == seen(dataclasses.replace(shown, time_h=3.0)).contacts


def test_pointing_says_what_lies_there() -> None:
    shown = frame(24.0)
    here = seen(shown)

    def at(x: float, y: float) -> str:
        return SCENE.describe(shown, ROOM, float(x), float(y)) or ""

    row = int(np.flatnonzero(here.is_new)[0])
    assert at(here.spines.tip_x[row], here.spines.tip_y[row]).startswith("New since the dose")
    old = int(np.flatnonzero(~here.is_new & (here.spines.depth > 0.5))[0])
    assert "old; head" in at(here.spines.tip_x[old], here.spines.tip_y[old])
    ghost = int(np.argmax(here.lost.x > 100))
    assert at(here.lost.tip_x[ghost], here.lost.tip_y[ghost])
    branch = [at(x, float(here.view.middle_y(x))) for x in np.linspace(100, 900, 60)]
    assert any("New proteins here" in each for each in branch)
    assert at(5, 5) == ""
    assert "highest level" in (SCENE.describe(frame(0.75), ROOM, 5.0, 5.0) or "")


def test_chips_say_that_space_is_to_scale() -> None:
    assert SCENE.chips(frame(24.0)) == ("to scale", "busiest part of 267 µm")


def test_drawing_changes_no_digest() -> None:
    shown = frame(24.0)
    before = shown.world.digest()
    pixels(shown)
    words(shown)
    assert shown.world.digest() == before


@pytest.mark.parametrize("window", [(1280, 720), (1024, 768)])
def test_things_are_named_on_a_projector_too_and_off_its_edges(window: tuple[int, int]) -> None:
    target, recording = recorded(window, "projector")
    SCENE.draw(target, frame(24.0), Room(target.rect, Rect(0, 80, window[0], 0.56 * window[1])))
    things = {"new spine", "lost to stress", "new proteins"}
    names = [each for each in recording.written if each.shown in things]
    assert len(names) >= 2
    edge = target.dp(12)
    assert all(edge <= each.place.x and each.place.right <= window[0] - edge for each in names)


@pytest.mark.parametrize("window", [(1280, 720), (1024, 768), (640, 400)], ids=str)
@pytest.mark.parametrize("time_h", [-0.5, 4.0, 24.0, 72.0, 168.0])
@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_no_name_lies_across_the_branch_and_each_is_said_once(
    window: tuple[int, int], time_h: float, theme: str
) -> None:
    target, recording = recorded((window[0], round(0.56 * window[1])), theme, window=window)
    shown = frame(time_h)
    SCENE.draw(target, shown, room(target.rect))
    view = look_at(shown, picture_of(room(target.rect))).view
    things = {"new spine", "lost to stress", "new proteins", "synaptic cleft", "BDNF"}
    named = [each for each in recording.written if each.shown in things]
    assert len({each.shown for each in named}) == len(named)
    for each in named:
        x, y = each.place.center
        assert abs(y - float(view.middle_y(x))) >= view.shaft_px + 0.25 * each.place.h, each.shown


def test_names_of_things_have_the_size_of_the_class() -> None:
    target, recording = recorded((1280, 345), window=(1280, 720))
    SCENE.draw(target, frame(24.0), room(target.rect))
    styles = {each.shown: each.style for each in recording.written}
    assert styles["new spine"] == styles["synaptic cleft"] == "body"
