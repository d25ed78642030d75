"""The synapse: release after release, molecule by molecule, on a spine or an interneuron's dendrite."""

from __future__ import annotations

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import LegendRow, leader, legend
from synapse_sim.scenes.chrome import content, draw_chrome, is_roomy
from synapse_sim.scenes.synapse_agents import SHAPES, draw_molecules, draw_receptors, draw_vesicles
from synapse_sim.scenes.synapse_bodies import draw_bodies
from synapse_sim.scenes.synapse_column import draw_column
from synapse_sim.scenes.synapse_shown import Shown
from synapse_sim.scenes.synapse_view import View, columns, view_of


def draw_synapse(canvas: Canvas, shown: Shown, drug: str, subtitle: str, chips: tuple[str, ...]) -> None:
    """Draw one instant of a synapse with its words.

    Args:
        canvas: where.
        shown: what there is.
        drug: the drug's name in a sentence.
        subtitle: the place in time.
        chips: the scales.
    """
    view = view_of(canvas.rect, shown.height_nm)
    draw_bodies(canvas, view, shown.cell, shown.density_nm)
    draw_vesicles(canvas, view, shown)
    draw_receptors(canvas, view, shown)
    draw_molecules(canvas, view, shown)
    below = draw_chrome(canvas, "Synapse", subtitle, chips)
    _draw_words(canvas, view, shown, drug, below)


def _draw_words(canvas: Canvas, view: View, shown: Shown, drug: str, below: Rect) -> None:
    _, column = columns(canvas.rect)
    if column is not None:
        edge = content(canvas)
        draw_column(
            canvas,
            Rect(column.x, below.y, edge.right - column.x, edge.bottom - below.y).inset(0, canvas.dp(4)),
            shown,
        )
    _draw_legend(canvas, view, drug)
    if is_roomy(canvas):
        _draw_leaders(canvas, view, shown)


def _draw_legend(canvas: Canvas, view: View, drug: str) -> None:
    """Two names in each lower corner, beside the spine."""
    words = {"glutamate": "glutamate", "drug": drug, "magnesium": "Mg²⁺", "calcium": "Ca²⁺"}
    rows = [LegendRow(SHAPES[role], role, name) for role, name in words.items()]
    edge = content(canvas)
    y = edge.bottom - 2 * canvas.line_height("small")
    legend(canvas, edge.x, y, rows[:2])
    wide = canvas.measure("Mg²⁺", "small")[0] + 1.3 * canvas.em("small")
    legend(canvas, min(view.picture.right - canvas.dp(16), edge.right) - wide, y, rows[2:])


def _draw_leaders(canvas: Canvas, view: View, shown: Shown) -> None:
    left, right = view.center_x - view.px(178), view.center_x + view.px(178)
    post = "spine" if shown.cell == "pyramidal" else "dendrite"
    for words, tip, place in (
        ("axon terminal", view.inside(60, 0, 92), (view.center_x + view.px(118), view.inside(0, 0, 122)[1])),
        ("glutamate", view.place(135, 0, 12), (right + view.px(30), view.place(0, 0, 10)[1])),
        ("AMPA receptor", view.place(-90, 30, 0), (left, view.place(0, -20, 0)[1])),
        ("NMDA receptor", view.place(-60, -40, 0), (left, view.place(0, -130, 0)[1])),
        (post, view.place(90, -230, 0), (right, view.place(0, -260, 0)[1])),
    ):
        leader(canvas, (float(tip[0]), float(tip[1])), (float(place[0]), float(place[1])), words)
