"""Pages of blocks in columns that show no more than the session knows; each loads when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synapse_sim.late import Late
from synapse_sim.story.page_names import SHEETS

if TYPE_CHECKING:
    from synapse_sim.ui.panels.sheets.sheet import Sheet

_HOMES = {name: Late(f"synapse_sim.ui.panels.sheets.{name}") for name in SHEETS}


def sheet_of(name: str) -> type[Sheet]:
    """The page of a name, which stands in the module of that name; KeyError if there is none."""
    found: type[Sheet] = _HOMES[name].PAGE
    return found
