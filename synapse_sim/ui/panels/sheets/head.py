"""The head of a page: what it is about, and the buttons that turn it, set it aside and close it."""

from __future__ import annotations

from collections.abc import Callable

from synapse_sim.draw.canvas import Canvas, Rect, Style
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.widget import NOWHERE

_STYLES: tuple[Style, ...] = ("sentence", "title")
"""Of a title: as large as the sentence of the stage where it has room beside the buttons."""


class Head:
    """Title and note at the left, buttons at the right.

    can_turn: whether the page has more than one part. can_stand_beside: whether it has room beside the stage.
    """

    def __init__(
        self,
        name: str,
        now: Callable[[], Frame],
        *,
        turn: Callable[[int], None],
        beside: tuple[Callable[[], bool], Callable[[], None]],
        close: Callable[[], None],
    ) -> None:
        """Make the buttons.

        Args:
            name: of the page.
            now: what is shown.
            turn: goes on by a part, or back.
            beside: whether the page wants to stand beside the stage, and what changes that.
            close: closes the page.
        """
        self.can_turn = self.can_stand_beside = False
        self._name, self._now = name, now
        wants_side, change_side = beside
        self._back = self._button("back", lambda: "‹", lambda: turn(-1))
        self._on = self._button("on", lambda: "›", lambda: turn(1))
        self._beside = self._button(
            "beside", lambda: text(f"sheets.{'fill' if wants_side() else 'beside'}"), change_side
        )
        self._close = self._button("close", lambda: text("sheets.close"), close)
        self._title = self._note = NOWHERE
        self._style: Style = "title"

    def _button(self, name: str, sign: Callable[[], str], act: Callable[[], None]) -> Button:
        return Button(f"{self._name} {name}", sign, act, tip=text(f"sheets.{name}_tip"))

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Those that are shown, from left to right."""
        turns = (self._back, self._on) if self.can_turn else ()
        return (*turns, *self._constant)

    @property
    def _constant(self) -> tuple[Button, ...]:
        return (self._beside, self._close) if self.can_stand_beside else (self._close,)

    @property
    def title(self) -> str:
        """The sentence of the lesson that runs, which the page covers; else its own title."""
        lesson = self._now().lesson
        return lesson.sentence if lesson and lesson.sentence else text(f"sheets.{self._name}.title")

    @property
    def remark(self) -> str:
        """What the beat says besides, which the page covers as well."""
        lesson = self._now().lesson
        return lesson.remark if lesson is not None and lesson.sentence else ""

    def _said_note(self, canvas: Canvas) -> str:
        """Below the title: the remark of a beat, else the page's own words; on a light look the shortest."""
        said = wordings(f"sheets.{self._name}.note")
        return self.remark or (said[-1] if canvas.theme.light else said[0])

    def place(self, canvas: Canvas, inner: Rect) -> Rect:
        """Title and note left of the buttons, or below them where that is narrow; returns what is left."""
        room = inner.w - self._buttons_width(canvas) - canvas.dp(16)
        title, note = self.title, self._said_note(canvas)
        self._style = next((each for each in _STYLES if canvas.measure(title, each)[0] <= room), _STYLES[-1])
        row = max(canvas.line_height(self._style), self._close.height(canvas))
        if canvas.measure(title, self._style)[0] > room:
            inner = inner.top_slice(row)[1]
            room = inner.w
        height = max(row, canvas.paragraph_height(room, title, self._style))
        self._title, rest = Rect(inner.x, inner.y, room, height), inner.top_slice(height)[1]
        lines_px = canvas.paragraph_height(rest.w, note, "small") if note else 0.0
        self._note, rest = rest.top_slice(lines_px)
        return rest.top_slice(canvas.dp(6))[1]

    def _buttons_width(self, canvas: Canvas) -> float:
        """With those that turn, which are known to be needed only once all below is placed."""
        buttons = (self._back, self._on, *self._constant)
        count = canvas.measure(_count(99, 99), "small")[0]
        return sum(each.width(canvas) + canvas.dp(8) for each in buttons) + count

    def place_buttons(self, canvas: Canvas, inner: Rect) -> None:
        """Give those that are shown their places."""
        right = inner.right
        for button in reversed(self.buttons):
            width, height = button.width(canvas), button.height(canvas)
            button.rect = Rect(right - width, inner.y, width, height)
            right -= width + canvas.dp(8)

    def paint(self, canvas: Canvas, page: int, pages: int) -> None:
        """Draw the words, and which part of how many is shown."""
        canvas.paragraph(self._title, self.title, self._style, ground="background")
        canvas.paragraph(self._note, self._said_note(canvas), "small", "ink_soft", ground="background")
        if self.can_turn:
            box = self._back.rect
            canvas.text(
                box.x - canvas.dp(10), box.center[1], _count(page + 1, pages), "small", "ink_soft",
                anchor="midright", ground="background",
            )  # fmt: skip


def _count(page: int, pages: int) -> str:
    return text("sheets.count", page=page, pages=pages)
