"""Parameters of the section `receptor`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Receptor(Section):
    """The section `receptor`."""
