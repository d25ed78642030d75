"""Runs kept behind the present one as ghosts, to compare A with B."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.session.dose import dose_words
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import overlaid, text

MOST_PINS = 3


@dataclass(frozen=True, slots=True)
class PinnedRun:
    """A run that stays visible: a name for it and its course."""

    label: str
    course: Course


def toggled(pins: tuple[PinnedRun, ...], course: Course) -> tuple[PinnedRun, ...]:
    """The pins with this run added, or without it if it was pinned; the oldest of four gives way."""
    others = tuple(pin for pin in pins if pin.course.config != course.config)
    if len(others) < len(pins):
        return others
    return (*others, pinned(course))[-MOST_PINS:]


def pinned(course: Course) -> PinnedRun:
    """A run with its name."""
    return PinnedRun(run_label(course.config), course)


def run_label(config: Config) -> str:
    """A run in a few words: drug, dose and route."""
    given = config.doses[0].route
    route = overlaid(f"routes.short.{given}", given.replace("_", " "))
    return text("session.run", drug=drug_label(config), dose=dose_words(config), route=route)
