"""What was given and changes nothing: a length for a tablet, a lesion in a chain that is never started.

Such a config is sound, so it runs; but nobody should believe that it says something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import get_args

from synapse_sim.config.config import Config, parameters
from synapse_sim.config.sections.modulators import Modulators
from synapse_sim.config.sections.treatment import routes_used
from synapse_sim.config.sections.trial import Comparator

Rule = tuple[str, Callable[[Config], bool], str]
"""A key or the beginning of keys, whether they act, and why not: words with {label} and {species}."""


def idle(config: Config) -> list[tuple[str, str]]:
    """The changed keys that do nothing to the course, each with one sentence."""
    defaults = {key: about.default for key, about in parameters(config).items()}
    keys = [key for key, value in config.changes.items() if value != defaults.get(key)]
    found = [(key, _reason(config, key)) for key in keys]
    said = [(key, f"{key} has no effect on the course: {reason}") for key, reason in found if reason]
    return [*said, *_idle_rows(config)]


def _reason(config: Config, key: str) -> str:
    """Why a key does nothing; empty if it does something."""
    for start, acts, why in _RULES:
        if key.startswith(start) and not acts(config):
            return why.format(label=config.drug.label, species=config.subject.species)
    return _reason_in_drug(config, key) if key.startswith("drugs.") else ""


def _reason_in_drug(config: Config, key: str) -> str:
    _, name, part, *rest = key.split(".")
    if name != config.treatment.drug:
        return f"{config.drugs[name].label} is not what is given"
    if part == "routes" and rest[0] not in routes_used(config.treatment):
        return f"no dose goes by the {rest[0]} route"
    is_human = config.subject.species == "human"
    if is_human == (part == "rodent") and part in {"rodent", "disposition", "metabolites", "routes"}:
        return f"the subject is a {config.subject.species}"
    return ""


def _idle_rows(config: Config) -> Iterator[tuple[str, str]]:
    """Rows of the table that say how long something runs in that is not infused."""
    pairs = zip(config.treatment.doses, config.doses, strict=False)
    for number, (row, dose) in enumerate(pairs, 1):
        if row.infusion_min and dose.infusion_min is None:
            why = f"dose {number} of treatment.doses: infusion_min has no effect: it is not infused"
            yield "treatment.doses", why


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


_NO_START = "{label} as given blocks no NMDA channel, so this chain is never started"
_NO_MONOAMINE = "{label} binds no transporter of monoamines"
_NO_ARM = "trial.expectancy says that patients expect something else"
_RULES: tuple[Rule, ...] = (
    ("treatment.infusion_min", _infuses_as_said, "nothing is infused for that long"),
    ("treatment.route", _rows_leave("route"), "every row of the table has its own"),
    ("treatment.dose_unit", _rows_leave("dose_unit"), "every row of the table has its own"),
    *(
        (f"modulators.{name}", _blocks, _NO_START)
        for name in Modulators.model_fields
        if name != "magnesium_mmolar"
    ),
    ("hypothesis.metabolite", _has_metabolite, "{label} has no such metabolite in a {species} here"),
    ("hypothesis.", _blocks, _NO_START),
    ("signalling.", _blocks, _NO_START),
    ("synapses.formation_gain", _blocks, _NO_START),
    ("subject.bdnf", _blocks, _NO_START),
    ("monoamine.", lambda config: config.drug.occupancy is not None, _NO_MONOAMINE),
    *(
        (f"relief.{part}_{arm}", _expects(arm), _NO_ARM)
        for part in ("session", "care")
        for arm in get_args(Comparator)
    ),
)
