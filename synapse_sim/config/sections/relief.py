"""Parameters of the section `relief`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Relief(Section):
    """The section `relief`."""
