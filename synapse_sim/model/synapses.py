"""Spines: new ones are formed, lost or become persistent; healthy density = 1.

    N' = F (1 + G X / (X + h) (1 + room - N - P)) - (kN + km) N        P' = km N - kP P

X is synaptic protein above baseline. F is such that the healthy state N + P = 1 is at rest; after stress
everything is a share of it and at rest as well. Growth is scaled down the nearer the density is to a ceiling
above health, and the machinery that builds spines is busy at some level of protein.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.config.sections.synapses import Synapses
from synapse_sim.model.scan import as_column

H_PER_D = 24.0


@dataclass(frozen=True, slots=True)
class Spines:
    """New and persistent spines relative to healthy density, and the rate of formation; (n,) or (n, m)."""

    new: Floats
    persistent: Floats
    formation_per_d: Floats

    @property
    def density(self) -> Floats:
        """All spines, healthy = 1."""
        return self.new + self.persistent


@dataclass(frozen=True, slots=True)
class SpinesNow:
    """Spines at one moment."""

    new: Floats | float
    persistent: Floats | float

    @property
    def density(self) -> Floats | float:
        """All spines, healthy = 1."""
        return self.new + self.persistent


def healthy_formation_per_d(numbers: Synapses) -> float:
    """Formation at which the healthy density is at rest: F = (kN + km) / (1 + km / kP)."""
    leaving = numbers.loss_new_per_d + numbers.maturation_per_d
    return leaving / (1 + numbers.maturation_per_d / numbers.loss_persistent_per_d)


def share_left(config: Config) -> float:
    """Share of the healthy spines at the start."""
    return 1.0 - config.synapses.lost_share if config.subject.state == "stressed" else 1.0


def spines_at_start(config: Config) -> SpinesNow:
    """New and persistent spines before treatment, at rest."""
    numbers, left = config.synapses, share_left(config)
    new = 1 / (1 + numbers.maturation_per_d / numbers.loss_persistent_per_d)
    return SpinesNow(new * left, (1 - new) * left)


def restored_share(density: Floats, config: Config) -> Floats:
    """Share of the spines lost to stress that are back; 0 where none were lost."""
    if share_left(config) >= 1:
        return np.zeros_like(density)
    left = spines_at_start(config).density
    return np.clip((density - left) / (1 - left), 0.0, 1.0)


def spines(time_h: Floats, protein: Floats, config: Config, start: SpinesNow) -> Spines:
    """Spines over time, by the trapezoidal rule on the two linear equations.

    Computed as what is above rest, so that without protein nothing moves at all.

    Args:
        time_h: (n,) increasing.
        protein: X, (n,) or (n, m).
        config: rates, state, spine erasure.
        start: at the first time.
    """
    numbers, rest = config.synapses, spines_at_start(config)
    formed = healthy_formation_per_d(numbers) * share_left(config)
    gain = numbers.formation_gain * (1 - config.modulators.spine_erasure)
    growth = gain * protein / (protein + numbers.protein_half)
    extra = 0.5 * formed / H_PER_D * (growth[:-1] + growth[1:])
    step = as_column(np.diff(time_h), protein)
    above = SpinesNow(start.new - rest.new, start.persistent - rest.persistent)
    new, persistent = _scan_pair(
        _transition(step, extra, 1 + numbers.room_above_health - rest.density, numbers), above
    )
    vacant = 1 + numbers.room_above_health - rest.density - new - persistent
    formation = formed * (1 + growth * np.maximum(vacant, 0.0))
    return Spines(rest.new + new, rest.persistent + persistent, formation)


def _transition(
    step: Floats, extra: Floats, vacant: Floats | float, numbers: Synapses
) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
    """What a step does to n and p above rest: next n = nn n + np p + n1, next p = pn n + pp p + p1.

    The trapezoidal rule, leaning to the step's end where growth is so fast that it would overshoot.
    """
    leaving = (numbers.loss_new_per_d + numbers.maturation_per_d) / H_PER_D
    after = np.maximum(0.5, 1 - 1 / (step * (leaving + extra))) * step
    before = step - after
    matures, lost = numbers.maturation_per_d / H_PER_D, numbers.loss_persistent_per_d / H_PER_D
    a, b, c, d = 1 + after * (leaving + extra), after * extra, after * matures, 1 + after * lost
    e, f, g, h = 1 - before * (leaving + extra), before * extra, before * matures, 1 - before * lost
    whole = a * d + b * c
    born = step * extra * vacant
    return (
        (d * e - b * g) / whole,
        -(d * f + b * h) / whole,
        d * born / whole,
        (c * e + a * g) / whole,
        (a * h - c * f) / whole,
        c * born / whole,
    )


def _scan_pair(rows: tuple[Floats, ...], start: SpinesNow) -> tuple[Floats, Floats]:
    """Run the recursion of `_transition`; one subject in plain floats, many row by row."""
    new, old = (float(each) if np.ndim(each) == 0 else each for each in (start.new, start.persistent))
    found_new, found_old = [new], [old]
    for a, b, c, d, e, f in zip(*(row.tolist() if row.ndim == 1 else row for row in rows), strict=True):
        new, old = a * new + b * old + c, d * new + e * old + f
        found_new.append(new)
        found_old.append(old)
    return _stacked(found_new), _stacked(found_old)


def _stacked(rows: list[Floats | float]) -> Floats:
    found = np.empty((len(rows), *np.shape(rows[-1])))
    found[0] = rows[0]
    found[1:] = rows[1:]
    return found
