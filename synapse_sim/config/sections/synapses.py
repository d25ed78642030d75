"""Parameters of the section `synapses`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Synapses(Section):
    """The section `synapses`."""
