from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.agents.parcels import BLOOD, BRAIN, GUT, LIVER, OUT, SITE, BrainLink, Parcels
from synapse_sim.agents.parcels_paths import GIVEN, Pathways, Stays, draw_paths
from synapse_sim.agents.parcels_routes import PLACES, pathways_in_people
from synapse_sim.agents.states import digest_of
from synapse_sim.config import Config
from synapse_sim.config.sections.body import Body
from synapse_sim.model import kinetics

CONFIG = Config()
DRUG = CONFIG.drugs["ketamine"]
ROUTES = sorted(DRUG.routes)
TIME_H = np.arange(-1.0, 48.0, 1.0 / 30.0)
SECTION = Body()


def body(route: str) -> kinetics.Body:
    assert DRUG.disposition is not None
    return kinetics.Body(DRUG.disposition, DRUG.metabolites, DRUG.effect_site, DRUG.routes[route])  # type: ignore[index]


def ways(route: str) -> tuple[kinetics.Input, ...]:
    return kinetics.inputs(body(route).route, 40.0 if route == "iv_infusion" else None)


def pathways(route: str) -> Pathways:
    return pathways_in_people(body(route), ways(route))


def counts(stays: Stays, time_h: float) -> np.ndarray:
    here = (stays.entered_h <= time_h) & (stays.leaves_h > time_h)
    return np.bincount(stays.compartment[here] - GIVEN, minlength=len(PLACES) + 2)[1:]


@pytest.mark.parametrize("route", ROUTES)
def test_expected_numbers_are_the_closed_form(route: str) -> None:
    parcels, times = 4000, np.array([0.3, 0.75, 2.0, 6.0])
    stays = draw_paths(pathways(route), parcels, 3, 0, liver_h=0.05)
    exact = kinetics.amounts(
        times, 1.0, (0.0,), ways=ways(route), of=kinetics.modes(body(route)), states=range(len(PLACES))
    )
    for time_h, share in zip(times, exact, strict=True):
        error = np.sqrt(np.maximum(share * (1.0 - share), 1e-4) / parcels)
        z = (counts(stays, time_h)[: len(PLACES)] / parcels - share) / error
        assert np.abs(z).max() < 4.5, (time_h, z)


@pytest.mark.parametrize("route", ROUTES)
def test_every_parcel_is_at_one_place_until_it_is_out(route: str) -> None:
    stays = draw_paths(pathways(route), 300, 1, 0, liver_h=0.05)
    for time_h in (0.0, 0.5, 3.0, 100.0, 5000.0):
        here = (stays.entered_h <= time_h) & (stays.leaves_h > time_h)
        assert np.bincount(stays.parcel[here], minlength=300).tolist() == [1] * 300


def test_the_way_leads_from_the_site_through_the_liver_and_out() -> None:
    stays = draw_paths(pathways("oral"), 300, 1, 0, liver_h=0.05)
    assert np.all(stays.place[stays.entered_h == 0.0][:300] == SITE)
    assert np.all(stays.goes_to[stays.place == OUT] == OUT)
    left_gut = stays.came_from[stays.place == LIVER]
    assert set(left_gut) == {GUT, BLOOD}
    stayed = (stays.leaves_h - stays.entered_h)[stays.place == LIVER]
    assert np.all(stayed <= 0.05 + 1e-9)


def drawn(dose: float = 1.0, schedule_h: tuple[float, ...] = (0.0,), level: float = 0.4) -> Parcels:
    effect_site = level * np.exp(-np.maximum(TIME_H, 0.0) / 3.0) * -np.expm1(-3.0 * np.maximum(TIME_H, 0.0))
    return Parcels(
        SECTION,
        1,
        pathways=pathways("iv_infusion"),
        dose_times_h=schedule_h,
        trial_doses=dose,
        brain=BrainLink(TIME_H, 100.0 * effect_site, 8.3),
    )


def test_nothing_is_in_the_body_before_the_dose_and_little_long_after() -> None:
    assert drawn().at(-0.5).parcel.size == 0
    assert drawn().at(47.0).parcel.size < 10


def test_a_larger_dose_adds_parcels_and_leaves_the_others_where_they_were() -> None:
    one, two = drawn(1.0).at(0.5), drawn(1.5).at(0.5)
    body_one, body_two = one.place != BRAIN, (two.place != BRAIN) & (two.parcel < SECTION.parcels)
    np.testing.assert_array_equal(one.place[body_one], two.place[body_two])
    assert drawn(1.5).parcels_per_dose == round(1.5 * SECTION.parcels)


def test_no_dose_means_no_parcels() -> None:
    assert drawn(0.0, level=0.0).at(0.5).parcel.size == 0


def test_doses_add() -> None:
    twice = drawn(schedule_h=(0.0, 24.0))
    early = {*drawn().at(24.5).parcel.tolist()}
    at_second = twice.at(24.5)
    fresh = (at_second.place != BRAIN) & (at_second.parcel >= SECTION.parcels)
    assert np.count_nonzero(fresh) > 0.8 * SECTION.parcels
    assert {*at_second.parcel[(at_second.place != BRAIN) & ~fresh].tolist()} <= early


def test_parcels_in_the_brain_follow_the_effect_site() -> None:
    level = 0.4 * np.exp(-TIME_H / 3.0) * -np.expm1(-3.0 * TIME_H)
    link = BrainLink(TIME_H, np.where(TIME_H > 0.0, 100.0 * level, 0.0), 8.3)
    numbers = [
        np.count_nonzero(
            Parcels(SECTION, seed, pathways=None, dose_times_h=(0.0,), trial_doses=1.0, brain=link)
            .at(1.0)
            .place
            == BRAIN
        )
        for seed in range(200)
    ]
    expected = 100.0 * np.interp(1.0, TIME_H, level)
    assert abs(np.mean(numbers) - expected) < 4.0 * np.std(numbers) / np.sqrt(200)


def test_the_same_seed_has_the_same_paths() -> None:
    def digest(parcels: Parcels) -> str:
        return digest_of(parcels.snapshot(1.0))

    assert digest(drawn()) == digest(drawn()) != digest(drawn(dose=0.9))
