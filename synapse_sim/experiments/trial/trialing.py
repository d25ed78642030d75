"""A virtual trial as work between frames: the scores, then what they say."""

from __future__ import annotations

from collections.abc import Generator
from threading import Thread

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.work import Work, part
from synapse_sim.experiments.trial.design import Design
from synapse_sim.experiments.trial.people import scoring
from synapse_sim.experiments.trial.result import Effect, Group, TrialResult
from synapse_sim.experiments.trial.statistics import Difference, difference, power, responders
from synapse_sim.files.extras import extra
from synapse_sim.model.relief import starting_score


def trialing(design: Design) -> Work[TrialResult]:
    """The trial of a design, in slices of some milliseconds.

    Raises:
        MissingExtra: if SciPy is not installed.
    """
    yield from _loading()
    found = yield from part(scoring(design), 0, 2)
    return (yield from part(concluding(design, found), 1, 2))


def _loading() -> Generator[tuple[float, None], None, None]:
    """SciPy takes longer than a frame to load: beside the frames, then."""
    extra("scipy", "stats")
    loading = Thread(target=extra, args=("scipy.stats", "stats"), daemon=True)
    loading.start()
    while loading.is_alive():
        loading.join(0.002)
        yield 0.0, None


def concluding(design: Design, found: list[Floats]) -> Work[TrialResult]:
    """What the scores say, (trials, patients, times) of each arm: a few tests at a time."""
    for scores in found:
        scores.setflags(write=False)
    groups: list[Group] = []
    for number in range(design.repeat):
        groups += _groups(design, number, found)
        yield (number + 1) / (2 * design.repeat), None
    effects = yield from part(_effects(design, found), 1, 2)
    scores_by_arm = {arm.name: scores for arm, scores in zip(design.arms, found, strict=True)}
    return TrialResult(design, scores_by_arm, tuple(groups), tuple(effects))


def _groups(design: Design, number: int, scores: list[Floats]) -> list[Group]:
    return [
        _group(design, number, arm, time, scores[arm][number, :, time])
        for arm in range(len(design.arms))
        for time in range(len(design.at_h))
    ]


def _group(design: Design, number: int, arm: int, time: int, scores: Floats) -> Group:
    known = scores[~np.isnan(scores)]
    start = starting_score(design.arms[arm].config)
    return Group(
        number + 1,
        design.arms[arm].name,
        design.at_h[time],
        len(known),
        float(known.mean()),
        float(known.std(ddof=1)),
        responders(scores, start),
    )


def _effects(design: Design, scores: list[Floats]) -> Work[list[Effect]]:
    found = []
    for other in range(1, len(design.arms)):
        for time in range(len(design.at_h)):
            each = []
            for number in range(design.repeat):
                each.append(difference(scores[0][number, :, time], scores[other][number, :, time]))
                yield 0.5, None
            found.append(_effect(design, other, time, each))
    return found


def _effect(design: Design, other: int, time: int, each: list[Difference]) -> Effect:
    return Effect(
        design.arms[0].name,
        design.arms[other].name,
        design.at_h[time],
        each[0],
        float(np.mean([one.mean for one in each])),
        power(each) if design.repeat > 1 else None,
    )
