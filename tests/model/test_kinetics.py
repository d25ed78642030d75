"""The closed form against numerical integration, mass, superposition and zero."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.model.kinetics import (
    BLOOD,
    EFFECT_SITE,
    HYDROXYNORKETAMINE,
    STATES,
    Body,
    amounts,
    inputs,
    modes,
    rate_matrix,
)

KETAMINE = Config().drugs["ketamine"]
ROUTES = tuple(KETAMINE.routes)
EVERY = range(STATES)


def body(route: str) -> Body:
    assert KETAMINE.disposition is not None
    table = next(table for name, table in KETAMINE.routes.items() if name == route)
    return Body(KETAMINE.disposition, KETAMINE.metabolites, KETAMINE.effect_site, table)


def closed_form(route: str, time_h: Floats, schedule_h: tuple[float, ...], dose_mg: float = 35.0) -> Floats:
    ways = inputs(body(route).route, 40.0 if route == "iv_infusion" else None)
    return amounts(time_h, dose_mg, schedule_h, ways=ways, of=modes(body(route)), states=EVERY)


def feed_mg_per_h(route: str, time_h: float, dose_mg: float) -> Floats:
    feed = np.zeros(STATES)
    for way in inputs(body(route).route, 40.0 if route == "iv_infusion" else None):
        if 0 <= time_h < way.length_h:
            feed[way.state] += dose_mg * way.share / way.length_h
    return feed


def integrated(route: str, until_h: float, dose_mg: float, steps: int) -> Floats:
    """Runge-Kutta 4, with steps that end where an input ends."""
    matrix, state = rate_matrix(body(route)), np.zeros(STATES)
    ways = inputs(body(route).route, 40.0 if route == "iv_infusion" else None)
    cuts = sorted({0.0, until_h, *(way.length_h for way in ways if way.length_h < until_h)})
    for start, end in pairwise(cuts):
        feed, h = feed_mg_per_h(route, (start + end) / 2, dose_mg), (end - start) / steps
        for _ in range(steps):
            one = matrix @ state + feed
            two = matrix @ (state + h / 2 * one) + feed
            three = matrix @ (state + h / 2 * two) + feed
            four = matrix @ (state + h * three) + feed
            state = state + h / 6 * (one + 2 * two + 2 * three + four)
    return state


@pytest.mark.parametrize("route", ROUTES)
def test_the_closed_form_is_what_integration_finds(route: str) -> None:
    exact = closed_form(route, np.array([2.5]), (0.0,))[0]
    assert exact == pytest.approx(integrated(route, 2.5, 35.0, steps=1500), rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("route", ROUTES)
def test_what_goes_in_is_what_is_there_and_what_has_left(route: str) -> None:
    numbers, table = KETAMINE.metabolites, body(route).route
    assert numbers is not None
    time_h = np.linspace(0.0, 200.0, 400_001)
    found = closed_form(route, time_h, (0.0,))
    left = -rate_matrix(body(route))[:EFFECT_SITE, :EFFECT_SITE].sum(axis=0)
    flows = found[:, :EFFECT_SITE] @ left
    gone = np.sum((flows[1:] + flows[:-1]) / 2) * (time_h[1] - time_h[0])
    given_mg = 35.0 * (table.vein_share + table.depot_share + table.gut_share)
    assert found[-1, :EFFECT_SITE].sum() + gone == pytest.approx(given_mg, rel=1e-3)


@pytest.mark.parametrize("route", ROUTES)
@settings(deadline=None, max_examples=5)
@given(second_h=st.floats(0.5, 40.0), third_h=st.floats(1.0, 60.0))
def test_doses_add(route: str, second_h: float, third_h: float) -> None:
    time_h = np.linspace(0.0, 120.0, 241)
    doses = (0.0, second_h, second_h + third_h)
    together = closed_form(route, time_h, doses)
    apart = sum(closed_form(route, time_h, (dose_h,)) for dose_h in doses)
    assert together == pytest.approx(apart, rel=1e-7, abs=1e-9)


@pytest.mark.parametrize("route", ROUTES)
def test_half_a_dose_is_half_a_curve_and_none_is_zero(route: str) -> None:
    time_h = np.linspace(-1.0, 48.0, 99)
    whole = closed_form(route, time_h, (0.0,))
    assert closed_form(route, time_h, (0.0,), 17.5) == pytest.approx(whole / 2)
    assert not closed_form(route, time_h, (0.0,), 0.0).any()
    assert not whole[time_h <= 0].any()


def test_equal_rates_in_a_row_are_no_trouble() -> None:
    assert KETAMINE.effect_site is not None
    assert KETAMINE.disposition is not None
    rate = np.log(2) / (KETAMINE.effect_site.equilibration_half_life_min / 60)
    route = KETAMINE.routes["intramuscular"].model_copy(update={"depot_rate_per_h": rate})
    same = Body(KETAMINE.disposition, KETAMINE.metabolites, KETAMINE.effect_site, route)
    near = Body(
        KETAMINE.disposition,
        KETAMINE.metabolites,
        KETAMINE.effect_site,
        route.model_copy(update={"depot_rate_per_h": rate * 1.0001}),
    )
    time_h = np.linspace(0.0, 12.0, 50)
    levels = [
        amounts(time_h, 35.0, (0.0,), ways=inputs(route), of=modes(one), states=(BLOOD, EFFECT_SITE))
        for one in (same, near)
    ]
    assert levels[0] == pytest.approx(levels[1], rel=1e-3, abs=1e-6)


def test_many_subjects_are_what_each_alone_is() -> None:
    one = body("intranasal")
    factors = (0.7, 1.0, 1.6)
    many = Body(one.disposition, one.metabolites, one.effect_site, one.route, factors, factors[::-1])
    time_h = np.linspace(-1.0, 24.0, 30)
    together = amounts(time_h, 84.0, (0.0, 8.0), ways=inputs(one.route), of=modes(many), states=EVERY)
    for k, (clearance, volume) in enumerate(zip(factors, factors[::-1], strict=True)):
        alone = Body(one.disposition, one.metabolites, one.effect_site, one.route, clearance, volume)
        single = amounts(time_h, 84.0, (0.0, 8.0), ways=inputs(one.route), of=modes(alone), states=EVERY)
        assert together[:, :, k] == pytest.approx(single, rel=1e-7, abs=1e-9)


def test_a_film_that_is_swallowed_becomes_metabolite_only() -> None:
    time_h = np.linspace(0.0, 12.0, 200)
    film, bolus = (closed_form(route, time_h, (0.0,)) for route in ("film", "iv_bolus"))
    assert film[:, BLOOD].max() < bolus[:, BLOOD].max()
    assert film[:, HYDROXYNORKETAMINE].max() > bolus[:, HYDROXYNORKETAMINE].max()
