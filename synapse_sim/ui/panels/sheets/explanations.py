"""The board of explanations: which findings each reproduces alone, and what would separate two of them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import Any

from synapse_sim.config import Config
from synapse_sim.experiments.findings.hypotheses import MIXTURE, Board, BoardRow, apart, counts
from synapse_sim.session.commands import Change, Command, Compare, GoTo, ShowPage, ShowScene
from synapse_sim.session.page_feed import SET_BY_FINDINGS
from synapse_sim.story.page_names import EXPLANATIONS
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.access import Access
from synapse_sim.ui.panels.page import Kept
from synapse_sim.ui.panels.sheets.block import Block, Section
from synapse_sim.ui.panels.sheets.board_row import COLUMNS, BoardHead, FindingRow, Pair, differs
from synapse_sim.ui.panels.sheets.experiment import Experiment, SideKey
from synapse_sim.ui.panels.sheets.sheet import Sheet
from synapse_sim.ui.panels.sheets.table_row import TableRow
from synapse_sim.ui.panels.sheets.toggle import Toggle
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.button import Button

_MOST_EXPERIMENTS = 3
_SCENES = {"signalling": "dendrite", "synapses": "dendrite", "relief": "people", "people": "people"}
"""Where the answer of a finding is seen, by its stage."""
_USUAL_H = 24.0
_OF_BEAT, _DIFFER, _NONE, _ALL = "of_beat", "differ", "none", "all"


class ExplanationsPage(Sheet):
    """Rows of findings, columns of explanations; two of them are compared."""

    NAME = EXPLANATIONS
    most_columns = 1
    begins_group = frozenset({"show_both"})

    def __init__(self, access: Access, pointer_focus: PointerFocus, kept: Kept) -> None:
        super().__init__(access, pointer_focus, kept)
        self.pair: Pair = (COLUMNS[0], COLUMNS[2])
        self._choices = tuple(self._choice(name) for name in COLUMNS)
        self._show = Button(
            "show_both",
            lambda: text("explanations.show"),
            self._show_both,
            tip=text("explanations.show_tip"),
            main=True,
        )

    def _choice(self, name: str) -> Toggle:
        return Toggle(
            f"explanation {name}",
            lambda: text(f"explanations.name.{name}"),
            partial(self._choose, name),
            lambda: name in self.pair,
            text("explanations.choose_tip"),
        )

    def _choose(self, name: str) -> None:
        """Compare it with the one that was chosen last."""
        if name not in self.pair:
            self.pair = (self.pair[1], name)

    @property
    def tools(self) -> tuple[Button, ...]:
        """One for each explanation, then the one that shows both; not where a beat needs their room."""
        if self.leaves_room_to_beat:
            return ()
        return (*self._choices, *((self._show,) if self._separating else ()))

    def depends_on(self) -> Hashable:
        """Which two are compared, and whether the board is there."""
        return self.pair, id(self._board), self.beat.literature if self.beat else ()

    @property
    def _board(self) -> Board | None:
        return self._access.now().answers.board

    @property
    def _separating(self) -> tuple[BoardRow, ...]:
        """Findings that separate the two, the one whose answers lie furthest apart first."""
        rows = self._board.rows if self._board else ()
        found = [row for row in rows if differs(row, self.pair)]
        return tuple(sorted(found, key=lambda row: -apart(row, *self.pair)))

    # what stands on it

    def sections(self) -> Sequence[Section]:
        """Findings that they answer differently, that none reproduces, that none misses."""
        board = self._board
        if board is None:
            return ()
        found = counts(board.rows)
        totals = [(found[name]["reproduces"], found[name]["of"]) for name in COLUMNS]
        named = self.beat.literature if self.beat else ()
        groups = {_OF_BEAT: [row for row in board.rows if row.finding.id in named]}
        left = [row for row in board.rows if row.finding.id not in named]
        groups |= {key: [row for row in left if _group(row) == key] for key in (_DIFFER, _NONE, _ALL)}
        return [self._section(key, rows, totals) for key, rows in groups.items() if rows]

    def _section(self, key: str, rows: Sequence[BoardRow], totals: Sequence[tuple[int, int]]) -> Section:
        blocks = [FindingRow(row, self.pair) for row in rows]
        return Section(
            text(f"explanations.group.{key}"),
            blocks,
            head=BoardHead(totals, self.pair),
            leads=key == _OF_BEAT,
        )

    def aside(self) -> Section | None:
        """The experiments that would separate the two."""
        if self._board is None:
            return None
        shown = [Experiment(row, self.pair) for row in self._separating[:_MOST_EXPERIMENTS]]
        words = "separate" if shown else "nothing"
        lines: list[Block] = [SideKey(self.pair), *shown]
        if not shown:
            lines.append(TableRow("no_experiment", [text("explanations.no_experiment")], [1.0]))
        return Section(text(f"explanations.{words}"), lines)

    # what the button does

    def _show_both(self) -> None:
        """Set the weights, one arm each, and go to where the two differ most."""
        board, rows = self._board, self._separating
        if board is None or not rows:
            return
        for command in both_arms(board, rows[0], self.pair, self._access.now().config):
            if refusal := self._access.do(command):
                self._access.say(refusal)
                return


PAGE = ExplanationsPage
"""The page that stands in this module."""


def both_arms(board: Board, row: BoardRow, pair: Pair, config: Config) -> tuple[Command, ...]:
    """What brings two explanations side by side, where a finding was read.

    Args:
        board: with the weights.
        row: the finding.
        pair: the two explanations.
        config: in force; who is treated, and how, gives way to the finding.
    """
    own = {key: None for key in config.changes if key.startswith(SET_BY_FINDINGS) and not _is_look(key)}
    one, other = (_weights(board, name) for name in pair)
    about = row.finding
    changes: dict[str, Any] = {**own, **about.given, **one}
    time_h = float(about.args.get("at_h", about.args.get("over_h", _USUAL_H)))
    return (
        Compare({}),
        Change(changes),
        Compare(other),
        GoTo(time_h),
        ShowScene(_SCENES[about.stage]),
        ShowPage(""),
    )


def _weights(board: Board, name: str) -> dict[str, float]:
    """The weights of one explanation; those of the mixture are the defaults."""
    if name != MIXTURE:
        return board.weights[name]
    return {f"hypothesis.{key}": value for key, value in Config().hypothesis.model_dump().items()}


def _is_look(key: str) -> bool:
    return key.startswith("window.")


def _group(row: BoardRow) -> str:
    """Whether the explanations differ, or all agree."""
    found = {row.reproduces[name] for name in COLUMNS} - {None}
    if len(found) > 1:
        return _DIFFER
    return _ALL if found == {True} else _NONE
