"""The file of the open lesson: what was saved in it is opened at the same beat, what is wrong is told."""

from __future__ import annotations

from synapse_sim.config import ConfigError
from synapse_sim.config.toml import read_text
from synapse_sim.lesson.format import parse_lesson
from synapse_sim.lesson.shelf import lesson_path
from synapse_sim.session.followed_file import MOST_IN_WINDOW, POLL_S
from synapse_sim.texts.catalogue import text


class LessonWatch:
    """Looks at one file; a text that is saved while it is still being written is told when it is whole.

    banner: why the file as it stands is not what is shown; empty if it is.

    Args:
        source: name or file of the lesson.
    """

    def __init__(self, source: str) -> None:
        self.banner = ""
        self.source = source
        self._path = lesson_path(source)
        self._seen = self._look()
        self._since_s = 0.0

    def advance(self, wall_s: float) -> bool:
        """Let time pass; whether the file holds another lesson now."""
        self._since_s += wall_s
        if self._since_s < POLL_S:
            return False
        self._since_s = 0.0
        look = self._look()
        if look == self._seen:
            return False
        self._seen = look
        return self._is_good(look)

    def _is_good(self, look: str | ConfigError) -> bool:
        try:
            if isinstance(look, ConfigError):
                raise look
            parse_lesson(look, self._path.name)
        except ConfigError as error:
            why = "\n".join(error.lines[:MOST_IN_WINDOW])
            self.banner = text("session.lesson.not_applied", why=why, file=self._path.name)
            return False
        self.banner = ""
        return True

    def _look(self) -> str | ConfigError:
        try:
            return read_text(self._path)
        except ConfigError as error:
            return error
