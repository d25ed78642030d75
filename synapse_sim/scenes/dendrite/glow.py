"""The stored signal: the branch glows by its own pools of protein, and BDNF flashes where it is released."""

from __future__ import annotations

from functools import partial

import numpy as np

from synapse_sim.arrays import Floats, Floats32
from synapse_sim.draw.blur import soft_noise, stretched
from synapse_sim.draw.canvas import Canvas, Making, Point, Rect
from synapse_sim.draw.colour import mix
from synapse_sim.draw.making import finished
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.dendrite.reading import DendriteReading
from synapse_sim.scenes.dendrite.shaft import shaping
from synapse_sim.scenes.dendrite.view import View

_WHITE = (255, 255, 255)
_STEPS = 28
"""Steps of brightness: a few redraws a second while the course plays, none at rest."""
_KNOTS = 24
_FINEST_PX = 960
"""Light is soft: it is made about so wide and enlarged."""
_HALO_UM = 0.34
_CORE, _HALO = 0.86, 0.46
"""Greatest cover of the glow inside the branch and around it."""
_GRAINS_H = 24.0
"""Grains of new protein are shown for as long after they were made."""
_CONTRAST = 1.5
"""A weak pool is drawn weaker still, so that a strong one is seen from the last row."""
_GOLDEN = 0.6180339887498949
_SHADES = 4
_FLASH_UM = 0.85
_RATE_LIGHTS = 9
_CORES = 1, 3
"""How often the core of a flash is laid down on a dark and on a light look, where lights are pale."""


def draw_glow(canvas: Canvas, seen: DendriteReading) -> None:
    """The glow of the shown stretch; the same picture until a pool has moved by a step."""
    view = seen.view
    knots = np.linspace(view.rect.x, view.rect.right, _KNOTS)
    steps = np.rint(_STEPS * np.clip(seen.glow_at(knots), 0.0, 1.5)).astype(int)
    if steps.any() and canvas.quality.glows:
        band = band_of(view)
        build = partial(_lit_band, canvas, view, band=band, levels=steps / _STEPS)
        shrink = max(1, round(canvas.window[0] / _FINEST_PX))
        canvas.fresh("dendrite.glow", (view, tuple(steps.tolist())), band, build, shrink=shrink)


def band_of(view: View) -> Rect:
    """The rows that hold the branch and the light around it."""
    x = np.linspace(view.rect.x, view.rect.right, 64)
    middle, reach = view.middle_y(x), view.shaft_px + 2.2 * _HALO_UM * view.px_per_um
    top = float(middle.min() - reach)
    return Rect(*Rect(view.rect.x, top, view.rect.w, float(middle.max() + reach) - top).whole)


def _lit_band(
    canvas: Canvas, view: View, width: int, height: int, *, band: Rect, levels: Floats
) -> Making[Picture]:
    form = canvas.cached(("dendrite.glow", view, band, width), partial(_form, view, band, width, height))
    yield
    colours = "dendrite.glow", view, band, width, canvas.theme.name
    picture = canvas.cached(colours, partial(_coloured, canvas, form[0])).copy()
    yield
    across = np.interp(np.linspace(0, 1, width), np.linspace(0, 1, len(levels)), levels)
    across = np.minimum(across, 1.5) ** _CONTRAST
    across = 1.35 * across / (1 + 0.35 * across)
    picture[:, :, 3] = np.minimum(form[1] * across.astype(np.float32), 255 * 0.92)
    return picture


def _coloured(canvas: Canvas, inside: Floats32) -> Picture:
    """The colours of the light without its strength."""
    picture = np.empty((*inside.shape, 4), dtype=np.uint8)
    core = mix(canvas.colour("sprout"), _WHITE, 0.70 if canvas.theme.light else 0.56)
    picture[:, :, :3] = np.where(inside[:, :, None] > 0, core, canvas.colour("growth"))
    return picture


def _form(view: View, band: Rect, width: int, height: int) -> Floats32:
    """[0] whether a pixel lies in the branch, [1] how it takes the light, 0..255."""
    share = width / band.w
    moved = view.rect.moved(-band.x, -band.y)
    rect = Rect(*(share * side for side in (moved.x, moved.y, moved.w, moved.h)))
    view = View(rect, share * view.px_per_um, view.start_um)
    inside, rise = finished(shaping(view, width, height))
    core = np.clip(rise / view.shaft_px, 0, 1) ** 4
    grain = soft_noise(height, width, 0.10 * view.px_per_um, 5)
    core *= np.clip(0.90 + 0.08 * stretched(grain, height, slice(None)), 0, 1.2)
    halo = np.exp(-((np.minimum(inside, 0) / (_HALO_UM * view.px_per_um)) ** 2))
    edge = np.clip(inside + 0.5, 0, 1)
    cover = _CORE * core * edge + _HALO * halo * (1 - edge)
    return np.stack([edge > 0.5, 255 * cover]).astype(np.float32)


def draw_proteins(canvas: Canvas, seen: DendriteReading) -> None:
    """Grains of protein that the branch made within a day, where it glows."""
    now_h, view = seen.state.time_h, seen.view
    numbers, places_um, made_h = seen.branch.syntheses(now_h - _GRAINS_H, now_h)
    x = view.x_of(places_um)
    inside = (x > view.rect.x) & (x < view.rect.right)
    x, numbers = x[inside], numbers[inside]
    level = np.clip(seen.glow_at(x), 0, 1) * np.clip(1 - (now_h - made_h[inside]) / _GRAINS_H, 0, 1) ** 0.5
    aside = (numbers * _GOLDEN) % 1.0 - 0.5
    y = view.middle_y(x) + 1.25 * aside * view.shaft_px
    colour = "growth" if canvas.theme.light else mix(canvas.colour("sprout"), _WHITE, 0.70)
    sprite = canvas.dot(colour, canvas.dp(1.5), flat=True)
    shown = level > 0.08
    canvas.dots(sprite, x[shown], y[shown], np.ceil(level[shown] * _SHADES) / _SHADES)


def draw_flashes(canvas: Canvas, seen: DendriteReading) -> None:
    """Releases of BDNF, dim at rest: each lights up and fades; at a fast pace they are a steady light."""
    puffs, view = seen.branch.bdnf_puffs(seen.state.time_h), seen.view
    reach = _FLASH_UM * view.px_per_um
    for x, gone in zip(view.x_of(puffs.position_um).tolist(), puffs.progress.tolist(), strict=True):
        if view.rect.x - reach < x < view.rect.right + reach:
            level = seen.single * seen.flash * float(np.sin(np.pi * gone))
            _draw_flash(canvas, (x, float(view.middle_y(x))), reach, level)
    if seen.single < 1.0:
        _draw_rate(canvas, seen, (1.0 - seen.single) * seen.flash)


def _draw_flash(canvas: Canvas, at: Point, reach: float, level: float) -> None:
    light = canvas.theme.light
    core = mix(canvas.colour("sprout"), _WHITE, 0.90 if light else 0.35)
    canvas.glow(*at, 2.0 * reach, "growth", level)
    for _ in range(_CORES[light]):
        canvas.glow(*at, reach, core, level)


def _draw_rate(canvas: Canvas, seen: DendriteReading, level: float) -> None:
    """What many releases amount to: even light along the branch."""
    view = seen.view
    x = np.linspace(view.rect.x, view.rect.right, _RATE_LIGHTS)
    sprite = canvas.glow_sprite("growth", 1.2 * view.rect.w / _RATE_LIGHTS)
    canvas.dots(sprite, x, view.middle_y(x), np.full(_RATE_LIGHTS, 0.5 * level))
