"""No sentence of the screen stands in code: literals with a space in the rooms that show something."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from synapse_sim.config import Config
from synapse_sim.session import Session
from synapse_sim.texts.catalogue import catalogue, speaking
from synapse_sim.ui.access import Access
from synapse_sim.ui.actions import ACTIONS, Action
from synapse_sim.ui.panels.control_rows import PLAY, ROWS, ButtonRow
from synapse_sim.ui.panels.menus import pace_options
from tests.texts.pseudo import MARK, marked
from tests.texts.test_words_on_screen import unmarked

ROOT = Path(__file__).parents[2] / "synapse_sim"
ROOMS = (
    "app.py", "painting.py", "screenshot.py",
    "config", "draw", "lesson", "scenes", "session", "story", "texts", "ui",
)  # fmt: skip
"""What shows something, or is shown."""
ENGLISH_ELSEWHERE = {
    "config/sections": "label, note and source of a parameter stand on its own line",
    "config/treatment.py": "likewise, of the section that chooses among drugs",
    "config/config.py": "the line of the seed",
    "config/rows.py": "the lines of a dose's parameters",
    "config/routes.py": "what a route is called stands on its row; words that are understood, not said",
    "config/pages.py": "pages of the documentation",
    "config/reference.py": "a page of the documentation, and the comments of a file to begin with",
    "config/schema.py": "the address of a schema",
    "config/bounds.py": "a pattern of TOML",
    "config/lines.py": "patterns of TOML",
    "config/toml.py": "what the reader of TOML says, by which a sentence is found",
    "lesson/grammar.py": "patterns of claims",
    "draw/line_breaks.py": "a pattern of numbers with units",
}
"""Modules that keep English, and why.

`files` is no room of these: the catalogue itself is read by `files`, a leaf that may not import upwards, so
its errors keep their English.
"""
SHOWING = [
    file
    for room in ROOMS
    for file in (sorted((ROOT / room).rglob("*.py")) or [ROOT / room])
    if not file.relative_to(ROOT).as_posix().startswith(tuple(ENGLISH_ELSEWHERE))
]
TABLES = [
    *sorted((ROOT / "config" / "sections").rglob("*.py")),
    *(ROOT / "config" / f"{name}.py" for name in ("config", "routes", "toml", "treatment")),
]
"""Of the modules that keep English, those that also say something."""
REFUSING = [
    file
    for file in sorted(ROOT.rglob("*.py"))
    if file.relative_to(ROOT).parts[0] not in ROOMS and "Mistake(" in file.read_text(encoding="utf-8")
]
"""Modules of the model that refuse a config; the window shows that as well."""
NO_WORDS = {
    " per kg": "a word for a unit that is understood",
    "value = ": "what makes a value a line of TOML",
    r"and (\d+) more(?: mistakes?)?": "by which a counted line is found",
    r"(\d+)(?: to (\d+))? %": "the share in a published result, as it is printed",
    "33 → 31": "how wide a value gets",
    "0.43 µM": "how wide a value gets",
    " (": "what follows the name of a drug in its file",
    " · ": "between two scales",
    "glutamate transporter": "the name by which a sprite is remembered",
}
"""Literals that nobody reads, and what they are."""
_FOR_USERS = {"ConfigError", "FileError", "Mistake"}


def sentences(file: Path) -> Iterator[str]:
    """Literals with a space between letters, but for docstrings and what is raised for programmers."""
    return _sentences_in(ast.parse(file.read_text(encoding="utf-8")))


def sentences_in_functions(file: Path) -> Iterator[str]:
    """The same in the bodies of functions: what is said, not what a table calls its rows."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield from _sentences_in(node)


def _sentences_in(tree: ast.AST) -> Iterator[str]:
    left_out = {id(inner) for node in ast.walk(tree) if _is_not_shown(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            words = node.value.strip()
            if " " in words and any(letter.isalpha() for letter in words) and node.value not in NO_WORDS:
                yield node.value


def _is_not_shown(node: ast.AST) -> bool:
    """Docstrings, and errors for programmers; what refuses something to a user is shown."""
    if isinstance(node, ast.Raise):
        return not any(isinstance(inner, ast.Name) and inner.id in _FOR_USERS for inner in ast.walk(node))
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@pytest.mark.parametrize("file", [*SHOWING, *REFUSING], ids=lambda file: str(file.relative_to(ROOT)))
def test_a_room_that_shows_something_holds_no_sentence(file: Path) -> None:
    assert list(sentences(file)) == []


@pytest.mark.parametrize("file", TABLES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_table_with_english_on_its_rows_says_nothing_in_its_functions(file: Path) -> None:
    assert list(sentences_in_functions(file)) == []


@pytest.mark.parametrize("kept", ENGLISH_ELSEWHERE)
def test_a_module_that_keeps_english_has_some(kept: str) -> None:
    files = sorted((ROOT / kept).rglob("*.py")) or [ROOT / kept]
    assert [words for file in files for words in sentences(file)]


@pytest.mark.parametrize("each", ACTIONS, ids=lambda each: each.name)
def test_no_word_of_an_action_stands_in_code(each: Action) -> None:
    with speaking(marked()):
        assert each.label.startswith(MARK)
        assert not unmarked(each.label)


def test_no_word_of_a_button_or_of_a_pace_stands_in_code() -> None:
    with speaking(marked()):
        access = Access(Session(Config()).frame, lambda _: "", lambda _: None)
        buttons = [row.widget(access) for row in (*ROWS, PLAY) if isinstance(row, ButtonRow)]
        words = [said for button in buttons for said in (button.words(), button.tip())]
        assert len(words) == 6
        for said in (*words, *(option.label for option in pace_options(Config()))):
            assert not unmarked(said), said


def test_all_words_of_actions_belong_to_one() -> None:
    names = {each.name for each in ACTIONS if each.scene is None}
    assert set(catalogue().names_in("actions")) == names | {"scene_of"}


def test_a_sentence_in_code_is_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        '"""A docstring."""\nSAID = f"drug in {share} of them"\nraise ValueError("not shown")\n'
    )
    assert list(sentences(module)) == ["drug in ", " of them"]
    module.write_text('raise ConfigError(Mistake("", "", "this is shown"))\n')
    assert list(sentences(module)) == ["this is shown"]
