"""A label, the present choice, and a list that opens on demand; by pointer and by keyboard."""

from __future__ import annotations

from collections.abc import Hashable

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.choice import Choice, Option
from synapse_sim.ui.widgets.widget import Widget, WidgetState, box_height, draw_label, label_above


class Dropdown(Widget):
    """Closed it shows the choice, or what stands before its colon; arrows change it at once.

    Enter, Space or a click open the list, which is as wide as its words.

    beside_px: room for the label left of the box; 0: it stands above.
    """

    beside_px = 0.0

    def __init__(self, name: str, choice: Choice) -> None:
        super().__init__(name)
        self.choice = choice
        self._open_at: int | None = None
        self._first = 0
        self._row_px, self._list_px = 24.0, 0.0
        self._window = (1, 1)

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return label_above(canvas, self.beside_px) + box_height(canvas)

    def _box(self) -> Rect:
        return self.rect.bottom_slice(self._row_px)[0].left_slice(self.beside_px)[1]

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        self._row_px, self._window = box_height(canvas), canvas.window
        draw_label(canvas, self.rect, self.choice.label, self.beside_px)
        box, pad = self._box(), canvas.dp(9)
        canvas.panel(box, "raised", "focus" if look.hovered else "border", radius_dp=8)
        arrow = max(canvas.dp(5), 0.28 * canvas.em("small"))
        room, said = box.w - 3 * pad - 2 * arrow, self._shown()
        words = fitting(canvas, (said, said.partition(":")[0]), room)
        canvas.text(
            box.x + pad, box.center[1], words, "small", anchor="midleft", ground="raised", max_width=room
        )
        x, y = box.right - pad - arrow, box.center[1]
        canvas.polyline(
            ((x - arrow, y - arrow / 2), (x, y + arrow / 2), (x + arrow, y - arrow / 2)), "ink_soft", 1.5
        )

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.choice.label, self._shown()

    def ring(self) -> Rect:
        """The box, without the label."""
        return self._box()

    def _shown(self) -> str:
        value = self.choice.get()
        return next(
            (option.label for option in self.choice.options() if option.value == value),
            text("controls.as_in_file"),
        )

    def tip(self) -> str:
        """What it chooses."""
        return self.choice.tip()

    @property
    def is_typing(self) -> bool:
        """An open list takes every key."""
        return self._open_at is not None

    @property
    def popup(self) -> Rect | None:
        """The open list: below the box, or above where there is no room."""
        if self._open_at is None:
            return None
        box, height = self._box(), self._row_px * self._rows()
        below = box.bottom + 2
        top = below if below + height <= self._window[1] else box.y - height - 2
        width = min(max(box.w, self._list_px), box.right)
        return Rect(box.right - width, min(max(0.0, top), max(0.0, self._window[1] - height)), width, height)

    def _rows(self) -> int:
        """How many rows of the list fit the window."""
        return max(1, min(len(self.choice.options()), int(self._window[1] / self._row_px) - 1))

    def _scroll_to(self, index: int) -> None:
        rows = self._rows()
        self._first = min(max(self._first, index - rows + 1), index)

    def draw_popup(self, canvas: Canvas) -> None:
        """Draw the open list, as wide as its longest words."""
        words = (option.label for option in self.choice.options())
        self._list_px = max((canvas.measure(each, "small")[0] for each in words), default=0) + canvas.dp(20)
        area = self.popup
        if area is None:
            return
        canvas.panel(area.inset(-canvas.dp(2)), "raised", "focus", radius_dp=8)
        for k, option in enumerate(self.choice.options()[self._first :][: self._rows()]):
            row = Rect(area.x, area.y + k * self._row_px, area.w, self._row_px)
            marked = k + self._first == self._open_at
            if marked:
                canvas.panel(row.inset(canvas.dp(2)), "button", None, radius_dp=6)
            canvas.text(
                row.x + canvas.dp(9), row.center[1], option.label, "small",
                "button_ink" if marked else "ink", anchor="midleft", max_width=row.w - canvas.dp(16),
                ground="button" if marked else "raised",
            )  # fmt: skip
            self._draw_group(canvas, row, option, marked=marked)

    @staticmethod
    def _draw_group(canvas: Canvas, row: Rect, option: Option, *, marked: bool) -> None:
        """The heading of a group, at the end of its first row if there is room beside the name."""
        room = row.w - canvas.measure(option.label, "small")[0] - canvas.dp(30)
        if option.group and canvas.measure(option.group, "small")[0] <= room:
            canvas.text(
                row.right - canvas.dp(9), row.center[1], option.group, "small",
                "button_ink" if marked else "ink_soft", anchor="midright",
                ground="button" if marked else "raised",
            )  # fmt: skip

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Open the list, or choose from it."""
        del double
        area = self.popup
        if area is None:
            self._open()
        elif area.contains(x, y):
            self._choose(self._row_at(area, y))
        else:
            self.leave()

    def hover(self, x: float, y: float) -> None:
        """Mark the row under the pointer."""
        area = self.popup
        if area is not None and area.contains(x, y):
            self._open_at = self._row_at(area, y)

    def _row_at(self, area: Rect, y: float) -> int:
        return self._first + int((y - area.y) / self._row_px)

    def wheel(self, steps: int) -> bool:
        """Move through a list that is open."""
        if self._open_at is None:
            return False
        last = len(self.choice.options()) - 1
        self._open_at = max(0, min(self._open_at - (1 if steps > 0 else -1), last))
        self._scroll_to(self._open_at)
        return True

    def key(self, key: Key) -> bool:
        """Arrows move, Enter or Space open and choose, Escape closes; a held key only moves the mark."""
        if self._open_at is None:
            return self._key_closed(key)
        turn = {"up": -1, "down": 1}.get(key.name, 0)
        if key.repeated and not turn:
            return True
        if turn:
            self._open_at = self.choice.turned(self._open_at, turn)
        elif key.name in {"enter", "space"}:
            self._choose(self._open_at)
        elif key.name in {"home", "end"}:
            self._open_at = 0 if key.name == "home" else max(0, len(self.choice.options()) - 1)
        elif key.name in {"escape", "tab", "shift+tab"}:
            self.leave()
            return key.name == "escape"
        if self._open_at is not None:
            self._scroll_to(self._open_at)
        return True

    def _key_closed(self, key: Key) -> bool:
        turn = {"up": -1, "down": 1}.get(key.name, 0)
        if key.repeated:
            return bool(turn) or key.name in {"enter", "space"}
        if key.name in {"enter", "space"}:
            self._open()
            return True
        if turn:
            self.choice.take(self.choice.turned(self.choice.at, turn))
        return bool(turn)

    def leave(self) -> None:
        """Close the list."""
        self._open_at = None

    def _open(self) -> None:
        """Open the list, if there is anything in it."""
        if self.choice.options():
            self._open_at = self.choice.at or 0
            self._scroll_to(self._open_at)

    def _choose(self, index: int) -> None:
        self._open_at = None
        self.choice.take(index)
