"""One published result as a row: source, n, blinding, measure, mark and numbers. Nothing is simulated."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Literal

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.experiments.findings.evidence import PublishedResult
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import plain, with_unit, written
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.panels.sheets.block import Block
from synapse_sim.ui.panels.sheets.result_marks import (
    Eye,
    draw_bar,
    draw_diamond,
    draw_difference,
    draw_direction,
    draw_eye,
    draw_hole,
    draw_track,
    point_x,
)
from synapse_sim.ui.widgets.widget import WidgetState

Agreement = Literal["", "agrees", "disagrees"]
"""What the model's own answer is; empty where it was not asked."""
Form = Literal["difference", "shares", "points", "direction", "number", "hole", "words"]
_PLOT_SHARE = 0.46
_POINTS, _SHARE = "points", "%"
_EYES: tuple[tuple[str, Eye], ...] = (("nobody", "shut"), ("open", "open"), ("double", "half"))


def form_of(result: PublishedResult) -> Form:
    """How a result is drawn: by what was read of it."""
    if result.read == "missing":
        return "hole"
    if result.difference is not None:
        return "difference" if result.unit == _POINTS else "number"
    if result.value is not None:
        return "shares" if result.unit == _SHARE else "points"
    return "direction" if result.comparator else "words"


def eye_of(result: PublishedResult) -> Eye:
    """How blind it was."""
    return next((eye for start, eye in _EYES if result.blinding.startswith(start)), "unknown")


class ResultRow(Block):
    """A row of the page of evidence.

    agreement: whether the model agrees; a mark alone, never its number.
    """

    def __init__(
        self, result: PublishedResult, agreement: Agreement, act: Callable[[str], None] = lambda _: None
    ) -> None:
        """Make it.

        Args:
            result: what it shows.
            agreement: whether the model agrees.
            act: opens a source; a press, Space and Enter ask for it.
        """
        super().__init__(f"result {result.id}")
        self.result = result
        self.agreement = agreement
        self.takes_focus_by_press = True
        self._act = act

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Open its source."""
        del x, y, double
        self._act(self.result.source)

    def key(self, key: Key) -> bool:
        """Space and Enter open its source."""
        if key.name not in {"space", "enter"}:
            return False
        if not key.repeated:
            self._act(self.result.source)
        return True

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.result.id, self.agreement

    def tip(self) -> str:
        """The claim, how far the source was opened, and the source in full."""
        result = self.result
        lines = [
            text("evidence.tip.claim", claim=result.claim),
            text("evidence.tip.blinding", blinding=result.blinding or text("evidence.hole.blinding")),
            text("evidence.tip.source", source=result.source, read=text(f"evidence.read.{result.read}")),
            text(f"evidence.tip.{self.agreement or 'not_asked'}", finding=result.finding or "…"),
            text("evidence.tip.open"),
        ]
        return "<br>".join(lines)

    # lines of words

    @property
    def _name(self) -> str:
        return self.result.source.partition(",")[0]

    @property
    def _journal(self) -> str:
        return self.result.source.partition(",")[2].strip()

    @property
    def _measure(self) -> str:
        result = self.result
        species = text(f"evidence.species.{result.species}")
        if form_of(result) in {"hole", "words"}:
            return text("evidence.claim", species=species, claim=result.claim)
        return text("evidence.measure", species=species, measure=result.measure)

    def _values(self) -> tuple[tuple[str, str], ...]:
        """Two lines: what is strong in each, and the rest."""
        result = self.result
        form, against = form_of(result), result.comparator.partition(",")[0]
        versus = text("evidence.against", comparator=against) if against else ""
        if form == "difference":
            return (_signed(result.difference), self._interval()), ("", versus)
        if form == "number":
            return (with_unit(plain(result.difference or 0.0), text("evidence.times")), self._interval()), (
                "", versus,
            )  # fmt: skip
        if form == "direction":
            return (text(f"evidence.outcome.{result.outcome}"), text("evidence.hole.size")), ("", versus)
        drug = text("evidence.drug")
        return (_shown(result.value, result.unit), drug), (
            _shown(result.comparator_value, result.unit),
            against,
        )

    def _interval(self) -> str:
        result = self.result
        if result.low is None or result.high is None:
            return text("evidence.hole.interval")
        return text("evidence.interval", low=_signed(result.low), high=_signed(result.high))

    # picture

    def height_in(self, canvas: Canvas, width: float) -> float:
        """Height that it needs at a width, px."""
        line = canvas.line_height("small")
        head = line * (2 if self._wraps(canvas, width) else 1)
        head += canvas.paragraph_height(width, self._measure, "small")
        return head + (self._plot_height(canvas, width) if self._has_plot else 0.0)

    @property
    def _has_plot(self) -> bool:
        return form_of(self.result) != "words"

    def _plot_height(self, canvas: Canvas, width: float) -> float:
        if form_of(self.result) == "hole":
            return 1.4 * canvas.line_height("small")
        beside = (1 - _PLOT_SHARE) * width - canvas.dp(10)
        lines = (self._line(*each) for each in self._values())
        return sum(canvas.paragraph_height(beside, each, "small") for each in lines) + canvas.dp(2)

    @staticmethod
    def _line(strong: str, rest: str) -> str:
        return " ".join(part for part in (f"<b>{strong}</b>" if strong else "", rest) if part)

    def _marks_width(self, canvas: Canvas) -> float:
        em = canvas.em("small")
        return canvas.measure(self._n, "small", "medium")[0] + 3.6 * em

    def _wraps(self, canvas: Canvas, width: float) -> bool:
        """Whether the journal needs a line of its own."""
        name = canvas.measure(self._name, "small", "semibold")[0]
        journal = canvas.measure(self._journal, "small")[0] + canvas.dp(8)
        return bool(self._journal) and name + journal + self._marks_width(canvas) > width

    @property
    def _n(self) -> str:
        n = self.result.n
        return text("evidence.n", n=n) if n is not None else text("evidence.hole.n")

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        below = self._draw_head(canvas)
        rest = self.rect.top_slice(below - self.rect.y)[1]
        measure = canvas.paragraph(rest, self._measure, "small", "ink_soft")
        if self._has_plot:
            self._draw_plot(canvas, rest.top_slice(measure.h)[1])

    def _draw_head(self, canvas: Canvas) -> float:
        """Source at the left, how sure one can be at the right; returns where it ends."""
        rect, line, em = self.rect, canvas.line_height("small"), canvas.em("small")
        room = rect.w - self._marks_width(canvas)
        name = canvas.text(rect.x, rect.y, self._name, "small", weight="semibold", max_width=room)
        wraps = self._wraps(canvas, rect.w)
        if wraps:
            canvas.text(rect.x, rect.y + line, self._journal, "small", "ink_soft", max_width=rect.w)
        elif self._journal:
            canvas.text(name.right + canvas.dp(8), rect.y, self._journal, "small", "ink_soft")
        self._draw_marks(canvas, rect.y + line / 2, em)
        return rect.y + line * (2 if wraps else 1)

    def _draw_marks(self, canvas: Canvas, y: float, em: float) -> None:
        ink = "ink_soft" if self.result.n is None else "ink"
        n = canvas.text(self.rect.right, y, self._n, "small", ink, anchor="midright", weight="medium")
        draw_eye(canvas, n.x - 1.1 * em, y, eye_of(self.result), 1.25 * em)
        if self.agreement:
            sign, paint = text(f"evidence.sign.{self.agreement}"), "ink"
            if self.agreement == "disagrees":
                paint = "warning"
            canvas.text(n.x - 2.5 * em, y, sign, "small", paint, anchor="center", weight="bold")

    def _draw_plot(self, canvas: Canvas, rest: Rect) -> None:
        form = form_of(self.result)
        if form == "hole":
            draw_hole(canvas, rest.inset(0, canvas.dp(3)))
            return
        track, words = rest.left_slice(_PLOT_SHARE * rest.w)
        words = words.left_slice(canvas.dp(10))[1]
        y = words.y
        for strong, other in self._values():
            y += canvas.paragraph(words.top_slice(y - words.y)[1], self._line(strong, other), "small").h
        track = track.top_slice(min(track.h, 2 * canvas.line_height("small")))[0].inset(0, canvas.dp(3))
        draw_track(canvas, track, zero=form != "shares")
        self._draw_mark(canvas, track, form)

    def _draw_mark(self, canvas: Canvas, track: Rect, form: Form) -> None:
        result = self.result
        if form == "difference" and result.difference is not None:
            whole = result.low is not None and result.high is not None
            draw_difference(
                canvas, track, result.difference, (result.low or 0.0, result.high or 0.0) if whole else None
            )
        elif form in {"shares", "points"}:
            self._draw_bars(canvas, track, is_share=form == "shares")
        else:
            draw_direction(canvas, track, result.outcome)

    def _draw_bars(self, canvas: Canvas, track: Rect, *, is_share: bool) -> None:
        start = track.x if is_share else point_x(track, 0.0)
        bars = track.top_slice(track.h / 2)
        values = (self.result.value, "drug"), (self.result.comparator_value, "neutral")
        for box, (value, paint) in zip(bars, values, strict=True):
            inner = box.inset(0, canvas.dp(2))
            if value is None:
                draw_hole(canvas, inner)
                continue
            end = track.x + value / 100 * track.w if is_share else point_x(track, value)
            draw_bar(canvas, inner, start, end, paint)
            if paint == "drug":
                draw_diamond(canvas, end, inner.center[1])


def _signed(value: float | None) -> str:
    """A difference with its sign."""
    return "" if value is None else written(f"{value:+.3g}") if value else "0"


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return text("evidence.hole.value")
    number = plain(value) if unit == _SHARE else _signed(value)
    return with_unit(number, unit) if unit == _SHARE else number
