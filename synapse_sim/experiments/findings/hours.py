"""Probes over sampled hours and between doses: means as a study samples them, areas, equal doses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from synapse_sim.experiments.findings.course_cache import CourseCache, Given
from synapse_sim.experiments.findings.reading import PERCENT, area, share, start

HALVINGS = 30
DOSES_TRIED = (0.25, 4.0)
"""Between which multiples of the other dose one of equal effect is looked for."""


def mean_percent(
    cache: CourseCache, given: Given, _: Given, *, column: str, from_h: float, to_h: float
) -> float:
    """Mean change from the start over a window, in percent: what hours of sampling report."""
    course = cache.course(given)
    return PERCENT * area(course, column, from_h, to_h) / (to_h - from_h) / start(course, column)


def _means_percent(
    cache: CourseCache, given: Given, doses: Sequence[float], *, column: str, from_h: float, to_h: float
) -> list[float]:
    return [
        mean_percent(cache, _dosed(given, dose), {}, column=column, from_h=from_h, to_h=to_h)
        for dose in doses
    ]


def mean_signs_right(
    cache: CourseCache,
    given: Given,
    _: Given,
    *,
    column: str,
    from_h: float,
    to_h: float,
    unmoved_percent: float,
    doses: Sequence[float],
    signs: Sequence[int],
) -> float:
    """How many doses move a column's mean the published way; within some percent it counts as unmoved."""
    means = _means_percent(cache, given, doses, column=column, from_h=from_h, to_h=to_h)
    found = [0 if abs(mean) < unmoved_percent else int(np.sign(mean)) for mean in means]
    return float(sum(one == other for one, other in zip(found, signs, strict=True)))


def best_mean_dose(
    cache: CourseCache,
    given: Given,
    _: Given,
    *,
    column: str,
    from_h: float,
    to_h: float,
    doses: Sequence[float],
) -> float:
    """The dose with the highest mean."""
    means = _means_percent(cache, given, doses, column=column, from_h=from_h, to_h=to_h)
    return float(doses[int(np.argmax(means))])


def _dosed(given: Given, dose: float) -> Given:
    return {**given, "treatment.dose": dose}


def relative_area(cache: CourseCache, given: Given, compared: Given, *, column: str, to_h: float) -> float:
    """What a column has above its start, times hours, as a share of the other arm's."""
    return share(*(area(cache.course(arm), column, 0.0, to_h) for arm in (given, compared)))


def half_peak_h(cache: CourseCache, given: Given, _: Given, column: str) -> float:
    """When a column is first half as high as it gets."""
    course = cache.course(given)
    values = course.columns[column]
    half = values.max() / 2
    after = int(np.argmax(values >= half))
    around = slice(after - 1, after + 1)
    return float(np.interp(half, values[around], course.time_h[around]))


def peak_between(cache: CourseCache, given: Given, _: Given, *, column: str, over: str) -> float:
    """The peak of one column over the peak of another."""
    columns = cache.course(given).columns
    return float(columns[column].max() / columns[over].max())


def equal_peak_dose(cache: CourseCache, given: Given, compared: Given, *, column: str, dose: float) -> float:
    """How many times less of a drug than the compared dose gives the same peak of a column."""
    wanted = float(cache.course(compared).columns[column].max())
    low, high = (dose * many for many in DOSES_TRIED)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        peak = float(cache.course(_dosed(given, middle)).columns[column].max())
        low, high = (middle, high) if peak < wanted else (low, middle)
    return 2 * dose / (low + high)


def births_share(cache: CourseCache, given: Given, _: Given, *, until_h: float, over_h: float) -> float:
    """Spines born above the resting rate until a time, as a share of those until a later one."""
    course = cache.course(given)
    return share(*(area(course, "spine_formation_per_d", 0.0, to_h) for to_h in (until_h, over_h)))


def persistent_left(cache: CourseCache, given: Given, _: Given, days: float) -> float:
    """Share of the persistent spines of one day that stand some days later."""
    return float(np.exp(-cache.config(given).synapses.loss_persistent_per_d * days))


HOURS_PROBES: dict[str, Callable[..., float]] = {
    probe.__name__: probe
    for probe in (
        mean_percent,
        mean_signs_right,
        best_mean_dose,
        relative_area,
        half_peak_h,
        peak_between,
        equal_peak_dose,
        births_share,
        persistent_left,
    )
}
