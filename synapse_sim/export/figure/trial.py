"""A virtual trial as a figure: every patient of the first trial, means with their intervals, who responds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from synapse_sim.experiments.trial.result import TrialResult
from synapse_sim.export.figure.figures import save
from synapse_sim.export.figure.sheet import Drawn, head, ink, new, styled
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import after, digits, percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_PAINTS = {"saline": "ink_soft", "midazolam": "gaba", "ssri": "metabolite"}
_ASIDE = 0.18
"""How far patients are spread beside their arm, in arms."""


def write_trial_figure(found: TrialResult, path: Path, *, force: bool = False) -> Drawn:
    """Draw a trial into a file.

    Args:
        found: what came out.
        path: ends in `.png`, `.svg` or `.pdf`.
        force: whether a file that is there is replaced.

    Raises:
        FileError: if the file cannot be written.
    """
    with styled():
        drawn = trial_figure(found)
        save(drawn, path, found.design.arms[0].config, force=force)
    return drawn


def trial_figure(found: TrialResult) -> Drawn:
    """Scores of all patients at the last asked time, and the shares that respond at every one."""
    figure, (scores, shares) = new(1, 2)
    for place, name in enumerate(found.scores):
        _draw_patients(scores, found, place, name)
        _draw_responders(shares, found, place, name)
    for axes in (scores, shares):
        axes.set_xticks(range(len(found.scores)), list(found.scores))
    scores.set_title(text("figures.trial.score"))
    shares.set_title(text("figures.trial.share"))
    scores.set_ylim(0, 60)
    shares.set_ylim(0, 100)
    title = text("figures.trial.title", arms=", ".join(found.scores), time=after(found.design.at_h[-1]))
    head(figure, title, text("figures.trial.foot"))
    return Drawn(figure, title, " ".join([title, *map(_said, found.effect_rows)]))


def _draw_patients(axes: Axes, found: TrialResult, place: int, name: str) -> None:
    values = found.scores[name][0, :, -1]
    known = values[~np.isnan(values)]
    aside = np.linspace(-_ASIDE, _ASIDE, len(known))
    axes.scatter(place + aside, known, s=14, color=_colour(name), alpha=0.35, linewidths=0)
    half = 1.96 * known.std(ddof=1) / np.sqrt(len(known))
    axes.errorbar(place, known.mean(), half, fmt="o", color=ink("ink"), capsize=6, zorder=3)


def _draw_responders(axes: Axes, found: TrialResult, place: int, name: str) -> None:
    group = next(each for each in reversed(found.groups) if each.arm == name and each.trial == 1)
    share = group.responders
    around = [[100 * (share.value - share.low)], [100 * (share.high - share.value)]]
    axes.bar(place, 100 * share.value, width=0.5, color=_colour(name), alpha=0.5)
    axes.errorbar(place, 100 * share.value, around, fmt="none", color=ink("ink"), capsize=6)


def _colour(name: str) -> str:
    return ink(_PAINTS.get(name, "drug"))


def _said(row: dict[str, object]) -> str:
    points = ("difference_points", "low_points", "high_points")
    numbers = {key: digits(float(str(row[key]))) for key in points}
    power = row["power"]
    key = "figures.trial.effect" if power is None else "figures.trial.effect_power"
    share = "" if power is None else percent(float(str(power)))
    return text(key, first=row["first"], other=row["other"], time=f"{row['at_h']:g}", power=share, **numbers)
