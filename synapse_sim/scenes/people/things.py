"""Where the things of the trial are that one can point at."""

from __future__ import annotations

from collections.abc import Iterator

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.people.reading import Reading, TrialArm, reading_of, shows_people, step_of
from synapse_sim.scenes.people.view import ArmParts, Parts, Slope, parts
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Things
from synapse_sim.session.frame import Frame

_AROUND_START = 3.4
"""Points to each side of the score that all have before treatment."""
_HEADROOM = 1.06
"""Height of the room of a figure, in heights of a figure."""


def things(canvas: Canvas, frame: Frame, room: Room) -> Things:
    """Rectangles of each thing in both arms, px; none before there are people."""
    trial = frame.people.trial
    if trial is None or not shows_people(frame.config, frame.course):
        return {}
    seen, shared = reading_of(trial), parts(room.free, canvas.em("small"))
    arms = tuple(zip(seen.arms, shared.arms, strict=True))
    return {
        "start_line": tuple(_span(own.slope, arm.start, _AROUND_START) for arm, own in arms),
        "figures": tuple(_span(own.slope, 0.0, float("inf")) for _, own in arms),
        "responders": tuple(rect for arm, own in arms for rect in _responders(seen, arm, own)),
        "being_treated": (*_parts(arms, frame.time_h, by_drug=False), *_legend(shared)),
        "drug_part": (*_parts(arms, frame.time_h, by_drug=True), *_legend(shared)),
        "comparator": (_whole(shared.arms[1]),),
        "followed": tuple(own.followed for _, own in arms if own.followed is not None),
    }


def _span(slope: Slope, score: float, points: float) -> Rect:
    """The figures that stand at most so many points beside a score."""
    left = float(slope.x(score + points))
    right = float(slope.x(score - points))
    top = slope.area.y - slope.depth - _HEADROOM * slope.figure
    return Rect(left, top, max(right - left, 1.0), slope.area.y + slope.rise - top)


def _responders(seen: Reading, arm: TrialArm, own: ArmParts) -> Iterator[Rect]:
    """The share with its bar, what was published of it, and the ground on which who responds stands."""
    if own.head is not None:
        yield own.head
    if own.source is not None:
        yield own.source
    if seen.counts:
        yield _span(own.slope, 0.0, arm.half)


def _parts(arms: tuple[tuple[TrialArm, ArmParts], ...], time_h: float, *, by_drug: bool) -> Iterator[Rect]:
    """One part of the arrow in each arm, as wide as it is."""
    for arm, own in arms:
        if own.average is not None:
            step = step_of(arm, time_h)
            middle = arm.start - step.by_treatment
            begin, end = (middle, step.score) if by_drug else (arm.start, middle)
            left, right = (float(own.slope.x(score)) for score in (begin, end))
            yield Rect(left, own.average.y, max(right - left, own.average.h), own.average.h)


def _legend(shared: Parts) -> tuple[Rect, ...]:
    return () if shared.legend is None else (shared.legend,)


def _whole(own: ArmParts) -> Rect:
    """All of an arm."""
    slope, spare = own.slope, 1.2 * own.slope.figure
    top = own.head.y if own.head is not None else slope.area.y - slope.depth - spare
    below = own.feels or own.axis
    bottom = below.bottom if below is not None else slope.area.bottom
    return Rect(slope.area.x, top, slope.area.w, bottom - top)
