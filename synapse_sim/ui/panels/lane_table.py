"""The lanes of the timeline: which there are in chain order, and what each shows of a course."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.course.parts import improvement
from synapse_sim.course.thresholds import ONE_PERCENT
from synapse_sim.draw.canvas import Paint
from synapse_sim.model.relief import starting_score
from synapse_sim.session.dose import relief_is_known
from synapse_sim.session.frame import Frame
from synapse_sim.story.stages import BY_NAME
from synapse_sim.story.words import LEAST_NG_PER_ML, LEAST_UMOLAR
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import at_least, moment, percent, signed_percent, written

DRUG, BLOCK, GLUTAMATE, GROWTH, PROTEINS, SPINES, RELIEF = (
    "drug", "block", "glutamate", "growth_signal", "new_proteins", "new_spines", "relief",
)  # fmt: skip
PLASMA, SCORE, TREATED = "plasma", "score", "treated"


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane.

    paint: of its hill.
    reads: columns of the course that it shows.
    values: how far it is from rest, in its own unit; one for each time.
    said: a value of it in words, with its unit, given the course and the hours.
    belongs: whether a course has it: what is nothing by construction is left out, not drawn as zero.
    column: the one in which values are published or measured.
    point: how far from rest such a value is, in the lane's unit.
    hidden_from_h: from when on it is to be predicted; of such a lane no peak is known.
    """

    name: str
    paint: Paint
    reads: tuple[str, ...]
    values: Callable[[Course], Floats]
    said: Callable[[Course, float], str]
    belongs: Callable[[Course], bool]
    column: str = ""
    point: Callable[[Course, float], float] = lambda _course, value: value
    hidden_from_h: float = inf

    @property
    def is_hidden(self) -> bool:
        """Whether some of it is to be predicted."""
        return self.hidden_from_h < inf

    def until(self, hidden_from_h: float) -> Lane:
        """The same as far as it may be seen: at rest from then on."""

        def values(course: Course) -> Floats:
            return np.where(course.time_h < hidden_from_h, self.values(course), 0.0)

        return replace(self, values=values, hidden_from_h=hidden_from_h)

    def seen(self, course: Course) -> slice:
        """The times of a course at which it may be seen."""
        return slice(int(np.searchsorted(course.time_h, self.hidden_from_h)))

    @property
    def is_link(self) -> bool:
        """Whether it is a link of the chain, and not only data or what being treated does."""
        return self.name not in {PLASMA, SCORE, TREATED}

    def label(self, course: Course) -> str:
        """What it is called beside the lane."""
        is_transporter = self.name == BLOCK and course.config.drug.occupancy is not None
        return text(f"panels.lanes.{'transporter' if is_transporter else self.name}")

    def value_at(self, course: Course, time_h: float) -> float:
        """How far from rest it is at a time."""
        return float(np.interp(time_h, course.time_h, self.values(course)))

    def peak_h(self, course: Course) -> float | None:
        """When it is highest; None where it does not rise visibly, or that is to be predicted."""
        if self.is_hidden:
            return None
        values = self.values(course)
        top = int(values.argmax())
        return float(course.time_h[top]) if values[top] >= ONE_PERCENT else None

    def first_as_high_h(self, course: Course) -> float:
        """When it first is about as high as it gets: of many doses that reach it, the first."""
        values = self.values(course)
        return float(course.time_h[(values >= _AS_HIGH * values.max()).argmax()])

    def last_as_high_h(self, course: Course) -> float:
        """When it last is about as high as it gets."""
        values = self.values(course)
        return float(course.time_h[np.flatnonzero(values >= _AS_HIGH * values.max())[-1]])


_AS_HIGH = 0.98
"""Peaks of a schedule from this share of the highest on look alike."""


def lanes_of(frame: Frame) -> tuple[Lane, ...]:
    """The lanes that may be seen of the present course; those of data come with their points alone."""
    own = {each.column for table in frame.measured for each in table.values}
    given = own | {each.point.column for each in frame.published}
    lanes = (
        lane
        for lane in LANES
        if lane.belongs(frame.course) and (lane.column in given or lane.name not in {PLASMA, SCORE})
    )
    is_seen_first = frame.masked_from_h > frame.span_h[0]
    return tuple(
        lane.until(frame.masked_from_h) if frame.hides(lane.reads) else lane
        for lane in lanes
        if is_seen_first or not frame.hides(lane.reads)
    )


def _blocks(course: Course) -> bool:
    return course.config.drug.block is not None


def _is_monoamine(course: Course) -> bool:
    return course.config.drug.occupancy is not None


def _has_blood_alone(course: Course) -> bool:
    return not _blocks(course) and bool(course.plasma_ng_per_ml.any())


def _is_treated(course: Course) -> bool:
    return course.config.trial.expectancy != "none" and not _blocks(course)


def _is_healthy(course: Course) -> bool:
    return course.config.subject.state == "healthy"


def _level(course: Course) -> Floats:
    return course.effect_site_umolar if _blocks(course) else course.plasma_ng_per_ml


def _level_said(course: Course, time_h: float) -> str:
    value = max(0.0, float(np.interp(time_h, course.time_h, _level(course))))
    return (
        at_least(value, LEAST_UMOLAR, "µM") if _blocks(course) else at_least(value, LEAST_NG_PER_ML, "ng/mL")
    )


def _plasma_said(course: Course, time_h: float) -> str:
    return at_least(max(0.0, course.at(time_h).plasma_ng_per_ml), LEAST_NG_PER_ML, "ng/mL")


def _held(course: Course) -> Floats:
    highest: Floats = BY_NAME[BLOCK].values(course)
    return highest


def _held_said(course: Course, time_h: float) -> str:
    return percent(float(np.interp(time_h, course.time_h, _held(course))))


def _above_start(column: str) -> Callable[[Course], Floats]:
    def values(course: Course) -> Floats:
        shown: Floats = course.columns[column] / course.columns[column][0]
        return shown - 1.0

    return values


def _from_start(column: str) -> Callable[[Course, float], float]:
    """How far a value of a column is above the course's start."""
    return lambda course, value: value / float(course.columns[column][0]) - 1.0


def _change_said(values: Callable[[Course], Floats]) -> Callable[[Course, float], str]:
    return lambda course, time_h: signed_percent(float(np.interp(time_h, course.time_h, values(course))))


def _proteins_said(course: Course, time_h: float) -> str:
    """Share of its own peak, since it has no unit; at the peak when that is."""
    values = _proteins(course)
    top = int(values.argmax())
    if abs(time_h - course.time_h[top]) < 1e-6:
        return text("panels.lanes.peak_at", time=moment(time_h))
    share = float(np.interp(time_h, course.time_h, values)) / max(float(values[top]), 1e-12)
    return text("panels.lanes.of_peak", share=percent(max(0.0, share)))


def _spines(course: Course) -> Floats:
    return _density(course) if _is_healthy(course) else course.restored_share


def _spines_said(course: Course, time_h: float) -> str:
    value = float(np.interp(time_h, course.time_h, _spines(course)))
    return signed_percent(value) if _is_healthy(course) else text("panels.lanes.back", share=percent(value))


def _relief_said(course: Course, time_h: float) -> str:
    if not relief_is_known(course):
        return text("panels.lanes.unknown")
    share = float(np.interp(time_h, course.time_h, improvement(course)))
    if course.config.subject.species != "human":
        return percent(share)
    return text("panels.lanes.drug_alone", scores=relief_scores(course, time_h))


def relief_scores(course: Course, time_h: float) -> str:
    """The score at the start and as the drug alone makes it at a time."""
    share = float(np.interp(time_h, course.time_h, improvement(course)))
    return _from_to(course, starting_score(course.config) * (1.0 - share))


def _from_to(course: Course, now: float) -> str:
    start = starting_score(course.config)
    return text("panels.lanes.from_to", start=written(f"{start:.0f}"), now=written(f"{now:.0f}"))


def _gained(course: Course) -> Floats:
    gained: Floats = course.score[0] - course.score
    return gained


def _score_said(course: Course, time_h: float) -> str:
    return _from_to(course, course.at(time_h).score)


_glutamate, _growth, _proteins = map(_above_start, ("glutamate_rel", "bdnf_rel", "protein_rel"))
_density = _above_start("spine_density_rel")
_LEVELS = ("effect_site_umolar", "plasma_ng_per_ml")
_HELD = ("block_interneuron", "occupancy_sert", "occupancy_net", "occupancy_dat")
LANES = (
    Lane(
        DRUG, "drug", _LEVELS, _level, _level_said, lambda c: _blocks(c) or _has_blood_alone(c),
        "effect_site_umolar",
    ),
    Lane(
        PLASMA, "plasma", ("plasma_ng_per_ml",), lambda c: c.plasma_ng_per_ml, _plasma_said, lambda _: True,
        "plasma_ng_per_ml",
    ),
    Lane(
        BLOCK, "drug", _HELD, _held, _held_said, lambda c: _blocks(c) or _is_monoamine(c),
        "block_interneuron",
    ),
    Lane(
        GLUTAMATE, "glutamate", ("glutamate_rel",), _glutamate, _change_said(_glutamate), _blocks,
        "glutamate_rel", _from_start("glutamate_rel"),
    ),
    Lane(
        GROWTH, "growth", ("bdnf_rel",), _growth, _change_said(_growth), _blocks,
        "bdnf_rel", _from_start("bdnf_rel"),
    ),
    Lane(
        PROTEINS, "growth", ("protein_rel",), _proteins, _proteins_said, _blocks,
        "protein_rel", _from_start("protein_rel"),
    ),
    Lane(
        SPINES, "sprout", ("restored_share", "spine_density_rel"), _spines, _spines_said, _blocks,
        "restored_share",
    ),
    Lane(
        RELIEF, "relief", ("relief", "monoamine_part"), improvement, _relief_said,
        lambda c: (_blocks(c) or _is_monoamine(c)) and not _is_healthy(c), "relief",
    ),
    Lane(
        TREATED, "neutral", ("score", "expectancy"), _gained, _score_said,
        lambda c: _is_treated(c) and not _is_monoamine(c),
    ),
    Lane(
        SCORE, "accent", ("score",), _gained, _score_said, lambda _: True,
        "score", lambda c, value: float(c.score[0]) - value,
    ),
)  # fmt: skip
"""In chain order; plasma and score only with their published points."""
