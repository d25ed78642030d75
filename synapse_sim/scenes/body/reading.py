"""Where the dose is now, read off the parcels, in longer and shorter tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.body.parcels import (
    BLOOD,
    BRAIN,
    GUT,
    HYDROXYNORKETAMINE,
    LIVER,
    NORKETAMINE,
    OUT,
    SITE,
    TISSUE,
    ParcelVisits,
)
from synapse_sim.config.dose import Dose
from synapse_sim.draw.canvas import Paint
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import wordings


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the dose: name, mark, colour, and the places that count for it."""

    name: str
    shape: str
    paint: Paint
    places: tuple[int, ...]

    def wordings(self, door: str) -> tuple[str, ...]:
        """What it is called on screen, from long to short; the door of the drug has a name of its own."""
        return wordings(f"scenes.body.row.{self.name}", door=door)


ROWS = (
    Row("door", "diamond", "drug", (SITE,)),
    Row("gut_and_liver", "diamond", "drug", (GUT, LIVER)),
    Row("blood", "diamond", "drug", (BLOOD,)),
    Row("tissue", "diamond", "drug", (TISSUE,)),
    Row("norketamine", "square", "metabolite", (NORKETAMINE,)),
    Row("hydroxynorketamine", "plus", "metabolite_late", (HYDROXYNORKETAMINE,)),
    Row("left", "ring", "neutral", (OUT,)),
)


def shares_of_dose(visits: ParcelVisits, given: int) -> list[float]:
    """The share of all parcels given so far in each row's places.

    The brain's parcels are extra ones that hold little; a parcel that is seen no more has left the body.
    """
    seen = np.bincount(visits.place, minlength=OUT + 1)
    seen[OUT] = given - seen[:OUT].sum() + seen[BRAIN]
    return [float(seen[list(row.places)].sum()) / max(given, 1) for row in ROWS]


def tables(shares: list[float]) -> tuple[Sequence[tuple[Row, float]], ...]:
    """The whole dose in seven, five, four, three and two rows; the shares of each add up to the same."""
    site, gut, blood, tissue, first, second, gone = shares
    door, left = (ROWS[0], site), (ROWS[6], gone)
    metabolites = Row("metabolites", "square", "metabolite", ()), first + second
    inside = Row("inside", "diamond", "drug", ()), gut + blood + tissue
    drug = Row("drug", "diamond", "drug", ()), site + gut + blood + tissue
    changed = Row("changed", "ring", "neutral", ()), first + second + gone
    organs = Row("organs", "diamond", "drug", ()), gut + tissue
    return (
        list(zip(ROWS, shares, strict=True)),
        (door, (ROWS[2], blood), organs, metabolites, left),
        (door, inside, metabolites, left),
        (drug, metabolites, left),
        (drug, changed),
    )


def dose_now(frame: Frame) -> tuple[Dose, int]:
    """The dose that was given last, and how many parcels it is; before the first, the first."""
    body = frame.world.body
    index = body.dose_at(frame.time_h)
    return frame.config.doses[index], body.counts[index]


def waiting_share(frame: Frame, visits: ParcelVisits) -> float:
    """Share of a dose that has still to go in; 1 before the first."""
    dose, parcels = dose_now(frame)
    if frame.time_h < dose.at_h:
        return 1.0
    return float(np.count_nonzero(visits.place == SITE)) / max(parcels, 1)
