"""What stands beside a run: ghosts that come and go, and a second arm that differs in what was asked."""

from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.session.comparison import Comparison

COURSES = [simulate(Config({"treatment.dose": dose})) for dose in (0.1, 0.2, 0.3, 0.4)]
KEPT, GONE = "This run is pinned; change something to compare.", "Run unpinned."


def test_a_run_is_pinned_and_let_go_by_the_same_key() -> None:
    beside = Comparison()
    said = [beside.toggle_pin(COURSES[k]) for k in (0, 1, 0)]
    assert said == [KEPT, KEPT, GONE]
    assert [pin.course for pin in beside.pins] == [COURSES[1]]


def test_a_fourth_pin_takes_the_place_of_the_oldest_and_is_said_to_be_kept() -> None:
    beside = Comparison()
    assert [beside.toggle_pin(course) for course in COURSES] == [KEPT] * 4
    assert [pin.course for pin in beside.pins] == COURSES[1:]


def test_without_a_difference_there_is_one_arm() -> None:
    assert Comparison().arms(Config(), []) == (Config(),)


def test_a_second_arm_differs_in_what_was_asked_and_in_nothing_else() -> None:
    beside, config = Comparison(), Config({"seed": 7})
    assert beside.take({"treatment.dose": 1.0}, config) == ""
    assert beside.arms(config, []) == (config, Config({"seed": 7, "treatment.dose": 1.0}))


def test_a_second_arm_may_differ_by_a_default() -> None:
    """It keeps it when the first arm changes."""
    beside, first = Comparison(), Config({"treatment.dose": 1.0})
    beside.take({"treatment.dose": None}, first)
    assert beside.changes == {"treatment.dose": 0.5}
    assert [arm.treatment.dose for arm in beside.arms(Config({"treatment.dose": 2.0}), [])] == [2.0, 0.5]


def test_a_second_arm_that_cannot_be_is_refused_and_the_old_one_stays() -> None:
    beside = Comparison()
    beside.take({"treatment.dose": 1.0}, Config())
    assert "outside" in beside.take({"treatment.dose": -1.0}, Config())
    assert beside.changes == {"treatment.dose": 1.0}


def test_a_second_arm_that_the_first_no_longer_allows_goes_and_that_is_said() -> None:
    beside, said = Comparison(), list[str]()
    beside.take({"treatment.route": "intranasal"}, Config())
    midazolam = Config({"treatment.drug": "midazolam"})
    assert beside.arms(midazolam, said) == (midazolam,)
    assert beside.changes == {}
    assert len(said) == 1
    assert said[0].startswith("There is no second arm any more. ")
    assert "intranasal" in said[0]
