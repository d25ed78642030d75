"""The baton goes to whom it belongs, and never flickers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from synapse_sim.config import Config, Value
from synapse_sim.course.course import Course
from synapse_sim.course.simulate import simulate
from synapse_sim.session.pace import PACES
from synapse_sim.story.baton import LEAST_WARPED, Baton, baton
from synapse_sim.story.stages import BY_NAME, STAGES, stations_of

COURSES: tuple[dict[str, Value | None], ...] = (
    {},
    {"treatment.dose": 2.0},
    {"treatment.route": "oral"},
    {"treatment.schedule_h": (0.0, 72.0, 168.0, 240.0)},
    {"treatment.schedule_h": tuple(6.0 * k for k in range(40))},
    {"treatment.drug": "ssri"},
    {"treatment.drug": "memantine"},
    {"subject.state": "healthy"},
    {"subject.species": "rat", "treatment.dose": 10.0},
    {"treatment.drug": "saline", "trial.expectancy": "saline"},
)
MANY = pytest.mark.parametrize("changes", COURSES, ids=str)


def course_of(changes: dict[str, Value | None]) -> Course:
    return simulate(Config(changes))


def stretches(course: Course) -> list[tuple[float, float, str]]:
    """Start, end and holder of every stay, from the first dose on."""
    held: Baton = baton(course)
    starts = [at_h for at_h in held.starts_h if at_h >= 0.0]
    ends = [*starts[1:], float(course.time_h[-1])]
    return [(start, end, held.station_at(start).name) for start, end in zip(starts, ends, strict=True)]


def moved(course: Course, name: str, start: float, end: float) -> float:
    """How far a station moves between two times, in shares of its range, by a scan of its own.

    With doses in between it is how far it moves from one cycle of them to another.
    """
    values = BY_NAME[name].values(course)
    begun = [dose.at_h for dose in course.config.doses]
    inside = [at_h for at_h in begun if start + 1e-3 < at_h < end - 1e-3]
    if inside:
        cycle_h = begun[-1] - begun[-2]
        first = max(at_h for at_h in (begun[0], *begun) if at_h <= start + 1e-3)
        means = [
            np.interp(np.linspace(at_h, at_h + cycle_h, 2001), course.time_h, values).mean()
            for at_h in np.arange(first, min(end, begun[-1] + cycle_h) - 1e-3, cycle_h)
        ]
        return float(np.ptp(means) / max(np.ptp(values), 1e-12))
    fine = np.interp(np.linspace(start, end, 4001), course.time_h, values)
    return float(np.ptp(fine) / max(np.ptp(values), 1e-12))


@MANY
def test_whoever_takes_the_baton_keeps_it_for_two_seconds_at_directors_pace(
    changes: dict[str, Value | None],
) -> None:
    seconds = [
        (np.arcsinh(end) - np.arcsinh(start)) / PACES["director"].per_s
        for start, end, _ in stretches(course_of(changes))
    ]
    assert min(seconds) >= 2.0 - 1e-6
    assert pytest.approx(2.0 * PACES["director"].per_s) == LEAST_WARPED


@MANY
def test_whoever_takes_the_baton_leads_clearly_or_moves_as_fast_as_who_does(
    changes: dict[str, Value | None],
) -> None:
    course = course_of(changes)
    for (*_, before), (start, _, holder) in pairwise(stretches(course)):
        end = float(np.sinh(np.arcsinh(start) + LEAST_WARPED))
        best = max(moved(course, stage.name, start, end) for stage in STAGES)
        assert holder != before
        assert moved(course, holder, start, end) > 0.7 * best
        assert moved(course, holder, start, end) > 0.95 * moved(course, before, start, end)


def test_on_the_usual_course_it_goes_down_the_chain_to_relief() -> None:
    held = [name for *_, name in stretches(course_of({}))]
    late = [name for start, _, name in stretches(course_of({})) if start > 6.0]
    assert late[:2] == ["new_spines", "relief"]
    assert held.index("glutamate") < held.index("growth_signal") < held.index("new_spines")
    assert baton(course_of({})).station_at(0.75).name == "glutamate"
    assert baton(course_of({})).station_at(11.0).name == "new_spines"


@pytest.mark.parametrize(
    ("drug", "late"), [("ssri", "relief"), ("snri", "relief"), ("memantine", "new_spines")]
)
def test_a_level_that_goes_up_and_down_each_day_does_not_hold_it_for_weeks(drug: str, late: str) -> None:
    course = course_of({"treatment.drug": drug})
    end_h = float(course.time_h[-1])
    held = {baton(course).station_at(at_h).name for at_h in np.linspace(0.6 * end_h, 0.99 * end_h, 40)}
    assert held == {late}


def test_the_drug_holds_it_before_the_first_dose() -> None:
    assert baton(course_of({})).place_at(-0.5) == 0
    assert baton(course_of({})).place_at(-50.0) == 0


@pytest.mark.parametrize("changes", [{"treatment.dose": 0.0}, {"treatment.drug": "saline"}])
def test_where_nothing_moves_the_first_station_keeps_it(changes: dict[str, Value | None]) -> None:
    assert {name for *_, name in stretches(course_of(changes))} == {"drug"}


def test_what_an_ssri_blocks_is_shown_at_its_terminals_and_not_at_a_channel_it_never_enters() -> None:
    ssri = Config({"treatment.drug": "ssri"})
    assert BY_NAME["block"].scene_in(ssri) == "synapse"
    assert BY_NAME["block"].scene_in(Config()) == "channel"
    assert "block" in {STAGES[place].name for place in stations_of("synapse", ssri)}


def test_a_hidden_station_never_holds_it() -> None:
    names = {STAGES[place].name for place in baton(course_of({}), frozenset({"relief", "glutamate"})).places}
    assert not names & {"relief", "glutamate"}
    assert "new_spines" in names


def test_it_is_computed_once_a_course() -> None:
    course = course_of({})
    assert baton(course) is baton(course)


@pytest.mark.parametrize("last_h", [300.0, 335.9, 335.9999])
def test_a_first_dose_less_than_a_glance_before_the_end_has_a_baton_too(last_h: float) -> None:
    held = baton(course_of({"treatment.schedule_h": (last_h,)}))
    assert held.starts_h[-1] == pytest.approx(last_h)
    assert held.station_at(336.0).name in BY_NAME
