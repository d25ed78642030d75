"""The stages of the chain: the one table that ribbon, timeline, keys, help and facts read.

The words of a stage are in `stages.toml` under its name; its values now, from long to short, as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.course.thresholds import NOTICEABLE, ONE_PERCENT
from synapse_sim.story.facts import Facts
from synapse_sim.story.words import message
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.message import Message

_STILL = 1e-6
"""A curve that moves less than this has no peak."""
_OCCUPANCIES = ("occupancy_sert", "occupancy_net", "occupancy_dat")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the chain.

    scene: that shows it; by_transporter: the one for a drug of monoamine transporters, if it is another.
    columns: of the course that it is measured by; of several the largest counts.
    paint: colour role of the stage; `curve`: of its curve in the timeline.
    unit: of the columns; shares and what is relative to the start have none.
    least, most: between which the columns lie; None where nothing bounds them.
    value: which words tell it at a moment.
    by_blood: the columns for a drug whose level in the brain is not modeled; none: the same.
    told_by: every column that its words are made of.
    """

    name: str
    scene: str
    columns: tuple[str, ...]
    paint: str
    value: Callable[[Facts], str]
    unit: str = ""
    least: float = 0.0
    most: float | None = None
    curve: str = ""
    by_blood: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    by_transporter: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called, from long to short."""
        return wordings(f"stages.{self.name}.names")

    @property
    def tip(self) -> str:
        """What it is, and how well it is known."""
        return text(f"stages.{self.name}.tip")

    def message(self, facts: Facts) -> Message:
        """What it is at a moment, from long to short."""
        return message(f"stages.value.{self.value(facts)}", facts)

    def scene_in(self, config: Config) -> str:
        """The scene that shows it of what is given."""
        is_monoamine = config.drug.occupancy is not None
        return self.by_transporter if is_monoamine and self.by_transporter else self.scene

    def values(self, course: Course) -> Floats:
        """Its curve in its own unit, one value for each time of the course."""
        in_brain = course.config.drug.occupancy is None
        columns = self.columns if in_brain or not self.by_blood else self.by_blood
        highest: Floats = np.max([course.columns[name] for name in columns], axis=0)
        return highest

    def is_away(self, course: Course, time_h: float) -> bool:
        """Whether it is away from its start, by a share of the farthest it goes that one notices."""
        values = self.values(course)
        away = np.abs(values - values[0])
        return away.max() > _STILL and bool(np.interp(time_h, course.time_h, away) >= NOTICEABLE * away.max())

    def peak_h(self, course: Course) -> float | None:
        """When it is furthest from its start, hours after the first dose; None if it never moves."""
        values = self.values(course)
        away = np.abs(values - values[0])
        top = int(away.argmax())
        return float(course.time_h[top]) if away[top] > _STILL else None


def _delivery(facts: Facts) -> str:
    if facts.is_comparator and not facts.whole.has_plasma:
        return "no_drug"
    return "blood" if facts.is_comparator or facts.is_monoamine else "brain"


def _block(facts: Facts) -> str:
    if facts.is_monoamine:
        return "transporter"
    return "block" if facts.now.block_interneuron >= ONE_PERCENT else "no_block"


def _spines(facts: Facts) -> str:
    if facts.is_healthy:
        return "density"
    return "restored" if facts.now.restored_share >= ONE_PERCENT else "not_restored"


def _relief(facts: Facts) -> str:
    if not facts.relief_is_known:
        return "relief_unknown"
    return "relief" if facts.config.trial.expectancy == "none" else "relief_treated"


STAGES = (
    Stage(
        "drug", "body", ("effect_site_umolar",), "drug", _delivery, "µM",
        curve="drug", by_blood=("plasma_ng_per_ml",),
        told_by=("plasma_ng_per_ml", "effect_site_umolar", *_OCCUPANCIES),
    ),
    Stage(
        "block", "channel", ("block_interneuron",), "drug", _block, most=1.0, by_blood=_OCCUPANCIES,
        told_by=("block_interneuron", "block_pyramidal", "effect_site_umolar", *_OCCUPANCIES),
        by_transporter="synapse",
    ),
    Stage(
        "interneurons", "circuit", ("rate_interneuron_hz",), "gaba", lambda _: "firing", "Hz",
        told_by=("rate_interneuron_hz", "rate_pyramidal_hz"),
    ),
    Stage(
        "glutamate", "synapse", ("glutamate_rel",), "glutamate", lambda _: "glutamate",
        told_by=("glutamate_rel",),
    ),
    Stage(
        "growth_signal", "dendrite", ("bdnf_rel",), "growth", lambda _: "growth_signal",
        told_by=("bdnf_rel", "mtorc1_rel"),
    ),
    Stage(
        "new_spines", "dendrite", ("spine_density_rel",), "sprout", _spines, curve="sprout",
        told_by=("spine_density_rel", "restored_share"),
    ),
    Stage(
        "relief", "people", ("score",), "relief", _relief, most=60.0,
        told_by=("score", "relief", "monoamine_part", "expectancy"),
    ),
)  # fmt: skip
"""In causal order: the stations of the ribbon."""
BY_NAME = {stage.name: stage for stage in STAGES}


def stations_of(scene: str, config: Config) -> tuple[int, ...]:
    """Places on the ribbon of the stations that a scene shows, in causal order; none of no scene."""
    return tuple(place for place, stage in enumerate(STAGES) if stage.scene_in(config) == scene)
