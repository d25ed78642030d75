from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from synapse_sim.course.course import Course
from synapse_sim.session.circuit_feed import Beside, CircuitFeed
from synapse_sim.session.frame import Frame


def with_beside(shown: Frame) -> Frame:
    """The same frame with all that stands beside its circuit computed."""
    return replace(shown, beside=_beside(shown.course, shown.time_h))


@lru_cache(maxsize=16)
def _beside(course: Course, time_h: float) -> Beside:
    feed = CircuitFeed()
    feed.ask(course, time_h)
    while feed.is_busy:
        feed.advance(1.0)
    return feed.now(course, time_h)
