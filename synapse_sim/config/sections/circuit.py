"""Parameters of the section `circuit`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Circuit(Section):
    """The section `circuit`."""
