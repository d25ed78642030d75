"""Parameters of the section `course`."""

from __future__ import annotations

from synapse_sim.config.parameter import Section


class CourseGrid(Section):
    """The section `course`."""
