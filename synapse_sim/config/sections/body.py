"""Parameters of the section `body`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Body(Section):
    """The section `body`."""
