"""The day of a dose in time: the drug first, then new proteins, then spines, each at its birth."""

from __future__ import annotations

from functools import lru_cache, partial

import numpy as np

from synapse_sim.arrays import Floats
from synapse_sim.course.course import Course
from synapse_sim.draw import masks
from synapse_sim.draw.canvas import Anchor, Canvas, Rect, Sprite
from synapse_sim.draw.colour import Colour, mix
from synapse_sim.draw.picture import Picture
from synapse_sim.scenes.dendrite.reading import DendriteReading, drive_of
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.frame import Frame
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import ticks

DAY_H = 24.0
_TICKS_H = (0.0, 6.0, 12.0, 18.0, 24.0)
_WHITE = (255, 255, 255)
_HEIGHTS = 4
"""Steps of height of a sprout: it grows over the first hours."""
_GROWN_H = 10.0
_TALLEST = 0.625
"""Drive of the proteins at which their hill fills its room."""
_NAMED = 0.15
"""Height of a hill from which on it is named."""


def day_height(canvas: Canvas) -> float:
    """Height of the words, the hills and the axis, px."""
    return 2 * canvas.line_height("small") + canvas.dp(36)


def draw_day(canvas: Canvas, frame: Frame, seen: DendriteReading, rect: Rect) -> None:
    """Hills, births and axis of the day after the last dose that was given."""
    line = canvas.line_height("small")
    hills = Rect(rect.x, rect.y + line, rect.w, rect.h - 2 * line)
    begin_h = _begin_h(frame)
    canvas.fresh(
        "dendrite.day", (frame.course, begin_h), hills, partial(_hills, canvas, frame.course, begin_h)
    )
    canvas.fill("lost", Rect(hills.x, hills.bottom - 1, hills.w, canvas.stroke(1.2)))
    count = _draw_births(canvas, seen, hills, begin_h)
    _draw_now(canvas, frame, hills, begin_h)
    _draw_words(canvas, frame, hills, begin_h, count)
    _draw_axis(canvas, hills)


def _begin_h(frame: Frame) -> float:
    given = [dose.at_h for dose in frame.config.doses if dose.at_h <= frame.time_h]
    return max(given, default=frame.config.doses[0].at_h)


@lru_cache(maxsize=8)
def _levels(course: Course, begin_h: float, n: int) -> tuple[Floats, Floats]:
    """(n,) the drug of its highest and the drive of new proteins over the day, 0..1."""
    time_h = begin_h + np.linspace(0, DAY_H, n)
    most = float(course.effect_site_umolar.max())
    drug = np.interp(time_h, course.time_h, course.effect_site_umolar) / most if most else np.zeros(n)
    protein = np.interp(time_h, course.time_h, course.protein_rel)
    return drug, np.clip(drive_of(protein, course.config.synapses.protein_half) / _TALLEST, 0.0, 1.0)


def _hills(canvas: Canvas, course: Course, begin_h: float, width: int, height: int) -> Picture:
    """Two filled hills, the proteins' behind the drug's."""
    drug, protein = _levels(course, begin_h, width)
    picture = np.zeros((height, width, 4), dtype=np.uint8)
    sprout = mix(canvas.colour("growth"), canvas.colour("sprout"), 0.4)
    _lay_hill(picture, protein, sprout, 0.50)
    _lay_hill(picture, drug, canvas.colour("drug"), 0.80)
    return picture


def _lay_hill(picture: Picture, level: Floats, colour: Colour, strength: float) -> None:
    height = len(picture)
    top = (1 - level) * (height - 3) + 2
    y = np.arange(height)[:, None] + 0.5
    inside = np.clip(y - top + 0.5, 0, 1) * (level > 0.004)
    edge = np.clip(1.6 - np.abs(y - top), 0, 1) * (level > 0.004)
    share = np.maximum(inside * strength * (1 - 0.75 * y / height), edge)[:, :, None]
    old = picture[:, :, 3:] / 255 * (1 - share)
    cover = share + old
    picture[:, :, :3] = (np.asarray(colour) * share + picture[:, :, :3] * old) / np.maximum(cover, 1e-4)
    picture[:, :, 3:] = np.rint(255 * cover)


def _draw_births(canvas: Canvas, seen: DendriteReading, hills: Rect, begin_h: float) -> int:
    """A sprout at the birth of every living spine of the day; returns how many there are."""
    since_h = seen.state.born_h - begin_h
    chosen = (since_h > 0.0) & (since_h <= DAY_H)
    x = hills.x + since_h[chosen] / DAY_H * hills.w
    grown = np.clip(np.ceil(seen.state.age_h[chosen] / _GROWN_H * _HEIGHTS), 1, _HEIGHTS).astype(int)
    for step in range(1, _HEIGHTS + 1):
        own = grown == step
        if own.any():
            canvas.dots(_sprout(canvas, hills.h, step), x[own], np.full(int(own.sum()), hills.bottom))
    return int(chosen.sum())


def _sprout(canvas: Canvas, room: float, step: int) -> Sprite:
    radius, line = canvas.dp(3.4), canvas.stroke(1.5)
    height = int((0.22 + 0.34 * step / _HEIGHTS) * room)
    colour = canvas.colour("growth" if canvas.theme.light else "sprout")
    build = partial(_sprout_picture, height, radius, line, colour, canvas.colour("background"))
    size = 2 * int(np.ceil(radius)) + 3
    return canvas.sprite(("sprout", height, radius, line), build, center=(size // 2, height))


def _sprout_picture(height: int, radius: float, line: float, colour: Colour, ground: Colour) -> Picture:
    """A stem with an open head."""
    width = 2 * int(np.ceil(radius)) + 3
    x, y = masks.grid(width, height)
    away = np.hypot(x - width / 2, y - radius - 1)
    disc, hole = masks.coverage(away - radius), masks.coverage(away - radius + line)
    stem = masks.coverage(np.abs(x - width / 2) - line / 2) * (y > 2 * radius)
    picture = np.empty((height, width, 4), dtype=np.uint8)
    picture[:, :, :3] = np.where(hole[:, :, None] > 0.5, ground, mix(colour, _WHITE, 0.25))
    picture[:, :, 3] = np.rint(255 * np.clip(np.maximum(disc, stem), 0, 1))
    return picture


def _draw_now(canvas: Canvas, frame: Frame, hills: Rect, begin_h: float) -> None:
    share = (frame.time_h - begin_h) / DAY_H
    if 0.0 <= share <= 1.0:
        width = max(2.0, canvas.stroke(1.5))
        canvas.fill("ink", Rect(hills.x + share * hills.w - width / 2, hills.y, width, hills.h))


def _draw_words(canvas: Canvas, frame: Frame, hills: Rect, begin_h: float, count: int) -> None:
    drug, protein = _levels(frame.course, begin_h, 97)
    y = hills.y - canvas.line_height("small") / 2
    right = haloed(canvas, hills.right, y, _births_words(frame, begin_h, count), anchor="midright")
    if drug.max() > _NAMED:
        past = hills.x + (drug.argmax() + 4) / 96 * hills.w
        haloed(canvas, past, hills.y + canvas.dp(6), drug_label(frame.config, inside=True))
    if protein.max() > _NAMED:
        words = text("scenes.dendrite.label.proteins")
        half = canvas.measure(words, "small", "medium")[0] / 2
        x = hills.x + protein.argmax() / 96 * hills.w
        haloed(canvas, min(x, right.x - half - canvas.dp(16)), y, words, anchor="center")


def _births_words(frame: Frame, begin_h: float, count: int) -> str:
    """What was born since the dose; spines of earlier doses are none of this day's."""
    if count:
        return text("scenes.dendrite.day.births", count=count)
    is_first = begin_h <= frame.config.doses[0].at_h
    return text(f"scenes.dendrite.day.{'none' if is_first else 'none_since'}")


def _draw_axis(canvas: Canvas, hills: Rect) -> None:
    room = Rect(hills.x, hills.bottom + canvas.dp(3), hills.w, canvas.line_height("small"))
    canvas.layer("dendrite.day.axis", room, _paint_axis)


def _paint_axis(canvas: Canvas) -> None:
    for time_h, words in ticks(_TICKS_H):
        anchor: Anchor = "topleft" if time_h == 0.0 else "topright" if time_h == DAY_H else "midtop"
        x = time_h / DAY_H * canvas.rect.w
        canvas.text(x, 0.0, words, "small", "ink_soft", anchor=anchor, ground="background")
