"""What was published of the two arms on screen: both shares out of one source, never out of two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from synapse_sim.config import Config
from synapse_sim.experiments.findings.evidence import PublishedResult, published_results

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PublishedShare:
    """The share 0..1 that responded in one arm after `at_h`, with its interval as far as it was read."""

    share: float
    at_h: float
    interval: Interval | None
    result: PublishedResult

    @property
    def short_source(self) -> str:
        """Name and year: "Wilkinson 2019"."""
        return self.result.source.split(",")[0]


def published_shares(treated: Config) -> tuple[PublishedShare | None, PublishedShare | None]:
    """Of the treated arm and of its comparator; none where no source has both for this regimen."""
    result = next((each for each in published_results() if _belongs(each, treated)), None)
    if result is None:
        return None, None
    return (
        _share(result, result.value, result.value_low, result.value_high),
        _share(result, result.comparator_value, result.comparator_low, result.comparator_high),
    )


def other_results(treated: Config) -> tuple[PublishedResult, ...]:
    """Trials of depression against the same comparator that found no clear difference."""
    wanted = treated.trial.expectancy
    return tuple(
        each
        for each in published_results()
        if each.card in _ABOUT_DEPRESSION
        and each.outcome == "negative"
        and each.comparator.split(",")[0] == wanted
        and not each.drug
    )


def refuting(treated: Config) -> PublishedResult | None:
    """A trial in people in which just this drug did nothing for depression, if one was read."""
    drug = treated.treatment.drug
    found = (each for each in published_results() if each.drug == drug and not each.expectancy)
    return next((each for each in found if each.outcome == "negative"), None)


_ABOUT_DEPRESSION = {"depression", "masked"}


def _belongs(result: PublishedResult, treated: Config) -> bool:
    if not result.drug or (result.drug, result.expectancy) != (
        treated.treatment.drug,
        treated.trial.expectancy,
    ):
        return False
    return treated.digest(*_GIVEN) == _usual(result.drug)


_GIVEN = ("subject", "treatment", "modulators")


@cache
def _usual(drug: str) -> str:
    return Config({"treatment.drug": drug}).digest(*_GIVEN)


def _share(
    result: PublishedResult, percent: float | None, low: float | None, high: float | None
) -> PublishedShare | None:
    if percent is None or result.at_h is None:
        return None
    interval = None if low is None or high is None else (low / 100.0, high / 100.0)
    return PublishedShare(percent / 100.0, result.at_h, interval, result)
