"""Every published finding, once; a declared gap is a strict expected failure."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from synapse_sim.config import parameters
from synapse_sim.course.course import COLUMNS
from synapse_sim.experiments.findings.course_cache import CourseCache
from synapse_sim.experiments.findings.findings import Finding, findings
from synapse_sim.experiments.findings.probes import PROBES
from synapse_sim.experiments.findings.validate import fitted_parameters, inside, result, score, validate

LAB = CourseCache()
ASKED = tuple(finding for finding in findings() if finding.probe and finding.low is not None)


def _case(finding: Finding) -> object:
    marks = [pytest.mark.xfail(reason=finding.gap, strict=True)] if finding.gap else []
    return pytest.param(finding, id=finding.id, marks=marks)


@pytest.mark.parametrize("finding", [_case(finding) for finding in ASKED])
def test_the_model_reproduces(finding: Finding) -> None:
    found = result(finding, LAB).simulated
    assert found is not None
    assert inside(finding, found), f"{found:.4g} is outside [{finding.low}, {finding.high}] {finding.unit}"


def test_ids_are_slugs_and_unique() -> None:
    ids = [finding.id for finding in findings()]
    assert len(set(ids)) == len(ids) >= 45
    assert all(set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for one in ids)


@pytest.mark.parametrize("finding", findings(), ids=lambda finding: finding.id)
def test_a_finding_can_be_asked_and_its_points_drawn(finding: Finding) -> None:
    assert not finding.probe or finding.probe in PROBES
    LAB.config(finding.given)
    LAB.config(finding.compared)
    assert {point.column for point in finding.points} <= set(COLUMNS)
    if finding.low is None or finding.high is None:
        assert (finding.low, finding.high, finding.gap, finding.kind) == (None, None, "", "shown_only")
    else:
        assert finding.probe
        assert finding.low <= finding.high
        assert finding.kind != "shown_only"


def test_enough_is_predicted_and_few_gaps_are_left() -> None:
    counted = score(validate())
    assert counted["predicted"]["pass"] >= 20
    assert sum(kind["fail"] for kind in counted.values()) == 0
    assert sum(kind["gap"] for kind in counted.values()) <= 4


def test_the_page_of_the_model_lists_every_finding_that_is_missed_and_no_other() -> None:
    page = (Path(__file__).parents[3] / "docs" / "model.md").read_text(encoding="utf-8")
    section = page.partition("These findings are missed")[2].partition("\n### ")[0]
    listed = {line.split("`")[1] for line in section.splitlines() if line.startswith("- `")}
    shown = (result(each, LAB) for each in findings() if each.kind == "shown_only" and each.low is not None)
    answered = [(each.finding, each.simulated) for each in shown if each.simulated is not None]
    outside = {finding.id for finding, simulated in answered if not inside(finding, simulated)}
    assert listed == outside | {finding.id for finding in findings() if finding.gap}


@pytest.mark.slow
def test_other_drawn_networks_reproduce_the_same() -> None:
    counted = score(validate(base={"circuit.network_seed": 2}))
    assert counted == score(validate())


def test_predictions_reach_beyond_the_receptor() -> None:
    stages = Counter(finding.stage for finding in findings() if finding.kind == "predicted")
    assert sum(stages[stage] for stage in ("circuit", "signalling", "synapses", "relief", "people")) >= 8


def test_suicide_related_results_are_published_bars_only() -> None:
    about = [finding for finding in findings() if finding.id.startswith("ideation")]
    assert len(about) == 4
    assert all(finding.kind == "shown_only" and not finding.probe for finding in about)


def test_every_fitted_finding_is_named_by_a_parameter() -> None:
    ids = {finding.id for finding in findings()}
    named = {word.strip(",;.:") for source in fitted_parameters().values() for word in source.split()}
    assert len(fitted_parameters()) >= 10
    assert named & ids >= {finding.id for finding in findings() if finding.kind == "fitted"}


def test_what_a_fit_asked_for_is_not_called_predicted() -> None:
    named = {word.strip(",;.:") for source in fitted_parameters().values() for word in source.split()}
    assert [finding.id for finding in findings() if finding.kind == "predicted" and finding.id in named] == []


def test_what_was_fitted_is_not_called_measured() -> None:
    known = parameters()
    assert {key for key in fitted_parameters() if known[key].confidence == "measured"} == set()


def test_one_finding_can_be_asked_alone_and_a_wrong_id_is_refused() -> None:
    assert [found.finding.id for found in validate("half-life")] == ["half-life"]
    with pytest.raises(KeyError, match="no finding"):
        validate("half-live")


def test_a_wrong_number_is_noticed() -> None:
    base = {"drugs.ketamine.disposition.clearance_l_per_h": 20.0}
    assert validate("half-life", base)[0].verdict == "fail"
