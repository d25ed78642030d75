"""What a trial says: means, who responds, the difference with its interval, and how often it would be found.

All by SciPy: Welch's t-test, whose arms may spread differently, and Wilson's interval for shares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.files.extras import extra

CONFIDENCE = 0.95
SIGNIFICANT = 0.05
HALVED = 0.5


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean score of the first arm minus that of another: below 0 the first did better.

    low, high: 95 % interval.
    p_value: of Welch's t-test.
    """

    mean: float
    low: float
    high: float
    p_value: float


def share(count: int, of: int) -> Share:
    """A share of at least one, by Wilson."""
    found = _stats().binomtest(count, of).proportion_ci(CONFIDENCE, method="wilson")
    return Share(count / of, float(found.low), float(found.high))


def difference(first: Floats, other: Floats) -> Difference:
    """Two arms beside each other; patients without a score are not counted.

    Args:
        first: (patients,) scores.
        other: (patients,) scores of the other arm.
    """
    one, two = first[~np.isnan(first)], other[~np.isnan(other)]
    mean = float(one.mean() - two.mean())
    if np.ptp(one) == np.ptp(two) == 0.0:  # nobody differs: there is nothing to test
        return Difference(mean, mean, mean, 1.0 if mean == 0.0 else 0.0)
    test = _stats().ttest_ind(one, two, equal_var=False)
    interval = test.confidence_interval(CONFIDENCE)
    return Difference(mean, float(interval.low), float(interval.high), float(test.pvalue))


def responders(scores: Floats, start: float) -> Share:
    """Patients whose score has at least halved, of those who have one; nobody's can where there was none."""
    known = scores[~np.isnan(scores)]
    halved = np.count_nonzero(known <= HALVED * start) if start > 0 else 0
    return share(int(halved), len(known))


def power(differences: list[Difference]) -> Share:
    """How often a trial finds the first arm better, by a p below 0.05."""
    found = sum(each.p_value < SIGNIFICANT and each.mean < 0.0 for each in differences)
    return share(found, len(differences))


def _stats() -> Any:
    return extra("scipy.stats", "stats")
