"""Published data points of the computed arm: same drug, dose and schedule, for scores the same trial."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from synapse_sim.config import Config
from synapse_sim.late import Late

if TYPE_CHECKING:
    from synapse_sim.experiments.findings import course_cache, findings
    from synapse_sim.experiments.findings.findings import Finding, Point
else:
    course_cache = Late("synapse_sim.experiments.findings.course_cache")
    findings = Late("synapse_sim.experiments.findings.findings")

_OF_A_TRIAL = {"score", "relief"}
"""Columns that depend on what people expect, and on how they were at the start."""


@dataclass(frozen=True, slots=True)
class Published:
    """A published value with the finding that it belongs to."""

    point: Point
    finding: Finding

    @property
    def short_source(self) -> str:
        """Name and year: "Zanos 2018"."""
        return self.finding.source.split(",")[0].split(";")[0]


def published(config: Config) -> tuple[Published, ...]:
    """The data points that may be laid over the course of a config."""
    return tuple(each for each in _all_points() if _belongs(each, config))


_DOSES = ("dose-02-mg", "murrough-24h", "dose-1-mg")
"""Findings of trials in people with depression that gave ketamine once, as an infusion of 40 min."""


def published_doses(config: Config) -> tuple[tuple[float, str], ...]:
    """Doses at which a trial asked about relief, in the config's own unit, each with its source.

    None where what is given is not what those trials gave: another drug, route, schedule or species.
    """
    found = []
    for each in findings.findings():
        arm = _arm(each.id).treatment if each.id in _DOSES else None
        if arm is not None and arm.model_copy(update={"dose": config.treatment.dose}) == config.treatment:
            found.append((arm.dose, each.source.split(",")[0]))
    return tuple(sorted(found)) if config.subject.species == "human" else ()


@cache
def _all_points() -> tuple[Published, ...]:
    return tuple(Published(point, finding) for finding in findings.findings() for point in finding.points)


@cache
def _arm(finding_id: str) -> Config:
    return next(
        course_cache.CourseCache().config(each.given) for each in findings.findings() if each.id == finding_id
    )


def _belongs(each: Published, config: Config) -> bool:
    arm = _arm(each.finding.id)
    if arm.treatment != config.treatment or arm.subject.species != config.subject.species:
        return False
    same_people = (arm.trial, arm.subject) == (config.trial, config.subject)
    return same_people or each.point.column not in _OF_A_TRIAL
