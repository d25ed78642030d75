"""Words that must not stand in anything a reader sees; the rules are about people, not about style."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READ = [
    *sorted((ROOT / "assets").glob("texts/*/*.toml")),
    *sorted((ROOT / "assets").glob("presets/*.toml")),
    *sorted((ROOT / "assets").glob("drugs/*.toml")),
    ROOT / "assets" / "findings.toml",
    ROOT / "README.md",
    ROOT / "docs" / "model.md",
]
NEVER = re.compile(
    r"\b(cures?|cured|curing|rewir\w*|chemical imbalance|rescu\w*|committed suicide|depressives"
    r"|depressed (?:people|patients|persons)|falls? silent|complete silence|silences? everything)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("file", READ, ids=lambda file: file.name)
def test_no_word_is_used_that_harms_or_overstates(file: Path) -> None:
    assert NEVER.search(file.read_text(encoding="utf-8")) is None


def test_spines_in_words_are_said_to_be_the_models() -> None:
    said = (ROOT / "assets" / "texts" / "en" / "caption.toml").read_text(encoding="utf-8")
    told = [line for line in said.splitlines() if "of the spines lost to stress are back" in line]
    assert len(told) == 2
    assert all("in this model" in line for line in told)
