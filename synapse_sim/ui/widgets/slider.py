"""A slider: drag, click, wheel, keys or typing; it clamps and says so, and refuses what is no number."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from synapse_sim.draw.canvas import Canvas, Rect, Style
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.number_entry import NumberEntry
from synapse_sim.ui.widgets.quantity import Quantity
from synapse_sim.ui.widgets.span import Reach
from synapse_sim.ui.widgets.track import Track, draw_track, track_height, track_in
from synapse_sim.ui.widgets.typed_line import TypedLine
from synapse_sim.ui.widgets.widget import NOWHERE, Say, Widget, WidgetState, tell

_STEPS: dict[str, tuple[Reach, int]] = {
    "left": ("medium", -1),
    "down": ("medium", -1),
    "right": ("medium", 1),
    "up": ("medium", 1),
    "shift+left": ("small", -1),
    "shift+right": ("small", 1),
    "ctrl+left": ("large", -1),
    "ctrl+down": ("large", -1),
    "ctrl+right": ("large", 1),
    "ctrl+up": ("large", 1),
}
"""Shift+Up and Shift+Down are the dose’s from everywhere, the Page keys are the story’s."""


class Slider(Widget):
    """A quantity on a track; see the module.

    quantity: what it moves.
    track: where its thumb can be, as drawn last.
    style: of its words. cuts_label: whether a label without room is cut; else it is left out.
    """

    style: Style = "small"
    cuts_label = True

    def __init__(self, name: str, quantity: Quantity, say: Say, let_go: Callable[[], None]) -> None:
        """Make it.

        Args:
            name: unique on the desk.
            quantity: what it moves.
            say: shows one sentence for a moment.
            let_go: called when a gesture ends.
        """
        super().__init__(name)
        self.quantity = quantity
        self.track = Track(NOWHERE)
        self._number = NOWHERE
        self._entry = NumberEntry(quantity, say)
        self._say = say
        self._let_go = let_go
        self._dragging = False

    # size and looks

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        rows = 2 if self.quantity.note else 1
        return rows * canvas.line_height(self.style) + track_height(canvas)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        head, rest = self.rect.top_slice(canvas.line_height(self.style))
        self.track = track_in(canvas, rest.top_slice(track_height(canvas))[0])
        width = self._draw_number(canvas, head.part(0.5, 0.0, 1.0, 1.0))
        room = max(0.0, head.w - width - canvas.dp(10))
        if self.cuts_label or canvas.measure(self.quantity.label, self.style)[0] <= room:
            canvas.text(head.x, head.y, self.quantity.label, self.style, "ink_soft", max_width=room)
        self._draw_track(canvas, look)
        if self.quantity.note:
            y = self.rect.bottom - head.h
            canvas.text(self.rect.x, y, self.quantity.note(), self.style, "ink_soft", max_width=self.rect.w)

    def _draw_number(self, canvas: Canvas, row: Rect) -> float:
        """The value, or what is being typed, at the right end of a row that is pressed to type.

        Returns:
            Its width, px.
        """
        self._number = row
        line = self._entry.line
        value = line.with_caret if line else self.quantity.shown
        width = canvas.measure(value, self.style, "semibold", tabular=True)[0]
        if line:
            _draw_box(canvas, row, width, line)
        canvas.text(
            row.right - (canvas.dp(5) if line else 0), row.y, value, self.style, "ink", anchor="topright",
            weight="semibold", tabular=True,
        )  # fmt: skip
        return width

    def _draw_track(self, canvas: Canvas, look: WidgetState) -> None:
        about, grown = self.quantity, look.hovered or self._dragging
        draw_track(canvas, self.track, about.span(), about.get(), about.paint, grown=grown)

    def state(self) -> Hashable:
        """What its picture depends on."""
        about, line = self.quantity, self._entry.line
        note = about.note() if about.note else ""
        typed = line.state() if line else None
        return about.label, about.get(), about.shown, about.span(), note, typed, self._dragging

    # answers

    def tip(self) -> str:
        """What it is, and what can be asked of it."""
        ask = text("controls.ask") if self.quantity.key else ""
        return "<br>".join(filter(None, (self.quantity.tip(), ask)))

    @property
    def is_typing(self) -> bool:
        """Whether a value is being typed."""
        return self._entry.line is not None

    @property
    def copied(self) -> str:
        """What a copy takes: what is being typed, else the value with its unit."""
        return self._entry.line.words if self._entry.line else self.quantity.shown

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Take the thumb, or begin to type on the number; twice on the track means the default."""
        if self._number.contains(x, y):
            self._entry.begin()
            return
        if y < self.track.rect.y:
            return
        self._entry.leave()
        default = self.quantity.span().default
        if double and default is not None:
            self._put(default, "")
            return
        self._dragging = True
        self.drag(x, y)

    def drag(self, x: float, y: float) -> None:
        """Follow the pointer."""
        del y
        if self._dragging:
            caught = self.quantity.span().caught(self.track.share_at(x), self.track.catch_share)
            self._put(caught, f"drag {self.name}")

    def release(self, x: float, y: float) -> None:
        """The gesture ends."""
        del x, y
        if self._dragging:
            self._dragging = False
            self._let_go()

    def wheel(self, steps: int) -> bool:
        """A small step per notch."""
        self.nudge("small", 1 if steps > 0 else -1)
        return True

    def nudge(self, reach: Reach, direction: int) -> None:
        """One step up or down."""
        value = self.quantity.span().stepped(self.quantity.get(), reach, direction)
        self._put(value, f"keys {self.name}")

    def key(self, key: Key) -> bool:
        """Steps, ends, or typing."""
        if self.is_typing:
            return self._entry.key(key)
        if key.name in _STEPS:
            self.nudge(*_STEPS[key.name])
        elif key.name in {"home", "end"}:
            span = self.quantity.span()
            self._put(span.low if key.name == "home" else span.most, "")
        elif key.known_in({"ctrl+v"}):
            self._entry.begin()
            self._entry.key(key)
        elif key.name == "enter" and not key.repeated:
            self._entry.begin()
        else:
            return key.name == "enter"
        return True

    def leave(self) -> None:
        """Stop typing and dragging."""
        self._entry.leave()
        self._dragging = False
        self._let_go()

    def _put(self, value: float, gesture: str) -> None:
        tell(self._say, self.quantity.put(value, gesture))


def _draw_box(canvas: Canvas, row: Rect, width: float, line: TypedLine) -> None:
    """What stands behind the words that are typed."""
    pad = canvas.dp(5)
    box = Rect(row.right - width - 2 * pad, row.y, width + 2 * pad, row.h)
    canvas.panel(box, "track" if line.marked else "raised", "focus", radius_dp=5)
