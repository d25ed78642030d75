"""What whole frames cost, agents and all: at rest, in play, dragged, when a scene is first seen; and memory.

Every frame goes through the same `App` as in the window, onto a surface of its own.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import cycle
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np
import pygame

from synapse_sim.app import App
from synapse_sim.config import Config
from synapse_sim.config.drugs import drug_names
from synapse_sim.config.load import load_config
from synapse_sim.config.presets import presets
from synapse_sim.experiments.speed.workload import MS, Figure, Race
from synapse_sim.opening import WindowOptions
from synapse_sim.session.commands import Change, Command, EndGesture, GoTo, Pause, Play, ShowScene
from synapse_sim.session.dose import DOSE, top_dose
from synapse_sim.session.lesson_commands import NextBeat, OpenLesson
from synapse_sim.story.scene_names import LADDER, OVERVIEW, view_names
from synapse_sim.ui.memory import give_back_large_blocks
from synapse_sim.ui.pacer import LEVELS
from synapse_sim.ui.spare import SPARE_S
from synapse_sim.ui.view_commands import Descend

Size = tuple[int, int]
COMMON, LARGE = (1920, 1080), (3840, 2160)
STEP_S = 1.0 / 60.0
A_ROUND = 15
"""Frames in one round of a race."""
_SETTLING, _LONGEST_SETTLING = 40, 1200
"""Frames until what is entered after a rest is there; at most so many more until all pictures are."""
_GOALS_MS = {"rest": (6.0, 14.0), "play": (6.0, 14.0), "time": (6.0, 14.0), "dose": (16.0, 25.0)}
"""Of a frame on a common and on a large screen."""
LONGEST_MS = 33.0
"""No frame is longer, at a first visit, a rest of the hand or a change of scene."""
_MOST_MB = {COMMON: 400.0, LARGE: 900.0}
FIRST_FRAME_MS, PRESS_MS, SMOOTH_MS = 1500.0, 100.0, 16.0
"""After the start; from a press in a lesson to its first frame; of a frame while the eye is led."""
_MOST_LEFT = 0.9
_LESSONS = "chain", "routes"
_READING, _LED, _LONGEST_REHEARSAL = 180, 48, 1500
"""Frames for which a card is read, in which the eye is led, and at most until all is made ready."""


class Screen:
    """A window without a display, whose memory is given back as in one."""

    def __init__(self, config: Config, size: Size, scene: str = OVERVIEW) -> None:
        give_back_large_blocks()
        self.app = App(WindowOptions(config, size=size, scene=scene), at_once=False)
        self.app.painting.caches.builds.spare_s = SPARE_S
        self._surface = pygame.Surface(size, 0, 32)

    def frame(self, command: Command | None = None) -> float:
        """One frame after a command; returns what it took of the processor, ms."""
        before_s = process_time()
        if command is not None:
            self.app.session.do(command)
        self.app.advance(STEP_S)
        self.app.draw(self._surface)
        return 1000.0 * (process_time() - before_s)

    def frames(self, commands: Iterable[Command | None]) -> list[float]:
        """A frame after each command, ms."""
        return [self.frame(command) for command in commands]

    def rehearse(self) -> None:
        """Let all be made that may be seen next."""
        self.settle()
        for _ in range(_LONGEST_REHEARSAL):
            if self.app.desk.rehearsal.is_done:
                break
            self.frame()

    def settle(self) -> None:
        """Let what is made in slices come to its end."""
        self.frames([None] * _SETTLING)
        for _ in range(_LONGEST_SETTLING):
            if not self.app.painting.caches.builds.waiting:
                break
            self.frame()


def frames(config: Config) -> Iterator[Race | Figure]:
    """All that is measured of frames."""
    rounds = _Rounds(config)
    for size, views in ((COMMON, view_names()), (LARGE, view_names())):
        for view in views:
            yield from _usual(rounds, size, view)
    for view in view_names():
        left = partial(_left_by_a_step, config, view)
        yield Figure(f"frame, play, after the pacer's first step: {view}", "of it", left, _MOST_LEFT)
    yield from _every_drug(config)
    for size in (COMMON, LARGE):
        yield from _longest(config, size)
        memory = partial(_apart, _memory_mb, size)
        yield Figure(f"memory, {_named(size)}", "MB", memory, _MOST_MB[size])
    yield from _led(config)
    first = partial(_apart, _first_frame_ms, COMMON)
    yield Figure("first frame after the start", MS, first, FIRST_FRAME_MS)


# usual frames


def _usual(rounds: _Rounds, size: Size, view: str) -> Iterator[Race]:
    """A view at rest, in play, and while time or dose is dragged, once all is made that may be seen next."""
    large = size == LARGE
    for name, goals_ms in _GOALS_MS.items():
        workload = f"frame, {name}: {view}, {_named(size)}"
        yield Race(workload, MS, partial(rounds.one, size, view, name), amount=A_ROUND, goal=goals_ms[large])


class _Rounds:
    """Rounds of frames on one screen at a time: for another size or view the old one goes."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._screen: Screen | None = None
        self._shown: tuple[Size, str] | None = None
        self._kind = "rest"

    def one(self, size: Size, view: str, kind: str) -> None:
        """One round; another kind than the last begins on a screen at rest."""
        screen = self._screen
        if screen is None or self._shown != (size, view):
            screen = self._screen = None  # it gives its room back before the next one takes it
            screen = self._screen = Screen(self._config, size, view)
            self._shown, self._kind = (size, view), "rest"
            screen.rehearse()
        if kind != self._kind:
            self._kind = kind
            screen.frame(Pause())
            screen.rehearse()
        screen.frames(_commands(kind, screen.app.session.config, A_ROUND))


def _commands(kind: str, config: Config, count: int) -> list[Command | None]:
    """What is done before each of so many frames."""
    if kind == "time":
        return [GoTo(time_h) for time_h in np.geomspace(0.1, 300.0, count).tolist()]
    if kind == "dose":
        top = top_dose(config)
        return [Change({DOSE: dose}, "drag dose") for dose in np.linspace(0.1 * top, top, count).tolist()]
    return [Play() if kind == "play" else None] * count


def _left_by_a_step(config: Config, view: str) -> float:
    """What the pacer's first step leaves of a frame in play, in turns with full pictures."""
    screen, taken_ms = Screen(config, COMMON, view), [0.0, 0.0]
    screen.rehearse()
    for turn in range(12):
        screen.app.painting.quality = LEVELS[turn % 2].quality
        taken_ms[turn % 2] += sum(screen.frames(_commands("play", config, A_ROUND)))
    return taken_ms[1] / taken_ms[0]


def _every_drug(config: Config) -> Iterator[Figure]:
    """The dearest of all drugs and presets, in play and while the dose is dragged."""
    given: dict[str, Config] = {name: config.with_changes({"treatment.drug": name}) for name in drug_names()}
    given |= {name: load_config(preset=name) for name in presets()}
    taken_ms = cache(lambda: [_medians_ms(each) for each in given.values()])
    for kind in ("play", "dose"):
        dearest = partial(lambda kind: max(each[kind] for each in taken_ms()), kind)
        name = f"frame, {kind}: dearest drug or preset, {_named(COMMON)}"
        yield Figure(name, MS, dearest, _GOALS_MS[kind][0])


def _medians_ms(config: Config) -> dict[str, float]:
    """By what is done, once all is made that may be seen next."""
    screen, medians = Screen(config, COMMON), {}
    for kind in ("play", "dose"):
        screen.frame(Pause())
        screen.rehearse()
        medians[kind] = median(screen.frames(_commands(kind, config, A_ROUND)))
    return medians


# long frames


def _longest(config: Config, size: Size) -> Iterator[Figure]:
    """The longest frame where something new is seen."""
    for name, measure in (
        ("first visit of each scene", _visit_ms),
        ("first visit of scenes that were made ready", partial(_visit_ms, ready=True)),
        ("rest in a drag of the dose", _rest_ms),
    ):
        longest = partial(_apart, partial(measure, config), size)
        yield Figure(f"longest frame, {name}, {_named(size)}", MS, longest, LONGEST_MS)


def _led(config: Config) -> Iterator[Figure]:
    """Where one is led from picture to picture: by a lesson, and down the ladder of scales."""
    turns = cache(lambda: _turns_ms(config, COMMON))
    for name, measure, goal_ms in (
        ("lesson, press to first frame, the longest", lambda: max(turn[0] for turn in turns()), PRESS_MS),
        ("lesson, frame while light and camera move, 95 of 100", lambda: _most(turns()), SMOOTH_MS),
        ("frame between two scales, 95 of 100", lambda: _most(_glides_ms(config, COMMON)), SMOOTH_MS),
    ):
        yield Figure(f"{name}, {_named(COMMON)}", MS, measure, goal_ms)


def _most(ways_ms: Iterable[list[float]]) -> float:
    """What 95 of 100 frames of some ways take at most, ms."""
    return float(np.percentile(np.concatenate(list(ways_ms)), 95))


def _visit_ms(config: Config, size: Size, *, ready: bool = False) -> float:
    """Scene after scene for half a second each, at once or once all is made that may be seen next."""
    screen = Screen(config, size)
    (screen.rehearse if ready else screen.settle)()
    return max(max(screen.frames([ShowScene(view), *[None] * A_ROUND])) for view in view_names())


def _turns_ms(config: Config, size: Size) -> list[list[float]]:
    """In some lessons, every card but the first: the frame after the press, and while the eye is led."""
    turns = []
    for name in _LESSONS:
        screen = Screen(config, size)
        screen.frame(OpenLesson(name, 0))
        while (lesson := screen.app.session.frame().lesson) is not None and lesson.recap is None:
            screen.frames([None] * _READING)
            turns.append(screen.frames([NextBeat(), *[None] * _LED]))
    return turns


def _glides_ms(config: Config, size: Size) -> Iterator[list[float]]:
    """Down the ladder of scales and up again."""
    screen = Screen(config, size, LADDER[0])
    screen.rehearse()
    for step in (1,) * (len(LADDER) - 1) + (-1,) * (len(LADDER) - 1):
        screen.app.desk.do(Descend(step))
        yield screen.frames([None] * _LED)
        screen.settle()


def _rest_ms(config: Config, size: Size) -> float:
    """In every scene a drag, a rest, and the drag goes on."""
    screen = Screen(config, size)
    longest = 0.0
    for view in view_names():
        screen.frame(ShowScene(view))
        screen.settle()
        drag = _commands("dose", config, 10)
        longest = max(longest, *screen.frames([*drag, *[None] * A_ROUND, *drag, EndGesture()]))
    return longest


# in a process of its own


def _apart(measure: Callable[[Size], float], size: Size) -> float:
    """A figure of a process that did nothing else."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_alone, (measure, size))


def _alone(measure: Callable[[Size], float], size: Size) -> float:
    """As a window does, it keeps what its start made out of collections of garbage."""
    gc.freeze()
    return measure(size)


def _memory_mb(size: Size) -> float:
    """Most memory of a process that, as the window, has shown every scene, dragged dose and time in it."""
    screen = Screen(Config(), size)
    for view, kind in zip(cycle(view_names()), ["dose", "time", "play"] * len(view_names()), strict=False):
        screen.frames([ShowScene(view), *_commands(kind, Config(), A_ROUND)])
    return _peak_mb()


def _peak_mb() -> float:
    """Most memory that this program has had; `getrusage` counts that of the one which began it, too."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return float("nan")
    return float(status.partition("VmHWM:")[2].split()[0]) / 1000.0


def _first_frame_ms(size: Size) -> float:
    """All that this process has done so far, and a frame."""
    Screen(Config(), size).frame()
    return 1000.0 * process_time()


def _named(size: Size) -> str:
    return f"{size[0]} x {size[1]}"
