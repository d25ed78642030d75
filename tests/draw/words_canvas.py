"""A recording canvas that builds no picture: many moments, sizes and languages are asked for their words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synapse_sim.draw.canvas import Sprite
from tests.draw.recording_canvas import RecordingCanvas


class WordsCanvas(RecordingCanvas):
    """Writes down words; pictures and sprites are left unbuilt."""

    def _skip(self, *_: Any, **__: Any) -> None:
        """Leave it out."""

    image = fresh = soft = _skip

    def laying(self, *_: Any, **__: Any) -> Iterator[None]:
        yield from ()

    laying_rows = laying

    def sprite(self, *_: Any, **__: Any) -> Sprite:
        return Sprite(center=(0, 0), additive=False)

    light_sprite = sprite
