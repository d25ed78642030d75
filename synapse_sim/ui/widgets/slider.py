"""A slider: drag, click, wheel, keys or typing; it clamps and says so, and refuses what is no number."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.span import Reach, Span
from synapse_sim.ui.widgets.typed_line import Line
from synapse_sim.ui.widgets.widget import Say, Widget, WidgetState, target_px

_CATCH_DP = 7.0
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
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a slider moves: how to read, write, show and parse it.

    label: its name on screen.
    span: its range just now.
    get, put: read it; write it, as part of a gesture (empty: a step of its own), and say why not.
    show: in words, with its unit.
    parse: a typed text as a number, None if it is none.
    tip: what it is.
    note: a line below the track, empty for none.
    paint: colour of the filled track.
    zone: what the track shows beyond what a hand can set.
    """

    label: str
    span: Callable[[], Span]
    get: Callable[[], float]
    put: Callable[[float, str], str]
    show: Callable[[float], str]
    parse: Callable[[str], float | None]
    tip: Callable[[], str]
    note: Callable[[], str] | None = None
    paint: Paint = "accent"
    zone: str = ""


class Slider(Widget):
    """A quantity on a track; see the module."""

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
        self._say = say
        self._let_go = let_go
        self._typed: Line | None = None
        self._dragging = False
        self._line_px = 20.0
        self._track = Rect(0, 0, 1, 1)
        self._catch_share = 0.0

    # size and looks

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        rows = 2 if self.quantity.note else 1
        return rows * canvas.line_height("small") + self._track_height(canvas)

    @staticmethod
    def _track_height(canvas: Canvas) -> float:
        return max(target_px(canvas), 0.9 * canvas.line_height("small"))

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        self._line_px = canvas.line_height("small")
        row = self.rect.top_slice(self._line_px)[1].top_slice(self._track_height(canvas))[0]
        reach = _thumb_px(canvas)
        self._track = Rect(row.x + reach, row.y, row.w - 2 * reach, row.h)
        self._catch_share = canvas.dp(_CATCH_DP) / max(1.0, self._track.w)
        self._draw_words(canvas)
        self._draw_track(canvas, look)
        if self.quantity.note:
            y = self.rect.bottom - self._line_px
            canvas.text(self.rect.x, y, self.quantity.note(), "small", "ink_soft", max_width=self.rect.w)

    def _draw_words(self, canvas: Canvas) -> None:
        typed = self._typed
        value = f"{typed.words}|" if typed else self.quantity.show(self.quantity.get())
        width = canvas.measure(value, "small", "semibold", tabular=True)[0]
        if typed:
            pad = canvas.dp(5)
            box = Rect(self.rect.right - width - 2 * pad, self.rect.y, width + 2 * pad, self._line_px)
            canvas.panel(box, "track" if typed.marked else "raised", "focus", radius_dp=5)
        right = self.rect.right - (canvas.dp(5) if typed else 0)
        canvas.text(
            right, self.rect.y, value, "small", "ink", anchor="topright", weight="semibold", tabular=True,
            max_width=self.rect.w,
        )  # fmt: skip
        room = self.rect.w - width - canvas.dp(10)
        canvas.text(
            self.rect.x, self.rect.y, self.quantity.label, "small", "ink_soft", max_width=max(0.0, room)
        )

    def _draw_track(self, canvas: Canvas, look: WidgetState) -> None:
        span, track = self.quantity.span(), self._track
        y, thick = track.center[1], max(2.0, canvas.dp(4), 0.2 * canvas.em("small"))
        share = span.share(self.quantity.get())
        bar = Rect(track.x, y - thick / 2, track.w, thick)
        canvas.panel(bar, "track", None, radius_dp=100)
        if share > 0:
            canvas.panel(bar.part(0, 0, share, 1), self.quantity.paint, None, radius_dp=100)
        self._draw_zone(canvas, span, bar)
        for value in (*span.detents, *(() if span.default is None else (span.default,))):
            x = track.x + span.share(value) * track.w
            top = y + _thumb_px(canvas) + canvas.dp(0.5)
            canvas.fill("ink_soft", Rect(x - canvas.dp(0.75), top, max(1.0, canvas.dp(1.5)), canvas.dp(4)))
        radius = _thumb_px(canvas) * (1.13 if look.hovered or self._dragging else 1.0)
        canvas.disc(track.x + share * track.w, y, radius, "ink")
        canvas.disc(
            track.x + share * track.w,
            y,
            radius - canvas.stroke(1.5),
            "panel" if canvas.theme.light else "ink",
        )

    def _draw_zone(self, canvas: Canvas, span: Span, bar: Rect) -> None:
        """What lies beyond the hand's reach: striped, with its name."""
        if span.most >= span.high:
            return
        zone = bar.part(span.share(span.most), 0, 1, 1)
        stripe = canvas.dp(3)
        for k in range(int(zone.w / (2 * stripe))):
            canvas.fill("warning", Rect(zone.x + 2 * k * stripe, zone.y, stripe, zone.h))

    def state(self) -> Hashable:
        """What its picture depends on."""
        quantity, value = self.quantity, self.quantity.get()
        note = quantity.note() if quantity.note else ""
        typed = (self._typed.words, self._typed.marked) if self._typed else None
        return quantity.label, value, quantity.show(value), quantity.span(), note, typed, self._dragging

    # answers

    def tip(self) -> str:
        """What it is."""
        return self.quantity.tip()

    @property
    def is_typing(self) -> bool:
        """Whether a value is being typed."""
        return self._typed is not None

    @property
    def copied(self) -> str:
        """What a copy takes: what is being typed, else the value with its unit."""
        return self._typed.words if self._typed else self.quantity.show(self.quantity.get())

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Take the thumb, or begin to type on the number; twice on the track means the default."""
        if y < self._track.y:
            if x > self.rect.center[0]:
                self._begin_typing()
            return
        self._typed = None
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
            share = (x - self._track.x) / max(1.0, self._track.w)
            self._put(self.quantity.span().caught(share, self._catch_share), f"drag {self.name}")

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
        if self._typed is not None:
            return self._key_typing(key, self._typed)
        if key.name in _STEPS:
            self.nudge(*_STEPS[key.name])
        elif key.name in {"home", "end"}:
            span = self.quantity.span()
            self._put(span.low if key.name == "home" else span.most, "")
        elif key.name == "enter" and not key.repeated:
            self._begin_typing()
        elif key.known_in({"ctrl+v"}):
            self._begin_typing().key(key)
        else:
            return key.name == "enter"
        return True

    def leave(self) -> None:
        """Stop typing and dragging."""
        self._typed = None
        self._dragging = False
        self._let_go()

    def _begin_typing(self) -> Line:
        self._typed = Line(_LONGEST)
        return self._typed

    def _key_typing(self, key: Key, line: Line) -> bool:
        if key.name == "escape":
            self._typed = None
        elif key.name == "enter":
            if not key.repeated:
                self._commit(line.words)
        elif key.name in {"tab", "shift+tab"}:
            self._commit(line.words)
            return self._typed is not None
        else:
            line.key(key)
        return True

    def _commit(self, typed: str) -> None:
        """Take what was typed, clamp it and say so, or refuse it and go on."""
        if not typed.strip():
            self._typed = None
            return
        quantity, span = self.quantity, self.quantity.span()
        reach = f"{quantity.label} goes from {quantity.show(span.low)} to {quantity.show(span.most)}"
        value = quantity.parse(typed)
        if value is None:
            self._say(f"“{typed}” is not a value here. {reach}.")
            return
        self._typed = None
        inside = span.clamped(value)
        if inside != value:
            self._say(f"{reach}; it is now {quantity.show(inside)}.")
        self._put(inside, "")

    def _put(self, value: float, gesture: str) -> None:
        refusal = self.quantity.put(value, gesture)
        if refusal:
            self._say(refusal)


def _thumb_px(canvas: Canvas) -> float:
    """Radius of the thumb: no smaller than the text beside it asks for."""
    return max(canvas.dp(7.5), 0.42 * canvas.em("small"))
