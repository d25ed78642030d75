"""Parameters of the section `signalling`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Signalling(Section):
    """The section `signalling`."""
