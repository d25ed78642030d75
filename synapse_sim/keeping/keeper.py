"""The keeper of one window: its session saved, opened and autosaved, its config, files dropped onto it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from synapse_sim.config import ConfigError
from synapse_sim.config.load import Layers, load_config
from synapse_sim.files.errors import plainly
from synapse_sim.files.reading import read_text
from synapse_sim.keeping.done_lessons import DoneLessons
from synapse_sim.keeping.saved_file import SavedFile
from synapse_sim.keeping.settings import Settings
from synapse_sim.late import Late
from synapse_sim.session import Session
from synapse_sim.session.commands import AddData, ApplyFile, Command
from synapse_sim.session.feed import WORK_S
from synapse_sim.session.history import is_look
from synapse_sim.session.jobs import Job
from synapse_sim.session.lesson_commands import OpenLesson
from synapse_sim.session.shelf import Autosave, shelved
from synapse_sim.story.scene_names import view_names
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.screen import TITLE

if TYPE_CHECKING:
    from synapse_sim.config import watch
    from synapse_sim.files import writing
    from synapse_sim.keeping import dropped
    from synapse_sim.keeping.dropped import Kind
    from synapse_sim.session import as_command, followed_file, measurements, saved, state
    from synapse_sim.session.state import SessionState
else:
    watch = Late("synapse_sim.config.watch")
    writing = Late("synapse_sim.files.writing")
    dropped = Late("synapse_sim.keeping.dropped")
    as_command = Late("synapse_sim.session.as_command")
    followed_file = Late("synapse_sim.session.followed_file")
    measurements = Late("synapse_sim.session.measurements")
    saved = Late("synapse_sim.session.saved")
    state = Late("synapse_sim.session.state")

MOST_TOLD = 4
"""Lines of a notice that says what was written."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a window keeps things.

    shelf: the folder of sessions.
    settings: the file of the user's settings; None for a window that remembers nothing by itself.
    lessons: the file of the lessons that were gone through; likewise.
    """

    shelf: Path
    settings: Path | None = None
    lessons: Path | None = None


class Keeper:
    """What is made in one window, and where it goes.

    Args:
        desk: whose session is kept.
        places: where.
        opened: the file that the session came from, if any.
    """

    def __init__(self, desk: Desk, places: Places, opened: Path | None = None) -> None:
        self._desk = desk
        self._shelf = places.shelf
        self._file = SavedFile(places.shelf)
        if opened is not None:
            self._file.opened(opened)
        desk.parts.kept.shelf = places.shelf
        self._rest_h = desk.session.time_h
        self._opening: tuple[Path, Job[Session]] | None = None
        self._autosave = None if places.settings is None else Autosave(places.shelf, self._state_at_rest)
        self._settings = None if places.settings is None else Settings(places.settings)
        self._done = DoneLessons(places.lessons)
        desk.parts.kept.done_lessons = self._done.names
        self._told = ""

    # passing of time

    @property
    def is_busy(self) -> bool:
        """Whether a session is being opened."""
        return self._opening is not None

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass: what is being opened, lessons that end, the autosave, the settings."""
        self._go_on_opening()
        self._note_lesson()
        if self._autosave is not None:
            self._autosave.advance(wall_s)
            self._tell_once(self._autosave.refusal)
        if self._settings is not None:
            self._settings.note(self._desk.chosen_look)
            self._tell_once(self._settings.advance(wall_s))

    def _note_lesson(self) -> None:
        """A lesson at its last card was gone through: its answer may be seen from now on."""
        lecture = self._desk.session.teaching.lecture
        if lecture is None or not lecture.is_open or lecture.beat is not None:
            return
        self._tell_once(self._done.note(lecture.place.source))
        self._desk.parts.kept.done_lessons = self._done.names

    def end(self) -> None:
        """The window is closed: what was not kept yet is kept now."""
        if self._autosave is not None:
            self._autosave.keep()
        if self._settings is not None:
            self._settings.note(self._desk.chosen_look)
            self._settings.write()

    def offer(self) -> None:
        """Say that a session which was not saved by hand can be had again, if there is one."""
        newest = next(iter(shelved(self._shelf)), None)
        if newest is not None and newest.by_itself:
            self._say(text("keeping.offer"))

    def _state_at_rest(self) -> SessionState:
        """What stands now; while the course plays, where it was played from."""
        session = self._desk.session
        if not session.is_playing:
            self._rest_h = session.time_h
        return replace(state.state_of(session), time_h=self._rest_h)

    # sessions

    def save(self) -> None:
        """Save the session, and say where."""
        self._attempt(lambda: text("keeping.saved", path=self._file.save(state.state_of(self._desk.session))))

    def open(self, path: Path) -> None:
        """Begin to open a session; what is no session is refused in words and nothing changes."""
        try:
            found = saved.read_state(path, view_names())
        except ConfigError as error:
            self._say(str(error))
        else:
            self._opening = path, Job(state.restoring(found))

    def _go_on_opening(self) -> None:
        if self._opening is None:
            return
        path, job = self._opening
        job.advance(WORK_S)
        if not job.is_done:
            return
        self._opening = None
        if job.best is None:
            self._say(str(job.refusal))
            return
        self._desk.take(job.best)
        self._file.opened(path)
        self._say(text("keeping.opened", path=path))

    def copy_command(self) -> None:
        """Put the command that shows the same picture on the clipboard."""
        self._desk.pointer_focus.clipboard.write(as_command.command_line(state.state_of(self._desk.session)))
        self._say(text("keeping.copied"))

    # config

    def write_config(self) -> None:
        """Write the parameters into the file that is followed, or into a new one that is followed then."""
        self._attempt(self._config_written)

    def _config_written(self) -> str:
        session = self._desk.session
        if session.file is None:
            names = (writing.whole_path(Path(f"{TITLE}-{n}.toml")) for n in count(1))
            path = next(each for each in names if not each.exists())
            session.file = followed_file.begun(path, session.config)
            return text("keeping.config.new", path=path)
        lines = session.file.write(session.config)
        if not lines:
            return text("keeping.config.same", name=session.file.name)
        return _few([text("keeping.config.written", name=session.file.name), *lines])

    # dropped files

    def drop(self, path: Path) -> None:
        """Open a file for what it is."""
        self._attempt(lambda: self._dropped(path))

    def _dropped(self, path: Path) -> str:
        takes: dict[Kind, Callable[[], Command | None]] = {
            "session": lambda: self.open(path),
            "lesson": lambda: OpenLesson(str(path.resolve())),
            "data": lambda: AddData(measurements.read_measurements(path)),
            "config": lambda: self._config_in(path),
        }
        command = takes[dropped.kind_of(read_text(path))]()
        if command is not None:
            self._desk.do(command)
        return ""

    def _config_in(self, path: Path) -> ApplyFile:
        """A config in the place of the parameters; the look of the window stays."""
        new, old = load_config(path).changes, self._desk.session.config.changes
        changes = {key: value for key, value in watch.difference(old, new).items() if not is_look(key)}
        self._desk.session.file = followed_file.FollowedFile(path, Layers())
        return ApplyFile(changes)

    # words

    def _attempt(self, deed: Callable[[], str]) -> None:
        """Do something with files; how it went is said."""
        try:
            said = deed()
        except (ConfigError, OSError) as error:
            said = plainly(error)
        if said:
            self._say(said)

    def _tell_once(self, refusal: str) -> None:
        if refusal and refusal != self._told:
            self._told = refusal
            self._say(text("keeping.not_kept", why=refusal))

    def _say(self, words: str) -> None:
        self._desk.messages.say(words)


def _few(lines: Iterable[str]) -> str:
    """The first lines; how many more there are."""
    head, *rest = lines
    more = [text("panels.more", count=len(rest) - MOST_TOLD)] if len(rest) > MOST_TOLD else []
    return "\n".join([head, *rest[:MOST_TOLD], *more])
