"""A lesson's file, read whole or refused whole: TOML with a table for each beat; see `docs/lessons.md`."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import get_args

from synapse_sim.config import Config, ConfigError
from synapse_sim.config.config import Changes
from synapse_sim.config.sections.window import PaceName
from synapse_sim.config.toml import Layer, read_text
from synapse_sim.course.course import COLUMNS
from synapse_sim.course.grid import BEFORE_H
from synapse_sim.experiments.findings.evidence import published_results
from synapse_sim.experiments.findings.findings import findings
from synapse_sim.lesson.fields import LessonFile, Table
from synapse_sim.lesson.given_away import given_away
from synapse_sim.lesson.grammar import Claim, read_claim, read_expression
from synapse_sim.lesson.lesson import (
    BESIDE,
    MOST_WORDS,
    Answer,
    Beat,
    Lesson,
    Question,
    Recap,
    Stretch,
    Task,
    View,
)
from synapse_sim.lesson.sayings import Saying, read_saying
from synapse_sim.lesson.shares import refuse_bare_percent
from synapse_sim.lesson.views import read_view
from synapse_sim.lesson.vocabulary import refuse_unknown
from synapse_sim.texts.message import Message

PACES: tuple[str, ...] = get_args(PaceName)
MOST_BEATS, MOST_RUNS, MOST_ANSWERS = 60, 16, 4
"""Beats of a lesson; runs of it, each of which is computed; answers, one for each letter A to D."""
_LONGEST_CLOCK_S = 1800.0
_MOST_WRITTEN = 1000
"""Characters of a sentence as written, with its numbers in braces."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the beats of a file can refer to."""

    base: Layer
    runs: Mapping[str, Layer]


def read_lesson(path: str | os.PathLike[str]) -> Lesson:
    """The lesson in a file.

    Raises:
        ConfigError: with every mistake, each with its line.
    """
    return parse_lesson(read_text(path), os.fspath(path))


def parse_lesson(text: str, name: str) -> Lesson:
    """The lesson in a text; `name` stands for its file in messages.

    Raises:
        ConfigError: with every mistake, each with its line.
    """
    file = LessonFile(text, name)
    lesson = _lesson(Table(file, file.tree), PurePath(name).stem)
    if file.mistakes:
        raise ConfigError(*dict.fromkeys(file.mistakes))
    return lesson


def _lesson(table: Table, name: str) -> Lesson:
    known = _known(table)
    found = Lesson(
        name=name,
        title=table.text("title", None, most=60),
        outcomes=_some(table, "outcomes"),
        misconceptions=_some(table, "misconceptions"),
        minutes=table.number("minutes", 1, 120, None),
        beats=_beats(table, known),
        recap=_recap(table),
        runs={run: _config(table, layer) for run, layer in known.runs.items()},
        task=_task(table, known),
    )
    table.close()
    return found


def _some(table: Table, key: str) -> tuple[str, ...]:
    """A list of words that must hold one at least."""
    found = table.words(key)
    if not found:
        table.refuse(key, Message("lesson.empty", {"key": key}))
    return found


def _known(table: Table) -> _Known:
    base, runs = table.changes("set"), table.table("run")
    if runs is None:
        return _Known(base, {})
    names = runs.names()
    if len(names) > MOST_RUNS:
        table.refuse("run", Message("lesson.many_runs", {"count": len(names), "most": MOST_RUNS}))
    return _Known(base, {name: _over(base, runs.changes(name)) for name in names[:MOST_RUNS]})


def _over(below: Layer, above: Layer) -> Layer:
    return Layer({**below.changes, **above.changes}, {**below.where, **above.where})


def _config(table: Table, layer: Layer) -> Changes:
    """The changes as a config takes them; what is wrong with them is told with its line."""
    try:
        return Config(layer.changes, where=layer.where).changes
    except ConfigError as error:
        table.take(error)
        return {}


def _beats(table: Table, known: _Known) -> tuple[Beat, ...]:
    """Every beat; what one does not say of place and time stays as in the one before."""
    beats: list[Beat] = []
    for row in table.tables("beat", MOST_BEATS):
        beats.append(_beat(row, known, beats[-1] if beats else None))
    if not beats:
        table.refuse("beat", Message("lesson.no_beats"))
    return tuple(beats)


def _beat(table: Table, known: _Known, before: Beat | None) -> Beat:
    run = table.word("run", known.runs, "") if table.has("run") else ""
    runs = {*known.runs, BESIDE} if table.has("beside") else known.runs.keys()
    mine = _over(known.runs.get(run, known.base), table.changes("set"))
    stretch = _stretch(table, before.stretch if before else Stretch(0.0, 0.0))
    changes = _config(table, mine)
    _refuse_outside(table, stretch, changes)
    question = _question(table)
    found = Beat(
        sentence=_kept(table, "sentence", _sentence(table, runs), question, stretch),
        remark=_kept(table, "remark", _saying(table, "remark", runs), question, stretch),
        view=read_view(table.table("view"), before.view if before else View(), known.runs),
        stretch=stretch,
        changes=changes,
        beside=_beside(table, known),
        question=question,
        claims=_claims(table, "claims", runs),
        literature=_literature(table),
        agents=_claims(table, "agents", runs),
        notes=table.text("notes", most=2000),
        clock_s=table.number("clock_s", 5, _LONGEST_CLOCK_S, 40.0),
        stops=table.switch("stop"),
        is_core=table.switch("core"),
    )
    table.close()
    return found


def _sentence(table: Table, runs: Collection[str]) -> Saying:
    found = _saying(table, "sentence", runs, is_needed=True)
    if found.words > MOST_WORDS:
        numbers = {"count": found.words, "most": MOST_WORDS}
        table.refuse("sentence", Message("lesson.many_words", numbers))
    return found


def _saying(table: Table, key: str, runs: Collection[str], *, is_needed: bool = False) -> Saying:
    text = table.text(key, None if is_needed else "", most=_MOST_WRITTEN)
    return table.tried(key, lambda: read_saying(text, runs)) or Saying()


def _kept(table: Table, key: str, saying: Saying, question: Question | None, stretch: Stretch) -> Saying:
    """It, unless it tells what the question hides."""
    told = given_away(saying, question, stretch.to_h) if question else ""
    if told:
        table.refuse(key, Message("lesson.given_away", {"key": key, "column": told}))
    return saying


def _stretch(table: Table, before: Stretch) -> Stretch:
    """A moment, `at`; or what plays, `from` to `to`."""
    pace = table.word("pace", PACES, "director")
    if not (table.has("from") or table.has("to")):
        at_h = table.time_h("at", before.to_h)
        return Stretch(at_h, at_h, pace)
    if table.has("at"):
        table.refuse("at", Message("lesson.at_and_from"))
    from_h, to_h = table.time_h("from", before.to_h), table.time_h("to", None)
    if table.has("to") and not from_h < to_h:
        table.refuse("to", Message("lesson.backward"))
    return Stretch(from_h, to_h, pace)


def _refuse_outside(table: Table, stretch: Stretch, changes: Changes) -> None:
    """A moment beyond the course would show its end in the moment's name."""
    config = Config(changes)
    first_h, last_h = config.doses[0].at_h - BEFORE_H, config.course.horizon_h
    for key, time_h in (("from", stretch.from_h), ("to" if table.has("to") else "at", stretch.to_h)):
        if table.has(key) and not first_h <= time_h <= last_h:
            numbers = {"key": key, "value": f"{time_h:g}", "first": f"{first_h:g}", "last": f"{last_h:g}"}
            table.refuse(key, Message("lesson.outside", numbers))


def _beside(table: Table, known: _Known) -> Changes | None:
    if not table.has("beside"):
        return None
    name = table.word("beside", known.runs, "")
    return _config(table, known.runs[name]) if name else None


def _question(table: Table) -> Question | None:
    asked = table.table("question")
    if asked is None:
        return None
    found = Question(
        answers=tuple(map(_answer, asked.tables("answer", MOST_ANSWERS))),
        draws=asked.word("draw", COLUMNS, ""),
        hides=frozenset(asked.words("hide", COLUMNS)),
        hides_from_h=asked.time_h("hide_from", 0.0),
    )
    if found.answers and not any(each.is_right for each in found.answers):
        asked.refuse("answer", Message("lesson.none_right"))
    asked.close()
    return found


def _answer(table: Table) -> Answer:
    found = Answer(
        says=table.text("says", None, most=60),
        is_right=table.switch("right"),
        misconception=table.text("misconception"),
        right_in_it=table.text("right_in_it"),
    )
    if not found.is_right and not (found.misconception and found.right_in_it):
        table.refuse("says", Message("lesson.wrong_answer"))
    table.close()
    return found


def _claims(table: Table, key: str, runs: Collection[str]) -> tuple[Claim, ...]:
    def read(said: str) -> Claim:
        claim = read_claim(said)
        for part in (claim.value, claim.low, claim.high):
            refuse_unknown(part, runs)
        refuse_bare_percent(claim)
        return claim

    return table.each(key, read)


def _literature(table: Table) -> tuple[str, ...]:
    known = {each.id for each in findings()} | {each.id for each in published_results()}
    return table.words("literature", known)


def _recap(table: Table) -> Recap:
    card = table.table("recap")
    if card is None:
        table.refuse("recap", Message("config.missing", {"name": "recap"}))
        return Recap((), "")
    found = Recap(_some(card, "facts"), card.text("ask", None))
    card.close()
    return found


def _task(table: Table, known: _Known) -> Task | None:
    card = table.table("worksheet")
    if card is None:
        return None
    asks, answer = _saying(card, "calculate", known.runs, is_needed=True), card.text("answer", None)
    unit = card.text("unit", most=12)

    def read() -> Task:
        value = read_expression(answer)
        refuse_unknown(value, known.runs)
        return Task(asks, value, unit)

    found = card.tried("answer", read)
    card.close()
    return found
