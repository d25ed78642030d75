"""No sentence of the screen stands in code: literals with a space in the rooms that show something."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "synapse_sim"
PANELS = (
    "ribbon", "caption", "caption_bar", "timeline", "curves", "stages",
    "parameter_groups", "parameter_widget",
)  # fmt: skip
SHOWING = [
    *sorted((ROOT / "scenes").rglob("*.py")),
    *sorted((ROOT / "story").rglob("*.py")),
    *sorted((ROOT / "texts").rglob("*.py")),
    *(ROOT / "ui" / "panels" / f"{name}.py" for name in PANELS),
    *(ROOT / "ui" / "overlay" / f"{name}.py" for name in ("tips", "boxes", "help_page")),
]
NO_WORDS = {
    r"(\d+)(?: to (\d+))? %": "the share in a published result, as it is printed",
    "33 → 31": "how wide a value gets",
    "0.43 µM": "how wide a value gets",
    " (": "what follows the name of a drug in its file",
    " · ": "between two scales",
    "glutamate transporter": "the name by which a sprite is remembered",
}
"""Literals that nobody reads, and what they are."""


def sentences(file: Path) -> Iterator[str]:
    """Literals with a space between letters, but for docstrings, what is raised, and keys of pictures."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    left_out = {id(inner) for node in ast.walk(tree) if _is_not_shown(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            words = node.value.strip()
            if " " in words and any(letter.isalpha() for letter in words) and node.value not in NO_WORDS:
                yield node.value


def _is_not_shown(node: ast.AST) -> bool:
    """Docstrings, errors for programmers, and the keys by which a canvas remembers a picture."""
    return isinstance(node, ast.Expr | ast.Raise) and (
        isinstance(node, ast.Raise) or isinstance(node.value, ast.Constant)
    )


@pytest.mark.parametrize("file", SHOWING, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_room_that_shows_something_holds_no_sentence(file: Path) -> None:
    assert list(sentences(file)) == []


@pytest.mark.xfail(
    strict=True, reason="names of actions and of controls, and what a session says, are in code"
)
def test_no_room_of_the_window_holds_a_sentence() -> None:
    rest = [*(ROOT / "ui").rglob("*.py"), *(ROOT / "session").rglob("*.py")]
    assert [words for file in rest for words in sentences(file)] == []


def test_a_sentence_in_code_is_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        '"""A docstring."""\nSAID = f"drug in {share} of them"\nraise ValueError("not shown")\n'
    )
    assert list(sentences(module)) == ["drug in ", " of them"]
