"""What is said, written down as it runs: one line whenever the sentence changes, in causal order."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import ascii_uppercase
from typing import TextIO

from synapse_sim.files.errors import FileError
from synapse_sim.files.writing import refuse_target
from synapse_sim.session.frame import Frame
from synapse_sim.session.shown_lesson import ShownBeat
from synapse_sim.story.caption import messages
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import after_dose

STANDARD_OUTPUT = "-"


class Captions:
    """Writes what a frame says, if it says something else than the one before."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._said: tuple[str, ...] = ()

    def tell(self, frame: Frame) -> None:
        """Write the lines of a frame that are new."""
        said = tuple(spoken(frame))
        if said != self._said:
            self._said = said
            self._stream.write("\n".join((after_dose(frame.time_h), *said, "", "")))
            self._stream.flush()


def spoken(frame: Frame) -> Iterator[str]:
    """What a frame says to whoever does not see it: the beat of a lesson, or what happens in the scene."""
    if frame.lesson is not None and frame.lesson.is_in_film:
        yield from _beat(frame.lesson)
    elif frame.masked:
        yield text("captions.masked")
    else:
        yield from map(str, messages(frame.facts, frame.scene))


def _beat(beat: ShownBeat) -> Iterator[str]:
    key = "beat" if beat.recap is None else "recap"
    yield text(f"captions.{key}", number=beat.number, count=beat.count, sentence=beat.sentence)
    yield beat.remark
    answers = beat.question.answers if beat.question else ()
    for letter, answer in zip(ascii_uppercase, answers, strict=False):
        yield text("captions.answer", letter=letter, says=answer.says)


@contextmanager
def captions_to(path: Path, *, force: bool = False) -> Iterator[Captions]:
    """Captions into a file, line by line as they run; `-` is the standard output.

    Raises:
        FileError: if the file exists and `force` is not given, or cannot be written.
    """
    if str(path) == STANDARD_OUTPUT:
        yield Captions(sys.stdout)
        return
    refuse_target(path, force=force)
    try:
        stream = path.open("w", encoding="utf-8")
    except OSError as error:
        raise FileError(path, text("captions.unwritable", why=error.strerror)) from None
    with stream:
        yield Captions(stream)
