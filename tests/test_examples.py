"""The examples of the documentation run and say what they promise."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "docs" / "examples"
EXAMPLES = sorted(FOLDER.glob("*.py"))


def said(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    runpy.run_path(str(FOLDER / f"{name}.py"), run_name="__main__")
    return capsys.readouterr().out


def number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    assert found, text
    return float(found[1].replace("−", "-"))


def test_there_are_four() -> None:
    assert len(EXAMPLES) == 4


def test_first_steps_shows_an_effect_that_outlasts_the_drug(capsys: pytest.CaptureFixture[str]) -> None:
    text = said("first_steps", capsys)
    assert number(r"(\d+\.\d+) ng/mL left", text) < 2.0
    assert number(r"relief (\d+\.\d+)", text) > 0.2


def test_the_inverted_u_has_its_top_between_small_and_large(capsys: pytest.CaptureFixture[str]) -> None:
    text = said("inverted_u", capsys)
    assert 15.0 <= number(r"largest at (\d+\.?\d*) mg/kg", text) <= 60.0
    assert number(r"at 200 mg/kg it is (\d+\.\d+)", text) < number(r"mg/kg: (\d+\.\d+) times", text)


def test_a_virtual_patient_alone_is_the_one_in_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("scipy")
    text = said("population_and_trial", capsys)
    assert number(r"7: (\d+\.\d+) in", text) == number(r"table, (\d+\.\d+) alone", text)
    assert len(re.findall(r"find a difference", text)) == 2


def test_an_own_drug_stays_longer_and_blocks_less_and_its_mistake_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = said("own_drug", capsys)
    assert number(r"own drug: half-life (\d+\.\d+)", text) > number(r"ketamine: half-life (\d+\.\d+)", text)
    assert "potency = -1 is outside" in text
