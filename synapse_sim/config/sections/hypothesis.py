"""Parameters of the section `hypothesis`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Hypothesis(Section):
    """The section `hypothesis`."""
