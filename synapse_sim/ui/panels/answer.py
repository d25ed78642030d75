"""The answer to "vary this" beside the timeline: it grows while it is computed, and a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from synapse_sim.config import Value
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.experiments.asked_for import OUTCOMES, RELIEF
from synapse_sim.late import Late
from synapse_sim.session.asks import Vary
from synapse_sim.session.commands import Change
from synapse_sim.session.dose import DOSE, UNIT, own_unit
from synapse_sim.session.frame import Frame
from synapse_sim.session.published import published_doses
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import percent
from synapse_sim.ui.access import Access
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.widget import NOWHERE, Widget, WidgetState

if TYPE_CHECKING:
    from synapse_sim.experiments import varied
    from synapse_sim.experiments.varied import Answer
    from synapse_sim.ui.panels import answer_chart
    from synapse_sim.ui.panels.answer_chart import Plotted
else:
    varied = Late("synapse_sim.experiments.varied")
    answer_chart = Late("synapse_sim.ui.panels.answer_chart")

_STEPS = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}


class AnswerPanel(Widget):
    """A curve or a map; see the module.

    chosen: the point that the keys stand on, in the order of the answer; None before.
    is_beside_timeline: whether it shares the timeline's place.
    """

    ground = None

    def __init__(self, access: Access) -> None:
        super().__init__("answer")
        self._access = access
        self._plotted: Plotted | None = None
        self._title = NOWHERE
        self.chosen: int | None = None
        self.is_beside_timeline = True

    # what is shown

    @property
    def is_asked(self) -> bool:
        """Whether there is a question."""
        return bool(self._access.now().asking.vary.keys)

    @property
    def answer(self) -> Answer | None:
        """What may be shown of it: nothing of a question before this one, nor of what is hidden."""
        frame = self._access.now()
        found, vary = frame.asking.answer, frame.asking.vary
        if found is None or (found.asked.keys, found.asked.outcome) != (vary.keys, vary.outcome):
            return None
        return None if frame.hides((found.asked.column,)) else found

    def height(self, canvas: Canvas) -> float:
        """Least height at which its curve reads, px."""
        return 7.0 * canvas.em("small")

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        frame, answer = self._access.now(), self.answer
        canvas.fill("background", self.rect)
        inner = self.rect.inset(canvas.dp(8), canvas.dp(2))
        self._title, body = inner.top_slice(1.35 * canvas.em("small"))
        self._draw_title(canvas, frame)
        if answer is None or np.isnan(answer.values).all():
            self._draw_reason(canvas, frame, body)
        elif answer.asked.is_map:
            self._plotted = answer_chart.draw_map(canvas, body, answer, frame.config)
        else:
            doses = [dose for dose, _ in published_doses(frame.config)] if _shows_doses(answer) else []
            self._plotted = answer_chart.draw_curve(canvas, body, answer, frame.course, doses)
        self._draw_chosen(canvas)

    def _draw_title(self, canvas: Canvas, frame: Frame) -> None:
        """What it is at the left; at the right how far it is, or what the bands are."""
        title, asking = self._title, frame.asking
        notes = []
        if "answer" in asking.is_stale and asking.answer is not None:
            notes.append(text("asking.stale"))
        if asking.progress is not None:
            notes.append(text("asking.computing", share=percent(asking.progress)))
        right = title.right
        for words in reversed(notes):
            place = canvas.text(
                right, title.center[1], words, "small", "ink_soft", anchor="midright", ground="background"
            )
            right = place.x - canvas.em("small")
        width = canvas.measure(self.title(), "small", "semibold")[0]
        if not notes and self.answer is not None and not self.answer.asked.is_map:
            self._draw_legend(
                canvas, self.answer, Rect(title.x + width, title.y, right - title.x - width, title.h)
            )
        canvas.text(
            title.x, title.center[1], self.title(), "small", anchor="midleft", weight="semibold",
            max_width=max(0.0, right - title.x), ground="background",
        )  # fmt: skip

    def _draw_legend(self, canvas: Canvas, answer: Answer, room: Rect) -> None:
        """A swatch for each band and the mark of a trial's dose, those that have room."""
        rows: list[tuple[str, Paint, float]] = [
            ("people", "ink", 2 * answer_chart.PEOPLE_ALPHA),
            ("networks", answer_chart.paint_of(answer.asked), 2 * answer_chart.NETWORKS_ALPHA),
        ]
        if _shows_doses(answer):
            rows.insert(0, ("published", "ink", 1.0))
        side, right, em = 0.6 * canvas.em("small"), room.right, canvas.em("small")
        for name, paint, alpha in rows:
            words = text(f"asking.{name}")
            left = right - canvas.measure(words, "small")[0] - 1.5 * side
            if left < room.x + em:
                return
            canvas.text(
                right, room.center[1], words, "small", "ink_soft", anchor="midright", ground="background"
            )
            box = Rect(left, room.center[1] - side / 2, side, side)
            if name == "published":
                canvas.mark("triangle", *box.center, side / 2, "ink")
            else:
                canvas.panel(box, paint, None, radius_dp=2, alpha=alpha)
            right = box.x - 0.8 * em

    def _draw_reason(self, canvas: Canvas, frame: Frame, body: Rect) -> None:
        """What is hidden, or what went wrong; nothing while it is computed."""
        asking = frame.asking
        hidden = frame.hides((asking.vary.outcome.partition("_")[2],))
        outcome = text(f"asking.outcome.{asking.vary.outcome}")
        words = text("asking.hidden", what=outcome) if hidden else asking.refusal
        if words:
            canvas.paragraph(body, words, "small", "ink_soft", max_lines=3, ground="background")

    def _draw_chosen(self, canvas: Canvas) -> None:
        at = self._point_of(self.chosen) if self.answer is not None else None
        if at is not None:
            canvas.ring(*at, canvas.dp(7), "focus", 2)

    def _point_of(self, point: int | None) -> tuple[float, float] | None:
        answer, plotted = self.answer, self._plotted
        if point is None or answer is None or plotted is None or point >= len(answer.values):
            return None
        down, across = divmod(point, len(plotted.x))
        y = plotted.y[down] if answer.asked.is_map else plotted.y[across]
        return (float(plotted.x[across]), float(y)) if np.isfinite(y) else None

    # words

    def title(self) -> str:
        """What is shown over what."""
        answer, frame = self.answer, self._access.now()
        if answer is None:
            return text(f"asking.outcome.{frame.asking.vary.outcome}")
        return answer_chart.title_of(answer.asked, frame.config)

    def tip(self) -> str:
        """What it is and what the hands can do."""
        answer = self.answer
        two = "_of_two" if answer is not None and answer.asked.is_map else ""
        return text(f"asking.tip{two}", title=self.title())

    def tip_at(self, x: float, y: float) -> str:
        """The value at a point of it."""
        answer, point = self.answer, self._point_at(x, y)
        if answer is None or point is None or np.isnan(answer.values[point]):
            return self.tip()
        config = self._access.now().config
        places = self._values_of(point)
        what = ", ".join(answer_chart.value_said(config, key, value) for key, value in places.items())
        return text(
            "asking.here", what=what, said=answer_chart.said(answer.asked, float(answer.values[point]))
        )

    # hands

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Another outcome on the title, else go to the point under it."""
        del double
        if self._title.contains(x, y):
            self.turn_outcome(1)
            return
        point = self._point_at(x, y)
        if point is not None:
            self.chosen = point
            self.go_there()

    def key(self, key: Key) -> bool:
        """Along the curve or the map, to another outcome, or there."""
        answer = self.answer
        if key.name == "enter":
            self.go_there()
            return True
        if key.name not in _STEPS or answer is None:
            return False
        across, up = _STEPS[key.name]
        if up and not answer.asked.is_map:
            self.turn_outcome(-up)
        else:
            self._step(answer, across, up)
        return True

    def _step(self, answer: Answer, across: int, up: int) -> None:
        wide = len(answer.asked.vary[-1][1])
        rows = len(answer.values) // wide
        start = self.chosen if self.chosen is not None else (answer.best or 0)
        down, column = divmod(start, wide)
        self.chosen = min(max(down + up, 0), rows - 1) * wide + min(max(column + across, 0), wide - 1)

    def turn_outcome(self, by: int) -> None:
        """Another outcome; one that is refused is passed over."""
        vary = self._access.now().asking.vary
        at = OUTCOMES.index(vary.outcome)
        for step in range(1, len(OUTCOMES)):
            wanted = Vary(vary.keys, OUTCOMES[(at + by * step) % len(OUTCOMES)])
            if not self._access.do(wanted):
                return

    def go_there(self) -> None:
        """Make the chosen values the present ones, as one step that undo takes back."""
        if self.answer is None or self.chosen is None:
            return
        changes: dict[str, Value | None] = dict(self._values_of(self.chosen))
        if DOSE in changes:
            changes[UNIT] = own_unit(self._access.now().config)
        self._access.tell(Change(changes))

    def _values_of(self, point: int) -> dict[str, Value]:
        answer = self.answer
        found: dict[str, Value] = {}
        for key, values in reversed(answer.asked.vary if answer is not None else ()):
            point, place = divmod(point, len(values))
            found[key] = values[place]
        return dict(reversed(found.items()))

    def _point_at(self, x: float, y: float) -> int | None:
        """The nearest point of the answer to a place in its area."""
        answer, plotted = self.answer, self._plotted
        if answer is None or plotted is None or not self.rect.contains(x, y):
            return None
        across = int(np.abs(plotted.x - x).argmin())
        if not answer.asked.is_map:
            return across
        return int(np.abs(plotted.y - y).argmin()) * len(plotted.x) + across


def _shows_doses(answer: Answer) -> bool:
    return answer.asked.outcome == RELIEF and answer.asked.keys == (DOSE,)
