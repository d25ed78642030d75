"""A picture under a beam: art is scaled and veiled, words are as crisp as ever."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from synapse_sim.draw.beam import Beam, Veil, veil_picture
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.making import PIXELS_AT_ONCE
from tests.scenes.stage import canvas

WHOLE = Rect(16, 8, 512, 350)
ART, WORD = Rect(116, 108, 40, 20), "synapse"
HALF = Rect(16, 8, 256, 175)
"""The upper left quarter, which is then shown twice as large."""


def paint(part: Canvas) -> None:
    part.fill("background", WHOLE)
    part.fill("accent", ART)
    part.text(80, 60, WORD, "small", ground="background")


def test_a_veil_is_made_in_slices_of_some_rows() -> None:
    making = veil_picture(1920, 1080, Veil((ART,)), ((0, 0, 0), (255, 255, 255)), 1.0)
    assert sum(1 for _ in making) >= 1920 * 1080 / PIXELS_AT_ONCE


def drawn(beam: Beam | None) -> np.ndarray:
    target = canvas()
    if beam is None:
        paint(target)
    else:
        target.beamed("test", WHOLE, beam, paint)
    return target.picture().astype(int)


def test_words_are_drawn_at_their_own_size_where_their_place_has_come_to_stand() -> None:
    plain, large = drawn(None), drawn(Beam(HALF, free=WHOLE))
    word = plain[60 - 8 : 60 - 8 + 20, 80 - 16 : 80 - 16 + 60]
    x, y = 2 * (80 - 16), 2 * (60 - 8)
    assert word.std() > 5
    assert np.array_equal(word, large[y : y + 20, x : x + 60])


def test_art_is_drawn_larger_by_the_factor() -> None:
    accent = canvas().colour("accent")
    plain, large = (np.all(drawn(beam)[:, :, :3] == accent, axis=2) for beam in (None, Beam(HALF)))
    assert plain.sum() == ART.w * ART.h
    assert large.sum() == pytest.approx(4 * plain.sum(), rel=0.1)


def test_only_what_nothing_solid_lies_over_is_made_large() -> None:
    seen = Rect(16, 8, 512, 220)
    plain, all_, part = drawn(None), drawn(Beam(HALF)), drawn(Beam(HALF, seen=seen))
    assert np.mean(np.abs(part[:220] - all_[:220]) > 8) < 0.01, "the same picture, but for rounding at edges"
    assert np.array_equal(part[220:], plain[220:])
    art = np.all(drawn(Beam(HALF, seen=Rect(0, 0, 0, 0)))[:, :, :3] == canvas().colour("accent"), axis=2)
    assert art.sum() <= ART.w * ART.h, "where all is covered, nothing is made large"


def test_words_that_leave_what_is_free_are_left_out() -> None:
    background = canvas().colour("background")
    free = Rect(16, 8, 512, 90)
    large = drawn(Beam(HALF, free=free))[: 2 * (100 - 8), :, :3]
    assert np.all(large == background)


@pytest.mark.parametrize("veil", [Veil(dimmed=(WHOLE,)), Veil(lit=(Rect(400, 300, 40, 30),))])
def test_the_veil_lies_over_art_and_not_over_words(veil: Veil) -> None:
    plain, back = drawn(None), drawn(Beam(veils=(veil,)))
    ground = np.array((*canvas().colour("background"), 255))
    art = slice(110, 115), slice(105, 125)
    assert np.abs(back[art] - ground).sum() < 0.5 * np.abs(plain[art] - ground).sum()
    word = slice(52, 72), slice(64, 124)
    soft = canvas().theme.word_colour("ink_soft", "background")
    assert np.any(np.all(back[word][:, :, :3] == soft, axis=2))


def test_a_veil_that_was_made_unseen_is_there_when_it_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    beam = Beam(veils=(Veil(dimmed=(Rect(40, 40, 90, 70),)),))
    made: list[int] = []

    def noted(*form: Any) -> Any:
        made.append(1)
        return veil_picture(*form)

    monkeypatch.setattr("synapse_sim.draw.pygame_canvas.beams.veil_picture", noted)
    unseen = canvas().sub(Rect(0, 0, 0, 0))
    unseen.beamed("test.ahead", WHOLE, beam, paint)
    assert made == [1]
    dimmed = drawn(beam)
    assert made == [1]
    assert not np.array_equal(dimmed, drawn(None))


def test_half_a_veil_lies_between_none_and_all() -> None:
    one, half, none = (
        drawn(Beam(veils=(Veil(dimmed=(WHOLE,), strength=strength),)))[110, 110, :3]
        for strength in (1.0, 0.5, 0.0)
    )
    assert np.all((one <= half + 1) & (half <= none + 1))
    assert half.sum() == pytest.approx((one.sum() + none.sum()) / 2, abs=6)


def test_a_kept_part_says_its_words_again_under_the_next_beam() -> None:
    def kept(part: Canvas) -> None:
        part.kept("test.kept", 1, WHOLE, paint, ground="background")

    target, pictures = canvas(), []
    for _ in range(3):
        target.beamed("test.kept.beam", WHOLE, Beam(veils=(Veil(dimmed=(ART,)),)), kept)
        pictures.append(target.picture().astype(int))
    kept(target)
    assert np.array_equal(pictures[0], pictures[2])
    assert pictures[2][52:72, 64:124].std() > 5
    assert target.picture()[52:72, 64:124].std() > 5
