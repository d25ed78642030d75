from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Iterator

import pytest

from synapse_sim.config import Config, parameters
from synapse_sim.story.parameters import label_of
from synapse_sim.texts import numbers
from synapse_sim.texts.catalogue import Entry, catalogue, over, overlaid, speaking, spoken, text, wordings
from synapse_sim.texts.message import Message

PSEUDO = over(
    catalogue(),
    "pseudo",
    {
        "numbers.decimal": ",",
        "numbers.thousands": ".",
        "bookmarks.dose": "⟦dose⟧",
        "parameters.treatment.dose.label": "⟦dose⟧",
    },
)


def sentences(entry: Entry) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        yield from entry if isinstance(entry, tuple) else entry.values()


def test_another_language_lies_over_english_and_lacks_nothing() -> None:
    assert text("bookmarks.dose") == "The first dose."
    with speaking(PSEUDO):
        assert text("bookmarks.dose") == "⟦dose⟧"
        assert text("bookmarks.day_1") == "One day after the dose."
        assert numbers.digits(0.43) == "0,43"
        assert numbers.grouped(100_000) == "100.000"
    assert spoken().language == "en"


def test_a_parameter_keeps_its_english_on_its_own_line() -> None:
    about = parameters(Config())["treatment.dose"]
    assert label_of(about) == about.label
    with speaking(PSEUDO):
        assert label_of(about) == "⟦dose⟧"
        assert label_of(parameters(Config())["seed"]) == parameters(Config())["seed"].label
    assert overlaid("no.such.key", "as it is") == "as it is"


def test_a_plural_follows_its_count() -> None:
    said = [str(Message("session.doses", {"count": count})) for count in (0, 1, 2)]
    assert said == ["0 doses", "1 dose", "2 doses"]


def test_a_language_that_does_not_exist_is_english() -> None:
    assert catalogue("no such language").entries == catalogue().entries


@pytest.mark.parametrize("key", ["bookmarks.nothing", "bookmarks", "nothing.at.all"])
def test_a_key_that_is_not_there_is_a_mistake_of_the_program(key: str) -> None:
    with pytest.raises(KeyError):
        text(key)


def test_a_number_that_is_not_given_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        text("numbers.level", number="1")


def test_wordings_go_from_long_to_short_and_name_no_number_that_a_longer_one_does_not() -> None:
    for key, entry in catalogue().entries.items():
        if isinstance(entry, tuple) and not key.startswith("safety.lines"):
            lengths = [len(each.format_map(defaultdict(lambda: "60 %"))) for each in entry]
            assert lengths == sorted(lengths, reverse=True), key
            named = [_names(each) for each in entry]
            assert all(short <= named[0] for short in named), key


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_no_sentence_is_empty_or_glued_to_another() -> None:
    for key, entry in catalogue().entries.items():
        for each in sentences(entry):
            assert each == each.strip(), key
            assert each or isinstance(entry, tuple), key


def test_wordings_of_one_sentence_is_that_sentence() -> None:
    assert wordings("bookmarks.dose") == (text("bookmarks.dose"),)
