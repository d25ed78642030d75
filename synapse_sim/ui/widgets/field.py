"""A field to type words into; it takes every key while it has the focus."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.typed_line import TypedLine
from synapse_sim.ui.widgets.widget import Widget, WidgetState, box_height

_LONGEST = 40
_KEPT = {"left", "right", "home", "end", "enter"}
_PASSED_ON = {"tab", "shift+tab", "escape"}


class Field(Widget):
    """Words under a label; every key press tells `changed`."""

    def __init__(
        self, name: str, label: str, hint: str, changed: Callable[[], None], *, longest: int = _LONGEST
    ) -> None:
        """Make it.

        Args:
            name: unique on the desk.
            label: stands above it.
            hint: what to type; stands in it while it is empty.
            changed: called after every change of the words.
            longest: how many signs it holds.
        """
        super().__init__(name)
        self.label = label
        self._line = TypedLine(longest)
        self._hint = hint
        self._changed = changed
        self._line_px = 20.0

    @property
    def words(self) -> str:
        """What was typed."""
        return self._line.words

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return canvas.line_height("small") + box_height(canvas)

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        line, pad = canvas.line_height("small"), canvas.dp(9)
        canvas.text(self.rect.x, self.rect.y, self.label, "small", "ink_soft", max_width=self.rect.w)
        self._line_px = line
        box = self.ring()
        canvas.panel(box, "raised", "focus" if look.hovered else "border", radius_dp=8)
        if self._line.marked and look.focused:
            width = min(canvas.measure(self.words, "small")[0], box.w - 2 * pad)
            mark = Rect(box.x + pad, box.center[1] - line / 2, width, line)
            canvas.panel(mark, "track", None, radius_dp=2)
        words = self._line.with_caret if look.focused else self.words or self._hint
        canvas.text(
            box.x + pad, box.center[1], words, "small", "ink" if self.words or look.focused else "ink_soft",
            anchor="midleft", ground="raised", max_width=box.w - 2 * pad,
        )  # fmt: skip

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.label, self._line.state()

    def tip(self) -> str:
        """What it is for."""
        return text("controls.field_tip", label=self.label, hint=self._hint)

    def ring(self) -> Rect:
        """The box, without the label."""
        return self.rect.top_slice(self._line_px)[1]

    @property
    def is_typing(self) -> bool:
        """It takes every key that types."""
        return True

    @property
    def copied(self) -> str:
        """What a copy takes: all of the words."""
        return self.words

    def key(self, key: Key) -> bool:
        """Type, or take back; Escape empties it, and leaves it when it is empty."""
        if key.name == "escape" and self.words:
            self._edit(lambda: self._line.put(""))
        elif key.name in _KEPT or key.name in _PASSED_ON:
            return key.name in _KEPT
        else:
            self._edit(lambda: self._line.key(key))
        return True

    def _edit(self, change: Callable[[], None]) -> None:
        before = self.words
        change()
        if self.words != before:
            self._changed()
