"""Published findings beside the model: one, or the board of explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synapse_sim.config.config import Changes
from synapse_sim.experiments.findings.hypotheses import EXPLANATIONS, MIXTURE, BoardRow, counts, hypotheses
from synapse_sim.experiments.findings.validate import Result, validate
from synapse_sim.export.figure.sheet import Drawn, head, ink, new
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import plain, with_unit

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIGNS = {True: ("o", "growth"), False: ("x", "drug"), None: (".", "ink_soft")}
"""Marker and colour: reproduces, misses, says nothing."""
_CLAIM_LETTERS = 62


def finding_figure(finding_id: str, base: Changes) -> Drawn:
    """One published range as a box, and the model's answer in it or beside it.

    Raises:
        KeyError: if there is no finding of that id.
    """
    (result,) = validate(finding_id, base)
    about = result.finding
    figure, (axes,) = new(figsize=(10.0, 3.4))
    if about.low is not None or about.high is not None:
        _draw_range(axes, result)
    elif result.simulated is not None:
        axes.plot(result.simulated, 0, "o", markersize=13, color=ink("drug"))
    axes.set_ylim(-1, 1)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_xlabel(about.unit)
    axes.set_title(text("figures.finding.published", published=about.published), size=12)
    title = f"{about.claim.rstrip('.')}."
    head(figure, title, text("figures.finding.foot", source=about.source, id=about.id))
    figure.texts[0].set_fontsize(14)
    answer = (
        text("figures.finding.none")
        if result.simulated is None
        else with_unit(plain(result.simulated), about.unit)
    )
    said = text(f"figures.finding.{result.verdict}", answer=answer)
    return Drawn(
        figure, title, f"{title} {text('figures.finding.published', published=about.published)} {said}"
    )


def _draw_range(axes: Axes, result: Result) -> None:
    """Open ends of a range reach as far as the axis."""
    low, high = result.finding.low, result.finding.high
    known = [each for each in (low, high, result.simulated) if each is not None]
    width = (max(known) - min(known)) or abs(max(known)) or 1.0
    left, right = min(known) - 0.4 * width, max(known) + 0.4 * width
    axes.set_xlim(left, right)
    axes.axvspan(
        left if low is None else low, right if high is None else high, color=ink("growth"), alpha=0.2
    )
    inside = result.verdict == "pass"
    if result.simulated is not None:
        mark = "o" if inside else "X"
        axes.plot(result.simulated, 0, mark, markersize=13, color=ink("growth" if inside else "drug"))
        axes.annotate(
            text("figures.finding.model", answer=plain(result.simulated)),
            (result.simulated, 0), (0, 14), textcoords="offset points", ha="center",
        )  # fmt: skip


def board_figure(base: Changes) -> Drawn:
    """Which findings each explanation alone reproduces."""
    board, columns = hypotheses(base), (MIXTURE, *EXPLANATIONS)
    figure, (axes,) = new(figsize=(11.0, 1.6 + 0.3 * len(board)))
    for sign in (True, False, None):
        places = [
            (x, y)
            for y, row in enumerate(board)
            for x, name in enumerate(columns)
            if row.reproduces[name] is sign
        ]
        marker, paint = _SIGNS[sign]
        axes.plot(*zip(*places, strict=True) if places else ([], []), marker, color=ink(paint), markersize=9)
    counted = counts(board)
    names = [_column(name, counted[name]) for name in columns]
    axes.set_xticks(range(len(columns)), names)
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(board)), [_claim(row) for row in board], size=9)
    axes.set_ylim(len(board) - 0.5, -0.5)
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.tick_params(length=0)
    for side in ("left", "bottom", "top"):
        axes.spines[side].set_visible(False)
    title = text("figures.board.title")
    head(figure, title, text("figures.board.foot"))
    said = " ".join(f"{name.replace(chr(10), ' ')}." for name in names)
    return Drawn(figure, title, f"{title} {said}")


def _column(name: str, counted: dict[str, int]) -> str:
    return text("figures.board.column", name=text(f"figures.board.name.{name}"), **counted)


def _claim(row: BoardRow) -> str:
    claim = row.finding.claim
    return claim if len(claim) <= _CLAIM_LETTERS else f"{claim[: _CLAIM_LETTERS - 1].rstrip()}…"
