"""What is said above the panels, and for how long: notices, the tip, the help page, banner and progress."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.late import Late
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.guard import Guard
from synapse_sim.ui.overlay import boxes as overlays
from synapse_sim.ui.pointer_focus import PointerFocus

if TYPE_CHECKING:
    from synapse_sim.ui.overlay import help_page
else:
    help_page = Late("synapse_sim.ui.overlay.help_page")

TIP_DELAY_S = 0.5
QUIET_S = 1.0
"""How long after a drag no tip comes by itself."""
_MOST_LINES = 6
_NOTICE_S = 3.0
_NOTICE_S_PER_SIGN = 0.04


class Messages:
    """Words over everything else.

    help_page: the page of the help that is open, None while it is closed.
    help_pages: how many there are, known once one was drawn.
    """

    def __init__(self, now: Callable[[], Frame], pointer_focus: PointerFocus, guard: Guard) -> None:
        self._guard = guard
        self._now = now
        self._pointer_focus = pointer_focus
        self._notice: tuple[str, float] | None = None
        self._clock_s = 0.0
        self._about = False
        self._tip_hidden = False
        self.help_page: int | None = None
        self.help_pages = 1

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass: notices go after a while."""
        self._clock_s += wall_s
        if self._notice is not None and self._notice[1] <= self._clock_s:
            self._notice = None

    # notices

    def tell(self, notices: list[str]) -> None:
        """Show what there is to say, and take it from there."""
        if notices:
            self.say(_together(notices))
            notices.clear()

    def say(self, words: str) -> None:
        """Show a sentence for a moment, in the place of the last."""
        self._notice = (words, self._clock_s + _NOTICE_S + _NOTICE_S_PER_SIGN * len(words))

    @property
    def said(self) -> tuple[str, ...]:
        """What is being said just now."""
        return () if self._notice is None else (self._notice[0],)

    def close_notices(self) -> bool:
        """Take it away; whether there was one."""
        had, self._notice = self._notice is not None, None
        return had

    # tip

    @property
    def tip_is_open(self) -> bool:
        """Whether the focused control, or what lies under the pointer, is being explained.

        Never during a drag; on the projector only when it was asked for.
        """
        return self._pointer_focus.held is None and (self._about or self._tip_came)

    @property
    def _tip_came(self) -> bool:
        """Whether the pointer rests on something long enough."""
        hands = self._pointer_focus
        waited = hands.hover is not None and hands.still_s >= TIP_DELAY_S
        return waited and not self._tip_hidden and not self._now().config.window.projector

    def toggle_about(self) -> None:
        """Say what the focused control is, or what lies under the pointer."""
        self._about = not self._about
        self._tip_hidden = False

    def close_tip(self) -> bool:
        """Take it away until the pointer moves; whether it was open."""
        was_open = self.tip_is_open
        if was_open:
            self._about, self._tip_hidden = False, True
        return was_open

    def typed(self, *, tip_was_open: bool) -> None:
        """A key was used; a tip that came by itself is in the way."""
        if tip_was_open and not self._about:
            self._tip_hidden = True

    def pointed(self) -> None:
        """The pointer moved: tips may come again, but not just after a drag."""
        if self._pointer_focus.held is None and self._pointer_focus.free_s >= QUIET_S:
            self._tip_hidden = False

    def released(self) -> None:
        """The button came up: what was dragged is to be seen."""
        self._tip_hidden = True

    def pressed(self) -> None:
        """The button went down: what was asked for is answered."""
        self._about = False

    # help

    def turn_help(self, by: int) -> None:
        """Pages on (1) or back (-1), no further than the ends."""
        self.help_page = min(max((self.help_page or 0) + by, 0), self.help_pages - 1)

    def next_help_page(self) -> None:
        """Open the help, turn its page, and close it after the last."""
        page = 0 if self.help_page is None else self.help_page + 1
        self.help_page = page if page < self.help_pages or page == 0 else None

    def close_help(self) -> bool:
        """Take it away; whether it was open."""
        was_open = self.help_page is not None
        self.help_page = None
        return was_open

    # picture

    def draw(self, canvas: Canvas, top: float, *, progress: bool) -> None:
        """Draw all of it.

        Args:
            canvas: of the whole window.
            top: where messages begin, px.
            progress: whether a measurement that runs is shown.
        """
        run = self._guard.run
        run(text("panels.part.list"), lambda: self._draw_popup(canvas))
        if not run(text("panels.part.messages"), lambda: self._draw_messages(canvas, top, progress=progress)):
            overlays.draw_stopped(canvas, Rect(0, 0, *canvas.window))
        run(text("panels.part.tip"), lambda: self._draw_tip(canvas))
        run(text("panels.part.help"), lambda: self._draw_help(canvas))

    def _draw_popup(self, canvas: Canvas) -> None:
        if self._pointer_focus.popup is not None:
            self._pointer_focus.popup.draw_popup(canvas)

    def _draw_help(self, canvas: Canvas) -> None:
        if self.help_page is not None:
            self.help_pages = help_page.draw_help(canvas, self.help_page)

    def _draw_messages(self, canvas: Canvas, top: float, *, progress: bool) -> None:
        frame = self._now()
        if frame.banner:
            top = overlays.draw_message(canvas, top, frame.banner, "error")
        if progress and frame.recomputing is not None:
            words = text("panels.recomputing")
            top = overlays.draw_progress(canvas, top, words, frame.recomputing)
        if self._notice is not None:
            overlays.draw_message(canvas, top, self._notice[0], "accent")

    def _draw_tip(self, canvas: Canvas) -> None:
        hands = self._pointer_focus
        if not self.tip_is_open or hands.held is not None or hands.popup is not None:
            return
        focus = hands.focus if self._about else None
        if focus is not None and focus.tip():
            overlays.draw_tooltip(canvas, focus.tip(), *overlays.beside(canvas, focus.ring()))
        elif hands.hover is not None:
            words = hands.hover.tip_at(*hands.pointer)
            if words:
                overlays.draw_tooltip(canvas, words, *hands.pointer)


def _together(lines: Sequence[str]) -> str:
    """What was said at once as one notice, no longer than one reads."""
    rest = len(lines) - _MOST_LINES
    return "\n".join([*lines[:_MOST_LINES], *([text("panels.more", count=rest)] if rest > 0 else [])])
