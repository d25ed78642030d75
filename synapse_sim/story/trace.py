"""The causal trace: the chain from a stage back to the dose, each link with its numbers and without it.

Links are those of `course/chain.py`. What a link's number would be with the link off is read from the course
with that link cut (`experiments/lesions.py`); so is what would then be left of the stage that was asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from synapse_sim.course.course import Course
from synapse_sim.late import Late
from synapse_sim.story.facts import facts
from synapse_sim.story.stages import BY_NAME
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import percent

if TYPE_CHECKING:
    from synapse_sim.experiments import lesions
    from synapse_sim.experiments.lesions import Cuts
else:
    lesions = Late("synapse_sim.experiments.lesions")

Known = Callable[[Course], bool]
"""Whether antidepressant data exist for what a course gives."""
_STILL = 1e-6
UNKNOWN = ""
"""What stands for a number that is not computed yet."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the trace.

    name: of the link; `scene`: that shows it; `columns`: what its numbers are made of.
    now, off: its number at the moment, and with the link off.
    left: the number of the stage that was asked for, at its peak, with the link off.
    peak_h: when the link's number is furthest from rest; None if it never moves.
    """

    name: str
    scene: str
    columns: tuple[str, ...]
    now: str
    off: str
    left: str
    peak_h: float | None

    @property
    def label(self) -> str:
        """What it is called."""
        return text(f"trace.{self.name}.label")

    @property
    def equation(self) -> str:
        """How its number follows from its inputs, in words."""
        return text(f"trace.{self.name}.equation")

    @property
    def inputs(self) -> str:
        """What it is made of."""
        return text(f"trace.{self.name}.inputs")

    @property
    def knife(self) -> str:
        """How it is cut."""
        return text(f"trace.{self.name}.knife")


def chain_to(stage: str) -> tuple[str, ...]:
    """Names of the links from a stage back to the dose."""
    names = tuple(lesions.LESIONS)
    return tuple(reversed(names[: names.index(stage) + 1]))


def trace(course: Course, cuts: Cuts | None, stage: str, time_h: float, known: Known) -> tuple[Link, ...]:
    """The links from a stage back to the dose.

    Args:
        course: as it is.
        cuts: of this course, or of one before; None while there are none.
        stage: what is asked for: a name of `LESIONS`.
        time_h: hours after the first dose.
        known: whether antidepressant data exist for a course.
    """
    cut = cuts.cut if cuts is not None else {}
    best_h = peak_of(course, stage)
    return tuple(_link(course, cut, (name, stage), (time_h, best_h), known) for name in chain_to(stage))


def _link(
    course: Course,
    cut: Mapping[str, Course],
    names: tuple[str, str],
    times_h: tuple[float, float | None],
    known: Known,
) -> Link:
    (name, stage), (time_h, best_h) = names, times_h
    off = cut.get(name)
    left_h = time_h if best_h is None else best_h
    return Link(
        name,
        _scene(name),
        _columns(name),
        said(course, name, time_h, known),
        UNKNOWN if off is None else said(off, name, time_h, known),
        UNKNOWN if off is None else said(off, stage, left_h, known),
        peak_of(course, name),
    )


def peak_of(course: Course, name: str) -> float | None:
    """When a link's number is furthest from rest, hours after the first dose; None if it never moves."""
    if name != lesions.PROTEINS:
        return BY_NAME[name].peak_h(course)
    top = int(course.protein_rel.argmax())
    return float(course.time_h[top]) if course.protein_rel[top] > 1.0 + _STILL else None


def said(course: Course, name: str, time_h: float, known: Known) -> str:
    """A link's number at a time, in the words of the ribbon; proteins as a share of their own peak."""
    if name == lesions.PROTEINS:
        most = float(course.protein_rel.max()) - 1.0
        now = float(np.interp(time_h, course.time_h, course.protein_rel)) - 1.0
        return percent(max(0.0, now / most)) if most > _STILL else percent(0.0)
    stage = BY_NAME[name]
    return stage.message(facts(course, time_h, relief_is_known=known(course))).wordings[-1]


def _scene(name: str) -> str:
    return BY_NAME[lesions.SPINES if name == lesions.PROTEINS else name].scene


def _columns(name: str) -> tuple[str, ...]:
    return ("protein_rel",) if name == lesions.PROTEINS else BY_NAME[name].told_by
