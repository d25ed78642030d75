from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import assets_dir
from synapse_sim.draw.colour import Colour, contrast, from_hex, mix
from synapse_sim.draw.theme import Theme, load_theme

THEMES = sorted(path.stem for path in (assets_dir() / "themes").glob("*.toml"))
GROUNDS = ("background", "glow", "panel", "raised")
CLASSES = ("glutamate", "gaba", "growth", "calcium", "drug")

MACHADO_2009 = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def test_there_is_a_dark_and_a_projector_theme() -> None:
    assert {"dark", "projector"} <= set(THEMES)


def test_all_themes_name_the_same_colours_and_styles() -> None:
    themes = [load_theme(name) for name in THEMES]
    assert len({frozenset(t.colours) for t in themes}) == 1
    assert len({frozenset(t.text) for t in themes}) == 1


def test_text_is_large_enough(theme: Theme) -> None:
    least, headline = (0.040, 0.050) if theme.light else (0.022, 0.027)
    assert min(theme.text.values()) >= least
    assert theme.text["value"] >= headline
    assert theme.text["body"] >= (0.040 if theme.light else 0.027)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", ["ink", "ink_soft"])
def test_words_read_on_every_ground(theme: Theme, role: str, ground: str) -> None:
    assert contrast(theme.colour(role), theme.colour(ground)) >= (7.0 if theme.light else 4.5)


def test_words_read_on_a_button(theme: Theme) -> None:
    assert contrast(theme.colour("button_ink"), theme.colour("button")) >= (7.0 if theme.light else 4.5)


@pytest.mark.parametrize("ground", GROUNDS)
def test_words_about_any_role_read(theme: Theme, ground: str) -> None:
    least = 7.0 if theme.light else 4.5
    for role in set(theme.colours) - {*GROUNDS, "button_ink", "border", "track"}:
        assert contrast(theme.word_colour(role, ground), theme.colour(ground)) >= least, role


@pytest.mark.parametrize("role", [*CLASSES, "focus"])
def test_shapes_stand_out_from_the_background(theme: Theme, role: str) -> None:
    assert contrast(theme.colour(role), theme.colour("background")) >= 3.0


@pytest.mark.parametrize("vision", ["usual", *MACHADO_2009])
def test_agent_classes_differ_for_every_vision(theme: Theme, vision: str) -> None:
    seen = [_lab(theme.colour(role), vision) for role in CLASSES]
    for i, first in enumerate(seen):
        for second in seen[i + 1 :]:
            assert _ciede2000(first, second) >= 15.0


def test_a_plain_colour_is_itself_and_an_unknown_role_is_refused(theme: Theme) -> None:
    assert theme.colour((1, 2, 3)) == (1, 2, 3)
    with pytest.raises(KeyError, match="no colour 'purple'"):
        theme.colour("purple")


def test_an_unknown_theme_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="there are dark, projector"):
        load_theme("neon")


def test_colours_are_written_as_hex() -> None:
    assert from_hex("#0A10FF") == (10, 16, 255)
    with pytest.raises(ValueError, match="#RRGGBB"):
        from_hex("0A10FF")
    assert mix((0, 0, 0), (100, 200, 50), 0.5) == (50, 100, 25)
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)


def _lab(colour: Colour, vision: str) -> tuple[float, float, float]:
    c = np.asarray(colour) / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    if vision in MACHADO_2009:
        linear = np.clip(np.asarray(MACHADO_2009[vision]) @ linear, 0, 1)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    t = to_xyz @ linear / (0.95047, 1.0, 1.08883)
    x, y, z = np.where(t > 0.008856, np.cbrt(t), 7.787 * t + 16 / 116)
    return float(116 * y - 16), float(500 * (x - y)), float(200 * (y - z))


def _ciede2000(first: tuple[float, float, float], second: tuple[float, float, float]) -> float:
    (l1, a1, b1), (l2, a2, b2) = first, second
    mean7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * np.sqrt(mean7 / (mean7 + 25.0**7))
    c1, c2 = np.hypot(a1 * stretch, b1), np.hypot(a2 * stretch, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180
    dl, dc, dh = l2 - l1, c2 - c1, 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    lm, cm, hm = (l1 + l2) / 2, (c1 + c2) / 2, np.radians((h1 + turn / 2) % 360)
    t = (
        1 - 0.17 * np.cos(hm - np.radians(30)) + 0.24 * np.cos(2 * hm)
        + 0.32 * np.cos(3 * hm + np.radians(6)) - 0.20 * np.cos(4 * hm - np.radians(63))
    )  # fmt: skip
    sl = 1 + 0.015 * (lm - 50) ** 2 / np.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    bend = -2 * np.sqrt(cm**7 / (cm**7 + 25.0**7)) * np.sin(
        np.radians(60 * np.exp(-(((np.degrees(hm) - 275) / 25) ** 2)))
    )  # fmt: skip
    parts = dl / sl, dc / sc, dh / sh
    return float(np.sqrt(parts[0] ** 2 + parts[1] ** 2 + parts[2] ** 2 + bend * parts[1] * parts[2]))
