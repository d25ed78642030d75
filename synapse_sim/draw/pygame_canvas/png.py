"""Pictures as PNG: bytes, or a file that is there whole or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pygame

from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas.surfaces import from_picture
from synapse_sim.files.writing import write_file


def png_bytes(picture: Picture) -> bytes:
    """The PNG of an (h, w, 4) picture."""
    buffer = io.BytesIO()
    pygame.image.save(from_picture(picture), buffer, "picture.png")
    return buffer.getvalue()


def save_png(picture: Picture, path: Path, *, force: bool = False) -> None:
    """Write the picture to `path`, moved into place when complete.

    Args:
        picture: (h, w, 4), 8 bits.
        path: where it shall be.
        force: replace a file that is already there.

    Raises:
        FileError: if the place cannot be written, or holds a file and `force` is not given.
    """
    write_file(path, png_bytes(picture), force=force)
