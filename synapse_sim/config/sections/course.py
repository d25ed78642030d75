"""Parameters of the section `course`: how long it is and where it is computed."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter

_GRID = "numerics: halving every step moves the default course by less than 0.05 %, a rat's by 1.2 %"


class CourseGrid(Section):
    """The horizon, and the steps of time after each dose and between."""

    horizon_h: float = parameter(
        336.0,
        unit="h",
        low=1.0,
        high=4032.0,
        scale="log",
        label="Horizon",
        source="illustrative: two weeks, in which one dose fades",
    )
    early_step_min: float = parameter(
        2.0, unit="min", low=0.5, high=5.0, label="Step soon after a dose", source=_GRID
    )
    early_h: float = parameter(
        4.0, unit="h", low=1.0, high=12.0, label="How long a dose is young", source=_GRID
    )
    day_step_min: float = parameter(
        15.0, unit="min", low=5.0, high=60.0, label="Step on the day of a dose", source=_GRID
    )
    day_h: float = parameter(
        24.0, unit="h", low=4.0, high=48.0, label="How long a dose's day lasts", source=_GRID
    )
    late_step_h: float = parameter(
        1.5, unit="h", low=0.25, high=6.0, label="Step on other days", source=_GRID
    )
