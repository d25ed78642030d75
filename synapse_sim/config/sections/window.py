"""Parameters of the section `window`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Window(Section):
    """The section `window`."""
