"""Both arms say the same in the same words: what one alone said would seem a difference."""

from __future__ import annotations

from collections.abc import Sequence

from synapse_sim.draw.canvas import Canvas


def level_of(canvas: Canvas, said: Sequence[Sequence[str]], rooms: Sequence[float]) -> int:
    """The first wording that fits in every arm, from 0; the last if none does.

    Args:
        canvas: measures.
        said: the wordings of each arm, from long to short, equally many.
        rooms: of each arm, px.
    """
    for level, words in enumerate(zip(*said, strict=True)):
        if all(
            canvas.measure(each, "small", "medium")[0] <= room
            for each, room in zip(words, rooms, strict=True)
        ):
            return level
    return len(said[0]) - 1
