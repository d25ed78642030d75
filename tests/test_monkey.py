"""Random events break nothing: a few at every check, very many under the marker `long`."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.course.work import Work
from synapse_sim.story.scene_names import view_names
from synapse_sim.world import World
from tests.monkey import Monkey

SEEDS = range(8)
ROOT = Path(__file__).resolve().parent.parent
VIEWS = view_names()
PEAK = """
import resource, sys
from pathlib import Path
from synapse_sim.ui.memory import give_back_large_blocks
from tests.monkey import Monkey

give_back_large_blocks()
monkey = Monkey(3, Path(sys.argv[1]))
monkey.sizes = [(2560, 1440)]
monkey.act(3000)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
"""
HOUR = """
import os
from pathlib import Path
from synapse_sim.session.commands import ShowScene
from synapse_sim.story.scene_names import view_names
from synapse_sim.ui.memory import Tidying, give_back_large_blocks
from tests.ui.pilot import Pilot

give_back_large_blocks()
pilot, tidying, views = Pilot(size=(640, 400)), Tidying(), view_names()
pilot.key("r")
for minute in range(60):
    for _ in range(600):
        pilot.app.advance(0.1)
        pilot.app.draw(pilot.surface)
        tidying.advance(0.1)
        if not pilot.session.is_playing:
            pilot.key("r")
    pilot.session.do(ShowScene(views[minute % len(views)]))
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    print(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
"""


@pytest.fixture
def agents_seldom_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new circuit and a new cleft at every tenth rest alone: they take most of a monkey's time."""
    building, luck = World.building, random.Random(1)
    built: list[World] = []

    def seldom(config: Config, course: Course, time_h: float) -> Work[World]:
        if luck.random() < 0.05 or not built:
            built[:] = [(yield from building(config, course, time_h))]
        built[0].follow(course, time_h)
        return built[0]

    monkeypatch.setattr(World, "building", seldom)


@pytest.mark.usefixtures("agents_seldom_begin_anew")
def test_five_thousand_random_events_break_nothing(tmp_path: Path) -> None:
    monkey = Monkey(1, tmp_path, sizes=12, largest=(800, 640), unhurried=False)
    monkey.act(5000, frame_every=120)
    assert monkey.is_well()


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_a_hundred_thousand_random_events_break_nothing(seed: int, tmp_path: Path) -> None:
    monkey = Monkey(100 + seed, tmp_path, sizes=300)
    monkey.act(100_000 // len(SEEDS))
    assert monkey.is_well()


def printed(script: str, folder: Path, *words: str) -> list[float]:
    """The numbers that a program of its own prints: what memory it needs is not that of the tests before."""
    file = folder / "measured.py"
    file.write_text(script, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = (sys.executable, str(file), *words)
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return [float(line) for line in ended.stdout.splitlines() if line[:1].isdigit()]


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system tells memory elsewhere")
def test_an_hour_of_play_takes_no_more_memory(tmp_path: Path) -> None:
    """Round after round through the scenes, a minute each; the first round fills the caches.

    How much a scene needs hangs on the moment: what counts is the line through all minutes of later rounds.
    """
    resident_mb = printed(HOUR, tmp_path)[len(VIEWS) :]
    grown_mb_per_min = np.polyfit(np.arange(len(resident_mb)), resident_mb, 1)[0]
    assert len(resident_mb) >= 50
    assert 10.0 * grown_mb_per_min < 1.0


@pytest.mark.long
def test_the_largest_window_needs_no_more_than_600_mb_whatever_happens(tmp_path: Path) -> None:
    """At 2560x1440 a picture of the window has 15 MB.

    Program and libraries take 80 MB, the `DrawCaches` up to 11 windows (165 MB), kept panels 4 (60 MB),
    and while a layer is painted at double width and height another 8 (120 MB) for a moment.
    """
    assert printed(PEAK, tmp_path, str(tmp_path))[-1] < 600.0
