"""People: virtual patients who differ, arm beside arm, at one time. A group, never a person's prediction."""

from __future__ import annotations

from synapse_sim.draw.canvas import Anchor, Canvas, Rect
from synapse_sim.experiments.population import HALVED, HIGHEST_SCORE
from synapse_sim.scenes.people.column import draw_shares
from synapse_sim.scenes.people.reading import TrialArm, groups_of
from synapse_sim.scenes.people.swarm import figure_sprite
from synapse_sim.scenes.people.view import SHARES, boxes_of, room_of, swarm_in
from synapse_sim.scenes.people.words import describe
from synapse_sim.scenes.shared.heads import content, draw_heads, is_roomy
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Frame
from synapse_sim.session.people_feed import People
from synapse_sim.story.scene_names import scene_row
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import after_dose, grouped, percent


def draw(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw the swarms, the share that responds in each, and the shares over time."""
    canvas = canvas.sub(room.free)
    trial = frame.people.trial
    if trial is None:
        _draw_nobody(canvas, frame)
        return
    groups, (picture, column) = groups_of(trial), SHARES.split(canvas.rect)
    start = groups[0].patients.start
    canvas.layer(
        ("people", start), canvas.rect, lambda inner: _paint_ground(inner, start), ground="background"
    )
    _, below = draw_heads(canvas, SCENE.label, after_dose(frame.time_h), chips(frame))
    boxes = list(boxes_of(picture, len(groups)))
    shares = [_draw_group(canvas, box, group, frame.time_h) for group, box in zip(groups, boxes, strict=True)]
    _draw_heads_of(canvas, boxes, [group.name for group in groups], shares)
    if column is not None:
        edge = content(canvas)
        draw_shares(
            canvas, Rect(column.x, below.y, edge.right - column.x, edge.bottom - below.y), frame, groups
        )


def _draw_nobody(canvas: Canvas, frame: Frame) -> None:
    """The scene before its first patients are computed."""
    canvas.layer("people", canvas.rect, lambda inner: inner.backdrop(), ground="background")
    draw_heads(canvas, SCENE.label, after_dose(frame.time_h), chips(frame))


def chips(frame: Frame) -> tuple[str, ...]:
    """How many figures there are, that they are no prediction, and whether they are those of before."""
    people = frame.people
    news = _news(people)
    if people.trial is None:
        return (*news, text("scenes.people.illustrative"))
    shown = people.trial.arms[0][1]
    count, wanted = shown.score.shape[1], shown.config.population.subjects
    some = text(
        "scenes.people.all" if count == wanted else "scenes.people.some", count=count, wanted=grouped(wanted)
    )
    return (*news, some, text("scenes.people.illustrative"))


def _news(people: People) -> tuple[str, ...]:
    """What is said while the patients are not those of the present parameters."""
    if people.progress is not None:
        return (text("scenes.people.computing", share=percent(people.progress)),)
    if not people.is_stale:
        return ()
    return (text(f"scenes.people.{'to_compute' if people.trial is None else 'stale'}"),)


def _paint_ground(canvas: Canvas, start: float) -> None:
    """The backdrop with the lines of the score: none, half of the start, the start."""
    canvas.backdrop()
    room = room_of(SHARES.split(canvas.rect)[0])
    for score, words in (
        (start, text("scenes.people.start")),
        (HALVED * start, text("scenes.people.half")),
        (0.0, ""),
    ):
        y = room.bottom - score / HIGHEST_SCORE * room.h
        ends = ((room.x, y), (room.right, y))
        canvas.polyline(ends, "border", 1.35, dash_dp=(5.0, 4.0) if words else None)
        canvas.text(
            room.x, y - canvas.dp(1), words, "small", "ink_soft", anchor="bottomleft", ground="background"
        )


def _draw_group(canvas: Canvas, box: Rect, group: TrialArm, time_h: float) -> str:
    """Draw the figures; returns the share that responds, in words."""
    seen = swarm_in(box, group, time_h)
    size = min(0.032 * canvas.rect.h, 0.1 * box.w)
    for responds in (False, True):
        chosen = seen.responds == responds
        canvas.dots(figure_sprite(canvas, size, responds=responds), seen.x[chosen], seen.y[chosen])
    return percent(float(seen.responds.mean()))


def _draw_heads_of(canvas: Canvas, boxes: list[Rect], names: list[str], shares: list[str]) -> None:
    """Share and name of each arm: one above the other, or in a small scene side by side.

    Where the names do not fit there, they take the legend's place below the swarms.
    """
    gap, edge = canvas.dp(8), content(canvas)
    number = canvas.measure(percent(0.66), "value")[0]
    beside = all(
        canvas.measure(name, "small")[0] + number + gap < box.w
        for name, box in zip(names, boxes, strict=True)
    )
    below = not is_roomy(canvas) and not beside
    for box, name, share in zip(boxes, names, shares, strict=True):
        x, y = box.center[0], box.y - canvas.dp(4)
        if below:
            _word(canvas, (x, edge.bottom), name, "midbottom", box.w)
        elif is_roomy(canvas):
            _word(canvas, (x, y), name, "midbottom", box.w)
            y -= canvas.line_height("small")
        else:
            wide = canvas.measure(name, "small")[0] + gap
            _word(canvas, (x - number / 2 + wide / 2 - gap, y), name, "bottomright", box.w)
            x += wide / 2
        canvas.text(x, y, share, "value", "growth", anchor="midbottom", tabular=True, ground="background")
    if not below:
        _draw_legend(canvas, edge)


def _word(canvas: Canvas, at: tuple[float, float], words: str, anchor: Anchor, room: float) -> None:
    canvas.text(*at, words, "small", anchor=anchor, max_width=room, ground="background")


def _draw_legend(canvas: Canvas, edge: Rect) -> None:
    x, middle = edge.x, edge.bottom - 0.5 * canvas.line_height("small")
    size = 0.95 * canvas.em("small")
    for responds, words in ((True, text("scenes.people.halved")), (False, text("scenes.people.not_halved"))):
        canvas.stamp(figure_sprite(canvas, size, responds=responds), x + size / 2, middle)
        said = canvas.text(
            x + 1.3 * size, middle, words, "small", "ink_soft", anchor="midleft", ground="background"
        )
        x = said.right + 1.2 * size


_COLUMNS = frozenset({"relief", "score", "expectancy", "monoamine_part"})
SCENE = Scene(scene_row("people"), draw, chips, describe, _COLUMNS, still=True)
"""The scene."""
