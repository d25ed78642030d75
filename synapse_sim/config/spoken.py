"""Words of people in the config's own: routes by their short names, doses in any unit of mass."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from synapse_sim.config.dose import read_unit
from synapse_sim.config.routes import read_route
from synapse_sim.config.rows import TABLE
from synapse_sim.texts.catalogue import text

DOSE, UNIT, ROUTE = "treatment.dose", "treatment.dose_unit", "treatment.route"


def in_own_words(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Changes by dotted key with units and routes as the config has them, numbers converted with the unit."""
    found = {**changes, **_converted(changes, DOSE, UNIT)}
    if ROUTE in found:
        found[ROUTE] = read_route(found[ROUTE])
    if isinstance(found.get(TABLE), list | tuple):
        found[TABLE] = tuple(_row(row, changes.get(UNIT)) for row in found[TABLE])
    return found


def unit_alone(changes: Mapping[str, Any]) -> str:
    """Why a unit without its dose is refused; empty if there is none, or a table whose rows it serves."""
    if changes.get(UNIT) is None or changes.get(DOSE) is not None or changes.get(TABLE):
        return ""
    return text("config.unit_alone", unit=UNIT, dose=DOSE)


def _row(row: Any, unit: Any) -> Any:
    """A row of the table; without a unit of its own it is in that of the section, as it was written."""
    if not isinstance(row, Mapping):
        return row
    written = row if "dose_unit" in row or unit is None else {**row, "dose_unit": unit}
    found = {**row, **_converted(written, "dose", "dose_unit")}
    return found | ({"route": read_route(row["route"])} if "route" in row else {})


def _converted(table: Mapping[str, Any], dose_key: str, unit_key: str) -> dict[str, Any]:
    """Dose and unit in mg or mg/kg; nothing where the unit is one of these or none at all."""
    dose, unit = table.get(dose_key), table.get(unit_key)
    found = read_unit(unit) if isinstance(unit, str) else None
    if found is None or unit == found[1]:
        return {}
    factor, known = found
    if isinstance(dose, bool) or not isinstance(dose, int | float):
        return {unit_key: known}
    return {unit_key: known, dose_key: float(f"{dose * factor:.12g}")}
