"""What one dose does, by its size and by its route."""

from __future__ import annotations

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.config import Config, ConfigError
from synapse_sim.config.config import Changes
from synapse_sim.config.routes import route_label
from synapse_sim.course.course import Course
from synapse_sim.course.simulate import simulate
from synapse_sim.export.figure.sheet import Drawn, head, ink, new
from synapse_sim.session.dose import own_unit, top_dose, trial_dose
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import percent, plain, signed_percent, with_unit

STEPS = 41
"""Doses from nothing to the most that a hand can set."""
_KEPT = {"treatment.drug"}
ROUTES_H = 8.0
"""How long the routes are shown: a tablet is over by then."""


def dose_response_figure(config: Config) -> Drawn:
    """Block and the peak of glutamate against the dose, on the route of the config.

    Raises:
        ConfigError: if doses stand in a table, which has no one size.
    """
    doses = np.linspace(0.0, top_dose(config), STEPS)
    courses = [simulate(config.with_changes({"treatment.dose": float(dose)})) for dose in doses]
    figure, (block, surge) = new(1, 2)
    for column, paint in (("block_interneuron", "gaba"), ("block_pyramidal", "drug")):
        shares = _peaks(courses, column)
        block.plot(doses, 100 * shares, color=ink(paint), label=text(f"figures.column.{column}"))
    block.set_title(text("figures.doses.block"))
    block.legend()
    glutamate = 100 * (_peaks(courses, "glutamate_rel") - 1)
    surge.plot(doses, glutamate, color=ink("glutamate"))
    surge.axvline(trial_dose(config), color=ink("ink_soft"), linewidth=1, linestyle=":")
    surge.set_title(text("figures.doses.glutamate"))
    for axes in (block, surge):
        axes.set_xlabel(text("figures.doses.axis", unit=own_unit(config), route=_route(config)))
        axes.set_ylim(bottom=0)
    title = text("figures.doses.title", drug=config.drug.label)
    head(figure, title, text("figures.foot"))
    best = int(glutamate.argmax())
    dose, most = with_unit(plain(float(doses[best])), own_unit(config)), signed_percent(glutamate[best] / 100)
    return Drawn(figure, title, text("figures.doses.alternative", title=title, dose=dose, most=most))


def routes_figure(config: Config) -> Drawn:
    """The level of the same dose in the blood by every route of the drug, on equal axes."""
    dose = config.doses[0]
    by_route = dict(_routed(config, dose.mg))
    columns = 3 if len(by_route) > 4 else max(1, len(by_route))
    rows = -(-len(by_route) // columns)
    figure, axes = new(rows, columns, sharex=True, sharey=True)
    whole = max(map(_area, by_route.values()), default=0.0)
    said = []
    for panel, (route, course) in zip(axes, by_route.items(), strict=False):
        level = course.plasma_ng_per_ml
        panel.fill_between(course.time_h, level, color=ink("drug"), alpha=0.25, linewidth=0)
        panel.plot(course.time_h, level, color=ink("drug"))
        panel.set_title(route_label(route), size=12)
        panel.set_xlim(0, ROUTES_H)
        share = percent(_area(course) / whole) if whole else percent(0.0)
        words = {"peak": plain(float(level.max())), "share": share}
        said.append(text("figures.routes.peak", route=route_label(route), **words))
        panel.annotate(
            text("figures.routes.panel", **words), (0.97, 0.9), xycoords="axes fraction", ha="right", va="top"
        )
    axes[0].set_yscale("function", functions=(np.sqrt, np.square))
    axes[0].set_ylim(bottom=0)
    axes[0].set_yticks([0, *(10.0 ** np.arange(1, 4))])
    for empty in axes[len(by_route) :]:
        empty.set_visible(False)
    figure.supylabel(text("figures.routes.axis"), size=11)
    title = text("figures.routes.title", drug=config.drug.label, mg=plain(dose.mg))
    head(figure, title, text("figures.routes.foot"))
    return Drawn(figure, title, " ".join([title, *said]))


def _area(course: Course) -> float:
    """Of the level in the blood over the course, ng/mL h."""
    level, steps_h = course.plasma_ng_per_ml, np.diff(course.time_h)
    return float(steps_h @ (level[1:] + level[:-1]) / 2)


def _routed(config: Config, dose_mg: float) -> list[tuple[str, Course]]:
    """The course of the dose by each route that takes it."""
    found = []
    for route in config.drug.routes_for(config.subject.species):
        given: Changes = {"treatment.route": route, "treatment.dose": dose_mg, "treatment.dose_unit": "mg"}
        cleared = {key: None for key in config.changes if key.startswith("treatment.") and key not in _KEPT}
        try:
            found.append((route, simulate(config.with_changes({**cleared, **given}))))
        except ConfigError:  # more than this route may carry
            continue
    return found


def _peaks(courses: list[Course], column: str) -> Floats:
    return np.array([float(course.columns[column].max()) for course in courses])


def _route(config: Config) -> str:
    label = route_label(config.treatment.route)
    return label[:1].lower() + label[1:]
