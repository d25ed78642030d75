"""The page of risks: what is known, what is not known or not shown, and where one finds help."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from synapse_sim.story.page_names import SAFETY
from synapse_sim.texts.catalogue import spoken, text
from synapse_sim.ui.access import Access
from synapse_sim.ui.panels.page import Kept
from synapse_sim.ui.panels.sheets.block import Block, Section
from synapse_sim.ui.panels.sheets.help_card import HelpCard
from synapse_sim.ui.panels.sheets.risk_row import PlainLine, RiskHead, RiskRow
from synapse_sim.ui.panels.sheets.sheet import Sheet
from synapse_sim.ui.pointer_focus import PointerFocus

_GAP_DP = 4.0
"""Between rows that a line parts already."""


class SafetyPage(Sheet):
    """Two columns of words, and the card with the help line, which stays until it is dismissed."""

    NAME = SAFETY
    most_columns = 1

    def __init__(self, access: Access, pointer_focus: PointerFocus, kept: Kept) -> None:
        super().__init__(access, pointer_focus, kept)
        self._card = HelpCard(self._dismiss)
        self._dismissed_at: int | None = None

    @property
    def fixed(self) -> tuple[Block, ...]:
        """The card, until it is dismissed; the next beat of a lesson shows it again."""
        return () if self._dismissed_at == self._beat else (self._card,)

    def open(self) -> None:
        """Show it with its card."""
        self._dismissed_at = None
        super().open()

    @property
    def _beat(self) -> int:
        lesson = self._access.now().lesson
        return lesson.number if lesson else 0

    def _dismiss(self) -> None:
        self._dismissed_at = self._beat
        self._pointer_focus.focus_on(None)

    def pointed(self) -> frozenset[str]:
        """The risks that the beat lights."""
        return frozenset(f"risk {name}" for name in (self.beat.view.lit if self.beat else ()))

    def depends_on(self) -> Hashable:
        """Whether the card is there."""
        return len(self.fixed)

    def sections(self) -> Sequence[Section]:
        """Risks in rows, then what a fast onset does not replace, and what else there is."""
        names = spoken().names_in("safety.risk")
        rows: list[Block] = [*map(RiskRow, names)]
        lines = [PlainLine(name, text(f"safety.page.{name}")) for name in ("onset", "others")]
        return (Section("", [*rows, *lines], head=RiskHead(), gap_dp=_GAP_DP),)


PAGE = SafetyPage
"""The page that stands in this module."""
