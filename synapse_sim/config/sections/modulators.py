"""Parameters of the section `modulators`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Modulators(Section):
    """The section `modulators`."""
