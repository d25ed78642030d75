"""The six stages of the chain with their live words, from long to short, for the ribbon."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.draw.canvas import Paint
from synapse_sim.session.frame import Frame
from synapse_sim.story.catalogue import texts
from synapse_sim.story.stages import stage_words


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: names and values from long to short, colour, what it is, whether it is greyed out."""

    names: tuple[str, ...]
    values: tuple[str, ...]
    paint: Paint
    tip: str
    faint: bool = False


_PAINTS = ("plasma", "drug", "gaba", "glutamate", "growth", "relief")


def stages(frame: Frame) -> tuple[Stage, ...]:
    """The chain at this moment."""
    facts = frame.facts
    told = stage_words(facts)
    return tuple(
        Stage(
            tuple(about["names"]), values, paint, about["tip"], _is_faint(paint, known=facts.relief_is_known)
        )
        for about, values, paint in zip(texts("stages")["stage"], told, _PAINTS, strict=True)
    )


def _is_faint(paint: Paint, *, known: bool) -> bool:
    return paint == "relief" and not known
