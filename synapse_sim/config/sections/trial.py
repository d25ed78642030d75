"""Parameters of the section `trial`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Trial(Section):
    """The section `trial`."""
