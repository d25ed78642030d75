"""The life of a window: what the loop does with SDL's own events, and the window systems it opens on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from typer.testing import CliRunner

from synapse_sim.app import App
from synapse_sim.cli import app
from synapse_sim.config import Config
from synapse_sim.opening import WindowOptions
from synapse_sim.session.commands import Change
from synapse_sim.ui.screen import open_on
from synapse_sim.window import Loop, open_window

ROOT = Path(__file__).resolve().parent.parent
SMALL = WindowOptions(config=Config(), size=(640, 400))


class Counted(App):
    """A program that counts what is asked of it."""

    drawn = 0
    seconds = 0.0

    def draw(self, surface: pygame.Surface) -> None:
        self.drawn += 1
        super().draw(surface)

    def advance(self, wall_s: float) -> None:
        self.seconds += wall_s
        super().advance(wall_s)


@pytest.fixture
def loop() -> Iterator[tuple[Loop, Counted]]:
    pygame.display.init()
    pygame.font.init()
    window, program = open_on(0, SMALL.size), Counted(SMALL)
    pygame.event.clear()
    yield Loop(window, program, SMALL), program
    window.destroy()


def happens(loop: Loop, *kinds: int, **about: object) -> None:
    for kind in kinds:
        pygame.event.post(pygame.Event(kind, about))
    loop.take_events()


def test_a_minimised_window_draws_nothing_and_its_time_stands_still(loop: tuple[Loop, Counted]) -> None:
    window, program = loop
    window.next_frame(0.016)
    happens(window, pygame.WINDOWMINIMIZED)
    before = program.drawn, program.seconds
    window.next_frame(0.016)
    assert (program.drawn, program.seconds) == before
    happens(window, pygame.WINDOWRESTORED)
    window.next_frame(0.016)
    assert program.drawn == before[0] + 1


def test_what_is_being_computed_goes_on_behind_a_minimised_window(loop: tuple[Loop, Counted]) -> None:
    window, program = loop
    happens(window, pygame.WINDOWMINIMIZED)
    program.session.do(Change({"circuit.threshold_mv": -51.0}))
    for _ in range(3):
        window.next_frame(0.016)
    assert (program.session.frame().recomputing or 0.0) > 0.0


def test_a_window_that_cannot_be_shown_does_not_end_silently(
    loop: tuple[Loop, Counted],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    window, program = loop
    monkeypatch.setattr("synapse_sim.export.failure.reports_folder", lambda: tmp_path)
    program.guard._tell = program._tell

    def fail(*_: object) -> None:
        raise pygame.error("the screen is gone")

    monkeypatch.setattr(window, "frame", fail)
    for _ in range(5):
        window.next_frame(0.016)
    assert capsys.readouterr().err.count("stopped the screen") == 1
    assert program.guard.failures == 1


def test_the_exit_code_tells_that_a_part_failed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.delenv("SYNAPSE_SIM_TRACEBACK", raising=False)
    monkeypatch.setattr("synapse_sim.export.failure.reports_folder", lambda: tmp_path)
    monkeypatch.setattr("synapse_sim.ui.panels.timeline.Timeline.draw", fail)
    assert open_window(WindowOptions(config=Config(), size=(1280, 720), frames=3)) == 1
    assert len(list(tmp_path.iterdir())) == 1
    assert "everything else goes on" in capsys.readouterr().err


def test_a_screen_that_is_not_there_is_refused_in_one_sentence() -> None:
    ended = CliRunner().invoke(app, ["--display", "7", "--frames", "1"])
    assert ended.exit_code == 2
    assert ended.stderr == "--display 7: there is one screen\n"


def test_a_window_system_that_is_not_there_is_refused_in_one_sentence() -> None:
    command = (sys.executable, "-m", "synapse_sim", "--frames", "1")
    environment = {**os.environ, "SDL_VIDEODRIVER": "nosuch"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("no display can be used: nosuch not available; --screenshot FILE.png")


@pytest.fixture(params=[1, 2])
def wayland(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """A screen of a density, and the environment of programs on it."""
    if shutil.which("weston") is None:
        pytest.skip("weston, a compositor without a screen, is not installed")
    tmp_path.chmod(0o700)
    density, environment = int(request.param), {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    size = (f"--width={1366 * density}", f"--height={768 * density}", f"--scale={density}")
    command = ("weston", "--backend=headless-backend.so", "--socket=screen", "--idle-time=0", *size)
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        for _ in range(100):
            if (tmp_path / "screen").exists():
                break
            pygame.time.wait(50)
        yield density, {**environment, "WAYLAND_DISPLAY": "screen", "SDL_VIDEODRIVER": "wayland"}
        server.terminate()


ASK = """
import pygame
from synapse_sim import app, window
from synapse_sim.config import Config
class Loop(window.Loop):
    def frame(self, wall_s):
        super().frame(wall_s)
        print(pygame.display.get_driver(), *self._window.size, *self._app.pixels_per_point)
window.Loop = Loop
print(window.open_window(app.WindowOptions(config=Config(), frames=2)))
"""


@pytest.mark.long
@pytest.mark.parametrize("hint", [None, "0"])
def test_the_window_opens_on_wayland_and_knows_its_density(
    wayland: tuple[int, dict[str, str]], hint: str | None
) -> None:
    density, environment = wayland
    environment |= {"SDL_FRAMEBUFFER_ACCELERATION": hint} if hint else {}
    command = (sys.executable, "-c", ASK)
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    *_, last, code = ended.stdout.strip().splitlines()
    driver, width, height, *ratio = last.split()
    assert (driver, code, ended.stderr) == ("wayland", "0", "")
    assert ratio == [f"{density:.1f}"] * 2
    assert int(width) <= 1366 - 80
    assert int(height) <= 768 - 110
