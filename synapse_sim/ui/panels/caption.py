"""The place in time as a heading; what happens there is told by `story.caption`."""

from __future__ import annotations

from synapse_sim.session.frame import Frame
from synapse_sim.texts.numbers import after


def heading(frame: Frame) -> str:
    """The place in time."""
    if abs(frame.time_h) < 0.5 / 60:
        return "The dose"
    if frame.time_h < 0:
        return f"{after(frame.time_h)} before the dose"
    infusion = frame.config.doses[0].infusion_min is not None and frame.time_h < 3
    dose = "first dose" if len(frame.config.doses) > 1 else "dose"
    return f"{after(frame.time_h)} after the {'start of the infusion' if infusion else dose}"
