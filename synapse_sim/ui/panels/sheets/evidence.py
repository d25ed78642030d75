"""The page of evidence: published results by condition, positive and negative with equal weight.

Nothing on it is simulated but one mark a row: whether this model's own answer agrees.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial

from synapse_sim.experiments.findings.evidence import (
    PublishedResult,
    address_of,
    cards,
    published_results,
)
from synapse_sim.experiments.findings.findings import findings
from synapse_sim.story.page_names import EVIDENCE
from synapse_sim.texts.catalogue import spoken, text
from synapse_sim.ui.access import Access
from synapse_sim.ui.panels.page import Kept
from synapse_sim.ui.panels.sheets.block import Block, Section
from synapse_sim.ui.panels.sheets.finding_line import FindingLine
from synapse_sim.ui.panels.sheets.key_line import KeyLine
from synapse_sim.ui.panels.sheets.often_read import OftenRead
from synapse_sim.ui.panels.sheets.result_row import Agreement, ResultRow
from synapse_sim.ui.panels.sheets.sheet import Sheet
from synapse_sim.ui.panels.sheets.toggle import Toggle
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.button import Button

FILTERS = ("people", "animals", "acute", "lasting", "agrees", "disagrees", "not_asked")
"""What can be left out; those that exclude each other stand side by side."""


def tags(result: PublishedResult, agreement: Agreement) -> tuple[str, str, str]:
    """Which filters a result falls under."""
    who = "people" if result.species == "people" else "animals"
    return who, "lasting" if result.lasting else "acute", agreement or "not_asked"


def _named(condition: str) -> str:
    """The name of a filter among all widgets."""
    return f"evidence {condition}"


class EvidencePage(Sheet):
    """Cards of published results."""

    NAME = EVIDENCE
    column_em = 25.0
    begins_group = frozenset(map(_named, ("acute", "agrees")))
    most_columns = 3
    light_columns = 2

    def __init__(self, access: Access, pointer_focus: PointerFocus, kept: Kept) -> None:
        super().__init__(access, pointer_focus, kept)
        self.shown = set(FILTERS)
        self._tools = tuple(self._filter(name) for name in FILTERS)
        self._key = KeyLine()
        self._focus = pointer_focus

    def _filter(self, name: str) -> Toggle:
        return Toggle(
            _named(name),
            lambda: text(f"evidence.filter.{name}"),
            partial(self._toggle, name),
            lambda: name in self.shown,
            text(f"evidence.filter_tip.{name}"),
        )

    def _toggle(self, name: str) -> None:
        self.shown ^= {name}
        self._page = 0

    @property
    def tools(self) -> tuple[Button, ...]:
        """The filters; where text is large a beat's own card has their room."""
        return () if self.leaves_room_to_beat else self._tools

    @property
    def fixed(self) -> tuple[Block, ...]:
        """What the marks mean; where text is large that is a card of its own."""
        return () if self._access.now().config.window.projector else (self._key,)

    def depends_on(self) -> Hashable:
        """The filters, and whether the model agrees."""
        return (
            frozenset(self.shown),
            self.beat.literature if self.beat else (),
            len(self.fixed),
            tuple(sorted(self._access.now().answers.verdicts.items())),
        )

    def sections(self) -> Sequence[Section]:
        """A card for each condition that has a row left, then what is often read."""
        rows = [ResultRow(result, self._agreement(result), self._open) for result in published_results()]
        first = _of_beat(rows, self.beat.literature if self.beat else ())
        left = [row for row in rows if self.shown.issuperset(tags(row.result, row.agreement))]
        left = [row for row in left if row not in first]
        found = [
            Section(_title(card.id, card.title), [row for row in left if row.result.card == card.id])
            for card in cards()
        ]
        often = Section(text("evidence.often.title"), [OftenRead(name) for name in often_read()])
        marks = [] if self.fixed else [Section(text("evidence.key.title"), [self._key])]
        here = [Section(text("evidence.of_beat"), first, leads=True)] if first else []
        return [*here, *(section for section in found if section.blocks), often, *marks]

    def _open(self, source: str) -> None:
        """Say where a source is, and copy that, so that it can be opened wherever one reads."""
        address = address_of(source)
        self._focus.clipboard.write(address or source)
        self._access.say(
            text("evidence.opened", source=source, address=address or text("evidence.no_address"))
        )

    def _agreement(self, result: PublishedResult) -> Agreement:
        verdict = self._access.now().answers.verdicts.get(result.finding, "shown")
        return {"pass": "agrees", "gap": "disagrees", "fail": "disagrees"}.get(verdict, "")  # type: ignore[return-value]


PAGE = EvidencePage
"""The page that stands in this module."""


def _of_beat(rows: Sequence[ResultRow], literature: Sequence[str]) -> list[Block]:
    """What a beat rests on: rows of this page where there are some, else the finding in words."""
    found: list[Block] = []
    for name in literature:
        own = [row for row in rows if name in {row.result.id, row.result.finding}]
        told = [FindingLine(each) for each in findings() if each.id == name] if not own else []
        found += [row for row in (*own, *told) if row not in found]
    return found


def often_read() -> tuple[str, ...]:
    """Claims that are common in print, by name."""
    return tuple(
        name for name in spoken().names_in("evidence.often") if name not in {"title", "found", "findings"}
    )


def _title(name: str, title: str) -> str:
    """The title of a card; a language may have its own."""
    entry = spoken().entries.get(f"evidence.card.{name}", title)
    return entry if isinstance(entry, str) else title
