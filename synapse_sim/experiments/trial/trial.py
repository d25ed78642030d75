"""A virtual trial by one call, on as many processes as are wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synapse_sim.config import Config
from synapse_sim.config.config import Changes
from synapse_sim.course.work import finished
from synapse_sim.experiments.sweep.engine import Here
from synapse_sim.experiments.sweep.processes import Processes
from synapse_sim.experiments.trial.design import Design, usual_arms
from synapse_sim.experiments.trial.people import all_scores
from synapse_sim.experiments.trial.result import TrialResult
from synapse_sim.experiments.trial.trialing import concluding
from synapse_sim.files.extras import extra


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
    return finished(concluding(design, all_scores(design, Processes(workers) if workers > 1 else Here())))
