"""The curves of the timeline: which there are, and the chart of a session in percent on a warped axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from synapse_sim.course.bookmarks import bookmarks
from synapse_sim.course.course import Course
from synapse_sim.draw.canvas import Paint
from synapse_sim.draw.chart import Axis, Band, Chart, Curve, Points, Span
from synapse_sim.session import Session
from synapse_sim.session.dose import relief_is_known

Floats = NDArray[np.float64]
TOP_PERCENT = 180.0
_BELOW_PERCENT = -22.0
"""Room under the zero line, so that its labels stand clear of the times."""
_TICKS_H = (
    (-1.0, "−1 h"), (0.0, "dose"), (2 / 3, "40 min"), (2.0, "2 h"), (6.0, "6 h"), (24.0, "1 d"),
    (72.0, "3 d"), (168.0, "7 d"), (336.0, "14 d"), (672.0, "28 d"), (1344.0, "56 d"), (4032.0, "168 d"),
)  # fmt: skip
PERCENT = Axis(
    _BELOW_PERCENT, TOP_PERCENT, tuple((float(value), f"{value} %") for value in (0, 50, 100, 150))
)
RELIEF, EXPECTANCY, DRUG, OCCUPANCY = "Relief", "Expectancy", "Drug in brain", "Occupancy"
_FULL_PLASMA_NG_PER_ML = 200.0
_LEAST_ROWS = 4
"""So high is a strip too, or its curves could not be told from the ground."""


class Detail(IntEnum):
    """How many curves: drug and relief alone (a strip below a large scene), the main ones, or all."""

    PAIR = 0
    MAIN = 1
    ALL = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One curve of the timeline.

    values: what it shows, in its own unit.
    whole: what counts as 100 %.
    column: of the course, where published points and spreads are given in the same unit.
    detail: from which detail on it is shown.
    with_points: whether it is only shown together with published points.
    """

    label: str
    paint: Paint
    values: Callable[[Course], Floats]
    whole: Callable[[Course], float] = lambda _: 1.0
    column: str = ""
    detail: Detail = Detail.MAIN
    with_points: bool = False

    def percent(self, course: Course) -> Floats:
        """The curve in percent."""
        return self.of_whole(course, self.values(course))

    def of_whole(self, course: Course, values: Floats) -> Floats:
        """Values in the line's own unit as percent."""
        share: Floats = values / self.whole(course)
        return 100 * share


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


LINES = (
    Line(DRUG, "drug", level, detail=Detail.PAIR),
    Line(
        "Plasma", "plasma", lambda c: c.plasma_ng_per_ml, lambda _: _FULL_PLASMA_NG_PER_ML,
        "plasma_ng_per_ml", with_points=True,
    ),
    Line(
        "Interneurons", "gaba", lambda c: c.rate_interneuron_hz, lambda c: float(c.rate_interneuron_hz[0]),
        "rate_interneuron_hz", detail=Detail.ALL,
    ),
    Line("Glutamate", "glutamate", lambda c: c.glutamate_rel, column="glutamate_rel"),
    Line("BDNF", "growth", lambda c: c.bdnf_rel, column="bdnf_rel", detail=Detail.ALL),
    Line("Spines", "sprout", lambda c: c.spine_density_rel, column="spine_density_rel"),
    Line(RELIEF, "relief", relief, column="relief", detail=Detail.PAIR),
    Line(EXPECTANCY, "neutral", lambda c: c.expectancy),
    Line(
        "Score", "accent", lambda c: c.score, lambda c: max(1.0, float(c.score[0])), "score",
        with_points=True,
    ),
)  # fmt: skip
_SPREADS = {"rate_interneuron_hz": "rate_interneuron_sd_hz"}
"""Columns with a spread over drawn networks."""


def lines_shown(session: Session, detail: Detail) -> tuple[Line, ...]:
    """The lines of the present course at a detail.

    Expectancy belongs to trials, and is part of the score where that is shown; some lines come with their
    published points alone.
    """
    given = {each.point.column for each in session.published}
    expects = session.config.trial.expectancy != "none" and "score" not in given

    def fits(line: Line) -> bool:
        if line.column and line.column in given:
            return True
        return not line.with_points and line.detail <= detail and (expects or line.label != EXPECTANCY)

    return tuple(line for line in LINES if fits(line))


def most_rows(detail: Detail) -> int:
    """How many labels can stand at the ends of the lines; points of one column may come on top."""
    return max(_LEAST_ROWS, 1 + sum(line.detail <= detail for line in LINES if not line.with_points))


def chart_of(session: Session, detail: Detail) -> Chart:
    """The chart of the present course with its ghosts and published points."""
    course, shown = session.course, lines_shown(session, detail)
    return Chart(
        key=("timeline", session.revision, detail, session.shows_published),
        x=_time_axis(course),
        y=PERCENT,
        curves=[
            *(_curve(line, pin.course, ghost=True) for pin in session.pins for line in shown),
            *(_curve(line, course, ghost=False) for line in shown),
        ],
        bands=[_band(line, course) for line in shown if line.column in _SPREADS],
        points=_points(session, shown),
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


def _band(line: Line, course: Course) -> Band:
    """One standard deviation over drawn networks to either side."""
    middle = line.values(course)
    spread = course.columns[_SPREADS[line.column]]
    low, high = line.of_whole(course, middle - spread), line.of_whole(course, middle + spread)
    return Band(course.time_h, low, high, line.paint, alpha=0.3)


def _points(session: Session, shown: tuple[Line, ...]) -> list[Points]:
    by_column = {line.column: line for line in shown if line.column}
    course = session.course
    return [
        Points(
            np.array([each.point.time_h]),
            line.of_whole(course, np.array([each.point.value])),
            line.of_whole(course, np.array([each.point.error or 0.0])),
            line.paint,
        )
        for each in session.published
        if (line := by_column.get(each.point.column))
    ]


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
