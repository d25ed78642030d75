from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.experiments.agreement.agree import CHECKS
from synapse_sim.experiments.agreement.check import Check, estimate, share

CONFIG = Config()
NAMES = [check.quantity for check in CHECKS]


def number(config: Config, key: str) -> float:
    part: Any = config
    for name in key.split("."):
        part = part[name] if isinstance(part, dict) else getattr(part, name)
    return float(part)


def with_wrong_constant(check: Check) -> Config:
    return CONFIG.with_changes({check.constant: 1.2 * number(CONFIG, check.constant)})


def test_at_least_twelve_quantities_are_compared_and_each_has_its_own_name() -> None:
    assert len(set(NAMES)) == len(CHECKS) >= 12


@pytest.mark.parametrize("check", CHECKS, ids=NAMES)
def test_agents_agree_with_their_theory(check: Check) -> None:
    found = check.run(CONFIG, CONFIG, seed=0)
    assert abs(found.z) < 4.0, found
    assert 0.0 < found.standard_error <= 0.05 * abs(found.theory), found


@pytest.mark.parametrize("check", CHECKS, ids=NAMES)
def test_a_constant_that_is_20_percent_off_is_noticed(check: Check) -> None:
    found = check.run(CONFIG, with_wrong_constant(check), seed=0)
    assert abs(found.z) > 4.0, found


def test_an_estimate_is_a_mean_with_its_error() -> None:
    found = estimate(np.array([1.0, 2.0, 3.0, 4.0]))
    assert found.mean == 2.5
    assert found.standard_error == pytest.approx(math.sqrt(5.0 / 3.0) / 2.0)


def test_a_share_has_its_binomial_error() -> None:
    assert share(25, 100).standard_error == pytest.approx(math.sqrt(0.25 * 0.75 / 100))
