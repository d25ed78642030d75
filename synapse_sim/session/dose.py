"""The dose as the window shows it: in its own unit, beside that of the trials, and how far data reach."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from synapse_sim.config import Config, Value, trial_mg
from synapse_sim.config.config import Changes
from synapse_sim.config.dose import in_unit, most_in_a_day_mg, unit_factors
from synapse_sim.config.sections.drug import DoseUnit
from synapse_sim.config.treatment import dose_range, routes_used
from synapse_sim.course.course import Course
from synapse_sim.late import Late
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import with_unit, written

if TYPE_CHECKING:
    from synapse_sim.experiments import lesions
else:
    lesions = Late("synapse_sim.experiments.lesions")

MOST_TRIAL_DOSES = 4.0
"""The slider of a person's dose ends at this many doses of the trials; more is for files only."""
ANAESTHETIC_UMOLAR = 2.0
"""Free racemate-equivalent level in the brain from which on a person is anaesthetised (illustrative): above
what the slider's end reaches as an infusion of 40 min (1.7), at what 2 mg/kg reach as a push (2.1)."""
_ABOVE = 1 + 1e-9
DOSE, UNIT = "treatment.dose", "treatment.dose_unit"


def own_unit(config: Config) -> DoseUnit:
    """The unit in which the dose is given and shown."""
    return config.treatment.dose_unit


def given_dose(config: Config) -> float:
    """The dose that is given, in its own unit; of a table the first one."""
    return _in_own_unit(config, config.doses[0].mg) if config.treatment.doses else config.treatment.dose


def trial_dose(config: Config) -> float:
    """The dose of the drug's own trials in this species, in the same unit."""
    return _in_own_unit(config, trial_mg(config))


def top_dose(config: Config) -> float:
    """The highest dose a hand can set, in the same unit."""
    return _in_own_unit(config, _top_mg(config))


def unit_words(config: Config) -> dict[str, float]:
    """Every unit that may be typed, with its factor to the drug's own."""
    return unit_factors(own_unit(config), config.subject.species)


def dose_words(config: Config) -> str:
    """What is given, in few characters: "0.5 mg/kg", "12 doses"."""
    if config.treatment.doses:
        return text("session.doses", count=len(config.doses))
    return with_unit(written(f"{config.treatment.dose:.6g}"), own_unit(config))


def is_given(config: Config) -> bool:
    """Whether there is any drug in the doses."""
    return any(dose.mg for dose in config.doses)


def with_dose_converted(config: Config, changes: dict[str, Value | None]) -> dict[str, Value | None]:
    """A change of the unit alone takes the dose with it: the same drug in other words."""
    unit = changes.get(UNIT)
    if unit not in {"mg", "mg/kg"} or DOSE in changes or config.treatment.doses:
        return changes
    wanted: DoseUnit = "mg" if unit == "mg" else "mg/kg"
    dose = in_unit(config.treatment.dose, own_unit(config), wanted, config.subject.species)
    return {**changes, DOSE: float(f"{dose:.12g}")}


@lru_cache(maxsize=8)
def is_anaesthetic(course: Course) -> bool:
    """Whether a day's doses or the level in the brain lie where only animal data exist.

    A split dose counts as a single one: what counts is the sum within any 24 h.
    """
    config = course.config
    if most_in_a_day_mg(config.doses) > _top_mg(config) * _ABOVE:
        return True
    return config.subject.species == "human" and float(course.effect_site_umolar.max()) > ANAESTHETIC_UMOLAR


@lru_cache(maxsize=8)
def relief_is_known(course: Course) -> bool:
    """Whether antidepressant data exist for the routes and doses; otherwise relief is greyed out."""
    ways = [course.config.drug.routes.get(route) for route in routes_used(course.config.treatment)]
    return not is_anaesthetic(course) and all(way is None or way.antidepressant_data for way in ways)


def _top_mg(config: Config) -> float:
    species = config.subject.species
    _, highest_mg = dose_range(species, "mg")
    if species != "human":
        return highest_mg
    ways = (config.drug.routes.get(route) for route in routes_used(config.treatment))
    most = [in_unit(way.highest_dose_mg_per_kg, "mg/kg", "mg", species) for way in ways if way]
    highest_mg = min([highest_mg, max(most, default=highest_mg)])
    return min(highest_mg, MOST_TRIAL_DOSES * trial_mg(config)) or highest_mg


def _in_own_unit(config: Config, mg: float) -> float:
    """A dose in the unit shown, without the noise of a division."""
    return float(f"{in_unit(mg, 'mg', own_unit(config), config.subject.species):.12g}")


def without_drug(config: Config) -> Config:
    """The same with every dose at zero, at the times and by the ways at which doses are given."""
    return config.with_changes(no_drug(config))


def no_drug(config: Config) -> Changes:
    """What a run without drug has otherwise."""
    return lesions.undosed(config)
