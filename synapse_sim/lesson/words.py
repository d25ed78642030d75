"""What a lesson can name, as lists: for whoever writes one, and for its page in `docs/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from synapse_sim.course.course import COLUMNS
from synapse_sim.lesson.sayings import FORMS
from synapse_sim.lesson.things import HANDLES, LANES, PAGE_THINGS, PAGES, THINGS
from synapse_sim.lesson.vocabulary import FUNCTIONS, PARAMETER, SHARE, arguments_of, unit_of_column
from synapse_sim.story.named_facts import NAMED_FACTS
from synapse_sim.texts.catalogue import text


def word_lists() -> Iterator[tuple[str, list[str]]]:
    """The title and the rows of each list."""
    yield text("lesson.words.columns"), list(map(_column, COLUMNS))
    yield text("lesson.words.functions"), [_told("function", name, f"{name}(x)") for name in FUNCTIONS]
    yield text("lesson.words.facts"), list(map(_fact, NAMED_FACTS))
    yield (
        text("lesson.words.others"),
        [
            _told("function", "finding", "finding('id')"),
            _told("function", PARAMETER, f"{PARAMETER}('key')"),
        ],
    )
    things = THINGS | PAGE_THINGS
    yield text("lesson.words.things"), [f"{place}: {_listed(names)}" for place, names in things.items()]
    held = ((scene, name, ends) for scene, handles in HANDLES.items() for name, ends in handles.items())
    yield (
        text("lesson.words.handles"),
        [f"{scene}: {name}, {low:g} to {high:g}" for scene, name, (low, high) in held],
    )
    yield text("lesson.words.lanes"), [_listed(LANES)]
    yield text("lesson.words.pages"), [_listed(PAGES)]
    yield text("lesson.words.forms"), [_listed(FORMS)]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _column(name: str) -> str:
    about = text("lesson.words.time") if name == "time_h" else text(f"numbers_page.column.{name}")
    return _row(name, about, unit_of_column(name))


def _fact(name: str) -> str:
    _, own, needed = arguments_of(name)
    given = ", ".join(each if each in needed else f"[{each}]" for each in own)
    return _row(f"{name}({given})" if given else name, text(f"lesson.facts.{name}"), NAMED_FACTS[name].unit)


def _told(kind: str, name: str, written: str) -> str:
    return f"{written}: {text(f'lesson.{kind}.{name}')}"


def _row(name: str, about: str, unit: str) -> str:
    said = text("lesson.words.share") if unit == SHARE else unit
    return f"{name}: {about}" + (f" ({said})" if said else "")
