"""A student's path by keys and mouse: a lesson, a dose, a comparison, saved, closed, opened, a page, a film.

Every step is taken by what the window itself names: a button, or a key of its help.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest
from typer.testing import CliRunner

from synapse_sim.cli import app
from synapse_sim.config import Config
from synapse_sim.keeping.keeper import Keeper, Places
from synapse_sim.opening import WindowOptions
from synapse_sim.session import Session
from synapse_sim.session.state import state_of
from synapse_sim.ui.screen import open_on
from synapse_sim.window import Loop
from tests.ui.pilot import Pilot

SIZE = (1024, 640)


class Student(Pilot):
    """A pilot in a real window with its keeper, whose files lie in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(size=SIZE)
        options = WindowOptions(config=Config(), size=SIZE)
        self.window = open_on(0, SIZE)
        self.keeper = Keeper(
            self.app.desk, Places(folder / "sessions", folder / "settings.toml", folder / "l.toml")
        )
        self.loop = Loop(self.window, self.app, options, self.keeper)

    def frame(self, count: int = 1) -> None:
        if not hasattr(self, "loop"):
            super().frame(count)
            return
        for _ in range(count):
            self.loop.next_frame(1 / 60)

    def waits_until(self, comes: Callable[[], bool]) -> None:
        """Frames until something is so."""
        for _ in range(6000):
            if comes():
                return
            self.frame()
        raise AssertionError("it never comes")

    def waits_for(self, name: str) -> None:
        """Frames until a widget is there."""
        self.waits_until(lambda: any(each.name == name for each in self.app.desk.shown))

    def drags(self, name: str, share: float) -> None:
        """The handle of a slider to a share of its width."""
        rect = self.widget(name).rect
        self.down(rect.center)
        self.move((rect.x + share * rect.w, rect.center[1]))
        self.frame()
        self.up((rect.x + share * rect.w, rect.center[1]))
        self.frame()

    def closes(self) -> None:
        self.keeper.end()
        self.window.destroy()


@pytest.fixture
def display() -> Iterator[None]:
    pygame.display.init()
    pygame.font.init()
    yield
    pygame.display.quit()


def makes_something(student: Student) -> Session:
    """From an open window to a saved session."""
    student.key("m")
    student.waits_for("lesson chain")
    student.click("lesson chain")
    assert student.session.frame().lesson_source == "chain"
    student.key("pagedown")
    student.key("escape")
    assert student.session.frame().lesson is None
    dose = student.session.config.treatment.dose
    student.drags("dose", 0.8)
    assert student.session.config.treatment.dose != dose
    student.key("c")
    student.waits_until(lambda: len(student.session.frame().arms) == 2)
    student.key("ctrl+s")
    session: Session = student.session
    return session


@pytest.mark.long
@pytest.mark.usefixtures("display")
def test_a_students_path_needs_no_document(tmp_path: Path) -> None:
    first = Student(tmp_path)
    made = makes_something(first)
    (file,) = (tmp_path / "sessions").glob("session_*.toml")
    first.closes()
    second = Student(tmp_path)
    second.key("ctrl+o")
    said = [
        each
        for each in second.app.desk.shown
        if each.name == f"session {file.stem}" or file.name in each.tip()
    ]
    second.click(said[0].rect.center)
    second.waits_until(lambda: second.session.config == made.config)
    assert state_of(second.session).compared == state_of(made).compared
    second.closes()
    for name, more in (("mine.html", ()), ("mine.gif", ("--seconds", "0.2", "--size", "640x400"))):
        out, command = tmp_path / name, "page" if name.endswith("html") else "record"
        result = CliRunner().invoke(app, [command, "--session", str(file), "--out", str(out), *more])
        assert (result.exit_code, out.exists()) == (0, True), result.output
