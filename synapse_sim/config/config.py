"""The root of the parameters: one frozen value that says everything about a run.

A `Config` is resolved from a flat table of changes. Three layers lie under them: each section's own defaults,
the drugs' files, and the chosen drug's own trial regimen, of which giving one part overrides only that part.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Any

from pydantic import Field

from synapse_sim.config.dose import Dose
from synapse_sim.config.drugs import shipped_drugs
from synapse_sim.config.parameter import Parameter, Section, Value, parameter
from synapse_sim.config.registry import registry
from synapse_sim.config.resolve import fitted_dose, regimen_changes, resolved
from synapse_sim.config.sections.body import Body
from synapse_sim.config.sections.channel import Channel
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.config.sections.cleft import Cleft
from synapse_sim.config.sections.course import CourseGrid
from synapse_sim.config.sections.dendrite import Dendrite
from synapse_sim.config.sections.drug import Drug
from synapse_sim.config.sections.hypothesis import Hypothesis
from synapse_sim.config.sections.modulators import Modulators
from synapse_sim.config.sections.monoamine import Monoamine
from synapse_sim.config.sections.population import Population
from synapse_sim.config.sections.receptor import Receptor
from synapse_sim.config.sections.relief import Relief
from synapse_sim.config.sections.signalling import Signalling
from synapse_sim.config.sections.subject import Subject
from synapse_sim.config.sections.synapses import Synapses
from synapse_sim.config.sections.terminal import Terminal
from synapse_sim.config.sections.trial import Trial
from synapse_sim.config.sections.window import Window
from synapse_sim.config.spoken import in_own_words
from synapse_sim.config.treatment import Treatment, doses_of

SEEDS = 2**32
"""Seeds are 0 up to, but not, this."""
Changes = Mapping[str, Value | None]


class Config(Section):
    """Everything a run depends on. `Config()` is the shipped default; an edit makes a new one.

    Args:
        changes: new values by dotted key; None means the default.
        where: for messages, where each change was written ("my.toml:12").

    Raises:
        ConfigError: with every mistake among the changes.
    """

    seed: int = parameter(
        1,
        low=0,
        high=SEEDS - 1,
        label="Seed",
        source="any number will do",
        confidence="illustrative",
        note="Draws the luck of every agent; the same seed gives the same pictures.",
    )
    subject: Subject = Subject()
    treatment: Treatment = Treatment()
    trial: Trial = Trial()
    modulators: Modulators = Modulators()
    hypothesis: Hypothesis = Hypothesis()
    receptor: Receptor = Receptor()
    circuit: Circuit = Circuit()
    cleft: Cleft = Cleft()
    channel: Channel = Channel()
    terminal: Terminal = Terminal()
    dendrite: Dendrite = Dendrite()
    body: Body = Body()
    signalling: Signalling = Signalling()
    synapses: Synapses = Synapses()
    relief: Relief = Relief()
    monoamine: Monoamine = Monoamine()
    population: Population = Population()
    course: CourseGrid = CourseGrid()
    window: Window = Window()
    drugs: dict[str, Drug] = Field(default_factory=lambda: dict(shipped_drugs()))
    changes: dict[str, Value] = Field(default_factory=dict)
    _doses: tuple[Dose, ...] = ()

    def __init__(self, changes: Changes | None = None, *, where: Mapping[str, str] | None = None) -> None:
        given = {
            str(key): _plain(value) for key, value in (changes or {}).items() if not _says_nothing(key, value)
        }
        given = in_own_words(given)
        super().__init__(**(resolved(dict(_shipped()), _registry(), given, where or {}) | {"changes": given}))
        self._doses = doses_of(self.treatment, self.subject.species)

    @property
    def drug(self) -> Drug:
        """The drug that was chosen."""
        return self.drugs[self.treatment.drug]

    @property
    def doses(self) -> tuple[Dose, ...]:
        """Every dose in order of time, in mg of the reference body."""
        return self._doses

    def with_changes(self, changes: Changes) -> Config:
        """A new config with these changes on top; None takes a change back.

        Raises:
            ConfigError: with every mistake among the changes.
        """
        return Config({**self.changes, **changes})

    def runs_as(self, other: Config) -> bool:
        """Whether a run of both is the same: they may differ in how the window looks."""
        names = type(self).model_fields.keys() - {"window", "changes"}
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def digest(self, *sections: str) -> str:
        """SHA-256 of resolved values, as hex digits.

        Args:
            sections: names of sections, "seed", or "drug" for the chosen drug; none means all but `window`.
        """
        return self._digest_of(sections) if sections else self._digest

    @cached_property
    def _digest(self) -> str:
        """The digest of a run: a moved time asks for it in every frame."""
        names = (name for name in type(self).model_fields if name not in {"window", "changes"})
        return self._digest_of(names)

    def _digest_of(self, names: Iterable[str]) -> str:
        parts = (f"[{json.dumps(name)}, {_as_json(getattr(self, name))}]" for name in names)
        return hashlib.sha256(f"[{', '.join(parts)}]".encode()).hexdigest()


def parameters(config: Config | None = None) -> dict[str, Parameter]:
    """Every parameter by dotted key, drugs' numbers included.

    Args:
        config: if given, defaults and bounds are those that hold for its drug, species and unit.
    """
    if config is None:
        return dict(_registry())
    regimen = regimen_changes(config.drug, config.subject.species)
    dose = fitted_dose(_registry(), config.subject.species, config.treatment.dose_unit)
    fitted = {**_registry(), **dose}
    return fitted | {key: dataclasses.replace(fitted[key], default=value) for key, value in regimen.items()}


@cache
def _shipped() -> Config:
    return Config.model_construct()


@cache
def _registry() -> dict[str, Parameter]:
    return registry(_shipped())


def _says_nothing(key: str, value: Any) -> bool:
    """Whether a change is none: taken back, or a section's heading with nothing under it."""
    is_heading = isinstance(value, dict) and not value
    return value is None or (is_heading and any(known.startswith(f"{key}.") for known in _registry()))


def _plain(value: Any) -> Any:
    """A value as plain Python: lists become tuples, NumPy's numbers become Python's."""
    plain = value.tolist() if hasattr(value, "tolist") else value
    if isinstance(plain, Section):
        return plain.model_dump(exclude_none=True)
    if isinstance(plain, dict):
        return {name: _plain(item) for name, item in plain.items()}
    return tuple(map(_plain, plain)) if isinstance(plain, list | tuple) else plain


_written: dict[int, tuple[Section, str]] = {}
"""Sections as JSON, by identity: configs share what does not differ; what is kept keeps its id."""
_MOST_WRITTEN = 400


def _as_json(part: Any) -> str:
    """As `json.dumps` writes it, each section once."""
    if isinstance(part, Section):
        return _written_once(part)
    if isinstance(part, dict):
        return f"{{{', '.join(f'{json.dumps(name)}: {_as_json(item)}' for name, item in part.items())}}}"
    return json.dumps(part)


def _written_once(section: Section) -> str:
    kept = _written.get(id(section))
    if kept is None:
        if len(_written) >= _MOST_WRITTEN:
            _written.clear()
        kept = _written[id(section)] = section, json.dumps(section.model_dump(mode="json"))
    return kept[1]
