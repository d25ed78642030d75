"""A report of something that failed: what a programmer needs, and nothing about who met it."""

from __future__ import annotations

import os
import re
import sysconfig
import traceback
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from synapse_sim.config import Config
from synapse_sim.files.folders import reports_folder
from synapse_sim.files.writing import write_file
from synapse_sim.version import VERSION

_HEAD = (
    "synapse_sim met a mistake of its own. This file says what and where; "
    "it holds no name and no folder of yours."
)


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed and under which circumstances.

    part: its name.
    versions: of everything that takes part, by name.
    time_h: hours after the first dose.
    """

    part: str
    error: Exception
    config: Config
    scene: str
    time_h: float
    versions: dict[str, str]

    def text(self) -> str:
        """The report, without names and folders of the user."""
        versions = {"synapse_sim": VERSION, **self.versions}
        lines = [
            _HEAD,
            "",
            f"part: {self.part}",
            f"scene: {self.scene}",
            f"time_h: {self.time_h!r}",
            *(f"{name}: {version}" for name, version in versions.items()),
            "",
            "changed parameters:",
            *(f"  {key} = {value!r}" for key, value in sorted(self.config.changes.items())),
            "",
            "".join(traceback.format_exception(self.error)),
        ]
        return without_names("\n".join(lines))


def write_report(failure: Failure, folder: Path | None = None) -> Path:
    """Write a report into the user's folder; returns where.

    Raises:
        OSError: if its folder cannot be made.
        FileError: if it cannot be written.
    """
    folder = folder or reports_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = next(each for n in count(1) if not (each := folder / f"report-{n}.txt").exists())
    write_file(path, failure.text())
    return path


def without_names(text: str) -> str:
    """A text in which no folder of this machine and no name of its user is left."""
    package, library = Path(__file__).resolve().parents[2], Path(sysconfig.get_path("purelib"))
    standard = Path(sysconfig.get_path("stdlib"))
    for folder, short in ((library, ""), (package, ""), (standard, "python/"), (Path.home(), "/")):
        text = text.replace(f"{folder}{os.sep}", short)
    return _with_folders_cut(_with_users_cut(text))


def _with_users_cut(text: str) -> str:
    names = {Path.home().name, *(os.environ.get(key, "") for key in ("USER", "USERNAME", "LOGNAME"))}
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = re.sub(rf"(?<![\w.]){re.escape(name)}(?![\w.])", "(user)", text)
    return text


def _with_folders_cut(text: str) -> str:
    """Of every other file in full its name alone; folders with spaces are known by the quotes around them."""
    start, name = r"(?:[A-Za-z]:)?[\\/]", r"[^\\/\s\"':<>|*?]"
    text = re.sub(rf"""(["']){start}[^"'\n]*[\\/]([^"'\\/\n]+)\1""", r"\1…/\2\1", text)
    return re.sub(rf"(?<![\w.…]){start}(?:{name}+[\\/])*({name}*[\w.])", r"…/\1", text)
