"""No sentence on screen is denied by the numbers: each is held against columns by a predicate of its own."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.bookmarks import bookmarks
from synapse_sim.course.simulate import simulate
from synapse_sim.story.caption import caption
from synapse_sim.story.facts import facts
from synapse_sim.story.words import bookmark, words
from synapse_sim.texts.catalogue import spoken
from tests.story.predicates import SAID as LONGER
from tests.story.sampled import SCENES, bookmarked, sampled, sentences, shown
from tests.story.sentence_predicates import SENTENCES

SAID = LONGER | {f"sentence.{name}": holds for name, holds in SENTENCES.items()}
IN_CHECK, ALL = 360, 3000
MOMENTS = pytest.mark.parametrize("moments", [IN_CHECK, pytest.param(ALL, marks=pytest.mark.long)])
FROM_COLUMNS = (
    "caption",
    "sentence",
    "bookmarks",
)
"""Tables whose every sentence says something of the columns."""


def test_every_sentence_has_a_predicate_of_its_own() -> None:
    in_tables = {
        key for key in spoken().entries if key.startswith(tuple(f"{name}." for name in FROM_COLUMNS))
    }
    in_tables |= {key for key in spoken().entries if key.startswith("stages.value.")}
    assert in_tables == set(SAID)


@MOMENTS
def test_no_sentence_is_denied_by_the_numbers(moments: int) -> None:
    asked: set[str] = set()
    for each in sampled(moments):
        for message in shown(each.told):
            if not message.key.startswith("alternative."):
                assert SAID[message.key](each.at), f"{message.key}: {each.about}"
                asked.add(message.key)
    never = {key for key in SAID.keys() - asked if not key.startswith("bookmarks.")}
    assert len(never) <= 0.15 * len(SAID), sorted(never)


@MOMENTS
def test_no_bookmark_is_denied_by_the_numbers(moments: int) -> None:
    for course in dict.fromkeys(each.at.course for each in sampled(moments)):
        for here, message in bookmarked(course):
            assert SAID[message.key](here.at), f"{message.key}: {here.about}"


@MOMENTS
def test_numbers_in_words_are_those_of_the_columns(moments: int) -> None:
    names = {
        "block_interneuron": "block_interneuron", "block_pyramidal": "block_pyramidal",
        "restored_share": "restored", "spine_density_rel": "density", "monoamine_part": "benefit",
    }  # fmt: skip
    for each in sampled(moments):
        told = words(each.told)
        for column, name in names.items():
            value, said = 100 * getattr(each.at.now, column), told[name]
            if said == "< 1 %":
                assert 0.0 < value < 1.0, each.about
            else:
                assert abs(float(said.removesuffix(" %").replace("−", "-")) - value) <= 0.51, each.about


@MOMENTS
def test_changes_in_words_are_those_of_the_columns(moments: int) -> None:
    for each in sampled(moments):
        told, at = words(each.told), each.at
        for name, change in {
            "interneurons": at.inter,
            "pyramidal": at.pyr,
            "glutamate": at.glutamate,
        }.items():
            said = told[name].removesuffix(" %").replace("−", "-").replace("±", "")
            assert abs(float(said) - 100 * change) <= 0.51, each.about


@MOMENTS
def test_spines_that_come_back_are_said_to_be_the_models(moments: int) -> None:
    for each in sampled(moments):
        for message in shown(each.told):
            if message.key.startswith(("caption.growth.", "sentence.dendrite.")):
                said = str(message)
                comes_back = "back" in said or "born" in said
                assert not comes_back or "in this model" in said or "to bring back" in said, said


@MOMENTS
def test_no_sentence_on_the_picture_is_longer_than_twelve_words(moments: int) -> None:
    for each in sampled(moments):
        for message in sentences(each.told):
            assert len(str(message).split()) <= 12, str(message)


def test_most_sentences_on_the_picture_have_nine_words_at_most() -> None:
    lengths = [len(str(message).split()) for each in sampled(IN_CHECK) for message in sentences(each.told)]
    assert sum(length <= 9 for length in lengths) >= 0.8 * len(lengths)


@pytest.mark.parametrize("dose", [0.05, 0.2, 0.5, 2.0])
def test_a_bookmark_says_the_number_of_its_own_course(dose: float) -> None:
    course = simulate(Config({"treatment.dose": dose}))
    marks = bookmarks(course)
    block = round(100 * float(course.block_interneuron.max()))
    said = {name: str(bookmark(name, facts(course, at_h))) for name, at_h in marks.items()}
    assert f"{block} % of interneurons’" in said["peak_block"]
    if "first_new_spine" in marks:
        share = round(100 * float(np.interp(marks["first_new_spine"], course.time_h, course.restored_share)))
        assert share >= 5
        assert f"{share} % of the loss is back" in said["first_new_spine"]


@MOMENTS
def test_every_caption_fits_into_the_bar(moments: int) -> None:
    longest = max((caption(each.told, scene) for each in sampled(moments) for scene in SCENES), key=len)
    assert len(longest) <= 176, longest
