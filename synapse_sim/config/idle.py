"""What was given and changes nothing: a length for a tablet, a lesion in a chain that is never started.

Such a config is sound, so it runs; but nobody should believe that it says something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import get_args

from synapse_sim.config.config import Config, parameters
from synapse_sim.config.sections.modulators import Modulators
from synapse_sim.config.sections.trial import Comparator
from synapse_sim.config.treatment import TABLE, routes_used
from synapse_sim.texts.message import Message

Rule = tuple[str, Callable[[Config], bool], str]
"""A key or the beginning of keys, whether they act, and why not: a name under `config.idle`."""


def idle(config: Config) -> list[tuple[str, Message]]:
    """The changed keys that do nothing to the course, each with one sentence."""
    defaults = {key: about.default for key, about in parameters(config).items()}
    keys = [key for key, value in config.changes.items() if value != defaults.get(key)]
    found = [(key, _reason(config, key)) for key in keys]
    said = [(key, _said("no_effect", key=key, reason=reason)) for key, reason in found if reason]
    return [*said, *_idle_rows(config)]


def _said(name: str, **numbers: object) -> Message:
    return Message(f"config.idle.{name}", numbers)


def _reason(config: Config, key: str) -> Message | None:
    """Why a key does nothing; None if it does something."""
    for start, acts, why in _RULES:
        if key.startswith(start) and not acts(config):
            return _said(why, drug=config.drug.label, species=config.subject.species)
    return _reason_in_drug(config, key) if key.startswith("drugs.") else None


def _reason_in_drug(config: Config, key: str) -> Message | None:
    _, name, part, *rest = key.split(".")
    if name != config.treatment.drug:
        return _said("not_given", drug=config.drugs[name].label)
    if part == "routes" and rest[0] not in routes_used(config.treatment):
        return _said("no_dose", route=rest[0])
    is_human = config.subject.species == "human"
    if is_human == (part == "rodent") and part in {"rodent", "disposition", "metabolites", "routes"}:
        return _said("subject", species=config.subject.species)
    return None


def _idle_rows(config: Config) -> Iterator[tuple[str, Message]]:
    """Rows of the table that say how long something runs in that is not infused."""
    pairs = zip(config.treatment.doses, config.doses, strict=False)
    for number, (row, dose) in enumerate(pairs, 1):
        if row.infusion_min and dose.infusion_min is None:
            yield TABLE, Message("config.in_row", {"number": number, "table": TABLE, "said": _said("row")})


def _blocks(config: Config) -> bool:
    """Whether a drug reaches the NMDA channels, from where all signals start."""
    return config.drug.kind == "channel_blocker" and any(dose.mg for dose in config.doses)


def _has_metabolite(config: Config) -> bool:
    return config.drug.metabolites is not None and config.subject.species == "human"


def _infuses_as_said(config: Config) -> bool:
    """Whether some dose is infused that does not bring a length of its own."""
    if not config.treatment.doses:
        return config.doses[0].infusion_min is not None
    pairs = zip(config.treatment.doses, config.doses, strict=True)
    return any(dose.infusion_min is not None and row.infusion_min is None for row, dose in pairs)


def _rows_leave(name: str) -> Callable[[Config], bool]:
    """Whether there is no table, or one with a row that leaves this to the section."""
    return lambda config: (
        not config.treatment.doses or any(getattr(row, name) is None for row in config.treatment.doses)
    )


def _expects(arm: str) -> Callable[[Config], bool]:
    return lambda config: config.trial.expectancy == arm


_RULES: tuple[Rule, ...] = (
    ("treatment.infusion_min", _infuses_as_said, "nothing_infused"),
    ("treatment.route", _rows_leave("route"), "every_row"),
    ("treatment.dose_unit", _rows_leave("dose_unit"), "every_row"),
    *(
        (f"modulators.{name}", _blocks, "no_start")
        for name in Modulators.model_fields
        if name != "magnesium_mmolar"
    ),
    ("hypothesis.metabolite", _has_metabolite, "no_metabolite"),
    ("hypothesis.", _blocks, "no_start"),
    ("signalling.", _blocks, "no_start"),
    ("synapses.formation_gain", _blocks, "no_start"),
    ("subject.bdnf", _blocks, "no_start"),
    ("monoamine.", lambda config: config.drug.occupancy is not None, "no_monoamine"),
    *(
        (f"relief.{part}_{arm}", _expects(arm), "no_arm")
        for part in ("session", "care")
        for arm in get_args(Comparator)
    ),
)
