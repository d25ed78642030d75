"""Pictures as PNG: bytes, or a file that is there whole or not at all."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

import pygame

from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas.surfaces import from_picture
from synapse_sim.files.writing import write_file

_HEAD = 8 + 25
"""Bytes of the signature and of the header, behind which words may stand."""


def png_bytes(picture: Picture, said: Mapping[str, str] | None = None) -> bytes:
    """The PNG of an (h, w, 4) picture, with what is said of it by keyword, as the format has it."""
    buffer = io.BytesIO()
    pygame.image.save(from_picture(picture), buffer, "picture.png")
    whole = buffer.getvalue()
    words = b"".join(_chunk(key, value) for key, value in (said or {}).items())
    return whole[:_HEAD] + words + whole[_HEAD:]


def _chunk(key: str, words: str) -> bytes:
    """International text, not compressed."""
    content = b"iTXt" + key.encode("latin-1") + bytes(5) + words.encode()
    return struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))


def save_png(
    picture: Picture, path: Path, said: Mapping[str, str] | None = None, *, force: bool = False
) -> None:
    """Write the picture to `path`, moved into place when complete.

    Args:
        picture: (h, w, 4), 8 bits.
        path: where it shall be.
        said: of the picture by keyword: `Title`, `Description`, `Software`.
        force: replace a file that is already there.

    Raises:
        FileError: if the place cannot be written, or holds a file and `force` is not given.
    """
    write_file(path, png_bytes(picture, said), force=force)
