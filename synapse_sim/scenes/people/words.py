"""What lies under the pointer: a virtual patient, a followed person, a part of the arrow, a share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synapse_sim.draw.theme import load_theme
from synapse_sim.scenes.people.crowd import places_of
from synapse_sim.scenes.people.feels import feeling_of, feeling_words, silence
from synapse_sim.scenes.people.followed import moments, track_y
from synapse_sim.scenes.people.legend import other_words
from synapse_sim.scenes.people.reading import (
    Followed,
    Reading,
    TrialArm,
    reading_of,
    shows_people,
    standing_of,
    step_of,
)
from synapse_sim.scenes.people.shares import model_words, share_words, source_words
from synapse_sim.scenes.people.view import ArmParts, parts
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import after, digits, percent


def describe(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """What lies under the pointer, in a sentence or two."""
    if frame.people.trial is None or not shows_people(frame.config, frame.course):
        return None
    seen, shared = reading_of(frame.people.trial), parts(room.free, _em_px(frame, room))
    for arm, own in zip(seen.arms, shared.arms, strict=True):
        shown = _Shown(frame, seen, arm, own)
        words = _figure(shown, x, y) or _part(shown, x, y)
        if words:
            return words
    return None


@dataclass(frozen=True, slots=True)
class _Shown:
    """An arm as it is drawn."""

    frame: Frame
    seen: Reading
    arm: TrialArm
    own: ArmParts


def _em_px(frame: Frame, room: Room) -> float:
    """Small text as the window has it, whose height the room has."""
    window = frame.config.window
    theme = load_theme("projector" if window.projector else "dark")
    return theme.text["small"] * room.whole.h * window.scale


def _figure(shown: _Shown, x: float, y: float) -> str | None:
    """The figure under the pointer; of several the nearest to the front."""
    frame, seen, arm, own = shown.frame, shown.seen, shown.arm, shown.own
    places = places_of(own.slope, seen, standing_of(seen, arm, frame.time_h))
    tall = own.slope.figure * (1.0 - 0.06 * seen.row)
    hit = (np.abs(places.x - x) < 0.2 * tall) & (places.y - tall < y) & (y <= places.y + 0.06 * tall)
    found = np.flatnonzero(hit)
    if not len(found):
        return None
    place = int(found[seen.row[found].argmin()])
    followed = next((each for each in seen.followed if each.place == place), None)
    if followed is not None:
        return _person(frame, seen, arm, followed)
    return _patient(frame, seen, arm, int(arm.figures[place]))


def _patient(frame: Frame, seen: Reading, arm: TrialArm, patient: int) -> str:
    score = float(arm.patients.at(frame.time_h)[patient])
    verdict = "responds" if score <= arm.half else "does_not_respond"
    key = verdict if seen.counts else "healthy_patient"
    return text(
        f"scenes.people.{key}",
        arm=arm.name, who=patient + 1, score=digits(score), start=digits(arm.start), each=seen.each,
    )  # fmt: skip


def _person(frame: Frame, seen: Reading, arm: TrialArm, each: Followed) -> str:
    now, late = moments(seen, each, arm, frame.time_h)
    return text(
        f"scenes.people.kind.{each.kind}",
        arm=arm.name, number=seen.followed.index(each) + 1,
        start=digits(arm.start), now=digits(now), late=digits(late),
        early_time=after(seen.early_h), late_time=after(seen.late_h),
    )  # fmt: skip


def _part(shown: _Shown, x: float, y: float) -> str | None:
    frame, seen, arm, own = shown.frame, shown.seen, shown.arm, shown.own
    if own.head is not None and own.head.contains(x, y):
        share = share_words(seen, arm, frame.time_h)[0]
        return text("scenes.people.describe_share", arm=arm.name, share=share)
    if own.source is not None and own.source.contains(x, y):
        return _source(seen, arm)
    if own.followed is not None and own.followed.contains(x, y):
        return _track(frame, seen, arm, own, y)
    if own.average is not None and own.average.contains(x, y):
        return _average(frame, arm, own, x)
    if own.feels is not None and own.feels.contains(x, y):
        return _feels(frame, arm)
    return None


def _source(seen: Reading, arm: TrialArm) -> str:
    words = source_words(arm)[0]
    if arm.published is not None:
        words = text(
            "scenes.people.both_published", model=model_words(seen, arm, arm.published)[0], published=words
        )
        result = arm.published.result
        words = text(
            "scenes.people.describe_source", words=words, comparator=result.comparator,
            measure=result.measure, blinding=result.blinding, source=result.source,
        )  # fmt: skip
    other = (f"{each}." for each in other_words(seen)[:1])
    return " ".join((words, *other))


def _track(frame: Frame, seen: Reading, arm: TrialArm, own: ArmParts, y: float) -> str | None:
    if own.followed is None or not seen.has_news(frame.time_h):
        return None
    away = [abs(track_y(own.followed, k) - y) for k in range(len(seen.followed))]
    return _person(frame, seen, arm, seen.followed[int(np.argmin(away))]) if away else None


def _average(frame: Frame, arm: TrialArm, own: ArmParts, x: float) -> str:
    step = step_of(arm, frame.time_h)
    edge = float(own.slope.x(arm.start - step.by_treatment))
    key = "arrow_treated" if x <= edge or not step.by_drug else "arrow_drug"
    return text(
        f"scenes.people.{key}",
        treated=percent(step.treated_share), drug=percent(step.drug_share), start=digits(arm.start),
        left=digits(arm.start - step.by_treatment), score=digits(step.score),
        alone=digits(arm.start * (1.0 - step.drug_share)),
    )  # fmt: skip


def _feels(frame: Frame, arm: TrialArm) -> str:
    feeling = feeling_of(arm, frame.time_h)
    if feeling is None:
        words = text(f"scenes.people.{silence(arm)}_long")
    else:
        words = feeling_words(feeling, frame.time_h)[0]
    return text("scenes.people.describe_feels", words=words)
