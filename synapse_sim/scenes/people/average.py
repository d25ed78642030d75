"""The reference adult's way as an arrow of two parts: being treated, hatched, and the drug, solid."""

from __future__ import annotations

import math
from collections.abc import Sequence

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.people.alike import level_of
from synapse_sim.scenes.people.reading import OtherRun, Reading, Step, TrialArm, step_of
from synapse_sim.scenes.people.view import ArmParts, Slope
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import digits

_BAR_EM, _HEAD_EM = 0.82, (0.85, 0.70)
"""Height of the bar; length and half height of the head."""
_LEAST_PX, _LEAST_ARROW_EM = 1.5, 0.25
_LONGEST_EM = 60.0


def draw_average(canvas: Canvas, places: tuple[Rect, Slope], arm: TrialArm, step: Step, level: int) -> None:
    """The arrow from the start to the score now.

    Args:
        canvas: to draw on.
        places: its room, and where scores lie.
        arm: whose average it is.
        step: from where to where, and by what.
        level: which wording of its name it has, from `name_level`.
    """
    rect, slope = places
    em, y = canvas.em("small"), rect.center[1]
    begin, end = float(slope.x(arm.start)), float(slope.x(step.score))
    middle = float(slope.x(arm.start - step.by_treatment))
    haloed(canvas, begin - 0.6 * em, y, average_words(step)[level], anchor="midright")
    is_seen = end - begin > _LEAST_ARROW_EM * em
    if is_seen:
        _draw_parts(canvas, y, (begin, min(middle, end), end), min(_HEAD_EM[0] * em, end - begin))
    _draw_score(canvas, rect, max(end, begin) + 0.5 * em, score_words(arm, step, is_seen=is_seen))


def name_level(canvas: Canvas, parts: Sequence[ArmParts], seen: Reading, time_h: float) -> int:
    """Which wording of what the arrows count, from long to short, has room before both of them."""
    em, said, rooms = canvas.em("small"), [], []
    for arm, own in zip(seen.arms, parts, strict=True):
        if own.average is not None:
            said.append(average_words(step_of(arm, time_h)))
            rooms.append(float(own.slope.x(arm.start)) - 0.9 * em - own.average.x)
    return level_of(canvas, said, rooms) if said else 0


def score_words(arm: TrialArm, step: Step, *, is_seen: bool) -> tuple[str, ...]:
    """From where to where the arrow leads, from long to short; the score alone while there is none."""
    now = digits(step.score)
    return (text("scenes.people.from_to", start=digits(arm.start), score=now), now) if is_seen else (now,)


def _draw_score(canvas: Canvas, rect: Rect, x: float, said: tuple[str, ...]) -> Rect:
    """Behind the arrow, whole: where the room ends, in fewer words or over its end."""
    words = fitting(canvas, said, rect.right - x, "small", "semibold")
    x = min(x, rect.right - canvas.measure(words, "small", "semibold")[0])
    return haloed(canvas, x, rect.center[1], words, weight="semibold")


def draw_other_run(
    canvas: Canvas, places: tuple[Rect, Slope], arm: TrialArm, step: Step, other: OtherRun
) -> None:
    """A hollow mark where a second run leads, dashed as its curve in the lanes; its name if it has room."""
    rect, slope = places
    em, y, x = canvas.em("small"), rect.center[1], float(slope.x(other.score))
    tall = _HEAD_EM[1] * em
    canvas.polyline([(x, y - 1.5 * tall), (x, y + 1.5 * tall)], "ink", 1.6, dash_dp=(4, 3))
    canvas.mark("diamond", x, y, 0.62 * tall, "ink")
    canvas.mark("diamond", x, y, 0.36 * tall, "background")
    end = max(float(slope.x(step.score)), float(slope.x(arm.start))) + 0.5 * em
    taken = canvas.measure(score_words(arm, step, is_seen=True)[0], "small", "semibold")[0]
    left = max(end + taken, x + tall) + 0.8 * em
    said = wordings("scenes.people.other_run", name=other.name, score=digits(other.score))
    words = fitting(canvas, (*said, ""), rect.right - left, "small", "medium")
    if words:
        haloed(canvas, left, y, words, colour="ink_soft")


def average_words(step: Step) -> tuple[str, ...]:
    """What the numbers beside the arrow count: with the drug or without, from long to short."""
    return wordings(f"scenes.people.{'average' if step.by_drug else 'average_care'}")


def _draw_parts(canvas: Canvas, y: float, ends: tuple[float, float, float], head: float) -> None:
    begin, middle, end = ends
    em = canvas.em("small")
    high, shaft = _BAR_EM * em, end - head
    by_drug = end - middle > _LEAST_PX
    first = min(middle, shaft)
    if first - begin > _LEAST_PX:
        hatched(canvas, Rect(begin, y - high / 2, first - begin, high))
    paint: Paint = "drug" if by_drug else "ink"
    if shaft - first > 0.5:
        canvas.fill("drug", Rect(first, y - high / 2, shaft - first, high))
    tall = _HEAD_EM[1] * em
    canvas.polygon(((shaft, y - tall), (shaft, y + tall), (end, y)), paint)


def hatched(canvas: Canvas, rect: Rect) -> None:
    """A box with slanting lines: a part of a long one, which alone is remembered."""
    em = canvas.em("small")
    left, top, width, height = rect.whole
    longest = Rect(left, top, _LONGEST_EM * em, max(height, 2))
    canvas.sub(rect).layer(("people", "hatched"), longest, _paint_hatched, ground="background")
    canvas.panel(Rect(left, top, width, height), None, "ink", radius_dp=0, width_dp=1.3)


def _paint_hatched(canvas: Canvas) -> None:
    rect = canvas.rect
    canvas.fill(canvas.faded("neutral", 0.55, "background"), rect)
    pitch = max(5.0, 0.44 * rect.h)
    for k in range(-math.ceil(rect.h / pitch) - 1, math.ceil(rect.w / pitch) + 2):
        canvas.line((k * pitch, rect.h), (k * pitch + rect.h, 0.0), "ink", 1.3, 0.85)
