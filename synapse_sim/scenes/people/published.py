"""Published shares of responders, to be laid over an arm that is given as in those trials."""

from __future__ import annotations

import re
from functools import cache

from synapse_sim.config import Config
from synapse_sim.experiments.findings.findings import Finding, findings

Published = tuple[float, float, float]
"""Hours after the dose, share 0..1, half the range that was published."""

_PRINTED = re.compile(r"(\d+)(?: to (\d+))? %")


def published_shares(config: Config) -> list[Published]:
    """What was published for a treatment; nothing if the config's differs from that of the trials."""
    drug = config.treatment.drug
    if config.digest(*_GIVEN) != _usual(drug):
        return []
    return [shown for finding in findings() if _drug(finding) == drug and (shown := _read(finding))]


_GIVEN = ("subject", "treatment", "modulators")


@cache
def _usual(drug: str) -> str:
    return Config({"treatment.drug": drug}).digest(*_GIVEN)


def _drug(finding: Finding) -> str:
    """The drug of a finding about responders under a drug's own regimen; else empty."""
    plain = set(finding.given) <= {"treatment.drug", "trial.expectancy"}
    asked = finding.probe == "response_percent" and not finding.compared
    return str(finding.given.get("treatment.drug", "ketamine")) if plain and asked else ""


def _read(finding: Finding) -> Published | None:
    printed = _PRINTED.fullmatch(finding.published)
    if printed is None:
        return None
    low, high = (float(number) / 100.0 for number in (printed[1], printed[2] or printed[1]))
    return float(finding.args["at_h"]), (low + high) / 2, (high - low) / 2
