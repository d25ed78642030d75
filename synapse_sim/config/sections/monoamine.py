"""Parameters of the section `monoamine`: the slow benefit behind the fast occupancy of transporters."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter


class Monoamine(Section):
    """Adaptation that turns occupancy into benefit over weeks."""

    benefit: float = parameter(
        0.173,
        low=0.0,
        high=0.6,
        label="Share of the score in the long run",
        source="fitted: 2 to 4 points over pill after six weeks, finding ssri-six-weeks",
    )
    adaptation_tau_d: float = parameter(
        30.0,
        unit="d",
        low=2.0,
        high=90.0,
        label="Time constant of adaptation",
        source="fitted: a third of it in week 1, finding ssri-week-one (Taylor 2006, PMC2211759)",
    )
