"""Parameters of the section `cleft`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Cleft(Section):
    """The section `cleft`."""
