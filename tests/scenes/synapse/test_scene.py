from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import SupportsFloat

import numpy as np
import pytest

from synapse_sim.agents.cleft import Cleft
from synapse_sim.agents.cleft.receptors import AMPA, DEEP, FREE, NMDA, Receptors
from synapse_sim.agents.scheme import C0, C2, DESENSITIZED, OPEN
from synapse_sim.draw.canvas import Quality, Rect
from synapse_sim.scenes.synapse import channels as looks
from synapse_sim.scenes.synapse.channels import CHANNEL_STATES, channel_sprite
from synapse_sim.scenes.synapse.column import waited
from synapse_sim.scenes.synapse.picture import draw_transporters, molecules_per_dot, tally
from synapse_sim.scenes.synapse.reading import looks_of, shown_of
from synapse_sim.scenes.synapse.scene import SCENE
from synapse_sim.scenes.synapse.view import CLEFT_NM, SHARES, view_of
from synapse_sim.scenes.synapse.words import describe_cleft
from tests.scenes.fakes import fake_synapse
from tests.scenes.stage import canvas, drawn, frame, room

RECT = Rect(16, 8, 1000, 450)


def test_sideways_the_picture_is_to_scale_and_upwards_stretched_by_what_the_chip_says() -> None:
    view = view_of(RECT, 20.0)
    (x0, x1), _ = view.place([0.0, 100.0], 0.0, 0.0)
    _, (low, high) = view.place(0.0, 0.0, [0.0, 20.0])
    assert x1 - x0 == pytest.approx(100.0 * view.px_per_nm)
    assert low - high == pytest.approx(20.0 * view.stretch * view.px_per_nm)
    assert view.stretch == pytest.approx(CLEFT_NM / 20.0)


def test_a_wide_scene_has_a_column_and_a_square_one_has_none() -> None:
    assert SHARES.split(RECT)[1] is not None
    assert SHARES.split(Rect(0, 0, 500, 400))[1] is None


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


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_every_state_of_a_channel_has_a_picture_of_its_own(theme: str) -> None:
    target = canvas((80, 80), theme)
    pictures = set()
    for look in range(len(CHANNEL_STATES)):
        target.fill("background")
        target.stamp(channel_sprite(target, "nmda", look, 14), 50, 50)
        pictures.add(target.picture().tobytes())
    assert len(pictures) == len(CHANNEL_STATES)


def test_an_open_pore_is_wider_than_a_closed_one() -> None:
    assert (
        CHANNEL_STATES[looks.OPEN].gap > CHANNEL_STATES[looks.TRAPPED].gap > CHANNEL_STATES[looks.CLOSED].gap
    )


def test_the_tally_counts_every_nmda_channel_once() -> None:
    shown = shown_of(_cleft())
    numbers = frame().config.cleft
    assert tally(shown).sum() == numbers.nmda_receptors + numbers.extrasynaptic_receptors


def test_every_free_molecule_is_shown_where_it_is() -> None:
    cleft = _cleft()
    assert shown_of(cleft).glutamate_nm.shape[1] == cleft.glutamate.count > 0
    assert np.array_equal(shown_of(cleft).glutamate_nm, cleft.glutamate_nm)


def test_receptors_of_the_field_are_drawn_in_place_and_the_others_beside_it() -> None:
    cleft = _cleft()
    shown, radius = shown_of(cleft), cleft.numbers.density_radius_nm
    inside = ~cleft.extrasynaptic
    assert np.allclose(shown.receptor_nm[:, inside], cleft.receptor_nm[:, inside], atol=1e-3)
    assert (np.hypot(*shown.receptor_nm[:, ~inside]) > 1.1 * radius).all()


def test_chips_follow_the_parameters_and_the_phase() -> None:
    slow, fast = SCENE.chips(frame()), SCENE.chips(frame(ticks=960))
    assert slow[0] == "1 s on screen = 0.8 ms"
    assert fast[0] == "1 s on screen = 20 ms"
    assert SCENE.chips(frame(cleft__height_nm=25.0))[2] == "height × 4"
    assert "(50 Ca²⁺)" in SCENE.chips(frame(cleft__calcium_ions_per_dot=50))[1]


def test_a_slow_machine_draws_fewer_molecules_and_says_so() -> None:
    target = canvas((1000, 470))
    target.quality = Quality(dots=0.5)
    assert molecules_per_dot(target) == 2
    SCENE.draw(target, frame(), room(target.rect))
    assert target.picture().tobytes() != drawn(SCENE, frame(), (1000, 470))


def test_each_transporter_is_counted_by_one_that_is_drawn() -> None:
    cleft = _cleft()
    busy, total = shown_of(cleft).transporter_count
    held_ms = cleft.glutamate.transporters.busy_ms
    assert total.sum() == held_ms.size
    assert total.max() < 1.1 * total.min()
    assert busy.sum() == (held_ms > 0.0).sum() > 0


def test_a_transporter_that_is_busy_shines() -> None:
    pictures = set()
    for busy in (0, 20, 60):
        target = canvas((1000, 450))
        count = np.stack([np.full((2, 5), busy), np.full((2, 5), 555)])
        shown = replace(fake_synapse(molecules=0), transporter_count=count)
        draw_transporters(target, view_of(RECT, shown.height_nm), shown)
        pictures.add(target.picture().tobytes())
    assert len(pictures) == 3


def test_the_pointer_says_how_many_a_drawn_transporter_stands_for() -> None:
    shown = fake_synapse(molecules=0)
    view = view_of(RECT, shown.height_nm)
    xs, ys = view.transporters(5)
    words = describe_cleft(shown, RECT, float(xs[1, 0]), float(ys[1, 0]) - view.px(6), "ketamine")
    assert words == "Glutamate transporter of a glial cell, one for 555 like it: 80 of them carry glutamate"
    glia = describe_cleft(shown, RECT, float(xs[0, 0]), float(ys[0, 0]) + view.px(20), "ketamine")
    assert glia is not None
    assert glia.startswith("Glial cell")


@pytest.mark.parametrize(
    ("failures", "skipped_s", "words"),
    [
        (3, 1.24, "3 spikes released nothing, 1.2 s left out before this release"),
        (1, 0.0, "1 spike released nothing before this release"),
        (0, 0.6, "0.6 s left out before this release"),
        (0, 0.0, ""),
    ],
)
def test_what_the_slow_motion_leaves_out_is_said(failures: int, skipped_s: float, words: str) -> None:
    assert waited(replace(fake_synapse(), failures=failures, skipped_s=skipped_s)) == words


def test_a_synapse_on_an_interneuron_looks_different() -> None:
    assert drawn(SCENE, frame()) != drawn(SCENE, frame(cleft__cell="interneuron"))


def test_the_pointer_finds_each_receptor_and_says_its_state() -> None:
    shown = replace(fake_synapse(), glutamate_nm=np.zeros((3, 0)), drug_nm=np.zeros((3, 0)))
    view = view_of(RECT, shown.height_nm)
    for place, look, nmda in zip(
        shown.receptor_nm.T, shown.receptor_look, shown.receptor_is_nmda, strict=True
    ):
        x, y = view.place(place[0], place[1], 2.0)
        words = describe_cleft(shown, RECT, float(x), float(y), "ketamine")
        assert words is not None
        assert words.startswith(f"{'NMDA' if nmda else 'AMPA'} receptor: {CHANNEL_STATES[look].words}")


def test_the_pointer_finds_drug_vesicles_and_the_cells() -> None:
    shown = fake_synapse(molecules=0)
    view = view_of(RECT, shown.height_nm)

    def at(place: Sequence[SupportsFloat]) -> str | None:
        return describe_cleft(shown, RECT, float(place[0]), float(place[1]), "ketamine")

    assert at(view.place(*shown.drug_nm[:, 0])) == "A free molecule of ketamine in the cleft"
    assert "Vesicle" in str(at(view.inside(*shown.vesicle_nm[:, 6])))
    assert "Axon terminal" in str(at(view.inside(0, 0, 160)))
    assert at((1010.0, 100.0)) is None


def _cleft() -> Cleft:
    cleft = frame().world.cleft
    assert cleft is not None
    return cleft
