"""Parameters of the section `population`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Population(Section):
    """The section `population`."""
