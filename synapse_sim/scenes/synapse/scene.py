"""The synapse: release after release, molecule by molecule, on a spine or an interneuron's dendrite."""

from __future__ import annotations

from synapse_sim.agents.cleft import Cleft
from synapse_sim.arrays import AnyFloats
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import LegendRow, chip_width, fitting, leader, legend
from synapse_sim.scenes.shared.heads import content, draw_heads, is_roomy
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.scenes.synapse.bodies import draw_bodies
from synapse_sim.scenes.synapse.column import draw_column
from synapse_sim.scenes.synapse.monoamine import describe_terminal, draw_terminal, terminal_chips
from synapse_sim.scenes.synapse.picture import (
    SHAPES,
    draw_molecules,
    draw_receptors,
    draw_transporters,
    draw_vesicles,
    molecules_per_dot,
)
from synapse_sim.scenes.synapse.reading import SynapseReading, shown_of
from synapse_sim.scenes.synapse.view import CLEFT_NM, SHARES, View, view_of
from synapse_sim.scenes.synapse.words import describe_cleft
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import scene_row
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import after_dose, pace_chip, short

_SPINE_NM, _NECK_NM = 138.0, 62.0
"""Half the width of the spine beside the legend, and of the axon."""


def draw(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw the synapse of the world: the glutamate cleft, or the terminals of a monoamine drug."""
    canvas = canvas.sub(room.free)
    world = frame.world
    if world.terminal is not None:
        draw_terminal(canvas, frame, world.terminal)
    if world.cleft is not None:
        words = _blocker(frame), after_dose(frame.time_h)
        scales = _cleft_chips(world.cleft, molecules_per_dot(canvas))
        draw_synapse(canvas, shown_of(world.cleft), words, scales)


def chips(frame: Frame) -> tuple[str, ...]:
    """The pace of the present phase, what a dot is, and how far the height is stretched."""
    cleft, terminal = frame.world.cleft, frame.world.terminal
    if terminal is not None:
        return terminal_chips(terminal)
    return () if cleft is None else _cleft_chips(cleft, 1)


def _cleft_chips(cleft: Cleft, molecules: int) -> tuple[str, ...]:
    return (
        pace_chip(1e-3 * cleft.screen_ms_per_s),
        text("scenes.synapse.dot", count=molecules, ions=cleft.numbers.calcium_ions_per_dot),
        text("scenes.synapse.stretched", times=short(CLEFT_NM / cleft.numbers.height_nm)),
    )


def describe(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """The agent under the pointer and what it is doing, in one sentence."""
    rect = room.free
    cleft, terminal = frame.world.cleft, frame.world.terminal
    if terminal is not None:
        return describe_terminal(terminal, rect, x, y)
    return describe_cleft(shown_of(cleft), rect, x, y, _blocker(frame)) if cleft is not None else None


def _blocker(frame: Frame) -> str:
    """The drug's name inside a sentence; empty if it does not enter the channel."""
    return drug_label(frame.config, inside=True) if frame.config.drug.block else ""


def draw_synapse(
    canvas: Canvas, shown: SynapseReading, words: tuple[str, str], scales: tuple[str, ...]
) -> None:
    """Draw one instant of a synapse with its words.

    Args:
        canvas: where.
        shown: what there is.
        words: the drug's name in a sentence, empty if it does not enter the channel, and the place in time.
        scales: the chips.
    """
    drug, subtitle = words
    view = view_of(canvas.rect, shown.height_nm)
    draw_bodies(canvas, view, shown.cell, shown.density_nm)
    inside = canvas.sub(view.picture)
    draw_vesicles(inside, view, shown)
    draw_receptors(inside, view, shown)
    draw_transporters(inside, view, shown)
    draw_molecules(inside, view, shown)
    _, below = draw_heads(canvas, SCENE.label, subtitle, scales, chips_left=view.center_x + view.px(60))
    _draw_words(canvas, view, shown, drug, below)
    if is_roomy(canvas):
        _name_terminal(canvas, view, scales, below)


def _draw_words(canvas: Canvas, view: View, shown: SynapseReading, drug: str, below: Rect) -> None:
    _, column = SHARES.split(canvas.rect)
    if column is not None:
        edge = content(canvas)
        draw_column(
            canvas,
            Rect(column.x, below.y, edge.right - column.x, edge.bottom - below.y).inset(0, canvas.dp(4)),
            shown,
        )
    floor = _draw_legend(canvas, view, drug, has_column=column is not None)
    if is_roomy(canvas):
        _draw_leaders(canvas, view, shown, floor)


def _draw_legend(canvas: Canvas, view: View, drug: str, *, has_column: bool) -> float:
    """Two names in each lower corner, or where the spine leaves no room, what the column does not name.

    Returns:
        Where the legend begins, px: what is written above ends there.
    """
    words = {
        "glutamate": text("scenes.synapse.glutamate"),
        "drug": drug,
        "magnesium": text("scenes.synapse.magnesium"),
        "calcium": text("scenes.synapse.calcium"),
    }
    rows = [LegendRow(SHAPES[role], role, name) for role, name in words.items() if name]
    edge = content(canvas)
    right = min(view.picture.right - canvas.dp(16), edge.right)
    at_left, at_right = _corner(canvas, rows[:-2], edge, None), _corner(canvas, rows[-2:], edge, right)
    if has_column and not is_roomy(canvas) and at_left.right > view.center_x - view.px(_SPINE_NM):
        beside_neck = view.center_x + view.px(_NECK_NM)
        if beside_neck + at_left.w < view.picture.right:
            legend(canvas, view.picture.right - at_left.w, edge.y, rows[:1])
        return edge.bottom
    for part, box in ((rows[:-2], at_left), (rows[-2:], at_right)):
        canvas.panel(box.inset(-canvas.dp(6), -canvas.dp(2)), "background", None, radius_dp=8, alpha=0.55)
        legend(canvas, box.x, box.y, part)
    return at_left.y - canvas.dp(2)


def _corner(canvas: Canvas, rows: list[LegendRow], edge: Rect, right: float | None) -> Rect:
    """The box of a legend in a lower corner: at the left, or ending at `right`."""
    tall = len(rows) * canvas.line_height("small")
    wide = max(canvas.measure(row.words, "small")[0] for row in rows) + 1.3 * canvas.em("small")
    return Rect(edge.x if right is None else right - wide, edge.bottom - tall, wide, tall)


def _draw_leaders(canvas: Canvas, view: View, shown: SynapseReading, floor: float) -> None:
    """Names beside the membranes, in two rows that end above the legend."""
    line = canvas.line_height("small")
    lower = min(float(view.place(0, 0, -5)[1]), floor - line / 2)
    upper = min(float(view.place(0, 0, 3)[1]), lower - line)
    left, right = view.center_x - view.px(180), view.center_x + view.px(178)
    post = wordings(f"scenes.synapse.post.{shown.cell}")
    labels = [
        (wordings("scenes.synapse.nmda"), _receptor_at_left(view, shown, nmda=True), left, upper),
        (wordings("scenes.synapse.ampa"), _receptor_at_left(view, shown, nmda=False), left, lower),
        (post, view.place(130, 0, -8), right, lower),
    ]
    for choices, tip, x, y in labels:
        room = (view.picture.right - x if x > view.center_x else x - view.picture.x) - canvas.dp(22)
        if words := fitting(canvas, (*choices, ""), room):
            leader(canvas, (float(tip[0]), float(tip[1])), (x, y), words)
    _name_transporters(canvas, view, upper)


def _name_terminal(canvas: Canvas, view: View, scales: tuple[str, ...], below: Rect) -> None:
    """Its name at the right, where the chips above `below` leave room."""
    x, y = view.center_x + view.px(150), float(view.inside(0, 0, 98)[1])
    end = view.picture.right
    if y - canvas.line_height("small") / 2 < below.y - canvas.dp(12):
        widest = max((chip_width(canvas, words) for words in scales), default=0.0)
        end = min(end, content(canvas).right - widest)
    if words := fitting(canvas, (*wordings("scenes.synapse.terminal"), ""), end - x - canvas.dp(22)):
        tip = view.inside(110, 0, 52)
        leader(canvas, (float(tip[0]), float(tip[1])), (x, y), words)


def _name_transporters(canvas: Canvas, view: View, y: float) -> None:
    """Their name below the glia at the right, as near to the first of them as there is room."""
    xs, ys = view.transporters(1)
    tip = float(xs[1, 0]), float(ys[1, 0]) - view.px(6)
    least, most = view.center_x + view.px(178), view.picture.right - canvas.dp(16)
    if words := fitting(canvas, (*wordings("scenes.synapse.transporters"), ""), most - least):
        wide, tall = canvas.measure(words, "small")
        x = min(max(tip[0], least + wide / 2), most - wide / 2)
        canvas.line(tip, (tip[0], y - tall / 2), "ink_soft", 1)
        canvas.mark("diamond", *tip, canvas.dp(3.5), "ink")
        canvas.text(x, y, words, "small", "ink", anchor="center")


def _receptor_at_left(view: View, shown: SynapseReading, *, nmda: bool) -> tuple[AnyFloats, AnyFloats]:
    """The pixel of the leftmost receptor of a kind, or of the field's edge if there is none."""
    places = shown.receptor_nm[:, shown.receptor_is_nmda == nmda]
    if not places.shape[1]:
        return view.place(-shown.density_nm, 0, 0)
    x_nm, y_nm = places[:, places[0].argmin()]
    return view.place(x_nm, y_nm, 4.0)


_COLUMNS = frozenset({
    "effect_site_umolar", "block_interneuron", "block_pyramidal", "glutamate_rel", "rate_pyramidal_hz",
    "occupancy_sert", "occupancy_net", "occupancy_dat", "monoamine_part",
})  # fmt: skip
SCENE = Scene(scene_row("synapse"), draw, chips, describe, _COLUMNS)
"""The row of the scene table."""
