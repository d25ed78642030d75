"""Virtual patients under the treatment and its comparators."""

from __future__ import annotations

import numpy as np

from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.experiments.population import trial
from synapse_sim.export.figure.sheet import Drawn, head, ink, new, warp_time
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import percent

_PAINTS = {"saline": "ink_soft", "midazolam": "gaba", "ssri": "metabolite"}
_SPREAD = (10, 90)
"""Percentiles between which the band lies."""
_DAY_H, _WEEK_H = 24.0, 168.0


def population_figure(config: Config) -> Drawn:
    """Median and spread of the score in every arm, and the share that responds."""
    course, arms = simulate(config), trial(config)
    figure, (scores, shares) = new(1, 2)
    said = []
    for name, people in arms.items():
        colour, label = ink(_PAINTS.get(name, "drug")), config.drugs[name].label
        low, middle, high = np.percentile(people.score, (_SPREAD[0], 50, _SPREAD[1]), axis=1)
        scores.fill_between(people.time_h, low, high, color=colour, alpha=0.15, linewidth=0)
        scores.plot(people.time_h, middle, color=colour, label=label)
        shares.plot(people.time_h, 100 * people.response_share, color=colour, label=label)
        day, week = (
            percent(float(np.interp(h, people.time_h, people.response_share))) for h in (_DAY_H, _WEEK_H)
        )
        said.append(text("figures.people.arm", arm=label, day=day, week=week))
    scores.set_title(text("figures.people.score"))
    shares.set_title(text("figures.people.share"))
    scores.set_ylim(0, None)
    shares.set_ylim(0, 100)
    shares.legend()
    for axes in (scores, shares):
        warp_time(axes, course)
        axes.tick_params(axis="x", labelrotation=45)
    title = text("figures.people.title", count=config.population.subjects)
    head(figure, title, text("figures.people.foot"))
    return Drawn(figure, title, " ".join([title, *said]))
