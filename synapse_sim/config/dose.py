"""What a dose is: the one place that knows mg, mg/kg, their kin, and the mass of a body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from synapse_sim.config.routes import RouteName
from synapse_sim.config.sections.drug import DoseUnit
from synapse_sim.config.sections.subject import REFERENCE_WEIGHT_KG, Species

DAY_H = 24.0
"""Doses that begin within so many hours count as one; exactly so far apart they count apart."""
_SAME_TIME_H = 1e-9

MASSES_MG = {"mg": 1.0, "g": 1e3, "µg": 1e-3, "μg": 1e-3, "ug": 1e-3, "mcg": 1e-3}
"""Every word for a mass that a person would type, in mg; µ is on keyboards and μ in Greek texts."""


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose as it is given.

    at_h: when it begins, hours.
    mg: how much, in the reference body of the species.
    route: by which way.
    infusion_min: how long it runs in, None where the route decides.
    """

    at_h: float
    mg: float
    route: RouteName
    infusion_min: float | None = None


def read_unit(word: str) -> tuple[float, DoseUnit] | None:
    """What one of a unit is in mg or in mg/kg; None if the word is no unit of a dose.

    >>> read_unit("µg/kg"), read_unit("g"), read_unit("ml")
    ((0.001, 'mg/kg'), (1000.0, 'mg'), None)
    """
    mass, slash, body = word.lower().replace(" per ", "/").replace(" ", "").partition("/")
    if mass not in MASSES_MG or (slash and body != "kg"):
        return None
    return MASSES_MG[mass], "mg/kg" if slash else "mg"


def in_unit(dose: float, unit: DoseUnit, wanted: DoseUnit, species: Species) -> float:
    """A dose in the other unit, in the reference body of a species."""
    if unit == wanted:
        return dose
    weight_kg = REFERENCE_WEIGHT_KG[species]
    return dose * weight_kg if wanted == "mg" else dose / weight_kg


def unit_factors(wanted: DoseUnit, species: Species) -> dict[str, float]:
    """Every word for a unit, with the factor that turns a number of it into the wanted unit."""
    words = (f"{mass}{per}" for mass in MASSES_MG for per in ("", "/kg", " per kg"))
    known = {word: read_unit(word) for word in words}
    return {word: in_unit(found[0], found[1], wanted, species) for word, found in known.items() if found}


def said_dose(dose: float, unit: DoseUnit) -> str:
    """A dose in few characters that never round a small one to nothing: "84 mg", "0.50 mg/kg"."""
    digits = f"{dose:.0f}" if dose >= 10 else f"{dose:.2f}" if dose >= 0.1 or not dose else f"{dose:.2g}"
    return f"{digits} {unit}"


def most_in_a_day_mg(doses: Iterable[Dose]) -> float:
    """The most that is given within any 24 h, half-open; doses in order of time."""
    return max(_sums_mg(tuple(doses)), default=0.0)


def _sums_mg(doses: tuple[Dose, ...]) -> Iterator[float]:
    """For each dose, what was given in the 24 h up to and with it."""
    first, total = 0, 0.0
    for dose in doses:
        total += dose.mg
        while doses[first].at_h <= dose.at_h - DAY_H + _SAME_TIME_H:
            total -= doses[first].mg
            first += 1
        yield total
