from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.agents.body.brain import BrainParcels
from synapse_sim.agents.body.parcels import (
    BLOOD,
    BRAIN,
    GUT,
    LIVER,
    OUT,
    SITE,
    VARIANTS,
    BrainLink,
    ParcelDose,
    Parcels,
)
from synapse_sim.agents.body.paths import GIVEN, ParcelVisits, Pathways, draw_paths
from synapse_sim.agents.body.routes import PLACES, pathways_in_people
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
    return kinetics.Body(DRUG.disposition, DRUG.metabolites, DRUG.effect_site, DRUG.routes[route])


def ways(route: str) -> tuple[kinetics.Input, ...]:
    return kinetics.inputs(body(route).route, 40.0 if route == "iv_infusion" else None)


def pathways(route: str) -> Pathways:
    return pathways_in_people(body(route), ways(route))


def counts(visits: ParcelVisits, time_h: float) -> np.ndarray:
    here = (visits.entered_h <= time_h) & (visits.leaves_h > time_h)
    return np.bincount(visits.compartment[here] - GIVEN, minlength=len(PLACES) + 2)[1:]


@pytest.mark.parametrize("route", ROUTES)
def test_expected_numbers_are_the_closed_form(route: str) -> None:
    parcels, times = 4000, np.array([0.3, 0.75, 2.0, 6.0])
    visits = draw_paths(pathways(route), parcels, 3, 0, liver_h=0.05)
    exact = kinetics.amounts(
        times, 1.0, (0.0,), ways=ways(route), of=kinetics.modes(body(route)), states=range(len(PLACES))
    )
    for time_h, share in zip(times, exact, strict=True):
        error = np.sqrt(np.maximum(share * (1.0 - share), 1e-4) / parcels)
        z = (counts(visits, time_h)[: len(PLACES)] / parcels - share) / error
        assert np.abs(z).max() < 4.5, (time_h, z)


@pytest.mark.parametrize("route", ROUTES)
def test_every_parcel_is_at_one_place_until_it_is_out(route: str) -> None:
    visits = draw_paths(pathways(route), 300, 1, 0, liver_h=0.05)
    for time_h in (0.0, 0.5, 3.0, 100.0, 5000.0):
        here = (visits.entered_h <= time_h) & (visits.leaves_h > time_h)
        assert np.bincount(visits.parcel[here], minlength=300).tolist() == [1] * 300


def test_the_way_leads_from_the_site_through_the_liver_and_out() -> None:
    visits = draw_paths(pathways("oral"), 300, 1, 0, liver_h=0.05)
    assert np.all(visits.place[visits.entered_h == 0.0][:300] == SITE)
    assert np.all(visits.goes_to[visits.place == OUT] == OUT)
    left_gut = visits.came_from[visits.place == LIVER]
    assert set(left_gut) == {GUT, BLOOD}
    stayed = (visits.leaves_h - visits.entered_h)[visits.place == LIVER]
    assert np.all(stayed <= 0.05 + 1e-9)


def doses(
    size: float = 1.0, schedule_h: tuple[float, ...] = (0.0,), route: str = "iv_infusion"
) -> list[ParcelDose]:
    return [ParcelDose(at_h, size, pathways(route)) for at_h in schedule_h]


def drawn(dose: float = 1.0, schedule_h: tuple[float, ...] = (0.0,), level: float = 0.4) -> Parcels:
    effect_site = level * np.exp(-np.maximum(TIME_H, 0.0) / 3.0) * -np.expm1(-3.0 * np.maximum(TIME_H, 0.0))
    return Parcels(SECTION, 1, doses=doses(dose, schedule_h), brain=BrainLink(TIME_H, 100.0 * effect_site))


def test_nothing_is_in_the_body_before_the_dose_and_little_long_after() -> None:
    assert drawn().at(-0.5).parcel.size == 0
    assert drawn().at(47.0).parcel.size < 10


def test_a_larger_dose_adds_parcels_and_leaves_the_others_where_they_were() -> None:
    one, two = drawn(1.0).at(0.5), drawn(1.5).at(0.5)
    body_one, body_two = one.place != BRAIN, (two.place != BRAIN) & (two.parcel < SECTION.parcels)
    np.testing.assert_array_equal(one.place[body_one], two.place[body_two])
    assert drawn(1.5).counts == (round(1.5 * SECTION.parcels),)


def test_no_dose_means_no_parcels() -> None:
    assert drawn(0.0, level=0.0).at(0.5).parcel.size == 0


def test_doses_add() -> None:
    twice = drawn(schedule_h=(0.0, 24.0))
    early = {*drawn().at(24.5).parcel.tolist()}
    at_second = twice.at(24.5)
    fresh = (at_second.place != BRAIN) & (at_second.parcel >= SECTION.parcels)
    assert np.count_nonzero(fresh) > 0.8 * SECTION.parcels
    assert {*at_second.parcel[(at_second.place != BRAIN) & ~fresh].tolist()} <= early
    assert [twice.given(time_h) for time_h in (-1.0, 1.0, 25.0)] == [0, SECTION.parcels, 2 * SECTION.parcels]


def test_parcels_in_the_brain_are_as_many_as_the_level_says() -> None:
    level = np.where(TIME_H > 0.0, 0.4 * np.exp(-TIME_H / 3.0) * -np.expm1(-3.0 * TIME_H), 0.0)
    brain = BrainParcels(BrainLink(TIME_H, 100.0 * level))
    for time_h in (-0.5, 0.1, 0.5, 1.0, 3.0, 8.0, 9.7, 40.0, 47.9):
        expected = 100.0 * float(np.interp(time_h, TIME_H, level))
        assert brain.at(time_h).parcel.size == (round(expected) if expected >= 1.0 else 0)


def test_a_parcel_in_the_brain_comes_when_the_level_asks_for_it_and_goes_when_it_does_not() -> None:
    level = np.interp(TIME_H, [0.0, 10.0, 20.0], [0.0, 40.0, 0.0])
    found = BrainParcels(BrainLink(TIME_H, level)).at(8.0)
    assert found.entered_h[20] == pytest.approx(20.5 / 4.0)
    assert found.leaves_h[20] == pytest.approx(20.0 - 20.5 / 4.0)
    assert (found.entered_h <= 8.0).all()
    assert (found.leaves_h > 8.0).all()


def test_a_parcel_in_the_brain_stays_the_same_one_from_look_to_look() -> None:
    level = np.interp(TIME_H, [0.0, 10.0, 20.0], [0.0, 40.0, 0.0])
    brain = BrainParcels(BrainLink(TIME_H, level))
    one, two = brain.at(9.0), brain.at(9.5)
    assert one.parcel.size < two.parcel.size
    assert np.array_equal(one.parcel, two.parcel[: one.parcel.size])
    np.testing.assert_allclose(one.entered_h, two.entered_h[: one.parcel.size])
    np.testing.assert_allclose(one.leaves_h, two.leaves_h[: one.parcel.size])


def test_doses_by_several_routes_go_their_own_ways() -> None:
    mixed = [*doses(), *doses(schedule_h=(1.0,), route="oral")]
    both = Parcels(SECTION, 1, doses=mixed, brain=BrainLink(TIME_H, np.zeros_like(TIME_H)))
    swallowed = both.at(1.3)
    assert np.any(swallowed.place[swallowed.parcel >= SECTION.parcels] == GUT)
    assert not np.any(swallowed.place[swallowed.parcel < SECTION.parcels] == GUT)


def test_five_hundred_doses_share_four_sets_of_paths() -> None:
    many = drawn(schedule_h=tuple(0.05 * k for k in range(500)))
    assert len({id(paths) for paths in many._paths}) == VARIANTS


def test_the_same_seed_has_the_same_paths() -> None:
    def digest(parcels: Parcels) -> str:
        return digest_of(parcels.snapshot(1.0))

    assert digest(drawn()) == digest(drawn()) != digest(drawn(dose=0.9))
