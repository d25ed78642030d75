"""The config file that a session follows: what was saved is applied, what was refused stays on screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from synapse_sim.config import Config, Value, parameters
from synapse_sim.config.errors import brief, told
from synapse_sim.config.load import Layers
from synapse_sim.config.watch import FileWatch, News, difference
from synapse_sim.config.write import changed_text
from synapse_sim.files.writing import write_file
from synapse_sim.session.changes_in_words import differences, shown, value_of
from synapse_sim.session.history import is_look
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import with_unit

POLL_S = 0.25
"""How often the file is looked at."""

MOST_IN_WINDOW = 3
"""Mistakes that are told one by one above a picture."""
MOST_POLLS = 2
"""Of one call: after a long pause nothing is to be made up for."""

Change = Callable[[dict[str, Value | None]], str]
"""Changes parameters as one step; returns why not."""


class FollowedFile:
    """A config file and what is to be said about it.

    banner: why the file as it stands is not in force; empty if it is.
    name: of the file, as the user knows it.
    """

    def __init__(self, path: Path, layers: Layers | None = None) -> None:
        self.banner = ""
        self.name = path.name
        self._watch = FileWatch(path, layers or Layers())
        self._since_poll_s = 0.0

    def advance(self, wall_s: float, change: Change, now: Callable[[], Config]) -> list[str]:
        """Look at the file, and apply what was saved in it; returns what is to be said of it.

        Args:
            wall_s: seconds since the last call.
            change: applies changes to the present config.
            now: the present config.
        """
        self._since_poll_s = min(self._since_poll_s + wall_s, MOST_POLLS * POLL_S)
        said: list[str] = []
        while self._since_poll_s >= POLL_S:
            self._since_poll_s -= POLL_S
            news = self._watch.poll()
            said += [] if news is None else self._take(news, change, now)
        return said

    def said_of(self, key: str, config: Config) -> str:
        """What the file, in its layers, says of a parameter where the window says something else."""
        file, window = ((value_of(each, key), _unit(each, key)) for each in (self._watch.file_config, config))
        return (
            ""
            if file == window
            else text("session.file.gives", file=self.name, value=with_unit(brief(shown(file[0])), file[1]))
        )

    def differences(self, config: Config) -> list[str]:
        """A line for each parameter that the window has otherwise than the file in its layers."""
        return differences(self._watch.file_config, config)

    def write(self, config: Config) -> list[str]:
        """Write what the window has otherwise into the file, but how the window looks.

        Returns:
            A line for each parameter that changed in it, old → new.

        Raises:
            ConfigError: if the file is no valid TOML just now.
            FileError: if it cannot be written.
        """
        old = self._watch.file_config
        changes = _parameters(difference(old.changes, config.changes))
        if not changes:
            return []
        self._watch.write(self._watch.lasting(changes, config))
        return differences(old, self._watch.file_config)

    def _take(self, news: News, change: Change, now: Callable[[], Config]) -> list[str]:
        if news.mistakes:
            self.banner = "\n".join(told(news.mistakes, MOST_IN_WINDOW))
            return []
        before = now()
        refusal = change(dict(news.changes))
        refused = f"{text('session.file.not_applied', file=self.name)}\n{refusal}"
        self.banner = refused if refusal else ""
        if refusal:
            return []
        self._watch.accept()
        return differences(before, now()) or [self._nothing_changed(now())]

    def _nothing_changed(self, config: Config) -> str:
        other = self.differences(config)
        kept = f"{'; '.join(other[:3])}{' …' * (len(other) > 3)}"
        return text("session.file.differs", others=kept) if other else text("session.file.same")


def begun(path: Path, config: Config) -> FollowedFile:
    """Write the parameters that differ from the defaults, but how the window looks, into a file; follow it.

    Raises:
        FileError: if it cannot be written, or is there already.
    """
    head = text("keeping.config.head")
    write_file(path, f"{head}\n{changed_text('', _parameters(config.changes), path.name)}")
    return FollowedFile(path, Layers())


def _parameters(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in changes.items() if not is_look(key)}


def _unit(config: Config, key: str) -> str:
    return parameters(config)[key].unit
