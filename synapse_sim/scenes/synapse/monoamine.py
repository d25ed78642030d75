"""The synapse of a monoamine drug: three terminals, their transporters, and what the drug on them changes."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.terminal import KINDS, TRANSMITTERS, TRANSPORTERS, Terminal
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import meter
from synapse_sim.scenes.shared.heads import content, draw_heads
from synapse_sim.scenes.shared.rows import draw_row, placed_rows, titled
from synapse_sim.scenes.synapse.monoamine_lane import Lane, draw_lane, lane_of
from synapse_sim.scenes.synapse.view import SHARES
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import scene_row
from synapse_sim.texts.catalogue import overlaid, text
from synapse_sim.texts.numbers import after_dose, pace_chip, percent


def draw_terminal(canvas: Canvas, frame: Frame, terminal: Terminal) -> None:
    """Draw the three lanes and, where there is room, the shares beside them."""
    _, column = SHARES.split(canvas.rect)
    canvas.backdrop()
    for lane in lanes(canvas.rect, terminal):
        draw_lane(canvas, lane, terminal)
    _, below = draw_heads(
        canvas,
        overlaid("scenes.synapse.label", scene_row("synapse").label),
        after_dose(frame.time_h),
        terminal_chips(terminal),
    )
    if column is not None:
        edge = content(canvas)
        box = Rect(column.x, below.y, edge.right - column.x, edge.bottom - below.y)
        _draw_shares(canvas, box.inset(0, canvas.dp(4)), terminal)


def terminal_chips(terminal: Terminal) -> tuple[str, ...]:
    """The pace, and what a dot is."""
    return (
        pace_chip(1e-3 * terminal.screen_ms_per_s),
        text("scenes.synapse.one_molecule"),
        text("scenes.not_to_scale"),
    )


def lanes(rect: Rect, terminal: Terminal) -> list[Lane]:
    """One lane a transmitter, from top to bottom."""
    picture, _ = SHARES.split(rect)
    room = picture.part(0.03, 0.19, 0.97, 0.97)
    return [
        lane_of(room.part(0.0, k / KINDS, 1.0, (k + 1) / KINDS), k, terminal.numbers) for k in range(KINDS)
    ]


def describe_terminal(terminal: Terminal, rect: Rect, x: float, y: float) -> str | None:
    """The transporter or molecule under the pointer, in one sentence."""
    for lane in lanes(rect, terminal):
        xs = lane.x_px(terminal.transporter_x_nm[lane.kind])
        nearest = int(np.abs(xs - x).argmin())
        if abs(xs[nearest] - x) < lane.size and abs(lane.membrane_y - y) < 1.5 * lane.size:
            return _doing(terminal, lane.kind, nearest)
        mine = terminal.kind == lane.kind
        px, py = lane.place(terminal.xyz_nm[:, mine])
        if px.size and float(np.hypot(px - x, py - y).min()) < 6.0:
            return text(f"scenes.monoamine.molecule.{TRANSMITTERS[lane.kind]}")
    return None


def _doing(terminal: Terminal, kind: int, which: int) -> str:
    if terminal.blocked[kind, which]:
        does = "blocked"
    else:
        does = "busy" if terminal.carrying_ms[kind, which] > 0.0 else "free"
    return text(
        f"scenes.monoamine.transporter.{does}",
        transporter=TRANSPORTERS[kind],
        transmitter=text(f"scenes.monoamine.name.{TRANSMITTERS[kind]}"),
    )


def _draw_shares(canvas: Canvas, rect: Rect, terminal: Terminal) -> None:
    """Draw the share of each transporter with drug, and below them what that means, if there is room."""
    line = canvas.line_height("small")
    room = titled(canvas, rect, (text("scenes.monoamine.shares"),), 0.5 * canvas.line_height("body"))
    placed = placed_rows(room, (tuple(range(KINDS)),), line, 2.1 * line)
    for place, kind in placed:
        _draw_share(canvas, place, terminal, kind)
    rest = room.top_slice(placed[-1][0].bottom - room.y)[1]
    plain = text("scenes.monoamine.plain")
    if canvas.paragraph_height(rest.w, plain, "small") <= rest.h:
        canvas.paragraph(rest, plain, "small", "ink_soft", ground="background")


def _draw_share(canvas: Canvas, rect: Rect, terminal: Terminal, kind: int) -> None:
    share = 1.0 - float(terminal.free_share[kind])
    name = text(f"scenes.monoamine.row.{TRANSMITTERS[kind]}", transporter=TRANSPORTERS[kind])
    head, _ = rect.top_slice(canvas.measure(name, "small")[1])
    _, below = rect.top_slice(canvas.line_height("small"))
    draw_row(canvas, head, (name, TRANSPORTERS[kind]), percent(share), name_ink="ink_soft", weight="semibold")
    if below.h >= canvas.dp(12):
        meter(canvas, below.top_slice(canvas.dp(8))[0], share, "drug")
