"""The curves of the timeline: which there are, and the chart of a frame in percent on a warped axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.bookmarks import drug_is_there
from synapse_sim.course.course import Course
from synapse_sim.course.parts import improvement, stretches_h
from synapse_sim.draw.canvas import Paint
from synapse_sim.draw.chart import Axis, Band, Chart, Curve, Points, Span
from synapse_sim.session.dose import relief_is_known
from synapse_sim.session.frame import Frame
from synapse_sim.session.published import Published
from synapse_sim.story.stages import BY_NAME
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import percent, plain, ticks, with_unit
from synapse_sim.ui.panels.drawn import Own
from synapse_sim.ui.panels.time_ground import GONE_COLUMNS

TOP_PERCENT = 180.0
"""The axis ends here, or above the largest value that is drawn: no curve is ever cut."""
_ABOVE = 1.04
_BELOW_SHARE = 0.12
"""Room under the zero line in shares of the top, so that its labels stand clear of the times."""
_TICK_STEPS = (50, 100, 200, 500, 1000, 2000, 5000, 10000)
_MOST_TICKS = 4
_TICKS_H = (-1.0, 0.0, 2 / 3, 2.0, 6.0, 24.0, 72.0, 168.0, 336.0, 672.0, 1344.0, 4032.0)
RELIEF, EXPECTANCY, DRUG, OCCUPANCY = "relief", "expectancy", "drug", "occupancy"
_FULL_UMOLAR, _FULL_NG_PER_ML = 1.0, 200.0
"""Levels that count as 100 %; a higher course takes the next round one from which on it fits."""
_MOST_WHOLE = 1.7
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
    of: the same in words, where it is not the line's own start.
    reads: columns of the course that it shows.
    column: the one in which published points and spreads are given in the same unit.
    detail: from which detail on it is shown.
    with_points: whether it is only shown together with published points.
    """

    name: str
    paint: Paint
    reads: tuple[str, ...]
    values: Callable[[Course], Floats]
    whole: Callable[[Course], float] = lambda _: 1.0
    column: str = ""
    detail: Detail = Detail.MAIN
    with_points: bool = False
    of: Callable[[Course], str] = lambda _: ""

    @property
    def label(self) -> str:
        """What it is called on screen."""
        return text(f"panels.timeline.{self.name}")

    def percent(self, course: Course) -> Floats:
        """The curve in percent."""
        return self.of_whole(course, self.values(course))

    def of_whole(self, course: Course, values: Floats) -> Floats:
        """Values in the line's own unit as percent."""
        share: Floats = values / self.whole(course)
        return 100 * share


LEVEL_COLUMNS = ("effect_site_umolar", "occupancy_sert", "occupancy_net", "occupancy_dat")


def level(course: Course) -> Floats:
    """What stands for the drug: its free level in the brain in µM, or the occupancy of its transporter."""
    if course.config.drug.occupancy is None:
        return course.effect_site_umolar
    fullest: Floats = np.max([course.occupancy_sert, course.occupancy_net, course.occupancy_dat], axis=0)
    return fullest


def full_level(course: Course) -> float:
    """The level that is drawn as 100 %."""
    if course.config.drug.occupancy is not None:
        return 1.0
    return _round_above(float(level(course).max()) / _MOST_WHOLE, _FULL_UMOLAR)


def level_words(course: Course) -> str:
    """The same with its unit; an occupancy is a share of its own transporters."""
    return "" if course.config.drug.occupancy is not None else with_unit(plain(full_level(course)), "µM")


def _round_above(value: float, least: float) -> float:
    """`least`, or the first of its multiples by 2, 5, 10, 20 ... that is not below a value."""
    steps = (least * step * 10.0**power for power in range(12) for step in (1, 2, 5))
    return next(step for step in steps if step >= value)


LINES = (
    Line(DRUG, BY_NAME["drug"].curve, LEVEL_COLUMNS, level, full_level, detail=Detail.PAIR, of=level_words),
    Line(
        "plasma", "plasma", ("plasma_ng_per_ml",), lambda c: c.plasma_ng_per_ml, lambda _: _FULL_NG_PER_ML,
        "plasma_ng_per_ml", with_points=True, of=lambda _: with_unit(plain(_FULL_NG_PER_ML), "ng/mL"),
    ),
    Line(
        "interneurons", BY_NAME["interneurons"].paint, ("rate_interneuron_hz", "rate_interneuron_sd_hz"),
        lambda c: c.rate_interneuron_hz,
        lambda c: float(c.rate_interneuron_hz[0]), "rate_interneuron_hz", detail=Detail.ALL,
    ),
    Line(
        "glutamate", BY_NAME["glutamate"].paint, ("glutamate_rel",), lambda c: c.glutamate_rel,
        column="glutamate_rel",
    ),
    Line(
        "bdnf", BY_NAME["growth_signal"].paint, ("bdnf_rel",), lambda c: c.bdnf_rel, column="bdnf_rel",
        detail=Detail.ALL,
    ),
    Line(
        "spines", BY_NAME["new_spines"].curve, ("spine_density_rel",), lambda c: c.spine_density_rel,
        column="spine_density_rel",
        of=lambda _: text("panels.timeline.healthy"),
    ),
    Line(
        RELIEF, BY_NAME["relief"].paint, ("relief", "monoamine_part"), improvement, column="relief",
        detail=Detail.PAIR,
        of=lambda _: text("panels.timeline.of_score"),
    ),
    Line(
        EXPECTANCY, "neutral", ("expectancy",), lambda c: c.expectancy,
        of=lambda _: text("panels.timeline.of_score"),
    ),
    Line(
        "score", "accent", ("score",), lambda c: c.score, lambda c: max(1.0, float(c.score[0])), "score",
        with_points=True,
    ),
)  # fmt: skip
_SPREADS = {"rate_interneuron_hz": "rate_interneuron_sd_hz"}
"""Columns with a spread over drawn networks."""


def lines_shown(frame: Frame, detail: Detail) -> tuple[Line, ...]:
    """The lines of the present course at a detail.

    Expectancy belongs to trials, and is part of the score where that is shown; some lines come with their
    published points alone; a comparator has no level in the brain in this model, so none is drawn at zero.
    """
    own = {each.column for table in frame.measured for each in table.values}
    given = own | {each.point.column for each in frame.published}
    expects = frame.config.trial.expectancy != "none" and "score" not in given

    def fits(line: Line) -> bool:
        if frame.hides(line.reads):
            return False
        if line.name == DRUG and frame.config.drug.kind == "comparator":
            return False
        if line.column and line.column in given:
            return True
        return not line.with_points and line.detail <= detail and (expects or line.name != EXPECTANCY)

    return tuple(line for line in LINES if fits(line))


def most_rows(detail: Detail) -> int:
    """How many labels can stand at the ends of the lines; points of one column may come on top."""
    return max(_LEAST_ROWS, 1 + sum(line.detail <= detail for line in LINES if not line.with_points))


def chart_of(frame: Frame, detail: Detail) -> Chart:
    """The chart of the present course with its ghosts and published points."""
    course, shown = frame.course, lines_shown(frame, detail)
    curves = [
        *(_curve(line, pin.course, course, ghost=True) for pin in frame.ghosts for line in shown),
        *(_curve(line, course, course, ghost=False) for line in shown),
    ]
    bands = [_band(line, course) for line in shown if line.column in _SPREADS]
    points = _points(frame, shown)
    return Chart(
        key=("timeline", frame.revision, detail, bool(frame.published), frame.measured, frame.masked),
        x=_time_axis(course),
        y=_percent_axis(curves, bands, points),
        curves=curves,
        bands=bands,
        points=points,
        spans=() if frame.hides(GONE_COLUMNS) else _drug_present(course),
        marks=tuple(dose.at_h for dose in course.config.doses if dose.at_h <= course.time_h[-1]),
    )


def _percent_axis(curves: Sequence[Curve], bands: Sequence[Band], points: Sequence[Points]) -> Axis:
    """From below zero to above everything that is drawn, with at most four ticks over it."""
    tops: list[Floats] = [
        *(each.y for each in curves),
        *(each.high for each in bands),
        *(each.y + each.error for each in points),
    ]
    top = max(TOP_PERCENT, _ABOVE * max((float(each.max()) for each in tops), default=0.0))
    step = next((step for step in _TICK_STEPS if top / step < _MOST_TICKS), _TICK_STEPS[-1])
    shares = tuple((float(value), percent(value / 100.0)) for value in range(0, int(top) + 1, step))
    return Axis(-_BELOW_SHARE * top, top, shares)


def _curve(line: Line, course: Course, present: Course, *, ghost: bool) -> Curve:
    """One course's line, in percent of what is whole in the present one."""
    greyed = line.name == RELIEF and not relief_is_known(course)
    by_transporter = line.name == DRUG and course.config.drug.occupancy is not None
    name = text(f"panels.timeline.{OCCUPANCY}") if by_transporter else line.label
    of = line.of(present)
    return Curve(
        course.time_h,
        line.of_whole(_scale_of(line, course, present), line.values(course)),
        "lost" if greyed else line.paint,
        "" if ghost else text("panels.timeline.of", name=name, whole=of) if of else name,
        width_dp=2.0,
        ghost=ghost,
        dash_dp=(4, 4) if greyed or line.name == EXPECTANCY else None,
    )


def _scale_of(line: Line, course: Course, present: Course) -> Course:
    """Levels of all runs share the present one's scale; what is relative to a start keeps its own."""
    return present if line.name == DRUG else course


def _band(line: Line, course: Course) -> Band:
    """One standard deviation over drawn networks to either side."""
    middle = line.values(course)
    spread = course.columns[_SPREADS[line.column]]
    low, high = line.of_whole(course, middle - spread), line.of_whole(course, middle + spread)
    return Band(course.time_h, low, high, line.paint, alpha=0.3)


def shown_published(frame: Frame, shown: tuple[Line, ...]) -> list[Published]:
    """The published values that belong to a line."""
    columns = {line.column for line in shown if line.column}
    return [each for each in frame.published if each.point.column in columns]


def own_in(frame: Frame, shown: tuple[Line, ...]) -> list[Own]:
    """A user's own measurements that belong to a line."""
    columns = {line.column for line in shown if line.column}
    return [Own(table, each) for table in frame.measured for each in table.values if each.column in columns]


def _points(frame: Frame, shown: tuple[Line, ...]) -> list[Points]:
    by_column = {line.column: line for line in shown if line.column}
    published = (
        (each.point.column, each.point.time_h, each.point.value, each.point.error or 0.0, "diamond")
        for each in shown_published(frame, shown)
    )
    own = (
        (own.measured.column, own.measured.time_h, own.measured.value, _half_range(own), "disc")
        for own in own_in(frame, shown)
    )
    return [
        Points(
            np.array([time_h]),
            by_column[column].of_whole(frame.course, np.array([value])),
            by_column[column].of_whole(frame.course, np.array([error])),
            by_column[column].paint,
            shape,
        )
        for column, time_h, value, error, shape in (*published, *own)
    ]


def _half_range(own: Own) -> float:
    low, high = own.measured.low, own.measured.high
    return 0.0 if low is None or high is None else (high - low) / 2


def _time_axis(course: Course) -> Axis:
    low, high = float(course.time_h[0]), float(course.time_h[-1])
    named = ticks([time_h for time_h in _TICKS_H if low - 1e-9 <= time_h <= high * (1 + 1e-9)])
    return Axis(low, high, named, np.arcsinh)


def _drug_present(course: Course) -> tuple[Span, ...]:
    """Once a dose where the drug goes between them."""
    return tuple(Span(*ends_h, "drug") for ends_h in stretches_h(course, drug_is_there(course)))
