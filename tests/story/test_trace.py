from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.course.work import finished
from synapse_sim.experiments.lesions import LESIONS, cutting
from synapse_sim.story.facts import facts
from synapse_sim.story.stages import BY_NAME, STAGES
from synapse_sim.story.trace import chain_to, trace
from synapse_sim.texts.numbers import percent

COURSE = simulate(Config())
CUTS = finished(cutting(COURSE))
TIME_H = 1.0


def test_the_trace_of_relief_walks_the_whole_chain_back_to_the_drug() -> None:
    assert chain_to("relief") == tuple(reversed(list(LESIONS)))
    assert chain_to("block") == ("block", "drug")
    assert {stage.name for stage in STAGES} <= set(LESIONS)


@pytest.mark.parametrize("stage", list(LESIONS))
def test_the_numbers_of_every_link_are_those_of_the_course_and_of_the_cut_one(stage: str) -> None:
    for link in trace(COURSE, CUTS, stage, TIME_H, lambda _: True):
        if link.name in BY_NAME:
            row = BY_NAME[link.name]
            assert link.now == row.message(facts(COURSE, TIME_H)).wordings[-1]
            assert link.off == row.message(facts(CUTS.cut[link.name], TIME_H)).wordings[-1]
            assert link.scene == row.scene
            assert link.peak_h == row.peak_h(COURSE)


def test_without_mtorc1_no_spine_is_back_but_a_part_of_relief_is_there() -> None:
    by_name = {link.name: link for link in trace(COURSE, CUTS, "new_spines", TIME_H, lambda _: True)}
    assert by_name["new_proteins"].left == "none"
    relief = {link.name: link for link in trace(COURSE, CUTS, "relief", TIME_H, lambda _: True)}
    most_h = BY_NAME["relief"].peak_h(COURSE)
    assert most_h is not None
    left = facts(CUTS.cut["new_proteins"], most_h)
    assert relief["new_proteins"].left == BY_NAME["relief"].message(left).wordings[-1]
    assert relief["new_proteins"].left != relief["drug"].left


def test_proteins_are_told_as_a_share_of_their_peak() -> None:
    (link, *_) = trace(COURSE, CUTS, "new_proteins", TIME_H, lambda _: True)
    share = (COURSE.at(TIME_H).protein_rel - 1.0) / (COURSE.protein_rel.max() - 1.0)
    assert (link.now, link.off) == (percent(share), percent(0.0))


def test_what_is_not_computed_yet_has_no_number() -> None:
    links = trace(COURSE, None, "relief", TIME_H, lambda _: True)
    assert all(not link.off and not link.left and link.now for link in links)


def test_every_link_has_its_words() -> None:
    for link in trace(COURSE, CUTS, "relief", TIME_H, lambda _: True):
        assert link.label
        assert link.equation
        assert link.inputs
        assert link.knife
