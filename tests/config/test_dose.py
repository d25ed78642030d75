"""A dose in its units, in words, and the most within a day, against sums made by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synapse_sim.config.dose import Dose, in_unit, most_in_a_day_mg, read_unit, said_dose, unit_factors
from synapse_sim.config.sections.drug import DoseUnit
from synapse_sim.config.sections.subject import REFERENCE_WEIGHT_KG, Species


def given_at(*doses: tuple[float, float]) -> list[Dose]:
    return [Dose(at_h, mg, "oral") for at_h, mg in doses]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("mg", (1.0, "mg")),
        ("g", (1000.0, "mg")),
        ("µg", (0.001, "mg")),
        ("μg", (0.001, "mg")),
        ("ug", (0.001, "mg")),
        ("mcg", (0.001, "mg")),
        ("mg/kg", (1.0, "mg/kg")),
        ("G per KG", (1000.0, "mg/kg")),
        (" mcg / kg", (0.001, "mg/kg")),
        ("mg/", None),
        ("mg/lb", None),
        ("kg", None),
        ("/kg", None),
    ],
)
def test_a_unit_is_a_mass_or_a_mass_per_kilogram(word: str, found: tuple[float, str] | None) -> None:
    assert read_unit(word) == found


@pytest.mark.parametrize("species", ["human", "rat", "mouse"])
def test_a_dose_per_kilogram_is_that_much_for_each_kilogram_of_the_reference_body(species: Species) -> None:
    weight_kg = REFERENCE_WEIGHT_KG[species]
    assert in_unit(0.5, "mg/kg", "mg", species) == pytest.approx(0.5 * weight_kg)
    assert in_unit(0.5 * weight_kg, "mg", "mg/kg", species) == pytest.approx(0.5)


@pytest.mark.parametrize("unit", ["mg", "mg/kg"])
def test_a_dose_in_its_own_unit_stays_to_the_last_digit(unit: DoseUnit) -> None:
    assert in_unit(0.1 + 0.2, unit, unit, "rat") == 0.1 + 0.2


def test_every_word_for_a_unit_has_its_factor() -> None:
    in_mg, per_kg = unit_factors("mg", "human"), unit_factors("mg/kg", "human")
    assert (in_mg["mg"], in_mg["g"], in_mg["mg/kg"], in_mg["mg per kg"]) == (1.0, 1000.0, 70.0, 70.0)
    assert (per_kg["mg/kg"], per_kg["µg per kg"]) == (1.0, 0.001)
    assert per_kg["mg"] == pytest.approx(1 / 70)
    assert len(in_mg) == len(per_kg) == 18


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (84.0, "84 mg"),
        (10.0, "10 mg"),
        (9.99, "9.99 mg"),
        (0.5, "0.50 mg"),
        (0.1, "0.10 mg"),
        (0.099, "0.099 mg"),
        (0.0012, "0.0012 mg"),
        (0.0, "0.00 mg"),
    ],
)
def test_a_dose_is_said_with_as_many_digits_as_it_needs(dose: float, words: str) -> None:
    assert said_dose(dose, "mg") == words


def test_doses_within_a_day_count_together_and_a_day_apart_count_apart() -> None:
    assert most_in_a_day_mg(given_at((0.0, 3.0), (23.99, 4.0))) == 7.0
    assert most_in_a_day_mg(given_at((0.0, 3.0), (24.0, 4.0))) == 4.0
    assert most_in_a_day_mg(given_at((0.1 + 0.2, 3.0), (24.3, 4.0))) == 4.0
    assert most_in_a_day_mg([]) == 0.0


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=12, unique_by=lambda row: row[0]))
def test_the_most_in_a_day_is_the_largest_sum_over_all_windows(rows: list[tuple[int, int]]) -> None:
    rows.sort()
    sums = [sum(mg for at_h, mg in rows if start <= at_h < start + 24) for start, _ in rows]
    assert most_in_a_day_mg(given_at(*rows)) == max(sums, default=0)
