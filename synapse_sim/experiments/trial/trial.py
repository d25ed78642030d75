"""A virtual trial from its design to what it says."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from threading import Thread

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.config.config import Changes
from synapse_sim.course.work import Work, finished, part
from synapse_sim.experiments.sweep.engine import Here
from synapse_sim.experiments.sweep.processes import Processes
from synapse_sim.experiments.trial.design import Design, usual_arms
from synapse_sim.experiments.trial.people import all_scores, scoring
from synapse_sim.experiments.trial.result import Effect, Group, TrialResult
from synapse_sim.experiments.trial.statistics import Difference, difference, power, responders
from synapse_sim.files.extras import extra
from synapse_sim.model.relief import starting_score


def trial(
    config: Config | None = None,
    arms: Mapping[str, Changes] | None = None,
    subjects: int = 60,
    *,
    seed: int | None = None,
    blind: str = "none",
    at_h: Sequence[float] = (24.0,),
    repeat: int = 1,
    workers: int = 1,
) -> TrialResult:
    """A virtual trial: arms of different virtual patients, the first compared with each other one.

    Args:
        config: what all arms share; the defaults if left out.
        arms: changes of each arm by its name; the treated drug against midazolam if left out. Its own
            `population.subjects` is the arm's size; another drug comes with its own regimen.
        subjects: virtual patients in each arm.
        seed: draws them; that of the config if left out.
        blind: what patients expect in arms that do not say it, as in `trial.expectancy`.
        at_h: hours after the first dose at which the score is asked for.
        repeat: how many such trials are done, each with other people; for the power.
        workers: processes of this machine, 1 for none beside this one.

    Raises:
        ConfigError: if the design cannot be carried out.
        MissingExtra: if SciPy is not installed.
    """
    base = config or Config()
    base = base if seed is None else base.with_changes({"seed": seed})
    times = tuple(map(float, at_h))
    wanted = usual_arms(base) if arms is None else arms
    design = Design.of(base, wanted, subjects=subjects, blind=blind, at_h=times, repeat=repeat)
    extra("scipy.stats", "stats")
    return finished(_said(design, all_scores(design, Processes(workers) if workers > 1 else Here())))


def trialing(design: Design) -> Work[TrialResult]:
    """The same as work in slices of some milliseconds, for a window.

    Raises:
        MissingExtra: if SciPy is not installed.
    """
    yield from _loading()
    found = yield from part(scoring(design), 0, 2)
    return (yield from part(_said(design, found), 1, 2))


def _loading() -> Generator[tuple[float, None], None, None]:
    """SciPy takes longer than a frame to load: beside the frames, then."""
    extra("scipy", "stats")
    loading = Thread(target=extra, args=("scipy.stats", "stats"), daemon=True)
    loading.start()
    while loading.is_alive():
        loading.join(0.002)
        yield 0.0, None


def _said(design: Design, found: list[Floats]) -> Work[TrialResult]:
    """What the scores say, a few tests at a time."""
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
