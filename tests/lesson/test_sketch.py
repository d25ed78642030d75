"""The small picture of a lesson: the drug that the class has seen, and what it is asked for."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.lesson.about import lesson_row
from synapse_sim.lesson.shelf import find_lesson, lesson_names
from synapse_sim.lesson.sketch import CELLS, Sketch, sketch


def of(name: str) -> Sketch:
    made = sketch(find_lesson(name))
    assert made is not None
    return made


@pytest.mark.parametrize("name", lesson_names())
def test_every_shipped_lesson_has_a_picture_with_a_drug_in_it(name: str) -> None:
    made = of(name)
    assert made.doses
    assert len(made.drug) == len(made.asked) == CELLS
    assert max(made.drug) == 1.0
    assert min(made.asked) >= 0.0
    assert max(made.asked) == pytest.approx(1.0)


def test_the_stage_that_is_drawn_is_the_one_of_the_question() -> None:
    assert of("after").stage == "new_spines"
    assert of("chain").stage == "relief"
    assert of("brake").stage == "glutamate"


def test_a_peak_stands_where_the_course_has_it() -> None:
    course = simulate(Config())
    across = np.arcsinh(course.time_h)
    share = (across[course.effect_site_umolar.argmax()] - across[0]) / np.ptp(across)
    assert int(np.argmax(of("chain").drug)) == int(share * CELLS)


def test_a_schedule_shows_every_dose_and_each_peak_of_the_drug() -> None:
    made = of("repeat")
    assert len(made.doses) == 8
    high = np.array(made.drug) > 0.5
    assert (np.diff(high.astype(int)) == 1).sum() + int(high[0]) == 8
    assert 0.4 < made.covered_from < 0.45


def test_where_the_drug_itself_is_asked_the_one_seen_before_is_drawn() -> None:
    asked, before = of("routes"), of("chain")
    assert asked.stage == "drug"
    assert asked.drug != asked.asked
    assert asked.drug != before.drug


def test_a_list_without_pictures_computes_none() -> None:
    assert lesson_row("chain").sketch is None
    assert lesson_row("chain", sketched=True).sketch == of("chain")


def test_a_falling_score_is_drawn_as_rising_relief() -> None:
    """It begins at the bottom and is highest after a day, as the lesson's answer says."""
    course, asked = simulate(Config()), np.array(of("chain").asked)
    across = np.arcsinh(course.time_h)
    best_h = np.interp((asked.argmax() + 0.5) / CELLS, (across - across[0]) / np.ptp(across), course.time_h)
    assert asked[0] == 0.0
    assert 24.0 < best_h < 48.0
