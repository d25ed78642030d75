"""The synapse of a monoamine drug: doors that turn or are blocked, and the weeks that the benefit takes."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.terminal import TRANSMITTERS, TRANSPORTERS, Terminal
from synapse_sim.arrays import AnyFloats
from synapse_sim.config import Config
from synapse_sim.draw.canvas import Canvas
from synapse_sim.draw.label_rows import row_of_words
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.shared import marks
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.synapse.doors import MEMBRANE, door_sprite
from synapse_sim.scenes.synapse.monoamine_ground import EDGE_DP, PAINTS, draw_ground, head_words
from synapse_sim.scenes.synapse.monoamine_view import Places, places
from synapse_sim.scenes.synapse.monoamine_view import Terminal as Place
from synapse_sim.scenes.synapse.weeks import describe_weeks, draw_weeks
from synapse_sim.scenes.synapse.words import line_px
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import duration, pace_chip

SHAPES = ("disc", "square", "hexagon")
"""Mark of serotonin, noradrenaline and dopamine; colour is never alone."""
_MOLECULE, _SITE = 6.2, 96.0
"""Radius of a molecule, and where the drug sits in a door, in units."""
_BENEFIT = ("score", "relief", "monoamine_part")
"""While one of these is to be predicted, the weeks are not shown."""
_LOW = 4.6
"""Where there are fewer lines below the doors, they are not named."""


def kinds_of(config: Config) -> tuple[int, ...]:
    """Whose doors the drug blocks, in the order of `TRANSMITTERS`."""
    held = config.drug.occupancy
    if held is None:
        return (0,)
    affinities = held.affinity_sert_ml_per_ng, held.affinity_net_ml_per_ng, held.affinity_dat_ml_per_ng
    return tuple(k for k, affinity in enumerate(affinities) if affinity > 0.0) or (0,)


def draw_terminal(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw the terminals whose doors the drug blocks, and the weeks below."""
    agents = frame.world.terminal
    if agents is None:
        return
    placed = _places(frame, room, canvas.line_height("small"))
    draw_ground(canvas, room.whole, placed.terminals)
    for place in placed.terminals:
        part = canvas.sub(place.rect)
        _draw_doors(part, place, agents)
        _draw_molecules(part, place, agents)
    for k, place in enumerate(placed.terminals):
        _draw_words(canvas.sub(place.rect), frame, place, agents, is_first=k == 0)
    if placed.weeks is not None and not frame.hides(_BENEFIT):
        draw_weeks(canvas, frame, placed.weeks)


def _places(frame: Frame, room: Room, line: float) -> Places:
    return places(room.free, line, kinds_of(frame.config), frame.config.terminal)


def terminal_chips(terminal: Terminal) -> tuple[str, ...]:
    """The pace, what a dot is, and what is illustrative."""
    return (
        pace_chip(1e-3 * terminal.screen_ms_per_s),
        text("scenes.monoamine.one_molecule"),
        text("scenes.monoamine.illustrative"),
        text("scenes.not_to_scale"),
    )


# doors


def turns(agents: Terminal, kind: int) -> AnyFloats:
    """(n,) how far the door of each transporter has turned with its molecule: 0, to 1, and back to 0."""
    way = 1.0 - agents.carrying_ms[kind] / agents.numbers.carry_ms
    carries = (agents.carrying_ms[kind] > 0.0) & ~agents.blocked[kind]
    return np.where(carries, np.clip(np.minimum(way / 0.65, (1.0 - way) / 0.35), 0.0, 1.0), 0.0)


def _draw_doors(canvas: Canvas, place: Place, agents: Terminal) -> None:
    kind = place.kind
    xs, turned = place.x(agents.transporter_x_nm[kind]), turns(agents, kind)
    rows = zip(xs.tolist(), turned.tolist(), agents.blocked[kind].tolist(), strict=True)
    gem, site = marks.gem(canvas, 12.5 * place.scale), place.inner_y + _SITE * place.scale
    for x, turn, blocked in rows:
        if blocked:
            canvas.glow(x, site, 28 * place.scale, "drug", 0.6)
        canvas.stamp(door_sprite(canvas, place.scale, turn), x, place.inner_y)
        if blocked:
            canvas.stamp(gem, x, site)
    _draw_carried(canvas, place, agents, xs)


def _draw_carried(canvas: Canvas, place: Place, agents: Terminal, xs: AnyFloats) -> None:
    """Molecules on their way in, the further the longer they are carried."""
    kind = place.kind
    carries = (agents.carrying_ms[kind] > 0.0) & ~agents.blocked[kind]
    way = 1.0 - agents.carrying_ms[kind][carries] / agents.numbers.carry_ms
    ys = place.inner_y + place.scale * (MEMBRANE * (1.0 - np.minimum(1.25 * way, 1.0)))
    for x, y in zip(xs[carries].tolist(), ys.tolist(), strict=True):
        canvas.glow(x, y, 26 * place.scale, PAINTS[kind], 0.9)
        canvas.mark(SHAPES[kind], x, y, 1.1 * _MOLECULE * place.scale, PAINTS[kind])


def _draw_molecules(canvas: Canvas, place: Place, agents: Terminal) -> None:
    """One dot a molecule; those farther away are smaller and dimmer."""
    places_nm = agents.xyz_nm[:, agents.kind == place.kind]
    xs, ys = place.place(places_nm)
    steps = np.clip(np.floor(1.5 * (1 + places_nm[1] / place.numbers.reach_nm)), 0, 2).astype(int)
    shape, paint = SHAPES[place.kind], PAINTS[place.kind]
    for step in (2, 1, 0):
        mine = steps == step
        faded = canvas.faded(paint, 0.25 * step, "background")
        radius = max(1.5, _MOLECULE * (1 - 0.18 * step) * place.scale)
        canvas.dots(canvas.dot(faded, radius, shape), xs[mine], ys[mine])


# words


def _draw_words(canvas: Canvas, frame: Frame, place: Place, agents: Terminal, *, is_first: bool) -> None:
    edge = canvas.dp(EDGE_DP)
    y = place.rect.y + 0.7 * canvas.line_height("body")
    words = head_words(canvas, place)
    haloed(canvas, place.rect.x + edge, y, words, "body", weight="semibold")
    lines = (place.rect.bottom - place.outer_y) / canvas.line_height("small")
    _draw_held(canvas, place, agents)
    _draw_free(canvas, frame, place, agents, is_low=lines < _LOW)
    if is_first and lines >= _LOW:
        _name_doors(canvas, place, agents)


def _low_row(canvas: Canvas, place: Place) -> float:
    return place.rect.bottom - 0.55 * canvas.line_height("small")


def _draw_held(canvas: Canvas, place: Place, agents: Terminal) -> None:
    """How many doors hold drug, at the left."""
    blocked = agents.blocked[place.kind]
    said = wordings(
        "scenes.monoamine.hold",
        count=int(blocked.sum()), total=blocked.size, transporter=TRANSPORTERS[place.kind],
    )  # fmt: skip
    words = fitting(canvas, said, 0.46 * place.rect.w, "body", "semibold")
    left, y = place.rect.x + canvas.dp(EDGE_DP), _low_row(canvas, place)
    haloed(canvas, left, y, words, "body", weight="semibold")


def _draw_free(canvas: Canvas, frame: Frame, place: Place, agents: Terminal, *, is_low: bool) -> None:
    """How many molecules are free, and would be without drug, at the right."""
    kind, room = place.kind, 0.46 * place.rect.w
    right, y = place.rect.right - canvas.dp(EDGE_DP), _low_row(canvas, place)
    alone = frame.beside_synapse.alone
    numbers = {
        "count": free_of(agents, kind),
        "transmitter": text(f"scenes.monoamine.name.{TRANSMITTERS[kind]}"),
        "ms": duration(1e-3 * round(agents.since_release_ms)),
    }
    if alone is not None and alone.terminal is not None:
        other = free_of(alone.terminal, kind)
        if is_low:
            said = wordings("scenes.monoamine.both", other=other, **numbers)
            words = fitting(canvas, said, room, "body", "semibold")
            haloed(canvas, right, y, words, "body", anchor="midright", weight="semibold")
            return
        said = wordings("scenes.monoamine.without", other=other, **numbers)
        haloed(canvas, right, y, fitting(canvas, said, room), anchor="midright")
        y -= 1.15 * canvas.line_height("small")
    words = fitting(canvas, wordings("scenes.monoamine.free", **numbers), room, "body", "semibold")
    haloed(canvas, right, y, words, "body", anchor="midright", weight="semibold")


def free_of(agents: Terminal, kind: int) -> int:
    """How many molecules of a kind are free."""
    return int(np.count_nonzero(agents.kind == kind))


def _name_doors(canvas: Canvas, place: Place, agents: Terminal) -> None:
    """One door of each sort: it holds drug, it is free, it takes a molecule in."""
    named = [*_examples(place, agents)]
    words = [_door_words(canvas, place, sort) for sort, _ in named]
    widths = [canvas.measure(each, "small", "medium")[0] for each in words]
    ends = place.rect.x + canvas.dp(EDGE_DP), place.rect.right - canvas.dp(EDGE_DP)
    line = canvas.line_height("small")
    top = place.outer_y + 34 * place.scale
    y, tip_y = top + 0.6 * line, place.outer_y + 10 * place.scale
    placed = row_of_words([x for _, x in named], widths, ends, gap=canvas.dp(20), reach=0.3 * place.rect.w)
    for k, left in placed:
        tip = named[k][1], tip_y
        canvas.line(tip, (left + widths[k] / 2, y - 0.45 * line), "ink_soft", 1.3)
        canvas.mark("diamond", *tip, canvas.dp(3.2), "ink")
        haloed(canvas, left, y, words[k])


def _examples(place: Place, agents: Terminal) -> list[tuple[str, float]]:
    """A door of each sort and where it stands, px, from left to right."""
    kind = place.kind
    xs = place.x(agents.transporter_x_nm[kind])
    blocked, carries = agents.blocked[kind], agents.carrying_ms[kind] > 0.0
    sorts = (
        ("blocked", blocked, 0.2), ("free", ~blocked & ~carries, 0.45), ("turns", carries & ~blocked, 0.7)
    )  # fmt: skip
    found = [
        (sort, float(xs[chosen][np.abs(xs[chosen] - place.rect.x - share * place.rect.w).argmin()]))
        for sort, chosen, share in sorts
        if chosen.any()
    ]
    return sorted(found, key=lambda each: each[1])


def _door_words(canvas: Canvas, place: Place, sort: str) -> str:
    name = text(f"scenes.monoamine.name.{TRANSMITTERS[place.kind]}")
    said = wordings(f"scenes.monoamine.door.{sort}", transporter=TRANSPORTERS[place.kind], transmitter=name)
    return fitting(canvas, said, 0.28 * place.rect.w, "small", "medium")


def describe_terminal(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """The transporter, molecule or part under the pointer, in one sentence."""
    agents = frame.world.terminal
    if agents is None:
        return None
    placed = _places(frame, room, line_px(frame, room))
    if placed.weeks is not None and placed.weeks.contains(x, y):
        return None if frame.hides(_BENEFIT) else describe_weeks(frame)
    for place in placed.terminals:
        if place.rect.contains(x, y):
            return _in_terminal(place, agents, x, y)
    return None


def _in_terminal(place: Place, agents: Terminal, x: float, y: float) -> str | None:
    if place.inner_y - 14 * place.scale < y < place.outer_y + 14 * place.scale:
        xs = place.x(agents.transporter_x_nm[place.kind])
        return _doing(agents, place.kind, int(np.abs(xs - x).argmin()))
    name = TRANSMITTERS[place.kind]
    if y < place.inner_y:
        return text("scenes.monoamine.inside", transmitter=text(f"scenes.monoamine.name.{name}"))
    xs, ys = place.place(agents.xyz_nm[:, agents.kind == place.kind])
    if xs.size and float(np.hypot(xs - x, ys - y).min()) < 7.0:
        return text(f"scenes.monoamine.molecule.{name}")
    return text("scenes.monoamine.outside")


def _doing(agents: Terminal, kind: int, which: int) -> str:
    if agents.blocked[kind, which]:
        does = "blocked"
    else:
        does = "busy" if agents.carrying_ms[kind, which] > 0.0 else "free"
    return text(
        f"scenes.monoamine.transporter.{does}",
        transporter=TRANSPORTERS[kind],
        transmitter=text(f"scenes.monoamine.name.{TRANSMITTERS[kind]}"),
    )
