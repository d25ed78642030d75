"""A curve that is drawn before it is seen: by mouse or arrow keys; the reveal runs over it with its band."""

from __future__ import annotations

from collections.abc import Hashable
from math import asinh, sinh
from typing import TYPE_CHECKING

import numpy as np

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.chart import Axis, Band, Chart, Curve, draw_chart, x_px
from synapse_sim.late import Late
from synapse_sim.session.frame import Frame
from synapse_sim.session.lesson_commands import DrawPrediction
from synapse_sim.texts.catalogue import overlaid, text
from synapse_sim.texts.numbers import ticks
from synapse_sim.ui.access import Access
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.widget import Widget, WidgetState

if TYPE_CHECKING:
    from synapse_sim.lesson import prediction, vocabulary
    from synapse_sim.story import named_facts
else:
    vocabulary = Late("synapse_sim.lesson.vocabulary")
    prediction = Late("synapse_sim.lesson.prediction")
    named_facts = Late("synapse_sim.story.named_facts")

_TIMES_H = (0.0, 2.0, 6.0, 24.0, 72.0, 168.0, 336.0, 1008.0)
_PAD_DP = 30.0
_PLACES = 24
"""Points of a drawn curve, evenly along the warped axis."""
_STEP_UP = 0.05
"""Of the axis, for one press of an arrow."""
_DRUG_SHARE = 0.4
"""Height of the unscaled shade of the drug."""
_REVEAL_S = 2.5


class PredictionChart(Widget):
    """An empty axis with the drug as a shade.

    Left and Right choose a place in time, Up and Down move the curve there, Backspace takes the drawing away.
    """

    ground = None

    def __init__(self, access: Access) -> None:
        super().__init__("prediction")
        self._access = access
        self._cursor = _PLACES // 2
        self._last: int | None = None
        self._area = Rect(0, 0, 1, 1)
        self._shown_s = 0.0

    # drawing

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px: as much as it gets."""
        del canvas
        return 0.0

    def advance(self, wall_s: float) -> None:
        """Let the reveal run, from left to right."""
        made = self._access.now().prediction
        revealed = made is not None and made.is_revealed
        self._shown_s = min(self._shown_s + wall_s, _REVEAL_S) if revealed else 0.0

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        frame = self._access.now()
        shown = frame.prediction
        if shown is None:
            return
        canvas.fill("background", self.rect)
        inner = self.rect.inset(canvas.dp(_PAD_DP), canvas.dp(6))
        head, room = inner.top_slice(canvas.line_height("small"))
        canvas.text(head.x, head.center[1], self._name, "small", "ink_soft", anchor="midleft")
        words, room = room.bottom_slice(self._words_px(canvas, frame))
        self._area = draw_chart(canvas, room, self._chart(frame), ground="background")
        self._draw_words(canvas, words, frame)
        if look.focused and not shown.is_revealed:
            x = x_px(self._area, self._axis(frame), self._time_h(frame, self._cursor))
            canvas.line((x, self._area.y), (x, self._area.bottom), "focus", 2)

    @property
    def _column(self) -> str:
        shown = self._access.now().prediction
        return shown.made.column if shown else ""

    @property
    def _name(self) -> str:
        return overlaid(f"worksheet.columns.{self._column}", self._column.replace("_", " "))

    def _axis(self, frame: Frame) -> Axis:
        low, high = frame.span_h
        marks = tuple(each for each in ticks(_TIMES_H) if each[0] <= high)
        return Axis(low, high, marks, np.arcsinh)

    def _range(self, frame: Frame) -> tuple[float, float]:
        """Of the values: shares to one, all else from zero to what could be drawn."""
        values = frame.course.columns[self._column]
        if vocabulary.unit_of_column(self._column) == vocabulary.SHARE:
            return 0.0, 1.0
        return 0.0, 1.5 * max(float(values[0]), 1e-9, *(v for _, v in self._drawn(frame)))

    def _drawn(self, frame: Frame) -> tuple[tuple[float, float], ...]:
        return frame.prediction.made.drawn if frame.prediction else ()

    def _chart(self, frame: Frame) -> Chart:
        low, high = self._range(frame)
        unit = vocabulary.unit_of_column(self._column)
        steps = tuple(
            (value, named_facts.in_words(value, unit)) for value in np.linspace(low, high, 3).tolist()
        )
        curves = [self._drug(frame, high), *self._mine(frame), *self._model(frame)]
        key = (
            "prediction", self._column, frame.revision, self._drawn(frame), round(self._revealed, 2),
            frame.prediction is not None and frame.prediction.band is not None,
        )  # fmt: skip
        return Chart(key, self._axis(frame), Axis(low, high, steps), curves, self._bands(frame))

    def _drug(self, frame: Frame, high: float) -> Curve:
        level = frame.course.effect_site_umolar
        most = float(level.max()) or 1.0
        shade = _DRUG_SHARE * high * level / most
        return Curve(frame.course.time_h, shade, "drug", text("panels.lesson.drug"), 1, fill=0.25)

    def _mine(self, frame: Frame) -> list[Curve]:
        points = self._drawn(frame)
        if len(points) < 2:
            return []
        x, y = np.array(points).T
        return [Curve(x, y, "ink", text("panels.lesson.drawn"), 2.5, dash_dp=(9.0, 6.0))]

    @property
    def _revealed(self) -> float:
        """Share of the axis that the reveal has reached."""
        return self._shown_s / _REVEAL_S

    def _model(self, frame: Frame) -> list[Curve]:
        if not self._revealed:
            return []
        time_h, low_high = frame.course.time_h, frame.span_h
        ends = asinh(low_high[0]), asinh(low_high[1])
        seen = time_h <= sinh(ends[0] + self._revealed * (ends[1] - ends[0])) + 1e-9
        values = frame.course.columns[self._column]
        name = text("panels.lesson.model") if self._revealed >= 1.0 else ""
        return [Curve(time_h[seen], values[seen], "growth", name, 3.5)] if seen.sum() > 1 else []

    def _bands(self, frame: Frame) -> list[Band]:
        """Luck between branches, once the curve is there."""
        band = frame.prediction.band if frame.prediction else None
        if band is None or self._revealed < 1.0:
            return []
        return [Band(band.time_h, band.low, band.high, "growth")]

    def _lines(self, frame: Frame) -> list[str]:
        """What is right in it, in words before points."""
        shown = frame.prediction
        if shown is None or self._revealed < 1.0:
            return []
        told = [prediction.in_short(shown.credits)] if shown.credits else []
        points = [] if shown.points is None else [text("panels.lesson.points", points=shown.points)]
        return [*told, *points, *([text("prediction.band")] if shown.band is not None else [])]

    def _words(self, frame: Frame) -> str:
        """How to draw; after the reveal what is right in it."""
        if frame.prediction is None or not frame.prediction.is_revealed:
            return text("panels.lesson.how_to_draw")
        return " ".join(self._lines(frame))

    def _words_px(self, canvas: Canvas, frame: Frame) -> float:
        words = self._words(frame) or " "
        return canvas.paragraph_height(self.rect.w - 2 * canvas.dp(_PAD_DP), words, "small")

    def _draw_words(self, canvas: Canvas, room: Rect, frame: Frame) -> None:
        canvas.paragraph(room, self._words(frame), "small")

    def state(self) -> Hashable:
        """It is drawn anew each time."""
        return None

    # the hand

    def _time_h(self, frame: Frame, place: int) -> float:
        end = asinh(frame.span_h[1])
        return sinh(end * place / (_PLACES - 1))

    def _values(self, frame: Frame) -> list[float]:
        """The drawn curve at its places; before anything was drawn it is at rest."""
        times = [self._time_h(frame, k) for k in range(_PLACES)]
        points = self._drawn(frame) or ((0.0, float(frame.course.columns[self._column][0])),)
        x, y = np.array(points).T
        found: list[float] = np.interp(np.arcsinh(times), np.arcsinh(x), y).tolist()
        return found

    def _put(self, place: int, value: float) -> None:
        """Let the curve go through a value at a place, and straight from the last place to this one."""
        frame = self._access.now()
        values, low_high = self._values(frame), self._range(frame)
        value = min(max(value, low_high[0]), low_high[1])
        last = place if self._last is None else self._last
        for k in range(min(last, place), max(last, place) + 1):
            share = 1.0 if last == place else (k - last) / (place - last)
            values[k] = values[last] + share * (value - values[last])
        self._last = place
        points = tuple((self._time_h(frame, k), each) for k, each in enumerate(values))
        self._access.tell(DrawPrediction(points))

    def press(self, x: float, y: float, *, double: bool) -> None:
        """The pencil comes down."""
        del double
        self._last = None
        self.drag(x, y)

    def drag(self, x: float, y: float) -> None:
        """The pencil moves."""
        frame = self._access.now()
        if frame.prediction is None or frame.prediction.is_revealed:
            return
        axis, (low, high) = self._axis(frame), self._range(frame)
        share = min(max((x - self._area.x) / max(1.0, self._area.w), 0.0), 1.0)
        time_h = max(0.0, axis.value(share))
        place = round((_PLACES - 1) * asinh(time_h) / asinh(frame.span_h[1]))
        self._put(place, low + (high - low) * (self._area.bottom - y) / max(1.0, self._area.h))

    def release(self, x: float, y: float) -> None:
        """The pencil goes up."""
        del x, y
        self._last = None

    def key(self, key: Key) -> bool:
        """Arrows choose a place and move the curve there."""
        frame = self._access.now()
        if frame.prediction is None or frame.prediction.is_revealed:
            return False
        if key.name == "backspace":
            self._access.tell(DrawPrediction(()))
            return True
        if key.name in {"left", "right"}:
            self._cursor = min(max(self._cursor + (1 if key.name == "right" else -1), 0), _PLACES - 1)
            return True
        if key.name in {"up", "down"}:
            low, high = self._range(frame)
            step = _STEP_UP * (high - low) * (1 if key.name == "up" else -1)
            self._last = None
            self._put(self._cursor, self._values(frame)[self._cursor] + step)
            return True
        return False

    def tip(self) -> str:
        """How to draw."""
        return text("panels.lesson.how_to_draw")
