"""Pictures as PNG: bytes, or a file that is there whole or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pygame

from synapse_sim.draw.surfaces import Picture, from_picture


def png_bytes(picture: Picture) -> bytes:
    """The PNG of an (h, w, 4) picture."""
    buffer = io.BytesIO()
    pygame.image.save(from_picture(picture), buffer, "picture.png")
    return buffer.getvalue()


def save_png(picture: Picture, path: Path) -> None:
    """Write the picture to `path`, moved into place when complete.

    Raises:
        OSError: if the place cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(png_bytes(picture))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
