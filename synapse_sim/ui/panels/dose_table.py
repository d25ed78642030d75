"""The doses as a table in the drawer: a row each, every cell by pointer and by keyboard."""

from __future__ import annotations

from collections.abc import Hashable

from synapse_sim.config import Config
from synapse_sim.config.config import Changes
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.files.quantities import read_quantity
from synapse_sim.files.times import read_time_h
from synapse_sim.session.commands import Change
from synapse_sim.session.dose import own_unit, unit_words
from synapse_sim.session.regimen import (
    Row,
    is_infused,
    next_route,
    rows_of,
    with_one_more,
    with_row,
    without_row,
)
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import moment, plain, with_unit
from synapse_sim.ui.access import Access
from synapse_sim.ui.input.entry import read_in_unit
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.typed_line import TypedLine
from synapse_sim.ui.widgets.widget import Widget, WidgetState, target_px

COLUMNS = ("time", "dose", "route", "infusion")
MOST_ROWS = 24
"""Rows that are shown; a longer table is for files."""
_SHARES = (0.0, 0.18, 0.455, 0.765, 0.91, 1.0)
"""Where columns begin and end, shares of the width; behind the last stands what removes the row."""
_REMOVE = len(COLUMNS)
_LONGEST = 20
_MOVES = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}


class DoseTable(Widget):
    """Arrows choose a cell, typing or Enter changes it, Delete removes its row; the last row adds one.

    at: row and column of the cell that is chosen.
    line: what is typed into it; None while nothing is.
    """

    def __init__(self, access: Access) -> None:
        super().__init__("dose_table")
        self._access = access
        self._head_px = self._row_px = 20.0
        self.at = (0, 0)
        self.line: TypedLine | None = None

    @property
    def _config(self) -> Config:
        return self._access.now().config

    @property
    def rows(self) -> int:
        """How many doses it shows."""
        return min(MOST_ROWS, len(self._config.doses))

    # picture

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px: heading, rows, the row that adds one, and what it is not."""
        return (self.rows + 1) * _row_px(canvas) + 2.2 * canvas.line_height("small")

    def state(self) -> Hashable:
        """What its picture depends on."""
        typed = self.line.state() if self.line else None
        return self._config.doses, own_unit(self._config), self.at, typed

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        head, _ = self.rect.top_slice(canvas.line_height("small"))
        rows = rows_of(self._config)
        for k, name in enumerate(COLUMNS):
            words = text(f"controls.schedule.{name}", unit=own_unit(self._config))
            self._words(canvas, _cell(head, k), words, "ink_soft")
        for number in range(self.rows):
            row = self._row(canvas, number)
            canvas.line((row.x, row.bottom), (row.right, row.bottom), "border", 1)
            for k, words in enumerate(self._cells(number, rows[number])):
                self._draw_cell(canvas, _cell(row, k), (number, k), words, look)
        add = self._row(canvas, self.rows)
        if look.focused and self.at[0] == self.rows:
            canvas.panel(add, "raised", "focus", radius_dp=5)
        self._words(canvas, add, text("controls.schedule.add"), "ink")
        foot, _ = self.rect.bottom_slice(canvas.line_height("small"))
        self._words(canvas, foot, text("controls.schedule.no_tool"), "ink_soft")

    def _draw_cell(
        self, canvas: Canvas, cell: Rect, at: tuple[int, int], words: str, look: WidgetState
    ) -> None:
        if look.focused and at == self.at:
            canvas.panel(cell.inset(canvas.dp(1)), "raised", "focus", radius_dp=5)
            words = self.line.with_caret if self.line else words
        self._words(canvas, cell, words, "ink_soft" if at[1] == _REMOVE else "ink")

    def _words(self, canvas: Canvas, cell: Rect, words: str, ink: str) -> None:
        pad = canvas.dp(3)
        canvas.text(
            cell.x + pad, cell.center[1], words, "small", ink, anchor="midleft", max_width=cell.w - 2 * pad
        )  # fmt: skip

    def _row(self, canvas: Canvas, number: int) -> Rect:
        height = self._row_px = _row_px(canvas)
        self._head_px = canvas.line_height("small")
        return Rect(self.rect.x, self.rect.y + self._head_px + number * height, self.rect.w, height)

    def _cells(self, number: int, row: Row) -> tuple[str, ...]:
        config, dose = self._config, self._config.doses[number]
        unit = row.get("dose_unit", own_unit(config))
        said = plain(float(row["dose"]))
        return (
            moment(dose.at_h) if dose.at_h else with_unit("0", "h"),
            said if unit == own_unit(config) else with_unit(said, unit),
            text(f"controls.schedule.way.{dose.route}"),
            plain(dose.infusion_min) if dose.infusion_min else text("controls.schedule.own"),
            "×",
        )

    def tip(self) -> str:
        """What it is."""
        return text("controls.schedule.tip")

    # keys and pointer

    @property
    def is_typing(self) -> bool:
        """Whether it takes every key."""
        return self.line is not None

    def leave(self) -> None:
        """Forget what was typed."""
        self.line = None

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Choose a cell, and begin with it; the row that adds, adds."""
        del double
        self.line = None
        number = int((y - self.rect.y - self._head_px) / self._row_px)
        if y < self.rect.y + self._head_px or not 0 <= number <= self.rows:
            return
        share = (x - self.rect.x) / self.rect.w
        self.at = number, max(k for k, left in enumerate(_SHARES[:-1]) if k == 0 or share >= left)
        self._begin()

    def key(self, key: Key) -> bool:
        """Type, or move, or change."""
        if self.line is not None:
            return self._typed(key, self.line)
        if key.name in _MOVES:
            down, across = _MOVES[key.name]
            self._choose(self.at[0] + down, self.at[1] + across)
        elif key.name in {"enter", "space"} and not key.repeated:
            self._begin()
        elif key.name in {"delete", "backspace"} and not key.repeated:
            self._remove()
        elif key.text.isdigit() and self._begin_typing():
            return self.key(key)
        else:
            return key.name in {"enter", "space", "delete", "backspace"}
        return True

    def _choose(self, row: int, column: int) -> None:
        self.at = min(max(row, 0), self.rows), min(max(column, 0), _REMOVE)

    def _typed(self, key: Key, line: TypedLine) -> bool:
        if key.name == "escape":
            self.line = None
        elif key.name in {"tab", "shift+tab"}:
            self._enter(line.words)
            return self.line is not None
        elif key.name == "enter":
            self._enter(line.words)
        else:
            line.key(key)
        return True

    # changes

    def _begin(self) -> None:
        """Do what the chosen cell is for."""
        row, column = self.at
        if row >= self.rows:
            self._put(with_one_more(self._config))
        elif column == _REMOVE:
            self._remove()
        elif COLUMNS[column] == "route":
            self._put(with_row(self._config, row, route=next_route(self._config, row)))
        else:
            self._begin_typing()

    def _begin_typing(self) -> bool:
        """Start an empty line in the cell, where one can type."""
        row, column = self.at
        if row >= self.rows or column == _REMOVE or COLUMNS[column] == "route":
            return False
        if COLUMNS[column] == "infusion" and not is_infused(self._config, row):
            self._access.say(text("controls.schedule.no_infusion"))
            return False
        self.line = TypedLine(_LONGEST)
        return True

    def _remove(self) -> None:
        if len(self._config.doses) == 1:
            self._access.say(text("controls.schedule.last"))
        elif self.at[0] < self.rows:
            self._put(without_row(self._config, self.at[0]))
            self._choose(*self.at)

    def _enter(self, typed: str) -> None:
        """Take what was typed, or say why not and go on."""
        if not typed.strip():
            self.line = None
            return
        row, column = self.at
        said = self._read(COLUMNS[column], typed)
        if said is None:
            self._access.say(text(f"controls.schedule.not_{COLUMNS[column]}", typed=typed))
        elif self._put(with_row(self._config, row, **said)):
            self.line = None

    def _read(self, column: str, typed: str) -> dict[str, object] | None:
        """What a row says by it; None if it is no value of that column."""
        if column == "time":
            at_h = read_time_h(typed)
            return None if at_h is None else {"at_h": at_h}
        if column == "infusion":
            minutes = read_in_unit(typed, "min")
            return None if minutes is None else {"infusion_min": minutes}
        unit = own_unit(self._config)
        dose = read_quantity(typed, unit_words(self._config))
        return None if dose is None else {"dose": dose, "dose_unit": unit}

    def _put(self, changes: Changes) -> bool:
        """Make a change as one step; a refusal is said."""
        refusal = self._access.do(Change(changes))
        if refusal:
            self._access.say(refusal)
        return not refusal


def schedule_words(config: Config) -> str:
    """What is given when, in few words: "Schedule: 4 doses"."""
    return text("controls.schedule.label", count=len(config.doses))


def _row_px(canvas: Canvas) -> float:
    return max(target_px(canvas), 1.4 * canvas.line_height("small"))


def _cell(row: Rect, column: int) -> Rect:
    return row.part(_SHARES[column], 0, _SHARES[column + 1], 1)
