"""Tables as pandas and the spreadsheets of several countries read them."""

import csv
import json
import math
from io import StringIO
from pathlib import Path

import numpy as np
import pytest

from synapse_sim import Config, Course, simulate
from synapse_sim.course.course import COLUMNS
from synapse_sim.export.tables import csv_text, json_text
from tests.cli.commands import refused, typed

COURSE = simulate(Config())


def cells(text: str, sep: str) -> list[list[str]]:
    """As a spreadsheet reads it that knows the separator and no comments."""
    return list(csv.reader(StringIO(text), delimiter=sep))


@pytest.mark.parametrize(("word", "sep"), [(";", ";"), ("|", "|"), ("tab", "\t"), ("\\t", "\t")])
def test_a_decimal_comma_goes_with_another_separator(word: str, sep: str) -> None:
    text = typed("run", "--out", "-", "--sep", word, "--decimal", ",", "--no-comments").stdout
    header, *rows = cells(text, sep)
    assert header == list(COLUMNS)
    relief = [float(row[header.index("relief")].replace(",", ".")) for row in rows]
    np.testing.assert_allclose(relief, COURSE.relief, rtol=1e-9)
    assert "." not in text


def test_a_tsv_file_has_tabs_and_the_same_numbers(tmp_path: Path) -> None:
    path = tmp_path / "course.TSV"
    assert typed("run", "--out", str(path), "--no-comments").exit_code == 0
    header, *rows = cells(path.read_text(encoding="utf-8"), "\t")
    assert header == list(COLUMNS)
    np.testing.assert_allclose([float(row[0]) for row in rows], COURSE.time_h, rtol=1e-9)


def test_comments_are_left_out_only_when_asked() -> None:
    assert typed("run", "--out", "-").stdout.startswith("# program: synapse-sim ")
    assert typed("run", "--out", "-", "--no-comments").stdout.startswith("time_h,")


def test_a_place_without_a_value_is_an_empty_cell_and_null() -> None:
    course = _without_an_answer(COURSE)
    header, first, *_ = cells(csv_text(course).split("model\n")[1], ",")
    at = header.index("communication_rel")
    assert (first[at], len(first)) == ("", len(COLUMNS))
    assert json.loads(json_text(course))["columns"]["communication_rel"][0] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-", "--decimal", ","], "',' cannot stand between cells and be the decimal mark; add --sep ';'"),
        (["-", "--sep", "."], "--sep '.' must be one of , ; | tab"),
        (["-", "--sep", ""], "--sep '' must be one of , ; | tab"),
        (["-", "--decimal", "·"], "--decimal '·' must be . or ,"),
        (["a.tsv", "--sep", ";"], "--sep ';' is no tab, and a .tsv file has tabs; end its name in .csv"),
        *(
            (
                [f"a.{ending}", *option],
                f"--sep, --decimal and --no-comments are for .csv and .tsv, not for .{ending}",
            )
            for ending in ("npz", "json")
            for option in (["--sep", ";"], ["--decimal", ","], ["--no-comments"])
        ),
    ],
)
def test_signs_that_contradict_each_other_are_refused(words: list[str], said: str) -> None:
    assert refused("run", "--out", *words) == [said]


def _without_an_answer(course: Course) -> Course:
    table = course.table.copy()
    table[COLUMNS.index("communication_rel")] = math.nan
    return Course(course.config, course.response, table)
