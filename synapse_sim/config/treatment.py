"""Parameters of the section `treatment`: which drug, by which way, how much and when."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any

from pydantic import SerializerFunctionWrapHandler, model_serializer

from synapse_sim.config.dose import Dose, in_unit, most_in_a_day_mg
from synapse_sim.config.drugs import drug_names
from synapse_sim.config.names import OneOf
from synapse_sim.config.parameter import Section, parameter
from synapse_sim.config.routes import ROUTES, RouteName
from synapse_sim.config.sections.drug import DoseUnit, Drug
from synapse_sim.config.sections.subject import REFERENCE_WEIGHT_KG, Species
from synapse_sim.texts.message import Message

HIGHEST_DOSE_MG_PER_KG: dict[Species, float] = {"human": 6.0, "rat": 200.0, "mouse": 200.0}
"""Where the literature of each species ends: anaesthesia in people, Moghaddam 1997 in rats."""
MOST_DOSES = 500
TABLE, SCHEDULE = "treatment.doses", "treatment.schedule_h"

Refusal = tuple[str, Message]
"""A dotted key and one plain sentence."""

_REGIMEN = "the drug's own trial regimen, from its file"


class DoseRow(Section):
    """One row of the table of doses; what it leaves out is as in the rest of the section."""

    at_h: float
    dose: float
    dose_unit: DoseUnit | None = None
    route: RouteName | None = None
    infusion_min: float | None = None


class Treatment(Section):
    """One drug at fixed times; what is not said here follows the drug's own trial regimen."""

    drug: Annotated[str, OneOf(drug_names)] = parameter(
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
    doses: tuple[DoseRow, ...] = parameter(
        (),
        label="Table of doses",
        source="illustrative: empty, so that dose and schedule_h count",
        note="Instead of dose and schedule_h: rows [[treatment.doses]] with at_h, dose, and where it differs "
        "dose_unit, route, infusion_min.",
    )

    @model_serializer(mode="wrap")
    def _without_an_empty_table(self, dumped: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """A run without a table keeps the hash that it had before there were tables."""
        found: dict[str, Any] = dumped(self)
        return found if self.doses else {name: value for name, value in found.items() if name != "doses"}


def dose_range(species: Species, unit: DoseUnit) -> tuple[float, float]:
    """Least and greatest dose that a species' literature supports, in that unit."""
    highest = HIGHEST_DOSE_MG_PER_KG[species]
    return 0.0, highest if unit == "mg/kg" else highest * REFERENCE_WEIGHT_KG[species]


def doses_of(treatment: Treatment, species: Species) -> tuple[Dose, ...]:
    """Every dose of a treatment in the order of the table or of the times."""
    rows = treatment.doses or (DoseRow(at_h=at_h, dose=treatment.dose) for at_h in treatment.schedule_h)
    return tuple(_given(row, treatment, species) for row in rows)


def _given(row: DoseRow, treatment: Treatment, species: Species) -> Dose:
    route = row.route or treatment.route
    lasts_min = row.infusion_min or treatment.infusion_min
    return Dose(
        row.at_h,
        in_unit(row.dose, row.dose_unit or treatment.dose_unit, "mg", species),
        route,
        lasts_min if ROUTES[route].is_infused else None,
    )


def refusals(treatment: Treatment, drug: Drug, species: Species, horizon_h: float) -> list[Refusal]:
    """What cannot be given like that: one entry a mistake, none if all is well.

    Args:
        treatment: resolved.
        drug: the chosen one.
        species: of the subject.
        horizon_h: end of the course.
    """
    if not drug.routes_for(species):
        return [("subject.species", _said("people_only", drug=drug.label, species=species))]
    key, times_h = SCHEDULE, treatment.schedule_h
    if treatment.doses:
        key, times_h = TABLE, tuple(row.at_h for row in treatment.doses)
    timing = _time_refusals(key, times_h, horizon_h)
    doses = () if timing else doses_of(treatment, species)
    return [
        *_route_refusals(treatment, drug, species),
        *_share_refusals(treatment, drug),
        *timing,
        *(_dose_refusals(treatment, drug, species) or _sum_refusals(treatment, doses, drug, species)),
    ]


def _said(name: str, **numbers: object) -> Message:
    return Message(f"config.treatment.{name}", numbers)


def routes_used(treatment: Treatment) -> tuple[RouteName, ...]:
    """The ways of all doses, each once."""
    if not treatment.doses:
        return (treatment.route,)
    return tuple(dict.fromkeys(row.route or treatment.route for row in treatment.doses))


def _route_refusals(treatment: Treatment, drug: Drug, species: Species) -> list[Refusal]:
    open_routes = drug.routes_for(species)
    numbers = {"drug": drug.label, "species": species, "ways": " | ".join(open_routes)}
    name = "no_route" if species == "human" else "no_route_in_species"
    return [
        ("treatment.route", _said(name, route=route, **numbers))
        for route in routes_used(treatment)
        if route not in open_routes
    ]


def _share_refusals(treatment: Treatment, drug: Drug) -> list[Refusal]:
    used = {name: drug.routes[name] for name in routes_used(treatment) if name in drug.routes}
    whole = {name: way.vein_share + way.depot_share + way.gut_share for name, way in used.items()}
    keys = {f"drugs.{treatment.drug}.routes.{name}": share for name, share in whole.items()}
    return [
        (key, _said("shares", key=key, share=f"{share:.4g}"))
        for key, share in keys.items()
        if share > 1 + 1e-9
    ]


def _dose_refusals(treatment: Treatment, drug: Drug, species: Species) -> list[Refusal]:
    """What is wrong with a dose on its own."""
    if species != "human" and "mg" in (treatment.dose_unit, *(row.dose_unit for row in treatment.doses)):
        return [("treatment.dose_unit", _said("unit_in_species", species=species))]
    rows = treatment.doses or (DoseRow(at_h=0.0, dose=treatment.dose),)
    found: list[Refusal] = []
    for number, row in enumerate(rows, 1):
        said = _row_refusal("dose" if treatment.doses else "treatment.dose", row, treatment, drug, species)
        if said and treatment.doses:
            found.append((TABLE, Message("config.in_row", {"number": number, "table": TABLE, "said": said})))
        elif said:
            found.append(("treatment.dose", said))
    return found


def _row_refusal(
    key: str, row: DoseRow, treatment: Treatment, drug: Drug, species: Species
) -> Message | None:
    """Why one dose is out of range by itself; None if it is not."""
    unit = row.dose_unit or treatment.dose_unit
    low, high = dose_range(species, unit)
    if not low <= row.dose <= high:
        return _outside(key, row, low, high, unit)
    name = row.route or treatment.route
    most = in_unit(_most_mg_per_kg(drug, name, species), "mg/kg", unit, species)
    if row.dose <= most + 1e-9:
        return None
    return _said("outside_route", key=key, dose=f"{row.dose:g}", most=f"{most:g}", unit=unit, route=name)


def _outside(key: str, row: DoseRow, low: float, high: float, unit: DoseUnit) -> Message:
    allowed = f"[{low:g}, {high:g}] {unit}"
    return Message("config.outside", {"key": key, "value": f"{row.dose:g}", "allowed": allowed})


def _most_mg_per_kg(drug: Drug, route: RouteName, species: Species) -> float:
    way = drug.routes.get(route)
    return way.highest_dose_mg_per_kg if way and species == "human" else HIGHEST_DOSE_MG_PER_KG[species]


def _sum_refusals(
    treatment: Treatment, doses: tuple[Dose, ...], drug: Drug, species: Species
) -> list[Refusal]:
    """A split dose keeps the bounds of a single one: of each route, and of the species."""
    limits = [
        (tuple(dose for dose in doses if dose.route == name), _most_mg_per_kg(drug, name, species), name)
        for name in routes_used(treatment)
    ]
    for part, most_mg_per_kg, route in [*limits, (doses, HIGHEST_DOSE_MG_PER_KG[species], None)]:
        given_mg, most_mg = most_in_a_day_mg(part), in_unit(most_mg_per_kg, "mg/kg", "mg", species)
        if given_mg > most_mg * (1 + 1e-9) + 1e-9:
            unit = treatment.dose_unit
            given, most = (f"{in_unit(mg, 'mg', unit, species):.6g} {unit}" for mg in (given_mg, most_mg))
            key = TABLE if treatment.doses else SCHEDULE
            name = "sum_by_route" if route else "sum"
            return [(key, _said(name, key=key, given=given, most=most, route=route))]
    return []


def _time_refusals(key: str, times_h: tuple[float, ...], horizon_h: float) -> list[Refusal]:
    if not times_h:
        return [(key, _said("no_time", key=key))]
    if len(times_h) > MOST_DOSES:
        return [(key, _said("too_many", key=key, count=len(times_h), most=MOST_DOSES))]
    if any(later < earlier or (later == earlier and key == SCHEDULE) for earlier, later in pairwise(times_h)):
        return [(key, _said("must_increase", key=key))]
    if times_h[-1] >= horizon_h:
        last, end = f"{times_h[-1]:g}", f"{horizon_h:g}"
        return [(key, _said("after_the_end", key=key, last=last, end=end))]
    return []
