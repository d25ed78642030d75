"""`docs/model.md` holds the numbers that the program uses and the curves that it gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from synapse_sim.config import Config, parameters
from synapse_sim.course.course import COLUMNS
from synapse_sim.course.response.response import response_for
from synapse_sim.course.simulate import simulate
from synapse_sim.experiments.findings.findings import findings
from synapse_sim.experiments.findings.sensitivity import (
    Overturned,
    free_numbers,
    main,
    overturned,
    table,
)

PAGE = (Path(__file__).parents[2] / "docs" / "model.md").read_text(encoding="utf-8")
LINES = [line for line in PAGE.splitlines() if line.startswith("|")]
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in LINES]
NUMBERS = {row[1].strip("`"): row[2] for row in ROWS if len(row) == 3 and row[1].strip("`") in parameters()}
COMPLETE = (
    "receptor.",
    "circuit.",
    "signalling.",
    "hypothesis.",
    "synapses.",
    "relief.",
    "monoamine.",
    "drugs.ketamine.disposition.",
    "drugs.ketamine.metabolites.",
    "drugs.ketamine.effect_site.",
    "drugs.ketamine.block.",
    "drugs.ketamine.rodent.",
)


@pytest.mark.parametrize("key", sorted(NUMBERS))
def test_a_number_on_the_page_is_the_programs(key: str) -> None:
    assert float(NUMBERS[key].split()[0]) == pytest.approx(parameters()[key].default)


def test_no_number_of_the_chain_is_missing() -> None:
    wanted = {
        key
        for key, about in parameters().items()
        if key.startswith(COMPLETE) and about.kind in {"number", "integer"}
    }
    assert wanted - NUMBERS.keys() == set()


def test_the_values_to_check_a_rebuild_against_are_those_of_the_course() -> None:
    course = simulate(Config())
    head = next(row for row in ROWS if row[0] == "column")
    times_h = [float(cell.split()[0]) for cell in head[1:]]
    checked = 0
    for row in ROWS:
        if len(row) == len(head) and row[0].strip("`") in COLUMNS:
            found = [getattr(course.at(time_h), row[0].strip("`")) for time_h in times_h]
            assert [float(cell) for cell in row[1:]] == pytest.approx(found, rel=2e-3, abs=1e-4), row[0]
            checked += 1
    assert checked >= 12


def test_the_response_on_the_page_is_the_shipped_one() -> None:
    response = response_for(Config())
    first = next(k for k, row in enumerate(ROWS) if row[0].startswith("C (µM)")) + 2
    for k, level in enumerate(response.concentration_umolar):
        row = ROWS[first + k]
        assert float(row[0]) == pytest.approx(level)
        rates = [float(cell) for cell in row[1].split(",")]
        assert rates == pytest.approx(response.pyramidal_mean_hz[k].tolist(), rel=6e-3)


@pytest.mark.parametrize(
    "key",
    [
        "drugs.ketamine.effect_site.potency",
        "relief.start_stressed",
        "relief.fast_weight",
        "relief.response_spread",
        "signalling.bdnf_tau_h",
    ],
)
def test_what_a_number_overturns_is_what_the_page_says(key: str) -> None:
    said = PAGE.split("**30 %, numbers that leave")[1].split("**30 %, numbers of the circuit")[0]
    rows = [line for line in said.splitlines() if line.startswith("|")]
    named = {line.split("`")[1] for line in rows if f"`{key}`" in line}
    assert (f"`{key}`" in said.split("**guarded")[1]) == (not named)
    assert {change.finding for change in overturned([0.7, 1.3], [key])} == named
    assert not list(overturned([0.9, 1.1], [key]))


@pytest.mark.slow
@pytest.mark.parametrize(
    "key",
    [
        "circuit.threshold_mv",
        pytest.param("circuit.tonic_nmda_interneuron_leak", marks=pytest.mark.long),
        pytest.param("circuit.magnesium_interneuron_share", marks=pytest.mark.long),
    ],
)
def test_a_circuit_number_that_is_a_tenth_off_overturns_nothing(key: str) -> None:
    assert not list(overturned([0.9, 1.1], [key]))


def test_the_table_has_a_row_for_each_finding_and_names_a_number_once() -> None:
    def change(key: str, finding: str) -> Overturned:
        return Overturned(key, 0.9, finding, "pass", 1.0, "fail")

    rows = table([change("a", "x"), change("a", "y"), change("b", "y"), change("b", "y")]).splitlines()
    assert rows[2:] == ["| `y` | `a`, `b` |", "| `x` | `a` |"]
    assert table([]) == "nothing is overturned"


def test_a_number_that_overturns_no_pass_is_free() -> None:
    a, b, c = "relief.a", "relief.b", "cleft.c"
    changes = [Overturned(a, 0.7, "x", "pass", 1.0, "fail"), Overturned(b, 0.7, "y", "gap", 1.0, "pass")]
    assert free_numbers([a, b, c], changes) == "`relief.b`"


def test_a_share_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["--share", "1.5"])
    assert refused.value.code == 2
    assert "the share must be above 0 and below 1" in capsys.readouterr().err


def test_findings_named_on_the_page_exist() -> None:
    ids = {finding.id for finding in findings()}
    fitted = PAGE.split("## Where it was fitted")[1].split("## How well")[0]
    named = {name for name in re.findall(r"`([a-z0-9-]+)`", fitted) if "-" in name} - {"synapse-sim"}
    assert named <= ids
