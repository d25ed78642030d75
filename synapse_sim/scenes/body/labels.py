"""Words at the things: what is where in a body and how much, on leader lines, at most seven in the scene."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.agents.body.parcels import GUT
from synapse_sim.draw.canvas import Anchor, Canvas, Rect, Style
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.body.figure import Point
from synapse_sim.scenes.body.lens import has_lens
from synapse_sim.scenes.body.reading import Seen, brain_level, holds_drug, makes_norketamine, uses_gut
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.story.words import LEAST_NG_PER_ML
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import at_least

MOST = 7
"""Labels in the scene, in all bodies together."""
_EACH = ("brain", "door", "liver", "gate", "gut", "blood")
_HELD_AWAY = ("spray", "mask")
"""Tools that their label points at; of the others it points at the door."""
_OFF_DP = 10.0
_BODY = 0.125
"""How far to each side the trunk reaches, in figure units."""
_ANCHORS: dict[int, tuple[float, Anchor]] = {-1: (1.0, "topright"), 0: (0.5, "midtop"), 1: (0.0, "topleft")}
_RACE = (("brain", "liver", "gate", "door"), ("brain", "gut", "door"))
"""What is named, from the most to the least important: in one body, and in each of two."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label: where it points, where it stands, its value (or empty) and its words, long to short."""

    name: str
    tip: Point
    place: Point
    value: str
    words: tuple[str, ...]

    @property
    def side(self) -> int:
        """Where the words stand: -1 left, 1 right, 0 centered below."""
        return int(np.sign(self.place[0] - self.tip[0]))


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the words of a label stand, which of its words fit, the value's style and the arrow's width."""

    box: Rect
    words: str
    style: Style
    arrow_px: float


def draw_labels(canvas: Canvas, bodies: tuple[Seen, ...]) -> None:
    """As many as have room, the most important first."""
    for seen, labels in zip(bodies, _chosen(canvas, bodies), strict=True):
        for label, placed in labels:
            _draw(canvas, seen, label, placed)


def label_boxes(canvas: Canvas, bodies: tuple[Seen, ...]) -> list[dict[str, Rect]]:
    """Where the words of each label stand in each body, px."""
    return [{label.name: placed.box for label, placed in labels} for labels in _chosen(canvas, bodies)]


def _chosen(canvas: Canvas, bodies: tuple[Seen, ...]) -> list[list[tuple[Label, Placed]]]:
    """The labels that have room in each body."""
    wanted = (_EACH,) if len(bodies) == 1 else _RACE
    left, chosen = MOST, []
    for seen, names in zip(bodies, wanted, strict=True):
        chosen.append(_some(canvas, seen, names, left))
        left -= len(chosen[-1])
    return chosen


def _some(canvas: Canvas, seen: Seen, names: tuple[str, ...], most: int) -> list[tuple[Label, Placed]]:
    found: list[tuple[Label, Placed]] = []
    for name in names:
        label = _label(seen, name)
        if label is not None and len(found) < most:
            placed = _placed(canvas, seen, label)
            box = placed.box
            is_free = not any(_touch(box, other.box) for _, other in found)
            if box.w > 0.0 and _inside(box, canvas, seen) and is_free:
                found.append((label, placed))
    return found


def _label(seen: Seen, name: str) -> Label | None:
    """What a label says now; None where there is nothing to name."""
    if name == "door":
        door = seen.door
        tip = door.store[-1][:2] if door.tool in _HELD_AWAY else door.tip
        return Label(name, tip, door.label, "", wordings(f"scenes.body.entry.{door.name}"))
    tip, place = seen.figure.labels["lens" if name == "gate" and has_lens(seen) else name]
    if name == "brain":
        return Label(name, tip, place, *_brain(seen))
    if name == "blood":
        return Label(name, tip, place, *_blood(seen))
    if name == "gut" and not uses_gut(seen):
        return None
    key = "still_in_gut" if name == "gut" and seen.count(GUT) else name
    return Label(name, tip, place, "", wordings(f"scenes.body.label.{key}"))


def _brain(seen: Seen) -> tuple[str, tuple[str, ...]]:
    level = brain_level(seen)
    return level or "", wordings(f"scenes.body.label.{'brain' if level else 'brain_not_modeled'}")


def _blood(seen: Seen) -> tuple[str, tuple[str, ...]]:
    course = seen.arm.course
    if not float(course.plasma_ng_per_ml.max()) and float(course.effect_site_umolar.max()):
        return "", wordings("scenes.body.label.blood_not_modeled")
    level = at_least(seen.arm.moment.plasma_ng_per_ml, LEAST_NG_PER_ML, "ng/mL")
    return level, wordings("scenes.body.label.blood")


def _placed(canvas: Canvas, seen: Seen, label: Label) -> Placed:
    """Beyond the leader's end, or centered below it."""
    x, y = seen.view.place(*label.place)
    gap, space = canvas.dp(7), _space(canvas, seen, label)
    arrow = _arrow_px(canvas, seen, label)
    words = fitting(canvas, label.words, space - arrow, "small", "medium")
    width = arrow + canvas.measure(words, "small", "medium")[0]
    height = first = float(canvas.line_height("small"))
    value = _style(canvas, label, space)
    if label.value:
        width = max(width, canvas.measure(label.value, value)[0])
        first = canvas.line_height(value)
        height += first
    left = {-1: x - gap - width, 0: x - width / 2, 1: x + gap}[label.side]
    box = Rect(left, y - first / 2 if label.side else y, width, height)
    return Placed(box, words, value, arrow)


def _space(canvas: Canvas, seen: Seen, label: Label) -> float:
    """Width that words have until the room of the body ends, px."""
    (left, right), x = _ends(canvas, seen), seen.view.place(*label.place)[0]
    if label.side == 0:
        body = seen.view.place(-_BODY, 0.0)[0]
        return 2.0 * min(x - left, body - x)
    return (x - left if label.side < 0 else right - x) - canvas.dp(7)


def _ends(canvas: Canvas, seen: Seen) -> tuple[float, float]:
    """From where to where words stand beside a body, px: off the numbers beside its room."""
    picture, off = seen.view.picture, canvas.dp(_OFF_DP)
    return picture.x + off, picture.right - off


def _style(canvas: Canvas, label: Label, space: float) -> Style:
    """The value stands large where it fits."""
    return "value" if canvas.measure(label.value, "value")[0] <= space else "body"


def _arrow_px(canvas: Canvas, seen: Seen, label: Label) -> float:
    """Width of diamond, arrow and square behind the name of the liver."""
    turns = label.name == "liver" and makes_norketamine(seen.config) and holds_drug(seen)
    return 3.5 * canvas.em("small") if turns else 0.0


def _draw(canvas: Canvas, seen: Seen, label: Label, placed: Placed) -> None:
    tip, place = seen.view.place(*label.tip), seen.view.place(*label.place)
    canvas.line(tip, place, "ink_soft", 1.35)
    canvas.disc(*tip, canvas.dp(2.6), "ink")
    (x, anchor), box, arrow = _ANCHORS[label.side], placed.box, placed.arrow_px
    at, top = box.x + x * box.w, box.y
    if label.value:
        haloed(canvas, at, top, label.value, placed.style, anchor=anchor, weight="semibold")
        top += canvas.line_height(placed.style)
    haloed(canvas, at - (arrow if label.side < 0 else 0), top, placed.words, anchor=anchor)
    if arrow:
        _draw_turn(canvas, box.right - arrow, top)


def _draw_turn(canvas: Canvas, x: float, top: float) -> None:
    """Diamond, arrow, square: what happens in the liver alone."""
    em, y = canvas.em("small"), top + canvas.line_height("small") / 2
    canvas.mark("diamond", x + 0.7 * em, y, 0.42 * em, "drug")
    canvas.line((x + 1.25 * em, y), (x + 2.3 * em, y), "ink", 1.6)
    tip = x + 2.5 * em
    canvas.polygon([(tip - 0.45 * em, y - 0.3 * em), (tip, y), (tip - 0.45 * em, y + 0.3 * em)], "ink")
    canvas.mark("square", x + 3.1 * em, y, 0.48 * em, "metabolite")


def _inside(box: Rect, canvas: Canvas, seen: Seen) -> bool:
    """Whether the words end before the room of the body does."""
    left, right = _ends(canvas, seen)
    return box.x >= left - 1.0 and box.right <= right + 1.0


def _touch(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right and other.x < one.right and one.y < other.bottom - 1 and other.y < one.bottom - 1
    )
