"""Parameters of the section `treatment`: which drug, by which way, how much and when."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from synapse_sim.config.parameter import Section, parameter
from synapse_sim.config.sections.drug import DoseUnit, Drug, RouteName
from synapse_sim.config.sections.subject import REFERENCE_WEIGHT_KG, Species

DrugName = Literal[
    "ketamine", "esketamine", "arketamine", "memantine", "ssri", "snri", "ndri", "midazolam", "saline"
]

HIGHEST_DOSE_MG_PER_KG: dict[Species, float] = {"human": 6.0, "rat": 200.0, "mouse": 200.0}
"""Where the literature of each species ends: anaesthesia in people, Moghaddam 1997 in rats."""

Refusal = tuple[str, str]
"""A dotted key and one plain sentence."""

_REGIMEN = "the drug's own trial regimen, from its file"


class Treatment(Section):
    """One drug at fixed times; what is not said here follows the drug's own trial regimen."""

    drug: DrugName = parameter(
        "ketamine", label="Drug", source="illustrative: the drug this program is about"
    )
    route: RouteName = parameter("iv_infusion", label="Route", source=_REGIMEN)
    dose: float = parameter(
        0.5,
        low=0.0,
        high=420.0,
        label="Dose",
        source=_REGIMEN,
        note="The range follows species, unit and route: people to 6 mg/kg, rodents to 200 mg/kg.",
    )
    dose_unit: DoseUnit = parameter("mg/kg", label="Unit of the dose", source=_REGIMEN)
    infusion_min: float = parameter(
        40.0,
        unit="min",
        low=1.0,
        high=1440.0,
        scale="log",
        label="Length of the infusion",
        source=_REGIMEN,
        note="Only an infusion has a length; other routes bring their own.",
    )
    schedule_h: tuple[float, ...] = parameter(
        (0.0,), unit="h", low=0.0, high=4032.0, label="Times of the doses", source=_REGIMEN
    )


def dose_range(species: Species, unit: DoseUnit) -> tuple[float, float]:
    """Least and greatest dose that a species' literature supports, in that unit."""
    highest = HIGHEST_DOSE_MG_PER_KG[species]
    return 0.0, highest if unit == "mg/kg" else highest * REFERENCE_WEIGHT_KG[species]


def refusals(treatment: Treatment, drug: Drug, species: Species, horizon_h: float) -> list[Refusal]:
    """What cannot be given like that: one entry a mistake, none if all is well.

    Args:
        treatment: resolved.
        drug: the chosen one.
        species: of the subject.
        horizon_h: end of the course.
    """
    if not drug.routes_for(species):
        return [("subject.species", f"{drug.label} is modelled for people only, not for a {species}")]
    return [
        *_route_refusals(treatment, drug, species),
        *_dose_refusals(treatment, drug, species),
        *_share_refusals(treatment, drug),
        *_schedule_refusals(treatment.schedule_h, horizon_h),
    ]


def _route_refusals(treatment: Treatment, drug: Drug, species: Species) -> list[Refusal]:
    open_routes = drug.routes_for(species)
    if treatment.route in open_routes:
        return []
    ways = " | ".join(open_routes)
    who = "" if species == "human" else f" for a {species}"
    return [("treatment.route", f'{drug.label} has no route "{treatment.route}"{who}; it has {ways}')]


def _share_refusals(treatment: Treatment, drug: Drug) -> list[Refusal]:
    route = drug.routes.get(treatment.route)
    whole = route.vein_share + route.depot_share + route.gut_share if route else 0.0
    if whole <= 1 + 1e-9:
        return []
    key = f"drugs.{treatment.drug}.routes.{treatment.route}"
    return [(key, f"the shares of {key} add up to {whole:.4g}, more than the dose")]


def _dose_refusals(treatment: Treatment, drug: Drug, species: Species) -> list[Refusal]:
    unit = treatment.dose_unit
    if species != "human" and unit == "mg":
        return [("treatment.dose_unit", f"the dose of a {species} is given in mg/kg")]
    low, high = dose_range(species, unit)
    if not low <= treatment.dose <= high:
        return [
            ("treatment.dose", f"treatment.dose = {treatment.dose:g} is outside [{low:g}, {high:g}] {unit}")
        ]
    route = drug.routes.get(treatment.route)
    most = route.highest_dose_mg_per_kg if route and species == "human" else high
    most_in_unit = most if unit == "mg/kg" else most * REFERENCE_WEIGHT_KG[species]
    if treatment.dose <= most_in_unit + 1e-9:
        return []
    span = f"[0, {most_in_unit:g}] {unit}, the range of the {treatment.route} route"
    return [("treatment.dose", f"treatment.dose = {treatment.dose:g} is outside {span}")]


def _schedule_refusals(schedule_h: tuple[float, ...], horizon_h: float) -> list[Refusal]:
    key = "treatment.schedule_h"
    if not schedule_h:
        return [(key, f"{key} needs at least one time; for no drug set treatment.dose = 0")]
    if any(later <= earlier for earlier, later in pairwise(schedule_h)):
        return [(key, f"{key} must increase from dose to dose")]
    if schedule_h[-1] >= horizon_h:
        late = f"{key} has a dose at {schedule_h[-1]:g} h, but course.horizon_h is {horizon_h:g} h"
        return [(key, late)]
    return []
