"""The parts of a sweep on disk: `FILE.parts/` beside the file that they will become.

Each part is there whole or not at all and is checked when it is read, so that a sweep can be killed at any
moment and goes on where it was. The folder knows which sweep it belongs to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from synapse_sim.experiments.sweep.plan import Plan
from synapse_sim.files.errors import FileError
from synapse_sim.files.reading import read_bytes
from synapse_sim.files.writing import write_file

_PLAN, _JOINED, _OWN_PARTS = "sweep.json", "joined", "*.part"
_SUM_BYTES = 32
_MOST_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one sweep.

    folder: where they are.
    plan: what they are parts of.
    """

    folder: Path
    plan: Plan

    @classmethod
    def beside(cls, out: Path, plan: Plan) -> Parts:
        """Where the parts of a file are, whether or not there are any."""
        return cls(out.with_name(f"{out.name}.parts"), plan)

    @property
    def is_there(self) -> bool:
        """Whether parts of some sweep are there."""
        return (self.folder / _PLAN).exists()

    def begin(self, *, resume: bool, force: bool) -> None:
        """Make the folder, or go on in the one that is there.

        Raises:
            FileError: if it belongs to another sweep, or is there and nobody said what to do with it.
        """
        if self.is_there and force and not resume:
            self.remove()
        if not self.is_there:
            self._make()
            return
        if not resume:
            raise FileError(
                self.folder, "an unfinished sweep is kept here; --resume goes on, --force begins anew"
            )
        if self._digest() != self.plan.digest:
            raise FileError(self.folder, "these are parts of another sweep; --force begins anew")

    def save(self, part: int, content: bytes) -> None:
        """Keep a part.

        Raises:
            FileError: if it cannot be written.
        """
        write_file(self._path(part), hashlib.sha256(content).digest() + content, force=True)

    def load(self, part: int) -> bytes | None:
        """A part, None if it is not there or not sound."""
        with suppress(FileError):
            kept = read_bytes(self._path(part), _MOST_BYTES)
            checksum, content = kept[:_SUM_BYTES], kept[_SUM_BYTES:]
            if checksum == hashlib.sha256(content).digest():
                return content
        return None

    def missing(self) -> Iterator[int]:
        """The parts that are still to be computed, in order."""
        return (part for part in range(self.plan.parts) if self.load(part) is None)

    def say_joined(self, file: Path) -> None:
        """Note which file the parts became, before it takes its place."""
        write_file(self.folder / _JOINED, _sum_of(file), force=True)

    def became(self, out: Path) -> bool:
        """Whether a file is what these parts became, and only the tidying up was missed."""
        with suppress(FileError, OSError):
            said = read_bytes(self.folder / _JOINED).decode()
            return self._digest() == self.plan.digest and said == _sum_of(out)
        return False

    def remove(self) -> None:
        """Take away what was kept here, and the folder if nobody put anything else into it."""
        for pattern in (_OWN_PARTS, ".synapse-sim-*", _JOINED, _PLAN):
            for file in self.folder.glob(pattern):
                file.unlink(missing_ok=True)
        with suppress(OSError):
            self.folder.rmdir()

    def _make(self) -> None:
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise FileError(self.folder, f"the folder cannot be made: {error.strerror}") from None
        said = {"digest": self.plan.digest, "vary": self.plan.vary, "subjects": self.plan.subjects}
        write_file(self.folder / _PLAN, json.dumps(said, indent=1))

    def _digest(self) -> str:
        """Of the sweep that the folder belongs to."""
        with suppress(FileError, ValueError, KeyError, TypeError):
            return str(json.loads(read_bytes(self.folder / _PLAN, _MOST_BYTES))["digest"])
        return ""

    def _path(self, part: int) -> Path:
        return self.folder / f"{part:08d}.part"


def _sum_of(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
