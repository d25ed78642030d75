from __future__ import annotations

import pygame
import pytest

from synapse_sim.config.errors import shortened
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.draw.theme import load_theme
from synapse_sim.ui.overlay.boxes import draw_message

CACHES = DrawCaches()


@pytest.mark.parametrize("size", [(640, 400), (400, 640), (1280, 720), (3840, 2160)])
@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize(
    "words",
    ["one", "\n".join(["my.toml:3: seed = -1 is outside [0, 4294967295]"] * 40), "word " * 2000, "x" * 3000],
    ids=["short", "many lines", "a long sentence", "a long word"],
)
def test_a_message_never_covers_more_than_a_quarter(size: tuple[int, int], theme: str, words: str) -> None:
    canvas = PygameCanvas(pygame.Surface(size, 0, 32), CACHES, load_theme(theme))
    assert draw_message(canvas, 0.0, words, "error") <= size[1] / 4 + canvas.dp(6)


def test_what_does_not_fit_is_counted_once() -> None:
    assert shortened(["a", "b", "c"], 3) == ["a", "b", "c"]
    assert shortened(["a", "b", "c"], 1) == ["a", "and 2 more"]
    assert shortened(["a", "b", "c", "and 312 more mistakes"], 2) == ["a", "b", "and 313 more"]
