"""What a lesson lays over the stage: a question with its answers, an axis to draw on, recap, clock."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.draw.canvas import Canvas, Rect, Style
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.access import Access
from synapse_sim.ui.panels.answer_row import AnswerRow
from synapse_sim.ui.panels.prediction_chart import PredictionChart
from synapse_sim.ui.widgets.widget import NOWHERE, Widget, WidgetState

_ANSWERS_SHARE = 0.52
"""Of the picture's width, for the answers."""
_MOST_ANSWERS = 4
_EDGE_DP = 30.0
_REMARK_SHARE = 0.24
"""Most of the picture's height, for the second line of a question."""
_REMARK: Style = "body"
"""Of the second line: it is read in class."""
_FADE_DP = 10.0
"""Over which the ground under it runs out into the picture."""
_MOST_ROWS = 2
"""Of the second line over a picture."""
_MOST_LINES = 3
_CLOCK_EM = 1.75
_RING_STEPS = 60
_ROUND_S = 30.0
"""Alone, with a neighbor, and for the vote; the clock never closes it."""


@dataclass(frozen=True, slots=True)
class CardKind:
    """What is laid over the stage: so many answers, an axis to draw on, the recap; whether it was shown.

    remark: the second line of the beat.
    """

    answers: int = 0
    remark: str = ""
    draws: bool = False
    is_recap: bool = False
    is_shown: bool = False

    @property
    def asks(self) -> bool:
        """Whether an answer is waited for."""
        return (self.answers > 0 or self.draws) and not self.is_shown

    @property
    def covers(self) -> bool:
        """Whether nothing of the scene is seen."""
        return self.draws or self.is_recap


class LessonCards:
    """The widgets of a lesson; none of them has a place while there is nothing to show.

    chart: to draw on. rows: answers. card: what lies behind the answers, or the recap.
    remark: the second line of a beat.
    """

    def __init__(self, access: Access) -> None:
        self._now = access.now
        self.chart = PredictionChart(access)
        self.rows = tuple(AnswerRow(k, access) for k in range(_MOST_ANSWERS))
        self.card = _Card(access)
        self.remark = _Remark(access)

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """In reading order; the card lies behind the rows."""
        return self.remark, self.chart, *self.rows, self.card

    def kind(self) -> CardKind:
        """What has a place now: a layout holds for as long as it stays the same."""
        frame = self._now()
        lesson, made = frame.lesson, frame.prediction
        answers = len(lesson.question.answers) if lesson and lesson.question else 0
        draws = made is not None and bool(made.made.column) and _is_asked_here(frame)
        is_shown = made is not None and made.is_revealed
        remark = lesson.remark if lesson and lesson.is_in_film and lesson.recap is None else ""
        return CardKind(
            answers, remark, draws=draws, is_recap=bool(lesson and lesson.recap), is_shown=is_shown
        )

    def place(self, canvas: Canvas, free: Rect) -> Rect:
        """Give them their places in what is free of the stage; returns what they leave for the scene."""
        for widget in self.widgets:
            widget.rect = NOWHERE
        kind = self.kind()
        if kind.is_recap:
            self.card.rect = free
            return free
        left = self._below_remark(canvas, free, kind)
        if kind.answers:
            self.card.rect, left = left.right_slice(_ANSWERS_SHARE * free.w)
            self._place_rows(canvas, self.card.rect, kind.answers)
        if kind.draws:
            self.chart.rect = left
        return left

    def _below_remark(self, canvas: Canvas, free: Rect, kind: CardKind) -> Rect:
        """What the beat's second line leaves: a question may say more than a picture."""
        if not kind.remark:
            return free
        inner = free.inset(canvas.dp(_EDGE_DP), 0)
        height = canvas.paragraph_height(inner.w, kind.remark, _REMARK)
        most = _REMARK_SHARE * free.h if kind.asks else _MOST_ROWS * canvas.line_height(_REMARK)
        self.remark.rect, left = free.top_slice(min(height, most) + canvas.dp(_FADE_DP))
        return left

    def below_remark(self, free: Rect) -> Rect:
        """What words leave of a free part: the ground under them runs out above it."""
        top = max(free.y, self.remark.rect.bottom)
        return Rect(free.x, top, free.w, free.bottom - top)

    def _place_rows(self, canvas: Canvas, room: Rect, count: int) -> None:
        clock = _CLOCK_EM * canvas.em("value") + canvas.dp(12)
        inner = room.inset(canvas.dp(16), canvas.dp(8)).top_slice(clock)[1]
        height = min(inner.h / count, 2.2 * self.rows[0].height(canvas))
        for k, row in enumerate(self.rows[:count]):
            row.rect = Rect(inner.x, inner.y + k * height, inner.w, 0.9 * height)


def _is_asked_here(frame: Frame) -> bool:
    """Whether the place asks by itself, or no lesson runs."""
    return frame.lesson is None or frame.lesson.question is not None


class _Remark(Widget):
    """What a beat says besides its sentence, where all can read it."""

    takes_focus = False
    ground = None

    def __init__(self, access: Access) -> None:
        super().__init__("lesson.remark")
        self._now = access.now

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px: as much as it gets."""
        del canvas
        return 0.0

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        lesson = self._now().lesson
        if lesson is not None:
            room = self.rect.inset(canvas.dp(_EDGE_DP), 0)
            canvas.paragraph(
                room, lesson.remark, _REMARK, "ink_soft", max_lines=_MOST_LINES, ground="background"
            )


class _Card(Widget):
    """Calm ground for words: the clock of a vote, or the recap of a lesson."""

    takes_focus = False
    ground = None

    def __init__(self, access: Access) -> None:
        super().__init__("lesson.card")
        self._now = access.now

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px: as much as it gets."""
        del canvas
        return 0.0

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        frame = self._now()
        if frame.lesson is None:
            return
        canvas.fill("background", self.rect)
        if frame.lesson.recap is not None:
            self._draw_recap(canvas, frame)
        else:
            self._draw_clock(canvas, frame)

    def _draw_recap(self, canvas: Canvas, frame: Frame) -> None:
        lesson = frame.lesson
        if lesson is None or lesson.recap is None:
            return
        room = self.rect.inset(0.1 * self.rect.w, canvas.dp(12))
        indent, gap = canvas.dp(26), 0.8 * canvas.em("title")
        ask = text("panels.lesson.pair", ask=lesson.recap.ask)
        heights = [canvas.paragraph_height(room.w - indent, each, "title") for each in lesson.recap.facts]
        whole = sum(heights) + gap * (len(heights) + 1) + canvas.paragraph_height(room.w, ask, "body")
        y = max(room.y, room.center[1] - whole / 2)
        for fact, height in zip(lesson.recap.facts, heights, strict=True):
            canvas.disc(room.x + canvas.dp(6), y + canvas.line_height("title") / 2, canvas.dp(6), "accent")
            canvas.paragraph(Rect(room.x + indent, y, room.w - indent, height), fact, "title")
            y += height + gap
        canvas.paragraph(Rect(room.x, y + gap, room.w, room.bottom - y), ask, "body", "ink_soft")

    def _draw_clock(self, canvas: Canvas, frame: Frame) -> None:
        """Which round it is, and how much of its half minute is left; it stands at 0 and closes nothing."""
        lesson, made = frame.lesson, frame.prediction
        if lesson is None:
            return
        stage = made.made.stage if made is not None else "asked"
        radius = _CLOCK_EM * canvas.em("value") / 2
        x, y = self.rect.right - radius - canvas.dp(_EDGE_DP), self.rect.y + radius + canvas.dp(8)
        words = text(f"panels.lesson.stage.{stage}")
        if stage == "revealed":
            canvas.text(x + radius, y, words, "body", "ink_soft", anchor="midright")
            return
        left_s = max(0.0, _ROUND_S - lesson.round_s)
        _draw_ring(canvas, x, y, radius, left_s / _ROUND_S)
        canvas.text(x, y, f"{left_s:.0f}", "small", anchor="center", tabular=True)
        canvas.text(x - radius - canvas.dp(10), y, words, "body", anchor="midright")


def _draw_ring(canvas: Canvas, x: float, y: float, radius: float, share: float) -> None:
    canvas.ring(x, y, radius, "track", 4)
    if share > 0.0:
        angle = 2 * np.pi * share * np.linspace(0.0, 1.0, _RING_STEPS)
        inner = radius - canvas.stroke(4) / 2
        canvas.polyline(np.column_stack([x + inner * np.sin(angle), y - inner * np.cos(angle)]), "accent", 4)
