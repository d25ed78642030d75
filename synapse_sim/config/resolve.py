"""From a flat table of changes to the values of a config: defaults, the drug's regimen, then the changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from synapse_sim.config.check import complaint, unknown
from synapse_sim.config.errors import MOST_TOLD, ConfigError, Mistake
from synapse_sim.config.parameter import Parameter, Value
from synapse_sim.config.rows import TABLE, row_complaints
from synapse_sim.config.sections.drug import DoseUnit, Drug
from synapse_sim.config.sections.subject import Species
from synapse_sim.config.spoken import UNIT, unit_alone
from synapse_sim.config.treatment import Refusal, dose_range, refusals
from synapse_sim.config.tree import grafted
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.message import Message

Abouts = Mapping[str, Parameter]
Said = Message | str
"""What is said of a mistake: a message, or a sentence that is made elsewhere."""

DRUG_KEYS = ("treatment.drug", "subject.species", "drugs.")
"""Keys that decide which regimen holds."""
HORIZON = "course.horizon_h"


def resolved(
    root: Mapping[str, Any], abouts: Abouts, given: Mapping[str, Value], where: Mapping[str, str]
) -> dict[str, Any]:
    """The values of the root after some changes.

    Args:
        root: the shipped values.
        abouts: every parameter by dotted key.
        given: the changes by dotted key.
        where: for messages, where each change was written.

    Raises:
        ConfigError: with every mistake.
    """
    sound = {
        key: value for key, value in given.items() if key in abouts and not _complaints(key, value, abouts)
    }
    values = _grafted(root, {key: value for key, value in sound.items() if key.startswith(DRUG_KEYS)})
    species: Species = values["subject"].species
    regimen = regimen_changes(values["drugs"][values["treatment"].drug], species)
    values = _grafted(values, {**regimen, **sound})
    fitted = {**abouts, **fitted_dose(abouts, species, values["treatment"].dose_unit)}
    wrong = _all_complaints(fitted, given)
    wrong += list(_contradictions(given))
    if not any(key in fitted and key.startswith((*DRUG_KEYS, "treatment.", HORIZON)) for key, _ in wrong):
        wrong += list(_refused(values))
    if wrong:
        raise ConfigError(*(Mistake(where.get(key, ""), key, sentence) for key, sentence in wrong))
    return values


def _complaints(key: str, value: Value, abouts: Abouts, *, suggest: bool = True) -> list[Said]:
    """What is wrong with one change by itself."""
    if key.startswith(f"{TABLE}."):
        return [Message("config.row_brackets", {"key": key, "table": TABLE})]
    if key not in abouts:
        return [unknown(key, abouts, suggest=suggest)]
    said = complaint(abouts[key], value)
    if said or key != TABLE or not isinstance(value, tuple):
        return [said] if said else []
    return list(row_complaints(tuple(row for row in value if isinstance(row, dict)), abouts))


def _contradictions(given: Mapping[str, Value]) -> list[tuple[str, str]]:
    """Changes that cannot stand together, whatever they say."""
    both = [key for key in ("treatment.dose", "treatment.schedule_h") if key in given and given.get(TABLE)]
    said = [(key, text("config.both", key=key, table=TABLE)) for key in both]
    alone = unit_alone(given)
    return [*said, *([(UNIT, alone)] if alone else [])]


def regimen_changes(drug: Drug, species: Species) -> dict[str, Value]:
    """What the drug's own trials did with this species, as changes to `treatment` and `course`."""
    regimen = dict(drug.regimen_for(species))
    horizon_h = regimen.pop("horizon_h")
    return {f"treatment.{name}": value for name, value in regimen.items()} | {HORIZON: horizon_h}


def fitted_dose(abouts: Abouts, species: Species, unit: DoseUnit) -> dict[str, Parameter]:
    """The parameter of the dose with the bounds of a species, in the unit in use."""
    low, high = dose_range(species, unit)
    return {"treatment.dose": dataclasses.replace(abouts["treatment.dose"], low=low, high=high, unit=unit)}


def _all_complaints(fitted: Abouts, given: Mapping[str, Value]) -> list[tuple[str, Said]]:
    """What is wrong with each change; the nearest key is looked for only where it will be told."""
    wrong: list[tuple[str, Said]] = []
    for key, value in given.items():
        suggest = len(wrong) < MOST_TOLD
        wrong += [(key, said) for said in _complaints(key, value, fitted, suggest=suggest)]
    return wrong


def _refused(values: Mapping[str, Any]) -> list[Refusal]:
    treatment = values["treatment"]
    drug = values["drugs"][treatment.drug]
    return refusals(treatment, drug, values["subject"].species, values["course"].horizon_h)


def _grafted(values: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return grafted(values, changes)
    except ValidationError as error:
        raise ConfigError(
            *(Mistake("", "", f"{error.title}: {each['msg']}") for each in error.errors())
        ) from None
