"""Words that must not stand in anything a reader sees; the rules are about people, not about style."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASSETS = sorted((ROOT / "assets").rglob("*.toml"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CODE = sorted((ROOT / "synapse_sim").rglob("*.py"))
LIST = ROOT / "CONTRIBUTING.md"
"""The page that names the words; each of them stands there in quotes."""
NEVER = re.compile(
    r"\b(cures?|cured|curing|rewir\w*|chemical imbalance|rescu\w*|committ?(?:ed|ing) suicide|suicide victims?"
    r"|depressives?(?= \w*(?:who|are|were))|depressed (?:people|patients|persons)|non-?responders failed"
    r"|failed (?:treatment|to respond)|suffer(?:s|ing)? from depression"
    r"|(?:brain|circuit|mind|mood|depression) (?:is )?reset|resets? (?:the |a )?(?:brain|circuit|mind|mood)"
    r"|falls? silent|complete silence|silences? everything)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"*][^“”\"*\n]*[”\"*]")
_AMOUNT = re.compile(r"\d\s*mg(?:/kg)?\b")


def literals(file: Path) -> Iterator[str]:
    """Every string of a module that is no docstring."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


@pytest.mark.parametrize("file", [*ASSETS, *PAGES], ids=lambda file: str(file.relative_to(ROOT)))
def test_no_word_is_used_that_harms_or_overstates(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    found = NEVER.search(_QUOTED.sub("", text) if file == LIST else text)
    assert found is None, found


def test_no_literal_of_the_code_has_such_a_word() -> None:
    for file in CODE:
        for words in literals(file):
            assert NEVER.search(words) is None, f"{file.relative_to(ROOT)}: {words}"


@pytest.mark.parametrize(
    "words",
    [
        "ketamine cures depression", "it rewires the brain", "a chemical imbalance",
        "this rescues the spines",
        "he committed suicide", "depressed patients", "ketamine resets the brain", "the cells fall silent",
    ],
)  # fmt: skip
def test_such_a_word_is_found(words: str) -> None:
    assert NEVER.search(words)


def test_the_words_to_keep_right_are_named_for_those_who_write() -> None:
    page = LIST.read_text(encoding="utf-8")
    for words in ("people with depression", "did not improve", "died by suicide", "in this model"):
        assert words in page, words


def test_spines_in_words_are_said_to_be_the_models() -> None:
    said = (ROOT / "assets" / "texts" / "en" / "caption.toml").read_text(encoding="utf-8")
    told = [line for line in said.splitlines() if "of the spines lost to stress are back" in line]
    assert len(told) == 2
    assert all("in this model" in line for line in told)


@pytest.mark.parametrize(
    "file", [file for file in ASSETS if "texts" in file.parts], ids=lambda file: file.name
)
def test_no_sentence_of_the_screen_names_an_amount_as_if_it_were_advice(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        assert not _AMOUNT.search(line) or "trial" in line, line
