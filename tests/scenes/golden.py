"""Pictures compared with kept ones, by the worst tile of the halved picture."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas.png import save_png
from synapse_sim.draw.pygame_canvas.surfaces import to_picture

KEPT = Path(__file__).parents[1] / "golden"
TILE_PX = 16
MOST_OFF = 0.20
FAR_OFF = 24


def worst_tile(actual: Picture, kept: Picture) -> float:
    """The largest share of pixels in a tile that differ by more than `FAR_OFF`."""
    if actual.shape != kept.shape:
        return 1.0
    away: NDArray[np.int64] = np.abs(actual.astype(np.int64) - kept.astype(np.int64)).max(axis=2)
    rows, columns = (side // TILE_PX for side in away.shape)
    tiles = away[: rows * TILE_PX, : columns * TILE_PX].reshape(rows, TILE_PX, columns, TILE_PX)
    return float((tiles > FAR_OFF).mean(axis=(1, 3)).max())


def halved(picture: Picture) -> Picture:
    """Half the size, each pixel the mean of four."""
    rows, columns = (2 * (side // 2) for side in picture.shape[:2])
    parts = picture[:rows, :columns].astype(np.float64).reshape(rows // 2, 2, columns // 2, 2, 4)
    half: Picture = np.rint(parts.mean(axis=(1, 3))).astype(np.uint8)
    return half


def assert_looks_like(name: str, actual: Picture, tmp_path: Path) -> None:
    """Compare, halved, with the kept picture; KEEP_PICTURES=1 in the environment keeps this one instead."""
    path, actual = KEPT / f"{name}.png", halved(actual)
    if os.environ.get("KEEP_PICTURES") == "1":
        KEPT.mkdir(exist_ok=True)
        save_png(actual, path, force=True)
    kept = to_picture(pygame.image.load(path))
    off = worst_tile(actual, kept)
    if off > MOST_OFF:
        save_png(actual, tmp_path / f"{name}.png")
        message = f"{name}: {off:.0%} of a tile differ; the new picture is {tmp_path / name}.png"
        raise AssertionError(message)
