"""A pilot goes through lessons by a clicker alone, times every press and takes a picture of every card.

`python -m tests.lesson_sheets FOLDER [--light] [LESSON ...]` writes a sheet a lesson, cards at a quarter
(`SDL_VIDEODRIVER=dummy` without a display), and tells the ms of processor time from each press to the end of
the first frame. `tests/ui/test_lesson_pilot.py` asks of every lesson that this frame lacks no large picture.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pygame

from synapse_sim.lesson.shelf import lesson_names
from synapse_sim.session.lesson_commands import OpenLesson
from tests.ui.pilot import Pilot
from tests.ui.rehearsed import sliced

SIZE = (1280, 720)
_ACROSS, _SHRINK = 3, 2
_REST_FRAMES = 60
"""Frames between presses: somebody speaks meanwhile, and what comes is prepared."""
_MOST_PRESSES = 60


@dataclass(frozen=True, slots=True)
class Card:
    """One card as the pilot found it: its beat from 1, and the ms from the press to the end of its frame."""

    number: int
    press_ms: float
    said: str


def cards(name: str, pilot: Pilot, rest: Callable[[], None] | None = None) -> Iterator[Card]:
    """Every card of a lesson at its first frame, by PageDown alone; a press that asks again is one too.

    Args:
        name: of the lesson.
        pilot: who presses.
        rest: lets time pass between presses.
    """
    assert pilot.session.do(OpenLesson(name, 0)) == ""
    pilot.frame()
    yield _card(pilot, 0.0)
    for _ in range(_MOST_PRESSES):
        if pilot.session.frame().lesson.recap is not None:
            return
        (rest or partial(pilot.frame, _REST_FRAMES))()
        started = time.process_time()
        pilot.press("pagedown")
        pilot.frame()
        yield _card(pilot, 1000.0 * (time.process_time() - started))
    raise AssertionError(f"{name} does not end")


def _card(pilot: Pilot, press_ms: float) -> Card:
    beat = pilot.session.frame().lesson
    return Card(beat.number, press_ms, beat.sentence)


def sheet(name: str, *, light: bool = False) -> pygame.Surface:
    """All cards of a lesson at a quarter, the last of those that a beat shows; tells the times."""
    pilot = sliced(Pilot({}, size=SIZE, projector=light))
    taken: dict[int, pygame.Surface] = {}
    small = SIZE[0] // _SHRINK, SIZE[1] // _SHRINK
    for card in cards(name, pilot):
        taken[card.number] = pygame.transform.smoothscale(pilot.app.render(SIZE), small)
        sys.stdout.write(f"{name} {card.number}: {card.press_ms:.0f} ms  {card.said}\n")
        sys.stdout.flush()
    whole = pygame.Surface((_ACROSS * small[0], -(-len(taken) // _ACROSS) * small[1]), 0, 32)
    for k, picture in enumerate(taken.values()):
        whole.blit(picture, (k % _ACROSS * small[0], k // _ACROSS * small[1]))
    return whole


def main(folder: Path, names: list[str], *, light: bool) -> None:
    """Write the sheets of some lessons, or of all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or lesson_names():
        pygame.image.save(
            sheet(name, light=light), str(folder / f"{name}_{'light' if light else 'dark'}.png")
        )


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        [each for each in sys.argv[2:] if not each.startswith("--")],
        light="--light" in sys.argv,
    )
