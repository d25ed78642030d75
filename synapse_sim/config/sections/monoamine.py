"""Parameters of the section `monoamine`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Monoamine(Section):
    """The section `monoamine`."""
