"""The page of sessions: those on the shelf, the newest first, and a field for the path of any other file."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from synapse_sim.draw.canvas import Canvas
from synapse_sim.session.shelf import Shelved, shelved
from synapse_sim.story.page_names import SESSIONS
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.access import Access
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.panels.page import Kept
from synapse_sim.ui.panels.sheets.block import Block, Section
from synapse_sim.ui.panels.sheets.sheet import Sheet
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.field import Field
from synapse_sim.ui.widgets.widget import WidgetState, presses

MOST_SHOWN = 24
"""Older ones are opened by their path."""
_LONGEST_PATH = 400


class SessionsPage(Sheet):
    """Cards in columns; a press opens the session as one step."""

    NAME = SESSIONS
    column_em = 22.0
    light_columns = 2
    is_one_a_page = False

    def __init__(self, access: Access, pointer_focus: PointerFocus, kept: Kept) -> None:
        super().__init__(access, pointer_focus, kept)
        self._shelf: tuple[SessionCard, ...] = ()
        self._path = PathField(lambda: self._open_path(self._path.words))
        self._read()

    def open(self) -> None:
        """Show what is there now."""
        self._read()
        super().open()

    def _read(self) -> None:
        folder = self._kept.shelf
        found = shelved(folder)[:MOST_SHOWN] if folder else []
        self._shelf = tuple(SessionCard(each, partial(self._open_path, str(each.path))) for each in found)

    def _open_path(self, path: str) -> None:
        if path.strip():
            self._kept.open_session(path.strip().strip('"'))

    def depends_on(self) -> Hashable:
        """The sessions that were found."""
        return tuple(card.state() for card in self._shelf)

    def sections(self) -> Sequence[Section]:
        """The field, then what is on the shelf."""
        shelf = self._shelf or (Nothing(),)
        return [
            Section(text("sheets.sessions.other"), [self._path]),
            Section(text("sheets.sessions.recent"), shelf),
        ]


PAGE = SessionsPage
"""The page that stands in this module."""


class PathField(Field, Block):
    """The path of a session's file; Enter opens it."""

    def __init__(self, entered: Callable[[], None]) -> None:
        super().__init__(
            "session_path", text("sheets.sessions.path"), text("sheets.sessions.path_hint"), lambda: None,
            longest=_LONGEST_PATH,
        )  # fmt: skip
        self._entered = entered

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs, px."""
        del width
        return self.height(canvas)

    def key(self, key: Key) -> bool:
        """Type; Enter opens what was typed."""
        if key.name != "enter":
            return super().key(key)
        if not key.repeated:
            self._entered()
        return True


class Nothing(Block):
    """Says that there is none yet."""

    takes_focus = False

    def __init__(self) -> None:
        super().__init__("no_session")

    def state(self) -> Hashable:
        """It never changes."""
        return self.name

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        return canvas.paragraph_height(width, text("keeping.nothing_to_open"), "small")

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        canvas.paragraph(self.rect, text("keeping.nothing_to_open"), "small", "ink_soft")


class SessionCard(Block):
    """One session: Space, Enter or a press opens it."""

    def __init__(self, shelved: Shelved, act: Callable[[], None]) -> None:
        super().__init__(f"session {shelved.path.name}")
        self._file = shelved
        self._act = act

    @property
    def _when(self) -> str:
        kind = "kept" if self._file.by_itself else "saved"
        return text(
            f"sheets.sessions.{kind}", day=f"{self._file.when:%Y-%m-%d}", time=f"{self._file.when:%H:%M}"
        )

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self._file

    def tip(self) -> str:
        """Where it lies."""
        return text("sheets.sessions.tip", path=self._file.path)

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        del width
        return canvas.line_height("body") + canvas.line_height("small")

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        lit = look.hovered or look.focused
        if lit:
            canvas.panel(self.rect.inset(-canvas.dp(3)), "raised", "focus", radius_dp=6)
        line, below = self.rect.top_slice(canvas.line_height("body"))
        ground = "raised" if lit else "panel"
        name = text("sheets.sessions.unsaved") if self._file.by_itself else self._file.path.stem
        canvas.text(
            line.x, line.y, name, "body", weight="semibold", max_width=line.w, ground=ground
        )  # fmt: skip
        canvas.text(below.x, below.y, self._when, "small", "ink_soft", max_width=below.w, ground=ground)

    def release(self, x: float, y: float) -> None:
        """Open it."""
        if self.rect.contains(x, y):
            self._act()

    def key(self, key: Key) -> bool:
        """Space and Enter open it."""
        return presses(key, self._act)
