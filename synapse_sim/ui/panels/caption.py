"""The place in time as a heading; what happens there is told by `story.caption`."""

from __future__ import annotations

from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import after, after_dose, clock


def headings(frame: Frame) -> tuple[str, ...]:
    """The place in time, from long to short; of an animal with its species."""
    time_h, species = frame.time_h, frame.config.subject.species
    told = wordings(
        f"panels.heading.{_from(frame)}", time=after(time_h), brief=after_dose(time_h), clock=clock(time_h)
    )
    if species == "human":
        return told
    return tuple(text(f"panels.heading.{species}", place=place) for place in told)


def heading(frame: Frame) -> str:
    """The longest of them."""
    return headings(frame)[0]


def _from(frame: Frame) -> str:
    """What the time is counted from."""
    if abs(frame.time_h) < 0.5 / 60:
        return "dose"
    if frame.time_h < 0:
        return "before"
    if frame.config.doses[0].infusion_min is not None and frame.time_h < 3:
        return "after_start"
    return "after_first" if len(frame.config.doses) > 1 else "after"
