"""One style for all figures: the projector's colours, Inter, thin axes, words in ink."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from synapse_sim.config import assets_dir
from synapse_sim.course.course import Course
from synapse_sim.draw.theme import Paint, load_theme
from synapse_sim.texts.numbers import ticks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH_IN, HEIGHT_IN = 10.0, 5.625
"""16 : 9, as slides are."""
DPI = 192
_TICKS_H = (-1.0, 0.0, 40 / 60, 2.0, 6.0, 24.0, 72.0, 168.0, 336.0, 672.0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure with its title and what it says to somebody who does not see it."""

    figure: Figure
    title: str
    alternative: str


def ink(paint: Paint) -> str:
    """A colour of the projector look, as matplotlib writes it."""
    return "#{:02X}{:02X}{:02X}".format(*load_theme("projector").colour(paint))


@contextmanager
def styled() -> Iterator[None]:
    """Draw in this style, whatever the user's own settings are; the same bytes every time."""
    import matplotlib as mpl
    from matplotlib import font_manager

    for font in sorted((assets_dir() / "fonts").glob("*.otf")):
        font_manager.fontManager.addfont(font)
    mpl.use("agg")
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_settings())
        yield


def _settings() -> Any:
    """Names of settings are a closed list to matplotlib's types, which no dictionary of ours can satisfy."""
    soft = ink("ink_soft")
    return {
        "figure.figsize": (WIDTH_IN, HEIGHT_IN),
        "figure.dpi": DPI,
        "figure.constrained_layout.use": True,
        "font.family": ["Inter"],
        "font.size": 12,
        "text.color": ink("ink"),
        "axes.labelcolor": ink("ink"),
        "axes.edgecolor": soft,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.titlelocation": "left",
        "axes.unicode_minus": True,
        "xtick.color": soft,
        "ytick.color": soft,
        "xtick.labelcolor": ink("ink"),
        "ytick.labelcolor": ink("ink"),
        "lines.linewidth": 2.4,
        "legend.frameon": False,
        "svg.hashsalt": "synapse_sim",
        "svg.fonttype": "path",
        "pdf.fonttype": 42,
    }


def new(rows: int = 1, columns: int = 1, **options: Any) -> tuple[Figure, list[Axes]]:
    """An empty figure and its axes, row by row."""
    from matplotlib.figure import Figure as Sheet

    figure = Sheet(figsize=options.pop("figsize", None))
    axes = figure.subplots(rows, columns, squeeze=False, **options)
    return figure, list(axes.flat)


def head(figure: Figure, title: str, foot: str) -> None:
    """The title above, and below it all that it must not be taken for."""
    figure.suptitle(title, x=0.01, ha="left", size=17, weight="semibold")
    figure.supxlabel(foot, x=0.01, ha="left", size=9, color=ink("ink_soft"))


def warp_time(axes: Axes, course: Course) -> None:
    """The axis of time that bends: asinh of the hours."""
    first_h, last_h = float(course.time_h[0]), float(course.time_h[-1])
    axes.set_xscale("function", functions=_WARP)
    axes.set_xlim(first_h, last_h)
    places = [each for each in ticks(_TICKS_H) if first_h <= each[0] <= last_h]
    axes.set_xticks([place for place, _ in places], [words for _, words in places])
    axes.minorticks_off()


_WARP = (np.arcsinh, np.sinh)
