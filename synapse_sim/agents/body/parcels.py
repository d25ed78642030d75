"""Drug parcels on their way from the site of delivery to the brain and out, readable at any time.

All paths of a dose are drawn beforehand. Doses add: each dose's parcels go their own ways through the chain
of its route. Nothing is copied for each dose: a look at a time opens the doses that can still be in the body.

The brain takes so little of the drug that the kinetics treats it as a link beside the blood. Its parcels are
therefore extra ones that hold less drug: their number is the effect site's level.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from synapse_sim.agents.body.brain import BrainLink, BrainParcels
from synapse_sim.agents.body.paths import (
    BLOOD,
    BRAIN,
    GUT,
    HYDROXYNORKETAMINE,
    LIVER,
    NORKETAMINE,
    OUT,
    PLACE_NAMES,
    SITE,
    TISSUE,
    Intake,
    ParcelVisits,
    Pathways,
    draw_paths,
    joined,
)
from synapse_sim.agents.states import States
from synapse_sim.arrays import Floats
from synapse_sim.config.sections.body import Body

__all__ = [
    "BLOOD",
    "BRAIN",
    "GUT",
    "HYDROXYNORKETAMINE",
    "LIVER",
    "NORKETAMINE",
    "OUT",
    "PLACE_NAMES",
    "SITE",
    "TISSUE",
    "BrainLink",
    "Intake",
    "ParcelDose",
    "ParcelVisits",
    "Parcels",
    "Pathways",
]


VARIANTS = 4
"""Independent draws of a dose's paths; a longer schedule uses them in turn."""


@dataclass(frozen=True, slots=True)
class ParcelDose:
    """One dose as parcels.

    at_h: when it is given.
    trial_doses: its size relative to the dose of the trials.
    pathways: the chain of the drug on its route; None if it has no modelled kinetics.
    """

    at_h: float
    trial_doses: float
    pathways: Pathways | None


@dataclass(frozen=True, slots=True)
class _Paths:
    """The paths of one dose on its own clock, shared by doses that are alike; all are out after `lasts_h`.

    lost_h, changed_h: in order, when parcels were lost on the way in, and when they became what is not
    followed.
    """

    visits: ParcelVisits
    lasts_h: float
    lost_h: Floats
    changed_h: Floats

    def gone(self, since_h: float) -> tuple[int, int]:
        """How many were lost, and changed, until a time on the dose's clock."""
        return (
            int(self.lost_h.searchsorted(since_h, side="right")),
            int(self.changed_h.searchsorted(since_h, side="right")),
        )


class Parcels:
    """All parcels of a schedule.

    counts: how many parcels each dose is.
    """

    def __init__(self, section: Body, seed: int, *, doses: Sequence[ParcelDose], brain: BrainLink) -> None:
        """Draw all paths.

        Args:
            section: the numbers of the body scene.
            seed: the parcels' luck.
            doses: in order of time.
            brain: what the effect site does.
        """
        self.counts = tuple(_count(section, dose) for dose in doses)
        self._starts_h = [dose.at_h for dose in doses]
        self._given = [0, *accumulate(self.counts)]
        self._brain = BrainParcels(brain)
        self._paths = _paths_of(section, seed, doses, self.counts)

    def at(self, time_h: float) -> ParcelVisits:
        """Where every parcel is that is in the body at a time (hours after the first dose)."""
        doses = zip(self._starts_h, self._given, self._paths, strict=False)
        parts = [
            _on_its_way(paths.visits, start_h, first, time_h)
            for start_h, first, paths in doses
            if start_h <= time_h < start_h + paths.lasts_h
        ]
        return joined([self._brain.at(time_h), *parts])

    def given(self, time_h: float) -> int:
        """How many parcels were given until a time."""
        return self._given[bisect_right(self._starts_h, time_h)]

    def gone(self, time_h: float) -> tuple[int, int]:
        """How many parcels were lost before they reached gut or blood, and how many were changed for good.

        What the body changes into something that is not followed has not left it yet: the two are apart.
        """
        doses = zip(self._starts_h, self._paths, strict=True)
        counts = [paths.gone(time_h - start_h) for start_h, paths in doses if start_h <= time_h]
        return sum(lost for lost, _ in counts), sum(changed for _, changed in counts)

    def dose_at(self, time_h: float) -> int:
        """Index of the dose that was given last; before the first, the first."""
        return max(0, bisect_right(self._starts_h, time_h) - 1)

    def snapshot(self, time_h: float) -> States:
        """Which parcels are in the body at a time, where, and where each goes next."""
        now = self.at(time_h)
        return {"parcel": now.parcel, "parcel_place": now.place, "parcel_goes_to": now.goes_to}


def _count(section: Body, dose: ParcelDose) -> int:
    wanted = round(section.parcels * dose.trial_doses) if dose.pathways else 0
    return min(wanted, section.most_parcels)


def _paths_of(section: Body, seed: int, doses: Sequence[ParcelDose], counts: Sequence[int]) -> list[_Paths]:
    """The paths of every dose; each kind of dose is drawn in a few variants and used again."""
    keys = [
        (dose.pathways, count, index % VARIANTS)
        for index, (dose, count) in enumerate(zip(doses, counts, strict=True))
    ]
    drawn = {key: _draw(section, seed, *key) for key in dict.fromkeys(keys)}
    return [drawn[key] for key in keys]


def _draw(section: Body, seed: int, pathways: Pathways | None, count: int, variant: int) -> _Paths:
    """The paths of one dose; a parcel that is out is seen leaving and then gone."""
    if pathways is None:
        return _Paths(_NO_STAYS, 0.0, np.zeros(0), np.zeros(0))
    visits = draw_paths(pathways, count, seed, variant, section.liver_min / 60.0)
    leaves_h = np.where(visits.place == OUT, visits.entered_h + section.leaving_min / 60.0, visits.leaves_h)
    out, was_lost = visits.place == OUT, visits.came_from == SITE
    ends = (np.sort(visits.entered_h[out & chosen]) for chosen in (was_lost, ~was_lost))
    stays = dataclasses.replace(visits, leaves_h=leaves_h)
    return _Paths(stays, float(leaves_h.max(initial=0.0)), *ends)


def _on_its_way(visits: ParcelVisits, start_h: float, first_parcel: int, time_h: float) -> ParcelVisits:
    """The stays of one dose that hold at a time, on the course's clock."""
    since_h = time_h - start_h
    now = visits.where(((visits.entered_h <= since_h) & (visits.leaves_h > since_h)).nonzero()[0])
    return dataclasses.replace(
        now,
        parcel=now.parcel + first_parcel,
        entered_h=now.entered_h + start_h,
        leaves_h=now.leaves_h + start_h,
    )


_NONE = np.zeros(0, dtype=np.intp)
_NO_STAYS = ParcelVisits(_NONE, _NONE, _NONE, _NONE, _NONE, np.zeros(0), np.zeros(0))
