"""The causal trace beside the picture: a card for each link, from what was asked for back to the dose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.late import Late
from synapse_sim.session.commands import GoTo, Pause, ShowScene
from synapse_sim.session.dose import relief_is_known
from synapse_sim.session.frame import Frame
from synapse_sim.story.stages import BY_NAME
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.actions import DeskCommand
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.widget import Widget, WidgetState

if TYPE_CHECKING:
    from synapse_sim.story import trace
    from synapse_sim.story.trace import Link
else:
    trace = Late("synapse_sim.story.trace")

_TWO_LINES_EM = 2.35
"""Height of a card from which its equation has room."""
_MOST_LINES_EM = 3.2
_COLUMNS_EM = (5.4, 5.4, 8.2)
"""Room for now, off and what is left."""
_PAD_DP = 10.0


class TracePanel(Widget):
    """Links one below the other; see the module.

    chosen: the link that the keys stand on, from the top.
    """

    ground = None

    def __init__(self, now: Callable[[], Frame], do: Callable[[DeskCommand], object]) -> None:
        super().__init__("trace")
        self._now = now
        self._do = do
        self._rows: tuple[Rect, ...] = ()
        self.chosen = 0

    @property
    def is_asked(self) -> bool:
        """Whether a trace is asked for."""
        return bool(self._now().asking.trace.stage)

    def links(self) -> tuple[Link, ...]:
        """What is shown."""
        frame = self._now()
        asking = frame.asking
        if not asking.trace.stage:
            return ()
        return trace.trace(frame.course, asking.cuts, asking.trace.stage, frame.time_h, relief_is_known)

    def height(self, canvas: Canvas) -> float:
        """Least height that is worth showing, px."""
        return 9.0 * canvas.line_height("small")

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        links, frame = self.links(), self._now()
        canvas.panel(self.rect, "panel", "border")
        inner = self.rect.inset(canvas.dp(_PAD_DP), canvas.dp(6))
        head, body = inner.top_slice(1.3 * canvas.line_height("small"))
        self._draw_head(canvas, head, frame)
        self._rows = _rows(canvas, body, len(links))
        for place, (link, row) in enumerate(zip(links, self._rows, strict=True)):
            self._draw_row(canvas, row, link, is_chosen=look.focused and place == self.chosen)

    def _draw_head(self, canvas: Canvas, head: Rect, frame: Frame) -> None:
        """What is traced, and what stands in each column."""
        stage = text(f"trace.{frame.asking.trace.stage}.label")
        note = "cuts" in frame.asking.is_stale and frame.asking.cuts is not None
        words = text(f"trace.title{'_stale' if note else ''}", stage=stage)
        said = (text("trace.now"), text("trace.off"), text("trace.left", stage=stage))
        left = self._draw_columns(canvas, head, said, "ink_soft")
        canvas.text(
            head.x, head.center[1], words, "small", anchor="midleft", weight="semibold",
            max_width=max(0.0, left - head.x),
        )  # fmt: skip

    def _draw_columns(
        self, canvas: Canvas, row: Rect, said: tuple[str, str, str], paint: Paint, y: float | None = None
    ) -> float:
        """Three columns, each with its right edge in its place; returns where they begin."""
        right, em, left = row.right - canvas.dp(8), canvas.em("small"), row.right
        for words, width in zip(reversed(said), reversed(_COLUMNS_EM), strict=True):
            left = canvas.text(
                right, row.center[1] if y is None else y, words, "small", paint, anchor="midright",
                tabular=True, max_width=width * em, ground="panel",
            ).x  # fmt: skip
            right -= (width + 0.5) * em
        return left - em

    def _draw_row(self, canvas: Canvas, row: Rect, link: Link, *, is_chosen: bool) -> None:
        """Name and numbers in the first line, how it follows in the second where there is room."""
        canvas.panel(row, "raised", "focus" if is_chosen else None, radius_dp=6, width_dp=2)
        inner, em = row.inset(canvas.dp(8), canvas.dp(2)), canvas.em("small")
        has_two = row.h >= _TWO_LINES_EM * em
        first = inner.y + (0.27 if has_two else 0.5) * inner.h
        left = self._draw_columns(canvas, row, self._said(link), "ink", first)
        canvas.text(
            inner.x, first, link.label, "small", _paint_of(link), anchor="midleft", weight="semibold",
            max_width=max(0.0, left - inner.x), ground="raised",
        )  # fmt: skip
        if has_two:
            canvas.text(
                inner.x, inner.y + 0.76 * inner.h, link.equation, "small", "ink_soft", anchor="midleft",
                max_width=inner.w, ground="raised",
            )  # fmt: skip

    def _said(self, link: Link) -> tuple[str, str, str]:
        """Its number now, with the link off, and what would be left of what was asked for."""
        frame, hidden, waits = self._now(), text("trace.hidden"), text("trace.waits")
        is_hidden, end_is_hidden = frame.hides_now(link.columns), frame.hides(_told(frame.asking.trace.stage))
        return (
            hidden if is_hidden else link.now,
            hidden if is_hidden else link.off or waits,
            hidden if end_is_hidden else link.left or waits,
        )

    # words

    def tip(self) -> str:
        """What it is and what the hands can do."""
        stage = self._now().asking.trace.stage
        return text("trace.tip", stage=text(f"trace.{stage}.label")) if stage else ""

    def tip_at(self, x: float, y: float) -> str:
        """All about the link under a point."""
        place = self._row_at(x, y)
        links = self.links()
        if place is None or place >= len(links):
            return self.tip()
        link = links[place]
        return text(
            "trace.row_tip",
            label=link.label, equation=link.equation, inputs=link.inputs, knife=link.knife,
        )  # fmt: skip

    # hands

    def _row_at(self, x: float, y: float) -> int | None:
        return next((place for place, row in enumerate(self._rows) if row.contains(x, y)), None)

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Fly to the link under the pointer."""
        del double
        place = self._row_at(x, y)
        if place is not None:
            self.chosen = place
            self.fly()

    def key(self, key: Key) -> bool:
        """Choose, or fly there."""
        steps = {"up": -1, "down": 1}
        if key.name == "enter":
            self.fly()
            return True
        if key.name not in steps:
            return False
        self.chosen = min(max(self.chosen + steps[key.name], 0), max(0, len(self.links()) - 1))
        return True

    def fly(self) -> None:
        """To the scene of the chosen link, and to its peak where it has one."""
        links = self.links()
        if not links:
            return
        link = links[min(self.chosen, len(links) - 1)]
        self._do(Pause())
        self._do(ShowScene(link.scene))
        if link.peak_h is not None:
            self._do(GoTo(link.peak_h))


def _rows(canvas: Canvas, body: Rect, count: int) -> tuple[Rect, ...]:
    gap = canvas.dp(3)
    height = min(body.h / max(1, count) - gap, _MOST_LINES_EM * canvas.em("small"))
    return tuple(Rect(body.x, body.y + k * (height + gap), body.w, height) for k in range(count))


def _told(stage: str) -> tuple[str, ...]:
    return BY_NAME[stage].told_by if stage in BY_NAME else ("protein_rel",)


def _paint_of(link: Link) -> Paint:
    return BY_NAME[link.name].paint if link.name in BY_NAME else BY_NAME["growth_signal"].paint
