from __future__ import annotations

import pytest

from synapse_sim.config import Config, Value
from synapse_sim.experiments.findings.course_cache import CourseCache
from synapse_sim.experiments.findings.findings import findings
from synapse_sim.experiments.findings.probes import answer
from synapse_sim.experiments.findings.validate import inside
from synapse_sim.session import Session
from synapse_sim.session.frame import Frame
from synapse_sim.story.caption import caption, keys
from synapse_sim.texts.catalogue import spoken

Changes = dict[str, Value | None]
BOLUS: Changes = {"treatment.dose": 6.0, "treatment.route": "iv_bolus"}
RAPAMYCIN: Changes = {"modulators.rapamycin": 1.0}
SSRI: Changes = {"treatment.drug": "ssri"}
CASES: list[tuple[Changes, float, str, list[str]]] = [
    ({}, -0.5, "overview", ["stressed"]),
    ({"subject.state": "healthy"}, -0.5, "overview", ["healthy"]),
    ({}, 0.05, "overview", ["arriving", "waiting_none"]),
    ({}, 0.75, "overview", ["blocks", "disinhibited"]),
    ({}, 0.75, "body", ["blocks", "levels"]),
    ({}, 0.75, "dendrite", ["signal", "blocks"]),
    ({}, 0.75, "people", ["score_alone", "blocks"]),
    ({"trial.expectancy": "midazolam"}, 0.75, "people", ["score", "blocks"]),
    ({"subject.state": "healthy"}, 24.0, "people", ["healthy", "gone_metabolites"]),
    ({"subject.species": "rat"}, 0.3, "people", ["animal", "blocks"]),
    ({"treatment.schedule_h": (0.0, 72.0)}, 72.02, "overview", ["arriving_next", "growing"]),
    ({}, 5.0, "overview", ["weak", "waiting"]),
    ({}, 14.0, "overview", ["nearly_gone_metabolites", "growing"]),
    ({}, 24.0, "overview", ["gone_metabolites", "growing"]),
    ({}, 24.0, "circuit", ["gone_metabolites", "other"]),
    ({}, 300.0, "dendrite", ["fading", "gone"]),
    (RAPAMYCIN, 2.0, "dendrite", ["bdnf_alone", "blocks"]),
    (RAPAMYCIN, 24.0, "overview", ["gone_metabolites", "rapamycin-people"]),
    (RAPAMYCIN, 24.0, "dendrite", ["none_at_all", "gone_metabolites"]),
    ({"subject.state": "healthy"}, 24.0, "dendrite", ["grown", "gone_metabolites"]),
    ({"treatment.schedule_h": (0.0, 72.0)}, 60.0, "overview", ["low", "growing"]),
    ({"treatment.route": "film"}, 48.0, "people", ["unknown", "gone"]),
    ({"treatment.dose": 0.0}, 1.0, "overview", ["no_dose"]),
    (BOLUS, 0.2, "overview", ["blocks", "held_down"]),
    ({"treatment.drug": "memantine"}, 24.0, "people", ["score_alone", "weak"]),
    ({"treatment.drug": "arketamine"}, 24.0, "people", ["score_alone", "r-against-s"]),
    ({"treatment.drug": "saline"}, 1.0, "body", ["comparator", "none"]),
    ({"treatment.drug": "midazolam"}, 0.75, "body", ["comparator", "blood"]),
    (SSRI, 0.05, "overview", ["arriving"]),
    (SSRI, 72.0, "body", ["holds", "blood"]),
    ({**SSRI, "treatment.schedule_h": (0.0,)}, 24.0 * 20, "overview", ["gone"]),
    ({**SSRI, "subject.state": "healthy"}, 72.0, "overview", ["healthy"]),
]


def frame(changes: Changes, time_h: float) -> Frame:
    return Session(Config(changes), time_h=time_h).frame()


@pytest.mark.parametrize(("changes", "time_h", "scene", "expected"), CASES)
def test_the_sentences_follow_from_the_course_and_the_scene(
    changes: Changes, time_h: float, scene: str, expected: list[str]
) -> None:
    facts = frame(changes, time_h).facts
    assert [name for _, name in keys(facts, scene)] == expected
    assert "{" not in caption(facts, scene)


def test_a_swallowed_dose_after_an_hour_is_told_as_it_is() -> None:
    words = caption(frame({"treatment.route": "oral"}, 1.0).facts, "overview")
    assert "Ketamine is in the brain, but holds only 3 %" in words
    assert "switched on" not in words


def test_another_size_is_told_in_other_words() -> None:
    fell = {
        dose: caption(frame({**BOLUS, "treatment.dose": dose}, 0.1).facts, "circuit") for dose in (5.5, 6.0)
    }
    assert fell[5.5] != fell[6.0]
    rat: Changes = {"subject.species": "rat", "treatment.dose": 200.0}
    assert "53 % less" in caption(frame(rat, 0.25).facts, "circuit")


def test_what_trials_found_otherwise_is_said_of_findings_that_the_model_really_misses() -> None:
    by_id = {finding.id: finding for finding in findings()}
    cache = CourseCache()
    for name in spoken().names_in("caption.otherwise"):
        about = by_id[name]
        assert not inside(about, answer(cache, about.probe, about.given, about.compared, about.args)), name
