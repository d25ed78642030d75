"""What is said, written down as it runs: one line whenever the sentence changes, in causal order."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from string import ascii_uppercase
from typing import TextIO

from synapse_sim.files.errors import FileError
from synapse_sim.files.printing import OUTPUT
from synapse_sim.files.writing import open_to_grow
from synapse_sim.session.frame import Frame
from synapse_sim.session.shown_lesson import ShownBeat
from synapse_sim.story.caption import messages
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import after_dose

STANDARD_OUTPUT = "-"


class Captions:
    """Writes what a frame says, if it says something else than the one before.

    failure: why nothing more can be written, once that is so.

    Args:
        stream: where to.
        name: of the stream, as it is told.
    """

    def __init__(self, stream: TextIO, name: str | Path = OUTPUT) -> None:
        self._stream, self._name = stream, name
        self._said: tuple[str, ...] = ()
        self.failure: OSError | None = None

    def tell(self, frame: Frame) -> str:
        """Write the lines of a frame that are new.

        Returns:
            Once, in a sentence, why nothing more can be written; else nothing.
        """
        said = tuple(spoken(frame))
        if said == self._said or self.failure is not None:
            return ""
        self._said = said
        try:
            self._stream.write("\n".join((after_dose(frame.time_h), *said, "", "")))
            self._stream.flush()
        except BrokenPipeError as error:
            self.failure = error
            return text("captions.unread")
        except OSError as error:
            self.failure = _named(self._name, error)
            return text("captions.ended", why=self.failure)
        return ""


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
        FileError: if the file exists and `force` is not given, or cannot be written, be it at the end.
        BrokenPipeError: at the end, if whoever read them went away.
    """
    is_output = str(path) == STANDARD_OUTPUT
    stream = sys.stdout if is_output else open_to_grow(path, force=force)
    captions = Captions(stream, OUTPUT if is_output else path)
    try:
        yield captions
    finally:
        if not is_output:
            with suppress(OSError):  # each line was written through; what failed then is known
                stream.close()
    if captions.failure is not None:
        raise captions.failure


def _named(name: str | Path, error: OSError) -> OSError:
    if isinstance(error, FileError):
        return error
    return FileError(name, text("captions.unwritable", why=error.strerror))
