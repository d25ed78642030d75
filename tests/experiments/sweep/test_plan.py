from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from synapse_sim.config import Config, ConfigError
from synapse_sim.experiments.sweep.plan import AT_ONCE, Plan

VARIED = {"treatment.drug": ("ketamine", "saline"), "treatment.dose": (0.1, 0.5, 1.0)}


def test_the_last_key_is_the_fastest() -> None:
    plan = Plan.of(Config(), VARIED, None, (24.0,))
    assert [tuple(plan.point(number).values()) for number in range(4)] == [
        ("ketamine", 0.1), ("ketamine", 0.5), ("ketamine", 1.0), ("saline", 0.1),
    ]  # fmt: skip


@settings(deadline=None, max_examples=20)
@given(points=some.integers(1, 100), subjects=some.integers(0, 2000))
def test_parts_hold_every_run_once_and_in_order(points: int, subjects: int) -> None:
    plan = Plan(Config(), (("treatment.dose", tuple(map(float, range(points)))),), subjects, (24.0,))
    blocks = [block for part in range(plan.parts) for block in plan.blocks(part)]
    runs = [(block.point, who) for block in blocks for who in range(block.first, block.last + 1)]
    numbers = range(1, subjects + 1) if subjects else [0]
    assert runs == [(point, who) for point in range(points) for who in numbers]
    assert plan.rows == len(runs) == sum(plan.rows_of(part) for part in range(plan.parts))
    assert max(block.rows for block in blocks) <= AT_ONCE


@pytest.mark.parametrize(
    ("changes", "varied", "subjects", "said"),
    [
        ({}, {"treatment.dose": (0.5, -1.0)}, None, r"--vary: treatment.dose = -1.0 is outside"),
        ({}, {"treatment.dos": (0.5,)}, None, "did you mean 'treatment.dose'"),
        ({}, {"treatment.drug": ("midazolam",), "treatment.route": ("oral", "film")}, None, "no route"),
        ({}, {}, 0, "must be at least 1"),
        ({"population.patient": 3}, {}, 10, "population.patient"),
        ({}, {"population.patient": (1, 2)}, 10, "population.patient"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_computed(
    changes: dict[str, Any], varied: dict[str, Any], subjects: int | None, said: str
) -> None:
    with pytest.raises(ConfigError, match=said):
        Plan.of(Config(changes), varied, subjects, (24.0,))


def test_a_large_grid_is_looked_at_value_by_value() -> None:
    large = {"treatment.dose": tuple(0.0001 * k for k in range(9000)), "relief.fast_weight": (0.1, 7.0)}
    with pytest.raises(ConfigError, match="fast_weight"):
        Plan.of(Config(), large, None, (24.0,))


def test_every_part_of_a_sweep_is_in_its_digest() -> None:
    plan = Plan.of(Config(), VARIED, 10, (24.0,))
    others = [
        Plan.of(Config({"seed": 2}), VARIED, 10, (24.0,)),
        Plan.of(Config(), {**VARIED, "treatment.dose": (0.1,)}, 10, (24.0,)),
        Plan.of(Config(), VARIED, 11, (24.0,)),
        Plan.of(Config(), VARIED, 10, (48.0,)),
    ]
    assert len({plan.digest, *(other.digest for other in others)}) == 5
    assert plan.digest == Plan.of(Config(), dict(VARIED), 10, (24.0,)).digest


@pytest.mark.parametrize("time_h", [1e9, -2.0, math.nan])
def test_a_time_that_lies_outside_the_course_of_a_point_is_refused(time_h: float) -> None:
    with pytest.raises(ConfigError, match="lie outside the course, -1 to 336 h"):
        Plan.of(Config(), {}, None, (24.0, time_h))


def test_each_point_has_the_times_of_its_own_course() -> None:
    late = {"treatment.schedule_h": ((0.0,), (300.0,))}
    assert Plan.of(Config(), late, None, (36.0,)).points == 2
    with pytest.raises(ConfigError, match="outcomes at 37 h lie outside the course, -1 to 36 h"):
        Plan.of(Config(), late, None, (37.0,))
