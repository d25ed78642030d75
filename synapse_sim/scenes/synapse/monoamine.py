"""The synapse of a monoamine drug: three terminals, their transporters, and what the drug on them changes."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.terminal import KINDS, TRANSMITTERS, TRANSPORTERS, Terminal
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting, meter
from synapse_sim.scenes.shared.heads import content, draw_heads
from synapse_sim.scenes.synapse.monoamine_lane import Lane, draw_lane, lane_of
from synapse_sim.scenes.synapse.view import SHARES
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import scene_row
from synapse_sim.texts.catalogue import overlaid, text, wordings
from synapse_sim.texts.numbers import after_dose, pace_chip


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
    canvas.text(
        rect.x,
        rect.y,
        fitting(canvas, wordings("scenes.monoamine.shares"), rect.w, "body", "semibold"),
        weight="semibold",
        max_width=rect.w,
        ground="background",
    )
    y, line = rect.y + 1.5 * canvas.line_height("body"), canvas.line_height("small")
    step = min(2.1 * line, max(line, (rect.bottom - y) / KINDS))
    for kind, name in enumerate(TRANSPORTERS):
        share = 1.0 - float(terminal.free_share[kind])
        names = wordings(f"scenes.monoamine.row.{TRANSMITTERS[kind]}", transporter=name)
        number = canvas.text(
            rect.right,
            y,
            text(
                "scenes.monoamine.counted",
                count=int(terminal.blocked[kind].sum()),
                total=terminal.blocked.shape[1],
            ),
            "small",
            anchor="topright",
            weight="semibold",
            tabular=True,
            ground="background",
        )
        room = number.x - rect.x - canvas.dp(4)
        canvas.text(rect.x, y, fitting(canvas, names, room), "small", "ink_soft", ground="background")
        if step >= line + canvas.dp(12):
            meter(canvas, Rect(rect.x, y + line, rect.w, canvas.dp(8)), share, "drug")
        y += step
    plain = text("scenes.monoamine.plain")
    if y + canvas.paragraph_height(rect.w, plain, "small") <= rect.bottom:
        canvas.paragraph(
            Rect(rect.x, y, rect.w, rect.bottom - y), plain, "small", "ink_soft", ground="background"
        )
