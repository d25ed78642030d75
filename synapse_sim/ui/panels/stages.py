"""The stages on the ribbon with their live words, from long to short."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.draw.canvas import Paint
from synapse_sim.session.frame import Frame
from synapse_sim.story.stages import RIBBON


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: names and values from long to short, colour, what it is, whether it is greyed out."""

    names: tuple[str, ...]
    values: tuple[str, ...]
    paint: Paint
    tip: str
    faint: bool = False


def stages(frame: Frame) -> tuple[Stage, ...]:
    """The ribbon at this moment."""
    facts = frame.facts
    return tuple(
        Stage(
            stage.names,
            stage.message(facts).wordings,
            stage.paint,
            stage.tip,
            faint=stage.name == "relief" and not facts.relief_is_known,
        )
        for stage in RIBBON
    )
