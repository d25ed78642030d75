"""Parameters of the section `dendrite`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Dendrite(Section):
    """The section `dendrite`."""
