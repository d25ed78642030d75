"""The place in time as a heading; what happens there is told by `story.caption`."""

from __future__ import annotations

from synapse_sim.session import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import after


def heading(frame: Frame) -> str:
    """The place in time."""
    if abs(frame.time_h) < 0.5 / 60:
        return text("panels.heading.dose")
    if frame.time_h < 0:
        return text("panels.heading.before", time=after(frame.time_h))
    infusion = frame.config.doses[0].infusion_min is not None and frame.time_h < 3
    dose = "after_first" if len(frame.config.doses) > 1 else "after"
    return text(f"panels.heading.{'after_start' if infusion else dose}", time=after(frame.time_h))
