"""The timeline: the curves of the course on one warped axis, with a playhead that can be dragged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synapse_sim.course.bookmarks import bookmarks
from synapse_sim.course.course import Course
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.chart import Axis, Chart, Curve, Span, draw_chart, playhead, x_px
from synapse_sim.session import Session
from synapse_sim.session.dose import relief_is_known
from synapse_sim.ui.widget import Look, Widget

Floats = NDArray[np.float64]
TOP_PERCENT = 180.0
_BELOW_PERCENT = -22.0
"""Room under the zero line, so that its labels stand clear of the times."""
_TICKS_H = (
    (-1.0, "−1 h"), (0.0, "dose"), (2 / 3, "40 min"), (2.0, "2 h"), (6.0, "6 h"), (24.0, "1 d"),
    (72.0, "3 d"), (168.0, "7 d"), (336.0, "14 d"), (672.0, "28 d"), (1344.0, "56 d"), (4032.0, "168 d"),
)  # fmt: skip
_PERCENT = Axis(
    _BELOW_PERCENT, TOP_PERCENT, tuple((float(value), f"{value} %") for value in (0, 50, 100, 150))
)
_TIP = (
    "Drug: free in the brain, 100 % is 1 µM. Interneurons (firing), glutamate and BDNF: of this subject's "
    "own start. Spines: of a healthy branch. Relief: of the starting score, illustrative. "
    "Drag to move in time."
)


RELIEF, EXPECTANCY, DRUG, OCCUPANCY = "Relief", "Expectancy", "Drug in brain", "Occupancy"


@dataclass(frozen=True, slots=True)
class Line:
    """One curve of the timeline, in percent."""

    label: str
    paint: Paint
    percent: Callable[[Course], Floats]
    main: bool


LINES = (
    Line(DRUG, "drug", lambda c: 100 * level(c), main=True),
    Line("Interneurons", "gaba", lambda c: _relative(c.rate_interneuron_hz), main=False),
    Line("Glutamate", "glutamate", lambda c: 100 * c.glutamate_rel, main=True),
    Line("BDNF", "growth", lambda c: 100 * c.bdnf_rel, main=False),
    Line("Spines", "sprout", lambda c: 100 * c.spine_density_rel, main=True),
    Line(RELIEF, "relief", lambda c: 100 * relief(c), main=True),
    Line(EXPECTANCY, "neutral", lambda c: 100 * c.expectancy, main=True),
)


def level(course: Course) -> Floats:
    """What stands for the drug: its free level in the brain in µM, or the occupancy of its transporter."""
    if course.config.drug.occupancy is None:
        return course.effect_site_umolar
    fullest: Floats = np.max([course.occupancy_sert, course.occupancy_net, course.occupancy_dat], axis=0)
    return fullest


def relief(course: Course) -> Floats:
    """Share 0..1 of the starting score that the drug takes away, whichever way it works."""
    left: Floats = (1.0 - course.relief) * (1.0 - course.monoamine_part)
    return 1.0 - left


def lines_shown(course: Course, *, few: bool) -> tuple[Line, ...]:
    """All lines, or the main ones if `few`; no expectancy without a trial."""
    no_trial = course.config.trial.expectancy == "none"
    return tuple(
        line for line in LINES if (line.main or not few) and not (line.label == EXPECTANCY and no_trial)
    )


def timeline_height(canvas: Canvas, *, few: bool) -> float:
    """Height in which every label has its line, px."""
    rows = sum(line.main or not few for line in LINES)
    return rows * canvas.line_height("small") + canvas.dp(30)


class Timeline(Widget):
    """The curves; press or drag to move in time. The time slider does the same by keys.

    few: whether only the main curves are shown.
    """

    takes_focus = False

    def __init__(self, session: Session) -> None:
        super().__init__("timeline")
        self._session = session
        self.few = False
        self._area = Rect(0, 0, 1, 1)
        self._axis = Axis(-1.0, 336.0, transform=np.arcsinh)
        self._shown: list[tuple[Paint, Floats]] = []

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return timeline_height(canvas, few=self.few)

    def draw(self, canvas: Canvas, look: Look) -> None:
        """Draw it into `rect`."""
        del look
        session = self._session
        canvas.kept(
            self.name, (session.revision, self.few), self.rect, self._paint_chart, ground="background"
        )
        playhead(canvas, self._area, self._axis, session.time_h)
        self._draw_values(canvas)

    def _paint_chart(self, canvas: Canvas) -> None:
        canvas.panel(self.rect, "panel", None, radius_dp=10)
        chart = chart_of(self._session, few=self.few)
        self._axis = chart.x
        course = self._session.course
        self._shown = [(line.paint, line.percent(course)) for line in lines_shown(course, few=self.few)]
        self._area = draw_chart(canvas, self.rect.inset(canvas.dp(12), canvas.dp(8)), chart)
        self._draw_span_words(canvas, chart)

    def _draw_span_words(self, canvas: Canvas, chart: Chart) -> None:
        for span in chart.spans:
            left, right = (x_px(self._area, chart.x, value) for value in (span.start, span.stop))
            canvas.text(
                right - canvas.dp(6), self._area.y + canvas.dp(3), "drug present", "small", "ink_soft",
                anchor="topright", max_width=max(0.0, right - left - canvas.dp(12)),
            )  # fmt: skip

    def _draw_values(self, canvas: Canvas) -> None:
        area, now_h = self._area, self._session.time_h
        x = x_px(area, self._axis, now_h)
        for paint, percent in self._shown:
            now = float(np.interp(now_h, self._session.course.time_h, percent))
            y = area.bottom - min(max(float(_PERCENT.share(now)), 0.0), 1.0) * area.h
            canvas.disc(x, y, canvas.dp(4.5), "panel")
            canvas.disc(x, y, canvas.dp(3.5), paint)

    def tip(self) -> str:
        """What the curves are."""
        return _TIP

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Move there."""
        del double
        self.drag(x, y)

    def drag(self, x: float, y: float) -> None:
        """Follow the pointer."""
        del y
        share = (x - self._area.x) / max(1.0, self._area.w)
        self._session.go_to(self._axis.value(min(max(share, 0.0), 1.0)))


def chart_of(session: Session, *, few: bool) -> Chart:
    """The chart of the present course with its ghosts."""
    course, shown = session.course, lines_shown(session.course, few=few)
    return Chart(
        key=("timeline", session.revision, few),
        x=_time_axis(course),
        y=_PERCENT,
        curves=[
            *(_curve(line, pin.course, ghost=True) for pin in session.pins for line in shown),
            *(_curve(line, course, ghost=False) for line in shown),
        ],
        spans=_drug_present(course),
        marks=tuple(time for time in course.config.treatment.schedule_h if time <= course.time_h[-1]),
    )


def _curve(line: Line, course: Course, *, ghost: bool) -> Curve:
    greyed = line.label == RELIEF and not relief_is_known(course.config)
    by_transporter = line.label == DRUG and course.config.drug.occupancy is not None
    label = OCCUPANCY if by_transporter else line.label
    return Curve(
        course.time_h,
        line.percent(course),
        "lost" if greyed else line.paint,
        "" if ghost else label,
        width_dp=2.0,
        ghost=ghost,
        dash_dp=(4, 4) if greyed or line.label == EXPECTANCY else None,
    )


def _time_axis(course: Course) -> Axis:
    low, high = float(course.time_h[0]), float(course.time_h[-1])
    ticks = tuple(tick for tick in _TICKS_H if low - 1e-9 <= tick[0] <= high * (1 + 1e-9))
    return Axis(low, high, ticks, np.arcsinh)


def _drug_present(course: Course) -> tuple[Span, ...]:
    marks = bookmarks(course)
    if "peak_block" not in marks:
        return ()
    gone_h = marks.get("drug_gone", float(course.time_h[-1]))
    return (Span(marks["dose"], gone_h, "drug"),)


def _relative(rates: Floats) -> Floats:
    share: Floats = rates / rates[0]
    return 100 * share
