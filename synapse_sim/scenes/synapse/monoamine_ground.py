"""The still part of a monoamine terminal: its inside with vesicles, the membrane, the receiving cell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from synapse_sim.agents.terminal import TRANSMITTERS
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.marks import fitting
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.shared import marks
from synapse_sim.scenes.shared.membrane import draw_cut
from synapse_sim.scenes.synapse.monoamine_view import Terminal
from synapse_sim.scenes.synapse.packing import VESICLE
from synapse_sim.scenes.synapse.vesicles import DEPTHS, vesicle_sprite
from synapse_sim.texts.catalogue import wordings

PAINTS = ("metabolite_late", "accent", "plasma")
"""Colour of serotonin, noradrenaline and dopamine."""
EDGE_DP = 18.0
"""Words keep so far from a terminal's edges."""
_APART, _HEAD = 15.2, 8.4
_WHITE = (255, 255, 255)


def head_words(canvas: Canvas, place: Terminal) -> str:
    """What a terminal is called where there is room for it."""
    said = wordings(f"scenes.monoamine.head.{TRANSMITTERS[place.kind]}")
    return fitting(canvas, said, place.rect.w - canvas.dp(2 * EDGE_DP), "body", "semibold")


def draw_ground(canvas: Canvas, whole: Rect, terminals: tuple[Terminal, ...]) -> None:
    """Draw it from its cached layer."""
    dx, dy = -whole.x, -whole.y
    key = "monoamine_ground", tuple((t.kind, t.rect.moved(dx, dy), round(t.scale, 3)) for t in terminals)
    canvas.layer(key, whole, partial(_paint, terminals=terminals, shift=(dx, dy)), ground="background")


def _paint(canvas: Canvas, terminals: tuple[Terminal, ...], shift: tuple[float, float]) -> Iterator[None]:
    yield from canvas.laying_backdrop()
    first = terminals[0].rect.moved(*shift)
    for terminal in terminals:
        rect = terminal.rect.moved(*shift)
        left = canvas.rect.x if rect.x <= first.x + 1 else rect.x
        is_last = rect.right >= max(t.rect.right for t in terminals) + shift[0] - 1
        right = canvas.rect.right if is_last else rect.right
        top = canvas.rect.y if rect.y <= first.y + 1 else rect.y
        part = canvas.sub(Rect(left, top, right - left, rect.bottom + 0.1 * rect.h - top))
        inner, outer = terminal.inner_y + shift[1], terminal.outer_y + shift[1]
        _draw_inside(part, inner, outer)
        _draw_receiving(part, rect)
        yield
        _draw_vesicles(part, rect, inner, terminal)
        yield
        _draw_membrane(part, inner, outer, terminal.scale)
        yield


def _draw_inside(canvas: Canvas, inner: float, outer: float) -> None:
    top, ground = canvas.rect.y, canvas.colour("background")
    place = Rect(canvas.rect.x, top, canvas.rect.w, 0.5 * (inner + outer) - top)
    colour = mix(canvas.colour("terminal"), ground, 0.72 if canvas.theme.light else 0.5)
    canvas.image(("monoamine_inside", colour), place, partial(_inside, colour=colour))


def _inside(width: int, height: int, colour: Colour) -> Picture:
    picture = np.empty((height, width, 4), dtype=np.uint8)
    picture[:, :, :3] = colour
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    picture[:, :, 3] = 255 * np.clip(y / 0.5, 0, 1) * (0.55 + 0.45 * np.exp(-((x / 0.75) ** 2)))
    return picture


def _draw_receiving(canvas: Canvas, rect: Rect) -> None:
    """The receiving cell, out of focus."""
    place = Rect(canvas.rect.x, rect.bottom - 0.16 * rect.h, canvas.rect.w, 0.26 * rect.h)
    colour = canvas.colour("dendrite")
    strength = 0.5 if canvas.theme.light else 0.6
    canvas.image(("monoamine_receiving", colour), place, partial(_hill, colour=colour, strength=strength))


def _hill(width: int, height: int, colour: Colour, strength: float) -> Picture:
    picture = np.empty((height, width, 4), dtype=np.uint8)
    picture[:, :, :3] = colour
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    top = 0.08 + 0.22 * x * x
    picture[:, :, 3] = 255 * strength * np.clip((y - top) / 0.3, 0, 1) * np.clip((1 - y) / 0.55, 0, 1)
    return picture


def _draw_vesicles(canvas: Canvas, rect: Rect, inner: float, terminal: Terminal) -> None:
    """Decoration: how many there are says nothing."""
    scale = min(0.9 * terminal.scale, 0.3 * (inner - rect.y) / VESICLE)
    step, rng = 2.9 * VESICLE * scale, np.random.default_rng(7 + terminal.kind)
    low = inner - (VESICLE + 20) * scale
    words = canvas.measure(head_words(canvas, terminal), "body", "semibold")[0]
    first = rect.x + canvas.dp(EDGE_DP) + words + 1.4 * VESICLE * scale
    for k, x in enumerate(np.arange(first, canvas.rect.right - VESICLE * scale, step)):
        depth = int(rng.integers(DEPTHS))
        high = max(rect.y + (VESICLE + 8) * scale, low - 2.0 * VESICLE * scale)
        y = low - (low - high) * (0.75 * (k % 2) + 0.25 * rng.random())
        sprite = vesicle_sprite(canvas, scale * (1 - 0.1 * depth), depth, PAINTS[terminal.kind])
        canvas.stamp(sprite, float(x + rng.uniform(-0.15, 0.15) * step), float(y))


def _draw_membrane(canvas: Canvas, inner: float, outer: float, scale: float) -> None:
    light = canvas.theme.light
    colour = mix(canvas.colour("terminal"), _WHITE if light else canvas.colour("background"), 0.18)
    room, step = canvas.rect, _APART * scale
    draw_cut(canvas, Rect(room.x, inner + 3, room.w, outer - inner - 6), step, scale, colour)
    xs = np.arange(room.x, room.right + step, step)
    sprite = marks.ball(canvas, mix(colour, _WHITE, 0.14), _HEAD * scale)
    for y in (inner, outer):
        canvas.dots(sprite, xs, y + 0.8 * scale * np.sin(0.9 * np.arange(xs.size)))
