"""What a parameter is called and what is noted about it: English on its own line, else as spoken now."""

from __future__ import annotations

from synapse_sim.config import Parameter
from synapse_sim.texts.catalogue import overlaid


def label_of(about: Parameter) -> str:
    """The parameter's name on screen."""
    return overlaid(f"parameters.{about.key}.label", about.label)


def note_of(about: Parameter) -> str:
    """The sentence about it; empty if there is none."""
    return overlaid(f"parameters.{about.key}.note", about.note)
