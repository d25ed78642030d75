"""The stages on the ribbon with their live words, from long to short."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from synapse_sim.draw.canvas import Paint
from synapse_sim.session.frame import Frame
from synapse_sim.story.facts import Facts
from synapse_sim.story.stages import RIBBON
from synapse_sim.texts.catalogue import Catalogue, spoken


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
    return _stages(frame.facts, spoken())


@lru_cache(maxsize=2)
def _stages(facts: Facts, _language: Catalogue) -> tuple[Stage, ...]:
    """Every frame asks; they stay the same for a moment and a language."""
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
