"""`trial` as a user types it."""

import csv
import json
import sys
from pathlib import Path

import pytest

from tests.cli.commands import refused, typed

pytest.importorskip("scipy")
FEW = ("--subjects", "6")


def test_a_trial_is_written_and_told(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    result = typed(
        "trial", "--arm", "ketamine", "--arm", "saline", *FEW, "--at", "24h", "--at", "7d", "--out", str(out)
    )
    assert result.exit_code == 0, result.output
    lines = out.read_text().splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    assert [(row["arm"], row["at_h"]) for row in rows] == [
        ("ketamine", "24"), ("ketamine", "168"), ("saline", "24"), ("saline", "168"),
    ]  # fmt: skip
    assert 'treatment.drug = "saline"' in next(line for line in lines if line.startswith("# arm saline"))
    assert "Lii 2023" in result.stdout
    assert "no prediction" in result.stdout


def test_json_holds_effects_and_power(tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    typed("trial", *FEW, "--repeat", "3", "--blind", "midazolam", "--seed", "4", "--out", str(out))
    said = json.loads(out.read_text())
    assert said["trials"] == 3
    assert said["seed"] == 4
    assert [arm["changes"]["trial.expectancy"] for arm in said["arms"].values()] == ["midazolam"] * 2
    assert 0.0 <= said["effects"][0]["power"] <= 1.0


def test_an_arm_takes_its_own_numbers(tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    words = (
        "--arm",
        "low",
        "--arm",
        "high",
        "--arm-set",
        "low:treatment.dose=0.1",
        "--arm-set",
        "high:treatment.dose=1",
    )
    typed("trial", *words, *FEW, "--out", str(out))
    written = json.loads(out.read_text())["arms"]
    assert {name: arm["changes"]["treatment.dose"] for name, arm in written.items()} == {
        "low": 0.1,
        "high": 1,
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--arm", "a", "--arm", "a"), "--arm a is given twice"),
        (("--arm", "a", "--arm-set", "b:seed=1"), "--arm-set b:seed=1: there is no arm 'b'; add --arm b"),
        (
            ("--arm-set", "seed=1"),
            "--arm-set 'seed=1' must be NAME:KEY=VALUE, like midazolam:treatment.drug=midazolam",
        ),
        (("--blind", "sugar"), "--blind sugar is not one of none, pill, saline, midazolam, anaesthesia"),
        (("--figure", "a.bmp"), "--figure a.bmp must end in .png, .svg, .pdf"),
        (("--arm", "a"), "a trial needs at least two arms, each with a name"),
    ],
)
def test_what_is_no_trial_is_refused(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    assert refused("trial", "--out", str(tmp_path / "a.csv"), *words) == [said]


def test_a_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    out.write_text("mine")
    assert refused("trial", *FEW, "--out", str(out)) == [
        f"{out}: the file exists already; --force replaces it"
    ]
    assert typed("trial", *FEW, "--out", str(out), "--force").exit_code == 0


def test_without_scipy_one_sentence_says_what_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    (said,) = refused("trial", *FEW, "--out", str(tmp_path / "a.csv"))
    assert said.startswith("this needs scipy, which the extra 'stats' brings; install it with:")


def test_a_figure_is_drawn_beside_it(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    picture = tmp_path / "a.svg"
    result = typed("trial", *FEW, "--out", str(tmp_path / "a.csv"), "--figure", str(picture))
    assert result.exit_code == 0, result.output
    assert "ketamine minus midazolam after 24 h" in picture.read_text()
