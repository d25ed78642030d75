"""People: figures who walk uphill as their score falls, in two arms of one trial. A group, no prediction."""

from __future__ import annotations

from functools import partial

from synapse_sim.draw.canvas import Canvas
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.people.average import draw_average, draw_other_run, name_level
from synapse_sim.scenes.people.crowd import draw_figures, draw_tags, draw_trails, places_of
from synapse_sim.scenes.people.feels import draw_feels
from synapse_sim.scenes.people.followed import draw_followed
from synapse_sim.scenes.people.ground import draw_backdrop, draw_ground
from synapse_sim.scenes.people.hints import draw_hint
from synapse_sim.scenes.people.legend import draw_legend
from synapse_sim.scenes.people.reading import (
    Reading,
    TrialArm,
    other_run,
    reading_of,
    shows_people,
    standing_of,
    step_of,
)
from synapse_sim.scenes.people.shares import draw_head, draw_source, draw_then
from synapse_sim.scenes.people.things import things
from synapse_sim.scenes.people.view import ArmParts, Slope, parts
from synapse_sim.scenes.people.words import describe
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.frame import Frame
from synapse_sim.session.people_feed import People
from synapse_sim.story.scene_names import scene_row
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import grouped, percent


def draw(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw the ground into the whole room, both arms into its free part."""
    trial = frame.people.trial
    if trial is None or not shows_people(frame.config, frame.course):
        _draw_nobody(canvas, frame, room)
        return
    seen, shared = reading_of(trial), parts(room.free, canvas.em("small"))
    draw_ground(canvas, room, shared, seen)
    state = seen, frame.time_h, _news(frame.people), other_run(frame, seen)
    canvas.renewed("people.words", state, partial(_draw_words, frame=frame, room=room, seen=seen))
    free = canvas.sub(room.free)
    for arm, own in zip(seen.arms, shared.arms, strict=True):
        _draw_crowd(free, frame, seen, arm, own.slope)


def _draw_words(canvas: Canvas, *, frame: Frame, room: Room, seen: Reading) -> None:
    """All but ground and figures."""
    shared = parts(room.free, canvas.em("small"))
    canvas, has_news = canvas.sub(room.free), seen.has_news(frame.time_h)
    level = name_level(canvas, shared.arms, seen, frame.time_h)
    for arm, own in zip(seen.arms, shared.arms, strict=True):
        _draw_around(canvas, frame, seen, arm, own)
        _draw_way(canvas, frame, seen, (arm, own), level, has_news=has_news)
    if shared.legend is not None:
        follows = has_news and shared.arms[0].followed is not None and bool(seen.followed)
        rings = any(standing_of(seen, arm, frame.time_h).responds.any() for arm in seen.arms)
        draw_legend(canvas, shared.legend, seen, frame.time_h, follows=follows, rings=rings and seen.counts)
    _draw_news(canvas, frame, room)


def _draw_crowd(canvas: Canvas, frame: Frame, seen: Reading, arm: TrialArm, slope: Slope) -> None:
    standing = standing_of(seen, arm, frame.time_h)
    places = places_of(slope, seen, standing, walks=not frame.reduced_motion)
    draw_trails(canvas, slope, seen, standing)
    draw_figures(canvas, slope, seen, places)
    if seen.has_news(frame.time_h):
        draw_tags(canvas, slope, seen, places)


def _draw_around(canvas: Canvas, frame: Frame, seen: Reading, arm: TrialArm, own: ArmParts) -> None:
    """What stands above and below the figures."""
    if own.head is not None:
        draw_head(canvas, own.head, seen, arm, frame.time_h)
    if own.source is not None:
        draw_source(canvas, own.source, seen, arm)
    if own.then is not None:
        draw_then(canvas, own.then, seen, arm)
    if own.feels is not None:
        draw_feels(canvas, own.feels, arm, frame.time_h)


def _draw_way(
    canvas: Canvas, frame: Frame, seen: Reading, one: tuple[TrialArm, ArmParts], level: int, *, has_news: bool
) -> None:
    """In the face of one slope: how far the average and the three have come, or what will be seen."""
    arm, own = one
    if own.average is not None and (has_news or own.followed is not None):
        step, stands = step_of(arm, frame.time_h), (own.average, own.slope)
        draw_average(canvas, stands, arm, step, level)
        if arm is seen.arms[0] and (other := other_run(frame, seen)) is not None:
            draw_other_run(canvas, stands, arm, step, other)
    if not has_news and (place := own.followed or own.average) is not None:
        draw_hint(canvas, place, seen, arm)
    elif own.followed is not None:
        draw_followed(canvas, (own.followed, own.slope), seen, arm, frame.time_h)


def _draw_nobody(canvas: Canvas, frame: Frame, room: Room) -> None:
    """The room without people: before the first are computed, or where there is no score to show."""
    draw_backdrop(canvas, room)
    words = text(f"scenes.people.{nobody(frame)}", share=percent(frame.people.progress or 0.0))
    box = room.free.inset(0.12 * room.free.w, 0.0)
    high = canvas.paragraph_height(box.w, words, "body")
    box = box.top_slice(0.5 * (box.h - high))[1]
    canvas.paragraph(box, words, "body", "ink_soft", align="center", ground="background")


def nobody(frame: Frame) -> str:
    """Why there are no people."""
    if frame.config.subject.species != "human":
        return "animal"
    if not shows_people(frame.config, frame.course):
        return "no_data"
    return "to_compute" if frame.people.progress is None else "computing"


def _draw_news(canvas: Canvas, frame: Frame, room: Room) -> None:
    """While the people are not those of the present parameters, a word says so."""
    news = _news(frame.people)
    if news:
        words = fitting(canvas, news, 0.5 * room.free.w, "small", "medium")
        x, y = room.free.center[0], room.free.y + 0.5 * canvas.dp(8)
        haloed(canvas, x, y, words, colour="warning", anchor="midtop")


def chips(frame: Frame) -> tuple[str, ...]:
    """How many figures there are, that they are no prediction, and whether they are those of before."""
    people = frame.people
    if people.trial is None or not shows_people(frame.config, frame.course):
        return (text("scenes.people.illustrative"),)
    seen = reading_of(people.trial)
    return (*_news(people)[:1], _some(seen), text("scenes.people.illustrative"))


def _some(seen: Reading) -> str:
    """How many figures stand for how many patients, and whether more were wanted."""
    patients, shown = seen.arms[0].patients, len(seen.arms[0].figures)
    count, wanted = patients.score.shape[1], patients.config.population.subjects
    key = "fewer" if count < wanted else "all" if seen.each == 1 else "some"
    return text(f"scenes.people.{key}", count=grouped(count), shown=shown, wanted=grouped(wanted))


def _news(people: People) -> tuple[str, ...]:
    """What is said while the patients are not those of the present parameters."""
    if people.progress is not None:
        return wordings("scenes.people.computing", share=percent(people.progress))
    return wordings("scenes.people.stale") if people.is_stale else ()


_COLUMNS = frozenset({"relief", "score", "expectancy", "monoamine_part", "dissociation_index"})
SCENE = Scene(
    scene_row("people"), draw, chips, describe, _COLUMNS,
    still=True, draws_both=True, fills=True, tells_ahead=True, things=things,
)  # fmt: skip
"""The scene."""
