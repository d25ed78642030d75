"""Drug parcels on their way from the site of delivery to the brain and out, readable at any time.

All event times are drawn beforehand. Doses add: each dose's parcels go their own ways through the same chain.

The brain takes so little of the drug that the kinetics treats it as a link beside the blood. Its parcels are
therefore extra ones that hold less drug: they arrive at random in proportion to what flows in, and each stays
for an exponential time, so that their expected number follows the effect site exactly.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.hazard import Hazard, event_times, first_luck, summed
from synapse_sim.agents.parcels_paths import (
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
    Pathways,
    Stays,
    draw_paths,
    joined,
)
from synapse_sim.agents.states import States
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
    "Parcels",
    "Pathways",
    "Stays",
]

Floats = NDArray[np.float64]

VARIANTS = 4
"""Independent draws of a dose's paths; a longer schedule uses them in turn."""
LINK = -2
"""Compartment of the brain's parcels: none of the chain."""


@dataclass(frozen=True, slots=True)
class BrainLink:
    """The effect site as parcels: (n,) times (h), (n,) how many are expected, and how fast each leaves."""

    time_h: Floats
    expected: Floats
    leaving_per_h: float


class Parcels:
    """All parcels of a schedule.

    parcels_per_dose: how many.
    """

    def __init__(
        self,
        section: Body,
        seed: int,
        *,
        pathways: Pathways | None,
        dose_times_h: tuple[float, ...],
        trial_doses: float,
        brain: BrainLink,
    ) -> None:
        """Draw all paths.

        Args:
            section: the numbers of the body scene.
            seed: the parcels' luck.
            pathways: the chain of the drug on its route; None if it has no modelled kinetics.
            dose_times_h: when a dose is given.
            trial_doses: size of each dose relative to the one of the trials.
            brain: what the effect site does.
        """
        wanted = round(section.parcels * trial_doses) if pathways else 0
        self.parcels_per_dose = min(wanted, section.most_parcels)
        parts = [_brain_stays(brain, seed, self.parcels_per_dose * len(dose_times_h))]
        if pathways:
            liver_h, leaving_h = section.liver_min / 60.0, section.leaving_min / 60.0
            for dose, time_h in enumerate(dose_times_h):
                paths = draw_paths(pathways, self.parcels_per_dose, seed, dose % VARIANTS, liver_h)
                parts.append(_given_at(paths, time_h, dose * self.parcels_per_dose, leaving_h))
        self._stays = joined(parts)

    def at(self, time_h: float) -> Stays:
        """Where every parcel is that is in the body at a time (hours after the first dose)."""
        stays = self._stays
        return stays.where(((stays.entered_h <= time_h) & (stays.leaves_h > time_h)).nonzero()[0])

    def snapshot(self, time_h: float) -> States:
        """Which parcels are in the body at a time, where, and where each goes next."""
        now = self.at(time_h)
        return {"parcel": now.parcel, "parcel_place": now.place, "parcel_goes_to": now.goes_to}


def _given_at(paths: Stays, time_h: float, first_parcel: int, leaving_h: float) -> Stays:
    """The paths of one dose on the course's clock; a parcel that is out is seen leaving and then gone."""
    leaves_h = np.where(paths.place == OUT, paths.entered_h + leaving_h, paths.leaves_h)
    return dataclasses.replace(
        paths,
        parcel=paths.parcel + first_parcel,
        entered_h=paths.entered_h + time_h,
        leaves_h=leaves_h + time_h,
    )


def _brain_stays(brain: BrainLink, seed: int, first_parcel: int) -> Stays:
    there = brain.expected
    flowed_in = there - there[0] + brain.leaving_per_h * summed(brain.time_h, there)
    arrivals = Hazard(brain.time_h, np.maximum.accumulate(flowed_in))
    entered_h = event_times(arrivals, seed, "brain arrivals")
    stayed_h = first_luck(seed, "brain stays", entered_h.size) / brain.leaving_per_h
    blood = np.full(entered_h.size, BLOOD)
    return Stays(
        parcel=first_parcel + np.arange(entered_h.size),
        compartment=np.full(entered_h.size, LINK),
        place=np.full(entered_h.size, BRAIN),
        came_from=blood,
        goes_to=blood,
        entered_h=entered_h,
        leaves_h=entered_h + stayed_h,
    )
