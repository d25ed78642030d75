"""The course as lanes in the order of the chain, each on its own scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.course.simulate import simulate
from synapse_sim.export.figure.sheet import Drawn, head, ink, new, warp_time
from synapse_sim.session.dose import relief_is_known
from synapse_sim.session.published import published
from synapse_sim.story.facts import facts
from synapse_sim.story.stages import STAGES, Stage
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import after, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from synapse_sim.story.facts import Facts


def course_figure(config: Config) -> Drawn:
    """Every stage over time; published values lie over the lane they belong to."""
    course = simulate(config)
    figure, axes = new(len(STAGES), sharex=True)
    for lane, stage in zip(axes, STAGES, strict=True):
        _draw_lane(lane, course, stage)
    warp_time(axes[-1], course)
    title = text("figures.course.title", given=treated(config))
    head(figure, title, text("figures.foot"))
    return Drawn(figure, title, " ".join([title, *(_said(course, stage) for stage in STAGES)]))


def treated(config: Config) -> str:
    """What is given, in words."""
    return text(
        "figures.given", drug=config.drug.label, count=len(config.doses), mg=plain(config.doses[0].mg)
    )


def _draw_lane(lane: Axes, course: Course, stage: Stage) -> None:
    values, colour = stage.values(course), ink(stage.paint)
    rest = float(values[0])
    lane.fill_between(course.time_h, rest, values, color=colour, alpha=0.25, linewidth=0)
    lane.plot(course.time_h, values, color=colour)
    for each in published(course.config):
        if each.point.column in stage.columns:
            lane.errorbar(
                each.point.time_h, each.point.value, each.point.error, fmt="D", color=ink("ink"), markersize=5
            )
    lane.set_yticks([])
    lane.spines["left"].set_visible(False)
    lane.set_ylabel(stage.names[-1], rotation=0, ha="right", va="center")
    lane.margins(y=0.15)
    peak_h = stage.peak_h(course)
    if peak_h is not None:
        highest = float(np.interp(peak_h, course.time_h, values))
        _name_peak(lane, _value(course, stage, peak_h), peak_h, (rest, highest))


def _name_peak(lane: Axes, words: str, peak_h: float, ends: tuple[float, float]) -> None:
    """At half the height of the hill, where its own light ground is."""
    lane.plot(peak_h, ends[1], "o", markersize=4, color=ink("ink"))
    middle = (peak_h, sum(ends) / 2)
    lane.annotate(words, middle, (30, 0), textcoords="offset points", va="center", ha="center")


def _value(course: Course, stage: Stage, time_h: float) -> str:
    return stage.message(_facts_at(course, time_h)).wordings[-1]


def _facts_at(course: Course, time_h: float) -> Facts:
    return facts(course, time_h, relief_is_known=relief_is_known(course))


def _said(course: Course, stage: Stage) -> str:
    """One lane for somebody who does not see it."""
    peak_h = stage.peak_h(course)
    if peak_h is None:
        return text("figures.course.still", stage=stage.names[0])
    value = _value(course, stage, peak_h)
    return text("figures.course.peak", stage=stage.names[0], value=value, time=after(peak_h))
