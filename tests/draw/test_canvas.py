from __future__ import annotations

import numpy as np
import pygame
import pytest

from synapse_sim.draw.canvas import Canvas, Quality, Rect
from synapse_sim.draw.picture import Picture, vignette
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches

SIZE = (320, 200)


def _canvas(
    theme: str = "dark", size: tuple[int, int] = SIZE, caches: DrawCaches | None = None
) -> PygameCanvas:
    canvas = PygameCanvas(pygame.Surface(size), caches or DrawCaches(), theme)
    canvas.fill("background")
    return canvas


def _changed(canvas: PygameCanvas) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """(h, w) where something other than the background was drawn."""
    different: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = np.any(
        canvas.picture()[:, :, :3] != canvas.colour("background"), axis=2
    )
    return different


def _draw_everything(canvas: Canvas) -> None:
    canvas.backdrop()
    canvas.panel(Rect(10, 10, 100, 60))
    canvas.line((5, 5), (200, 90), "accent", 2)
    canvas.curve([(5, 150), (100, 100), (200, 180)], "gaba", 2, 0.5, dash_dp=(4, 3))
    canvas.polygon([(200, 20), (260, 40), (210, 80)], "calcium", 0.7)
    canvas.disc(150, 150, 12, "growth")
    canvas.ring(190, 150, 12, "growth", 2)
    canvas.capsule((220, 150), (260, 160), 8, "drug")
    canvas.glow(60, 120, 30, "glutamate", 0.8)
    canvas.dots(canvas.dot("glutamate", 2), [10.5, 20, 30], [180, 180, 180], [0.1, 0.5, 1])
    canvas.text(15, 15, "6.4 Hz", "value", "glutamate")
    canvas.paragraph(Rect(120, 15, 80, 60), "<b>bold</b> and plain words", "small")


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_the_same_calls_make_the_same_pixels_with_cold_and_warm_caches(theme: str) -> None:
    caches = DrawCaches()
    pictures = []
    for _ in range(2):
        canvas = _canvas(theme, caches=caches)
        _draw_everything(canvas)
        pictures.append(canvas.picture())
    other = _canvas(theme)
    _draw_everything(other)
    assert np.array_equal(pictures[0], pictures[1])
    assert np.array_equal(pictures[0], other.picture())


def test_nothing_leaves_a_part() -> None:
    canvas = _canvas()
    part = canvas.sub(Rect(50, 40, 100, 80))
    _draw_everything(part)
    part.text(140, 100, "a long line of words", "title")
    outside = _changed(canvas)
    outside[40:120, 50:150] = False
    assert not outside.any()


def test_a_part_of_a_part_stays_in_both() -> None:
    canvas = _canvas()
    canvas.sub(Rect(0, 0, 50, 50)).sub(Rect(40, 40, 100, 100)).fill("accent", Rect(0, 0, 320, 200))
    assert _changed(canvas).sum() == 100


@pytest.mark.parametrize("alpha", [1.0, 0.5])
def test_a_line_is_drawn_between_its_ends(alpha: float) -> None:
    canvas = _canvas()
    canvas.line((20, 100), (120, 100), "accent", 3, alpha)
    rows, columns = np.nonzero(_changed(canvas))
    assert abs(columns.min() - 20) <= 3
    assert abs(columns.max() - 120) <= 3
    assert set(rows.tolist()) <= set(range(97, 104))


def test_strokes_and_words_grow_with_window_and_zoom() -> None:
    small, large = _canvas(size=(1280, 720)), _canvas(size=(2560, 1440))
    assert large.dp(8) == 2 * small.dp(8)
    assert abs(large.em("body") - 2 * small.em("body")) <= 1
    zoomed = PygameCanvas(pygame.Surface((1280, 720)), DrawCaches(), zoom=1.5)
    assert zoomed.dp(8) == 12
    assert zoomed.em("body") == round(1.5 * 0.027 * 720)
    assert _canvas("projector", (1280, 720)).stroke(2) == 3


@pytest.mark.parametrize("anchor", ["topleft", "center", "bottomright"])
def test_words_stand_where_their_anchor_says(anchor: str) -> None:
    canvas = _canvas()
    shares = {"topleft": (0, 0), "center": (0.5, 0.5), "bottomright": (1, 1)}[anchor]
    box = canvas.text(160, 100, "words", anchor=anchor)  # type: ignore[arg-type]
    assert abs(box.x + shares[0] * box.w - 160) <= 1
    assert abs(box.y + shares[1] * box.h - 100) <= 1
    rows, columns = np.nonzero(_changed(canvas))
    assert box.x <= columns.min()
    assert columns.max() < box.right
    assert box.y <= rows.min()


def test_a_paragraph_takes_the_height_it_announces() -> None:
    canvas, words = _canvas(), "several words that need more than one line of this width"
    used = canvas.paragraph(Rect(10, 10, 120, 500), words, "small")
    assert used.h == canvas.paragraph_height(120, words, "small")
    assert used.h >= 2 * canvas.line_height("small")


def test_all_words_are_ink_on_the_light_look() -> None:
    canvas = _canvas("projector")
    assert canvas.theme.word_colour("glutamate") == canvas.colour("ink")
    assert canvas.theme.word_colour("ink_soft") == canvas.colour("ink_soft")


def test_light_is_added_on_dark_and_laid_over_on_light() -> None:
    assert _canvas().dot("glutamate", 3).additive
    assert not _canvas("projector").dot("glutamate", 3).additive
    assert not _canvas().dot("glutamate", 3, flat=True).additive


def test_a_brighter_level_is_brighter() -> None:
    sums = []
    for level in (0.1, 0.5, 1.0):
        canvas = _canvas()
        canvas.stamp(canvas.dot("glutamate", 6), 100, 100, level)
        sums.append(int(canvas.picture()[:, :, :3].astype(int).sum()))
    assert sums == sorted(set(sums))


def test_no_dots_are_no_error() -> None:
    canvas = _canvas()
    canvas.dots(canvas.dot("drug", 2), [], [], [])
    assert not _changed(canvas).any()


def test_low_quality_leaves_out_glows() -> None:
    canvas = PygameCanvas(pygame.Surface(SIZE), DrawCaches(), quality=Quality(glows=False))
    canvas.fill("background")
    canvas.glow(100, 100, 40, "glutamate")
    assert not _changed(canvas).any()


def test_a_layer_is_painted_once_for_each_size_and_theme() -> None:
    caches, painted = DrawCaches(), list[str]()
    for theme, width in (("dark", 100), ("dark", 100), ("dark", 120), ("projector", 100)):
        canvas = _canvas(theme, caches=caches)
        canvas.layer("key", Rect(10, 10, width, 50), lambda inner: painted.append(inner.theme.name))
    assert painted == ["dark", "dark", "projector"]


def test_while_resizing_an_old_layer_is_scaled() -> None:
    caches, painted = DrawCaches(), list[float]()

    def paint(inner: Canvas) -> None:
        painted.append(inner.rect.w)
        inner.fill("accent")

    _canvas(caches=caches).layer("key", Rect(0, 0, 100, 50), paint)
    caches.resizing = True
    canvas = _canvas(caches=caches)
    canvas.layer("key", Rect(0, 0, 200, 100), paint)
    assert painted == [100]
    assert _changed(canvas).sum() == 200 * 100


def test_what_is_remembered_of_a_part_can_be_drawn_again_at_its_size_alone() -> None:
    canvas, part = _canvas(), Rect(20, 30, 100, 60)
    canvas.fill("accent", part)
    canvas.remember("part", part)
    canvas.fill("background")
    assert not canvas.recall("another", part)
    assert not canvas.recall("part", Rect(20, 30, 100, 61))
    assert not _changed(canvas).any()
    assert canvas.recall("part", part)
    assert _changed(canvas).sum() == 100 * 60
    canvas.remember("part", Rect(0, 0, 0, 0))
    assert not canvas.recall("part", part)


def test_a_picture_is_shown_as_it_is() -> None:
    rng = np.random.default_rng(1)
    picture: Picture = rng.integers(0, 256, (50, 80, 4), dtype=np.uint8)
    picture[:, :, 3] = 255
    canvas = _canvas()
    canvas.image("noise", Rect(20, 30, 80, 50), lambda w, h: picture[:h, :w], solid=True)
    assert np.array_equal(canvas.picture()[30:80, 20:100], picture)


def test_a_sprite_is_trimmed_and_keeps_its_center() -> None:
    picture = np.zeros((60, 60, 4), dtype=np.uint8)
    picture[40:44, 10:16] = 255
    canvas = _canvas()
    canvas.stamp(canvas.sprite("corner", lambda: picture, center=(30, 30)), 100, 100)
    rows, columns = np.nonzero(_changed(canvas))
    assert (columns.min(), columns.max(), rows.min(), rows.max()) == (80, 85, 110, 113)


def test_the_backdrop_is_the_same_however_many_rows_are_shaded_at_once() -> None:
    rows = vignette(90, 61, ((10, 20, 30), (60, 70, 90)))
    parts = [rows(slice(top, min(top + 16, 61))) for top in range(0, 61, 16)]
    assert np.array_equal(np.concatenate(parts), rows(slice(0, 61)))


def test_the_backdrop_is_lighter_in_the_middle() -> None:
    canvas = _canvas()
    canvas.backdrop()
    light = canvas.picture()[:, :, :3].astype(int).sum(axis=2)
    assert light[90:110, 150:170].mean() > light[:8, :8].mean() + 5
