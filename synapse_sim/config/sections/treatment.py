"""Parameters of the section `treatment`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Treatment(Section):
    """The section `treatment`."""
