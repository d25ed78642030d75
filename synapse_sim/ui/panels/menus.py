"""What the menus of the control panel offer, and what a choice changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from synapse_sim.config import Config, Value, parameters
from synapse_sim.config.config import Changes
from synapse_sim.config.drugs import drug_names
from synapse_sim.config.routes import ROUTES, route_label
from synapse_sim.session.changes_in_words import value_of
from synapse_sim.session.pace import PACES
from synapse_sim.texts.catalogue import overlaid, text
from synapse_sim.texts.numbers import plain, with_unit
from synapse_sim.ui.widgets.choice import Option

OTHER = "other"
"""A value for settings that only a file can make."""


class Setting(Protocol):
    """What a menu reads and writes."""

    @property
    def hint(self) -> str:
        """What it is, where no parameter says it."""

    def chosen(self, config: Config) -> str:
        """The present value."""

    def changes(self, value: str) -> Changes:
        """What sets a value."""

    def key_of(self, value: str) -> str:
        """The parameter that a value stands for; empty for none."""


@dataclass(frozen=True, slots=True)
class OneParameter:
    """A menu over a parameter that is a choice."""

    key: str
    hint: str = ""

    def chosen(self, config: Config) -> str:
        """The present value."""
        return str(value_of(config, self.key))

    def changes(self, value: str) -> Changes:
        """What sets a value."""
        return {self.key: value}

    def key_of(self, value: str) -> str:
        """The parameter, whatever its value."""
        del value
        return self.key


@dataclass(frozen=True, slots=True)
class OneOf:
    """A menu over numbers of a section: one of them counts and no other, or all have their defaults.

    section: whose numbers they are.
    labels: the names on screen of the defaults ("") and of each number.
    hint: what the menu is, while no single number is chosen.
    only_whole: whether a number other than 1 is a setting that only a file can make.
    """

    section: str
    labels: Mapping[str, str]
    hint: str
    only_whole: bool = False

    def options(self, config: Config) -> tuple[Option, ...]:
        """What there is to choose; the same in every config."""
        del config
        return tuple(Option(name, label) for name, label in self.labels.items())

    def chosen(self, config: Config) -> str:
        """The number that counts alone, "" for the defaults, else "other"."""
        now = {name: value_of(config, key) for name, key in self._keys().items()}
        if now == self._defaults():
            return ""
        counting = [name for name, value in now.items() if value]
        is_one = len(counting) == 1 and (not self.only_whole or now[counting[0]] == 1.0)
        return counting[0] if is_one else OTHER

    def changes(self, value: str) -> Changes:
        """What lets one number count alone, or gives all their defaults."""
        defaults = self._defaults()
        wanted = {name: float(name == value) for name in defaults} if value else defaults
        return {
            key: None if wanted[name] == defaults[name] else wanted[name]
            for name, key in self._keys().items()
        }

    def key_of(self, value: str) -> str:
        """The number that a value of the menu stands for; empty for none."""
        return self._keys().get(value, "")

    def _keys(self) -> dict[str, str]:
        return {name: f"{self.section}.{name}" for name in self.labels if name}

    def _defaults(self) -> dict[str, Value | None]:
        about = parameters()
        return {name: about[key].default for name, key in self._keys().items()}


ALSO_GIVEN = OneOf(
    "modulators",
    {
        "": "nothing",
        "rapamycin": "rapamycin: no mTORC1",
        "nbqx": "NBQX: no AMPA signal",
        "lamotrigine": "lamotrigine: less release",
        "mglur23_agonist": "mGluR2/3 agonist",
        "bdnf_block": "BDNF blocked",
        "spine_erasure": "new spines erased",
    },
    "<b>Also given</b>: a virtual lesion at one place of the chain; what hangs on it stops.",
    only_whole=True,
)
EXPLANATION = OneOf(
    "hypothesis",
    {
        "": "Leading mix",
        "disinhibition": "Disinhibition",
        "direct_inhibition": "Direct inhibition",
        "extrasynaptic": "Extrasynaptic GluN2B",
        "metabolite": "Metabolite HNK",
    },
    "<b>Explanation</b>: what starts BDNF. Four ideas with weights; none of them is proven.",
)


def pace_options(config: Config) -> tuple[Option, ...]:
    """Every pace; the same in every config."""
    del config
    return tuple(Option(pace.name, pace.label) for pace in PACES.values())


def state_options(config: Config) -> tuple[Option, ...]:
    """Whom the drug meets; the same in every config."""
    del config
    return Option("stressed", "Chronic stress"), Option("healthy", "Healthy")


def cell_options(config: Config) -> tuple[Option, ...]:
    """On which cells the synapse is; the same in every config."""
    del config
    return Option("pyramidal", "pyramidal"), Option("interneuron", "interneuron")


def drug_options(config: Config) -> tuple[Option, ...]:
    """Every drug that exists in this species, group after group."""
    drugs = [(name, config.drugs[name]) for name in drug_names()]
    here = [(name, drug) for name, drug in drugs if drug.routes_for(config.subject.species)]
    heads = {drug.group: name for name, drug in reversed(here)}
    return tuple(
        Option(
            name,
            overlaid(f"drugs.{name}.label", drug.label),
            overlaid(f"panels.group.{drug.group}", drug.group) if heads[drug.group] == name else "",
        )
        for name, drug in here
    )


def route_options(config: Config) -> tuple[Option, ...]:
    """Every way of the chosen drug."""
    return tuple(
        Option(name, _route_label(config, name)) for name in config.drug.routes_for(config.subject.species)
    )


def _route_label(config: Config, name: str) -> str:
    if ROUTES[name].is_infused and config.treatment.route == name:
        return text("routes.infusion", time=with_unit(plain(config.treatment.infusion_min), "min"))
    return route_label(name)
