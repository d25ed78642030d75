"""What a drug's file holds."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class Drug(Section):
    """One drug: its file in `assets/drugs/`."""
