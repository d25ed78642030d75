"""Parameters of the section `terminal`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Terminal(Section):
    """The section `terminal`."""
