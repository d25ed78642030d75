"""The place in time, in words from long to short; what happens there is told by `story`."""

from __future__ import annotations

from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import brief_time

HIDDEN = "?"
"""What stands for anything masked."""


def times(frame: Frame) -> tuple[str, ...]:
    """The place in time, from long to short; of an animal with its species."""
    short, species = brief_time(frame.time_h), frame.config.subject.species
    return (short,) if species == "human" else (text(f"panels.heading.{species}", place=short), short)
