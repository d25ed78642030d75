"""Doses by several routes in one course: mass, superposition, and memory however many doses there are."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.model.kinetics import EFFECT_SITE, Given, amounts_of, modes, rate_matrix
from synapse_sim.model.levels import body_of, by_route, levels, ways_of
from synapse_sim.model.relief import expectancy

TIME_H = np.linspace(0.0, 200.0, 200_001)
ROUTES = tuple(Config().drugs["ketamine"].routes)


def table(*rows: tuple[float, float, str], **more: Any) -> Config:
    doses: Any = tuple({"at_h": at_h, "dose": dose, "route": route} for at_h, dose, route in rows)
    return Config(
        {"treatment.doses": doses, **{key.replace("__", "."): value for key, value in more.items()}}
    )


@pytest.mark.parametrize("route", ROUTES)
def test_beside_an_infusion_what_goes_in_by_a_route_is_there_or_has_left(route: str) -> None:
    config = table((0.0, 0.5, "iv_infusion"), (0.25, 1.0, route), (0.5, 0.25, "iv_infusion"))
    held, gone, given_mg = 0.0, 0.0, 0.0
    for way, doses in by_route(config.doses).items():
        body = body_of(config, route=way)
        given = [Given(dose.at_h, dose.mg, ways_of(config, dose)) for dose in doses]
        found = amounts_of(TIME_H, given, of=modes(body), states=range(EFFECT_SITE))
        flows = found @ -rate_matrix(body)[:EFFECT_SITE, :EFFECT_SITE].sum(axis=0)
        held += float(found[-1].sum())
        gone += float(np.sum((flows[1:] + flows[:-1]) / 2) * TIME_H[1])
        given_mg += sum(dose.mg * part.share for dose, _ in zip(doses, given, strict=True) for part in _.ways)
    assert held + gone == pytest.approx(given_mg, rel=2e-3)


def test_a_course_of_mixed_routes_is_the_sum_of_its_doses() -> None:
    rows = ((0.0, 0.5, "iv_infusion"), (2.0, 0.7, "oral"), (2.0, 0.3, "intranasal"), (30.0, 0.2, "oral"))
    time_h = np.linspace(-1.0, 60.0, 400)
    together = levels(table(*rows), time_h)
    apart = [levels(table(row), time_h) for row in rows]
    for name in type(together).__slots__:
        summed = sum(getattr(each, name) for each in apart)
        assert getattr(together, name) == pytest.approx(summed, rel=1e-7, abs=1e-9)


def test_each_infusion_of_a_table_has_its_own_length() -> None:
    rows = ({"at_h": 0.0, "dose": 0.5}, {"at_h": 48.0, "dose": 0.5, "infusion_min": 4.0})
    plasma = levels(Config({"treatment.doses": rows}), TIME_H).plasma_ng_per_ml
    assert TIME_H[TIME_H < 24][plasma[TIME_H < 24].argmax()] == pytest.approx(40 / 60, abs=2e-3)
    assert TIME_H[TIME_H > 24][plasma[TIME_H > 24].argmax()] == pytest.approx(48 + 4 / 60, abs=2e-3)


def test_the_effect_of_many_sessions_is_the_product_over_each() -> None:
    times = tuple(0.7 * k for k in range(60))
    config = Config({"treatment.dose": 0.01, "treatment.schedule_h": times, "trial.expectancy": "midazolam"})
    numbers, time_h = config.relief, np.linspace(-1.0, 300.0, 500)
    since_h = np.maximum(time_h[:, None] - np.array(times), 0.0)
    each = -np.expm1(-since_h / numbers.expectancy_rise_h) * np.exp(-since_h / 24 / numbers.expectancy_fall_d)
    care = -numbers.care_midazolam * np.expm1(-since_h[:, 0] / 24 / numbers.expectancy_slow_d)
    plain = numbers.session_midazolam * (1 - np.prod(1 - each, axis=1)) + care
    assert expectancy(time_h, config) == pytest.approx(plain, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(
    ("drug", "species"),
    [("ketamine", "human"), ("ketamine", "rat"), ("memantine", "human"), ("ssri", "human")],
)
def test_no_table_of_times_by_doses_is_ever_made(drug: str, species: str) -> None:
    time_h = np.linspace(-1.0, 336.0, 8000)
    config = Config(
        {
            "subject.species": species,
            "treatment.drug": drug,
            "treatment.dose": 0.01,
            "treatment.schedule_h": tuple(0.6 * k for k in range(500)),
            "trial.expectancy": "midazolam",
        }
    )
    tracemalloc.start()
    levels(config, time_h)
    expectancy(time_h, config)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 0.5 * 8 * len(time_h) * len(config.doses)
