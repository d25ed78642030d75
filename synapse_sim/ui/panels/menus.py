"""What the menus of the control panel offer, and what a choice changes."""

from __future__ import annotations

from synapse_sim.config import Config, Value, parameters
from synapse_sim.config.drugs import drug_names
from synapse_sim.config.routes import ROUTES
from synapse_sim.session.changes_in_words import value_of
from synapse_sim.session.commands import Change
from synapse_sim.session.pace import PACES
from synapse_sim.texts.numbers import plain
from synapse_sim.ui.widgets.choice import Option

ALSO_GIVEN = {
    "": "nothing",
    "rapamycin": "rapamycin: no mTORC1",
    "nbqx": "NBQX: no AMPA signal",
    "lamotrigine": "lamotrigine: less release",
    "mglur23_agonist": "mGluR2/3 agonist",
    "bdnf_block": "BDNF blocked",
    "spine_erasure": "new spines erased",
}
EXPLANATIONS = {
    "": "Leading mix",
    "disinhibition": "Disinhibition",
    "direct_inhibition": "Direct inhibition",
    "extrasynaptic": "Extrasynaptic GluN2B",
    "metabolite": "Metabolite HNK",
}
ALSO_GIVEN_OPTIONS = tuple(Option(name, label) for name, label in ALSO_GIVEN.items())
EXPLANATION_OPTIONS = tuple(Option(name, label) for name, label in EXPLANATIONS.items())
STATES = (Option("stressed", "Chronic stress"), Option("healthy", "Healthy"))
CELLS = (Option("pyramidal", "pyramidal"), Option("interneuron", "interneuron"))
PACE_OPTIONS = tuple(Option(pace.name, pace.label) for pace in PACES.values())
OTHER = "other"
"""A value for settings that only a file can make."""


def drug_options(config: Config) -> tuple[Option, ...]:
    """Every drug that exists in this species, group after group."""
    drugs = [(name, config.drugs[name]) for name in drug_names()]
    here = [(name, drug) for name, drug in drugs if drug.routes_for(config.subject.species)]
    heads = {drug.group: name for name, drug in reversed(here)}
    return tuple(
        Option(name, drug.label, drug.group if heads[drug.group] == name else "") for name, drug in here
    )


def route_options(config: Config) -> tuple[Option, ...]:
    """Every way of the chosen drug."""
    return tuple(
        Option(name, _route_label(config, name)) for name in config.drug.routes_for(config.subject.species)
    )


def _route_label(config: Config, name: str) -> str:
    if ROUTES[name].is_infused and config.treatment.route == name:
        return f"Infusion, {plain(config.treatment.infusion_min)} min"
    return ROUTES[name].label


def also_given(config: Config) -> str:
    """The modulator that is fully on; "other" for anything a file mixed."""
    on = {name: value_of(config, f"modulators.{name}") for name in ALSO_GIVEN if name}
    given = [name for name, value in on.items() if value]
    if not given:
        return ""
    return given[0] if len(given) == 1 and on[given[0]] == 1.0 else OTHER


def also_give(name: str) -> Change:
    """What gives one modulator fully and no other."""
    return Change({f"modulators.{other}": 1.0 if other == name else None for other in ALSO_GIVEN if other})


def explanation(config: Config) -> str:
    """The explanation that counts alone, "" for the default weights, else "other"."""
    keys = {name: f"hypothesis.{name}" for name in EXPLANATIONS if name}
    weights = {name: value_of(config, key) for name, key in keys.items()}
    defaults = parameters()
    if all(weights[name] == defaults[key].default for name, key in keys.items()):
        return ""
    counted = [name for name, weight in weights.items() if weight]
    return counted[0] if len(counted) == 1 else OTHER


def explain(name: str) -> Change:
    """What lets one explanation count alone, or all with their default weights."""
    weights: dict[str, Value | None] = {
        f"hypothesis.{other}": (1.0 if other == name else 0.0) if name else None
        for other in EXPLANATIONS
        if other
    }
    return Change(weights)
