from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.experiments.findings.course_cache import CourseCache
from synapse_sim.experiments.findings.findings import findings
from synapse_sim.session import Session
from synapse_sim.session.commands import Change, ShowPublished
from synapse_sim.session.published import published


def columns(config: Config) -> set[str]:
    return {each.point.column for each in published(config)}


def test_every_published_point_is_shown_for_the_arm_it_was_measured_in() -> None:
    for finding in findings():
        shown = {each.point for each in published(CourseCache().config(finding.given))}
        assert set(finding.points) <= shown, finding.id


def test_a_level_in_plasma_belongs_to_its_own_dose_and_drug() -> None:
    assert columns(Config()) == {"plasma_ng_per_ml"}
    assert not columns(Config({"treatment.dose": 0.4}))
    assert not columns(Config({"treatment.drug": "saline"}))


def test_a_score_belongs_to_its_own_trial() -> None:
    assert columns(Config({"trial.expectancy": "midazolam"})) == {"plasma_ng_per_ml", "score"}
    assert columns(Config({"trial.expectancy": "pill"})) == {"plasma_ng_per_ml"}


def test_points_are_hidden_at_first_and_their_absence_is_said() -> None:
    session = Session(Config({"treatment.dose": 0.4}))
    assert not session.frame().published
    session.do(ShowPublished())
    assert "No published" in session.notices[-1]
    session.do(Change({"treatment.dose": None}))
    assert [each.short_source for each in session.frame().published] == ["Zanos 2018"]
