"""Levels of every drug, route and species."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config, Value, parameters
from synapse_sim.config.dose import Dose
from synapse_sim.model.levels import bateman, levels, summed_bateman

TIME_H = np.linspace(-1.0, 30.0, 1241)


def test_every_route_gives_its_own_plasma_curve() -> None:
    curves = [
        levels(Config({"treatment.route": route}), TIME_H).plasma_ng_per_ml
        for route in Config().drugs["ketamine"].routes
    ]
    assert len(curves) == 9
    for k, one in enumerate(curves):
        assert one.max() > 0
        assert all(np.abs(one - other).max() > 1 for other in curves[:k])


@pytest.mark.parametrize("drug", sorted(Config().drugs))
def test_every_drug_has_levels_that_are_finite_and_never_below_zero(drug: str) -> None:
    found = levels(Config({"treatment.drug": drug}), TIME_H)
    for name in type(found).__slots__:
        column = getattr(found, name)
        assert column.shape == TIME_H.shape
        assert np.isfinite(column).all()
        assert column.min() >= 0
        assert not column[TIME_H < 0].any()


def test_potency_counts_the_effect_site_in_racemate() -> None:
    given: dict[str, Value | None] = {
        "treatment.route": "iv_bolus",
        "treatment.dose": 0.5,
        "treatment.dose_unit": "mg/kg",
    }
    peaks = {
        drug: levels(Config({**given, "treatment.drug": drug}), TIME_H).effect_site_umolar.max()
        for drug in ("ketamine", "arketamine")
    }
    assert peaks["arketamine"] == pytest.approx(0.35 * peaks["ketamine"], rel=0.02)


def test_a_rodent_has_a_brain_level_proportional_to_dose_and_no_plasma() -> None:
    found = {
        dose: levels(Config({"subject.species": "rat", "treatment.dose": dose}), TIME_H)
        for dose in (10.0, 30.0)
    }
    assert found[10.0].effect_site_umolar.max() == pytest.approx(0.64, rel=0.01)
    assert found[30.0].effect_site_umolar == pytest.approx(3 * found[10.0].effect_site_umolar)
    assert not found[30.0].plasma_ng_per_ml.any()


def test_a_mouse_is_free_of_drug_before_a_rat() -> None:
    gone = [
        np.interp(2.0, TIME_H, levels(Config({"subject.species": species}), TIME_H).effect_site_umolar)
        for species in ("mouse", "rat")
    ]
    assert gone[0] < 0.1 * gone[1]


def test_the_bateman_curve_peaks_at_one() -> None:
    time_h = np.linspace(-1.0, 5.0, 60_001)
    curve = bateman(time_h, 12.0, 1.4)
    assert curve.max() == pytest.approx(1.0, abs=1e-6)
    assert not curve[time_h <= 0].any()


def _number(drug: str, part: str) -> float:
    found = parameters()[f"drugs.{drug}.{part}"].default
    assert isinstance(found, float)
    return found


@pytest.mark.parametrize(
    "part", ["volume_central_l", "volume_fast_l", "volume_slow_l", "exchange_fast_l_per_h"]
)
def test_both_mirror_forms_have_the_body_of_the_racemate(part: str) -> None:
    forms = ("ketamine", "esketamine", "arketamine")
    assert len({_number(form, f"disposition.{part}") for form in forms}) == 1


def test_the_mirror_forms_together_are_cleared_as_the_racemate() -> None:
    cleared = [_number(f"{form}ketamine", "disposition.clearance_l_per_h") for form in ("es", "", "ar")]
    assert cleared[0] > cleared[1] == (cleared[0] + cleared[2]) / 2


def test_a_dose_per_weight_and_one_in_mg_are_the_same_dose() -> None:
    per_weight = Config({"treatment.dose": 0.5})
    in_mg = Config({"treatment.dose": 35.0, "treatment.dose_unit": "mg"})
    assert per_weight.doses == in_mg.doses
    assert in_mg.doses[0].mg == pytest.approx(35.0)


def test_the_curves_of_a_rodents_doses_add() -> None:
    doses = tuple(Dose(at_h, mg, "intraperitoneal") for at_h, mg in ((0.0, 1.0), (0.7, 2.0), (9.0, 0.5)))
    apart = sum(dose.mg * bateman(TIME_H - dose.at_h, 12.0, 1.4) for dose in doses)
    assert summed_bateman(TIME_H, doses, 12.0, 1.4) == pytest.approx(apart, abs=1e-12)


def test_a_rodent_that_absorbs_as_fast_as_it_clears_has_a_level_too() -> None:
    fall_per_h = np.log(2) / 0.5
    assert bateman(TIME_H, fall_per_h, fall_per_h).max() == pytest.approx(1.0, abs=1e-3)
    alike: dict[str, Value | None] = {
        "subject.species": "rat",
        "drugs.ketamine.rodent.absorption_rate_per_h": float(fall_per_h),
    }
    assert np.isfinite(levels(Config(alike), TIME_H).effect_site_umolar).all()
