"""A course as a value: read-only, readable at any time, and its bookmarks."""

from __future__ import annotations

import copy
from collections.abc import Callable
from multiprocessing.reduction import ForkingPickler

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.bookmarks import bookmarks
from synapse_sim.course.course import COLUMNS, Course
from synapse_sim.course.simulate import simulate

COURSE = simulate(Config())


def test_arrays_cannot_be_written() -> None:
    for name in COLUMNS:
        with pytest.raises(ValueError, match="read-only"):
            getattr(COURSE, name)[0] = 1.0


def _sent(course: Course) -> Course:
    """Pickled and back, as on the way to another process."""
    other: Course = ForkingPickler.loads(ForkingPickler.dumps(course))
    return other


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, _sent])
def test_a_copy_or_a_pickle_is_the_same_course_and_as_read_only(copied: Callable[[Course], Course]) -> None:
    other = copied(COURSE)
    assert other.config == COURSE.config
    assert other.response.digest == COURSE.response.digest
    assert other.at(5.55) == COURSE.at(5.55)
    for name in COLUMNS:
        np.testing.assert_array_equal(other.columns[name], COURSE.columns[name])
        assert not other.columns[name].flags.writeable
    assert not other.response.answer_mean.flags.writeable


def test_every_column_is_an_attribute_and_others_are_a_type_error_and_say_so() -> None:
    assert all(getattr(COURSE, name) is COURSE.columns[name] for name in COLUMNS)
    with pytest.raises(AttributeError, match="no column 'mood'; it has time_h"):
        _ = COURSE.mood  # type: ignore[attr-defined]


@pytest.mark.parametrize("k", [0, 1, 57, 200, -1])
def test_a_moment_at_a_computed_time_is_the_computed_value(k: int) -> None:
    moment = COURSE.at(float(COURSE.time_h[k]))
    assert all(getattr(moment, name) == pytest.approx(COURSE.columns[name][k]) for name in COLUMNS)


def test_between_times_a_moment_is_straight_and_beyond_the_ends_the_end() -> None:
    for time_h in (0.01, 5.55, 100.1):
        expected = np.interp(time_h, COURSE.time_h, COURSE.score)
        assert COURSE.at(time_h).score == pytest.approx(expected)
    assert COURSE.at(-50.0) == COURSE.at(-1.0)
    assert COURSE.at(1e6) == COURSE.at(336.0)


def test_the_same_config_gives_the_same_bytes() -> None:
    assert simulate(Config()).table.tobytes() == COURSE.table.tobytes()


def test_a_notebook_shows_a_picture() -> None:
    picture = COURSE._repr_svg_()
    assert picture.startswith("<svg")
    assert picture.endswith("</svg>")
    assert picture.count("<polyline") == 7
    assert "nan" not in picture


def test_bookmarks_are_found_by_their_definition_in_order() -> None:
    found = bookmarks(COURSE)
    assert list(found.values()) == sorted(found.values())
    assert found["dose"] == 0
    assert COURSE.at(found["peak_surge"]).glutamate_rel == COURSE.glutamate_rel.max()
    assert COURSE.at(found["peak_block"]).block_interneuron == COURSE.block_interneuron.max()
    assert 2 < found["first_new_spine"] < 12
    after = COURSE.time_h >= found["drug_gone"]
    assert COURSE.effect_site_umolar[after].max() < 0.03 * COURSE.effect_site_umolar.max()
    assert COURSE.at(found["first_new_spine"]).restored_share >= 0.05
    assert (found["day_1"], found["day_7"]) == (24, 168)


def test_without_a_drug_there_is_nothing_to_mark_but_days() -> None:
    assert set(bookmarks(simulate(Config({"treatment.dose": 0.0})))) == {"dose", "day_1", "day_7"}


def test_after_a_high_dose_the_drug_is_not_gone_while_it_still_blocks() -> None:
    course = simulate(Config({"treatment.dose": 6.0, "treatment.route": "iv_bolus"}))
    assert course.at(bookmarks(course)["drug_gone"]).block_interneuron < 0.05
