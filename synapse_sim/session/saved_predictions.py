"""Predictions as tables of a saved session, and back; what is no prediction is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from synapse_sim.course.course import COLUMNS
from synapse_sim.lesson.prediction import MOST_VOTES, ROUNDS, Counts, Prediction, Stage, drawn_points

MOST_PREDICTIONS = 100
_KEYS = {"beat", "column", "stage", "drawn", "rounds"}
_MOST_ANSWERS = 4


def as_table(made: Prediction) -> dict[str, Any]:
    """One prediction as a table."""
    return {
        "beat": made.beat,
        "column": made.column,
        "stage": made.stage,
        "drawn": [list(point) for point in made.drawn],
        "rounds": [list(counts) for counts in made.rounds],
    }


def read_predictions(tables: Any) -> tuple[Prediction, ...] | None:
    """All predictions of a list of tables; None if one of them is no prediction."""
    if not isinstance(tables, list) or len(tables) > MOST_PREDICTIONS:
        return None
    found = [_read(table) for table in tables]
    return None if None in found else tuple(each for each in found if each is not None)


def _read(table: Any) -> Prediction | None:
    if not isinstance(table, dict) or table.keys() != _KEYS:
        return None
    beat, column, stage = table["beat"], table["column"], table["stage"]
    drawn, rounds = _points(table["drawn"]), _rounds(table["rounds"])
    if not _is_whole(beat) or column not in ("", *COLUMNS) or stage not in get_args(Stage):
        return None
    return None if drawn is None or rounds is None else Prediction(beat, column, drawn, rounds, stage)


def _points(rows: Any) -> tuple[tuple[float, float], ...] | None:
    if not isinstance(rows, list) or not all(_are_numbers(row, 2) for row in rows):
        return None
    return drawn_points([(row[0], row[1]) for row in rows]) if rows else ()


def _rounds(rows: Any) -> tuple[Counts, ...] | None:
    if not isinstance(rows, list) or len(rows) > ROUNDS or not all(map(_are_counts, rows)):
        return None
    return tuple(map(tuple, rows))


def _are_counts(row: Any) -> bool:
    if not isinstance(row, list) or len(row) > _MOST_ANSWERS:
        return False
    return all(_is_whole(each) and 0 <= each <= MOST_VOTES for each in row)


def _are_numbers(row: Any, count: int) -> bool:
    is_row = isinstance(row, list) and len(row) == count
    return is_row and all(isinstance(each, int | float) and not isinstance(each, bool) for each in row)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def as_tables(made: Sequence[Prediction]) -> tuple[dict[str, Any], ...]:
    """All predictions as tables."""
    return tuple(map(as_table, made))
