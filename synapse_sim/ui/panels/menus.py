"""What the menus of the control panel offer, and what a choice changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from synapse_sim.config import Config, Value, parameters
from synapse_sim.config.config import Changes
from synapse_sim.config.drugs import drug_names
from synapse_sim.config.routes import ROUTES, route_label
from synapse_sim.late import Late
from synapse_sim.session.changes_in_words import value_of
from synapse_sim.session.pace import PACES
from synapse_sim.texts.catalogue import overlaid, text
from synapse_sim.texts.numbers import plain, with_unit
from synapse_sim.ui.widgets.choice import Option

if TYPE_CHECKING:
    from synapse_sim.lesson import shelf
else:
    shelf = Late("synapse_sim.lesson.shelf")

OTHER = "other"
"""A value for settings that only a file can make."""


def lesson_options() -> tuple[Option, ...]:
    """No lesson, then every shipped one."""
    none = Option("", text("controls.lesson.none"))
    return (none, *(Option(name, title) for name, title in shelf.lesson_titles().items()))


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
    names: the defaults ("") and each number; what they are called is in the catalogue.
    only_whole: whether a number other than 1 is a setting that only a file can make.
    """

    section: str
    names: tuple[str, ...]
    only_whole: bool = False

    @property
    def hint(self) -> str:
        """What the menu is, while no single number is chosen."""
        return text(f"controls.{self.section}.hint")

    def _label(self, name: str) -> str:
        return text(f"controls.{self.section}.{name or 'none'}")

    def options(self, config: Config) -> tuple[Option, ...]:
        """What there is to choose; the same in every config."""
        del config
        return tuple(Option(name, self._label(name)) for name in self.names)

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
        return {name: f"{self.section}.{name}" for name in self.names if name}

    def _defaults(self) -> dict[str, Value | None]:
        about = parameters()
        return {name: about[key].default for name, key in self._keys().items()}


ALSO_GIVEN = OneOf(
    "modulators",
    ("", "rapamycin", "nbqx", "lamotrigine", "mglur23_agonist", "bdnf_block", "spine_erasure"),
    only_whole=True,
)
EXPLANATION = OneOf("hypothesis", ("", "disinhibition", "direct_inhibition", "extrasynaptic", "metabolite"))


def pace_options(config: Config) -> tuple[Option, ...]:
    """Every pace; the same in every config."""
    del config
    return tuple(Option(name, text(f"controls.pace.{name}")) for name in PACES)


def state_options(config: Config) -> tuple[Option, ...]:
    """Whom the drug meets; the same in every config."""
    del config
    return tuple(Option(name, text(f"controls.state.{name}")) for name in ("stressed", "healthy"))


def cell_options(config: Config) -> tuple[Option, ...]:
    """On which cells the synapse is; the same in every config."""
    del config
    return tuple(Option(name, text(f"controls.cell.{name}")) for name in ("pyramidal", "interneuron"))


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
