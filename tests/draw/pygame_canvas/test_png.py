from __future__ import annotations

from pathlib import Path

import numpy as np
import pygame
import pytest

from synapse_sim.draw.pygame_canvas.png import png_bytes, save_png
from synapse_sim.draw.pygame_canvas.surfaces import from_picture, to_picture


def _picture() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.random.default_rng(0).integers(0, 256, (40, 60, 4), dtype=np.uint8)


def test_a_picture_survives_the_way_to_a_surface_and_back() -> None:
    assert np.array_equal(to_picture(from_picture(_picture())), _picture())


def test_a_saved_picture_reads_back(tmp_path: Path) -> None:
    save_png(_picture(), tmp_path / "a.png")
    assert np.array_equal(to_picture(pygame.image.load(tmp_path / "a.png")), _picture())
    assert (tmp_path / "a.png").read_bytes() == png_bytes(_picture())
    assert [p.name for p in tmp_path.iterdir()] == ["a.png"]


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        save_png(_picture(), tmp_path / "missing" / "a.png")
