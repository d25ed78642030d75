"""A written course says the same on every processor."""

from __future__ import annotations

import hashlib

import numpy as np

from synapse_sim import Config, simulate
from synapse_sim.course.course import COLUMNS
from synapse_sim.export.tables import ENDINGS, table_bytes, written
from tests.without_vectors import printed_without, promised_here, whatever_vectors


def hashes() -> list[str]:
    course = simulate(Config())
    return [hashlib.sha256(table_bytes(course, ending)).hexdigest() for ending in ENDINGS]


@promised_here
@whatever_vectors
def test_every_kind_of_table_has_the_same_bytes_whatever_vectors_the_processor_has(unused: str) -> None:
    program = "import tests.export.test_tables as t; print(*t.hashes())"
    assert printed_without(unused, program) == hashes()


def test_what_is_written_is_the_course_but_for_its_last_digits() -> None:
    course = simulate(Config())
    for name, values in written(course).items():
        np.testing.assert_allclose(values, course.columns[name], rtol=1e-9)
    assert list(written(course)) == list(COLUMNS)
    assert any((values != course.columns[name]).any() for name, values in written(course).items())
