"""The page of numbers: what `run --summary` prints, of both arms, and the levels on a logarithmic axis.

What is hidden while it is to be predicted has no number here either.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from synapse_sim.course.course import COLUMNS
from synapse_sim.course.summary import LEVELS, Summary
from synapse_sim.story.page_names import NUMBERS
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import digits, moment, with_unit
from synapse_sim.ui.panels.sheets.block import Block, Section
from synapse_sim.ui.panels.sheets.level_chart import LevelChart
from synapse_sim.ui.panels.sheets.sheet import Sheet
from synapse_sim.ui.panels.sheets.table_row import TableRow

_LEVEL_SHARES = 0.32, 0.2, 0.14, 0.2, 0.14
_COLUMN_SHARES = 0.4, 0.17, 0.13, 0.17, 0.13
_HEADS = {
    "levels": (("level", "peak", "at", "area", "half_life"), _LEVEL_SHARES),
    "columns": (("column", "peak", "at", "trough", "at"), _COLUMN_SHARES),
}
_UNITS = {"ng_per_ml": "ng/mL", "umolar": "µM", "hz": "Hz"}


class NumbersPage(Sheet):
    """Tables in columns."""

    NAME = NUMBERS
    column_em = 32.0
    light_columns = 1
    most_columns = 2

    def depends_on(self) -> Hashable:
        """The courses, what is hidden, and whether the numbers are there."""
        frame = self._access.now()
        return frame.revision, frame.masked, frame.config.digest(), len(frame.answers.summaries)

    def sections(self) -> Sequence[Section]:
        """The levels of each arm and as curves, then every column."""
        frame = self._access.now()
        arms = [*zip(frame.names or ("",), frame.answers.summaries, strict=False)]
        levels = [self._section("levels", arm, self._levels(arm, each)) for arm, each in arms]
        columns = [self._section("columns", arm, self._every_column(arm, each)) for arm, each in arms]
        chart = Section(text("numbers_page.chart"), [LevelChart(frame)])
        return [*levels, chart, *columns] if arms else []

    @staticmethod
    def _section(table: str, arm: str, rows: Sequence[Block]) -> Section:
        name = text(f"numbers_page.{table}")
        title = text("numbers_page.of_arm", table=name, arm=arm) if arm else name
        return Section(title, rows, head=_head(table, arm))

    def _levels(self, arm: str, summary: Summary) -> list[Block]:
        return [self._level(arm, summary, name) for name in LEVELS]

    def _level(self, arm: str, summary: Summary, name: str) -> Block:
        found, unit = summary.levels[name], unit_of(name)
        cells = (
            _value(found.peak, unit), _time(found.peak_h), _value(found.area, LEVELS[name]),
            _time(found.half_life_h),
        )  # fmt: skip
        return self._row(f"level {arm} {name}", name, cells, _LEVEL_SHARES)

    def _every_column(self, arm: str, summary: Summary) -> list[Block]:
        return [self._column(arm, summary, name) for name in COLUMNS if name != "time_h"]

    def _column(self, arm: str, summary: Summary, name: str) -> Block:
        found, unit = summary.columns[name], unit_of(name)
        cells = (
            _value(found.peak, unit), _time(found.peak_h), _value(found.trough, unit), _time(found.trough_h),
        )  # fmt: skip
        return self._row(f"column {arm} {name}", name, cells, _COLUMN_SHARES)

    def _row(self, name: str, column: str, cells: Iterable[str], shares: Sequence[float]) -> Block:
        label = text(f"numbers_page.column.{column}")
        if self._access.now().hides((column,)):
            rest = sum(shares[1:])
            return TableRow(name, (label, text("numbers_page.hidden")), (shares[0], rest))
        return TableRow(name, (label, *cells), shares)


PAGE = NumbersPage
"""The page that stands in this module."""


def _head(table: str, arm: str) -> TableRow:
    keys, shares = _HEADS[table]
    words = [text(f"numbers_page.head.{key}") for key in keys]
    return TableRow(f"{table} {arm}", words, shares, is_head=True)


def unit_of(column: str) -> str:
    """The unit of a column, by the end of its name; shares and what is relative have none."""
    return next((unit for end, unit in _UNITS.items() if column.endswith(end)), "")


def _value(value: float | None, unit: str) -> str:
    return text("numbers_page.none") if value is None else with_unit(digits(value, 3), unit)


def _time(time_h: float | None) -> str:
    return text("numbers_page.none") if time_h is None else moment(time_h)
