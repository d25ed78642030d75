"""What came out of a virtual trial, as values, tables and text for a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from synapse_sim.arrays import Floats
from synapse_sim.experiments.trial.design import Design
from synapse_sim.experiments.trial.statistics import Difference, Share
from synapse_sim.files.extras import extra
from synapse_sim.version import VERSION

NOTE = "illustrative teaching model; patients are virtual, no prediction of a trial"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """One arm at one time of one trial.

    patients: who are still there.
    mean, sd: of their scores, 0..60.
    responders: share whose score has halved.
    """

    trial: int
    arm: str
    at_h: float
    patients: int
    mean: float
    sd: float
    responders: Share


@dataclass(frozen=True, slots=True)
class Effect:
    """The first arm beside another one at one time.

    difference: of the first trial.
    mean_difference: over all trials.
    power: how often the first arm was found better; None for one trial alone.
    """

    first: str
    other: str
    at_h: float
    difference: Difference
    mean_difference: float
    power: Share | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TrialResult:
    """What came out of a virtual trial.

    design: what was done.
    scores: (trials, patients, times) of each arm by name; NaN from when a patient has left. Read-only.
    groups: every arm at every time of every trial.
    effects: the first arm beside each other one at every time.
    """

    design: Design
    scores: Mapping[str, Floats]
    groups: tuple[Group, ...]
    effects: tuple[Effect, ...]

    @property
    def rows(self) -> list[Row]:
        """The tidy table: one row a trial, arm and time."""
        return [_row(group) for group in self.groups]

    @property
    def effect_rows(self) -> list[Row]:
        """One row a comparison and time."""
        return [_effect_row(effect) for effect in self.effects]

    def data(self) -> Row:
        """Everything that is said, as plain values."""
        arms = {
            arm.name: {"patients": arm.size, "changes": dict(arm.config.changes)} for arm in self.design.arms
        }
        seed = self.design.arms[0].config.seed
        head = {"program": f"synapse-sim {VERSION}", "seed": seed, "note": NOTE, "arms": arms}
        return {**head, "trials": self.design.repeat, "effects": self.effect_rows, "groups": self.rows}

    def to_pandas(self) -> Any:
        """The tidy table as a `pandas.DataFrame`.

        Raises:
            MissingExtra: if pandas is not installed.
        """
        return extra("pandas", "stats").DataFrame(self.rows)

    def __repr__(self) -> str:
        arms = ", ".join(f"{arm.name} ({arm.size})" for arm in self.design.arms)
        return f"TrialResult({arms}, {self.design.repeat} trials)"

    def _repr_html_(self) -> str:
        rows = self.effect_rows
        lines = [list(rows[0]), *(list(map(_shown, row.values())) for row in rows)]
        cells = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line)}</tr>" for line in lines)
        return f"<table>{cells}</table><p>{NOTE}</p>"


def _row(group: Group) -> Row:
    found = group.responders
    return {
        "trial": group.trial,
        "arm": group.arm,
        "at_h": group.at_h,
        "patients": group.patients,
        "mean_score": group.mean,
        "sd_score": group.sd,
        "responders_share": found.value,
        "responders_low": found.low,
        "responders_high": found.high,
    }


def _effect_row(effect: Effect) -> Row:
    found = effect.power
    return {
        "first": effect.first,
        "other": effect.other,
        "at_h": effect.at_h,
        "difference_points": effect.difference.mean,
        "low_points": effect.difference.low,
        "high_points": effect.difference.high,
        "p_value": effect.difference.p_value,
        "mean_difference_points": effect.mean_difference,
        "power": found.value if found else None,
        "power_low": found.low if found else None,
        "power_high": found.high if found else None,
    }


def _shown(value: Any) -> str:
    return f"{value:.3g}" if isinstance(value, float) else "" if value is None else str(value)
