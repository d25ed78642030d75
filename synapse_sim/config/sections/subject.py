"""Parameters of the section `subject`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Subject(Section):
    """The section `subject`."""
