"""What the pages say is there, is there."""

import re
from pathlib import Path

import pytest

from synapse_sim.cli import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in folder.glob("[0-9]*.md") if page.name not in listed] == []


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    callbacks = [info.callback.__name__ for info in app.registered_commands if info.callback]
    groups = [str(info.name) for info in app.registered_groups]
    assert callbacks
    assert [name for name in (*callbacks, *groups) if f"`synapse-sim {name}" not in readme] == []


def test_every_test_that_a_page_names_exists() -> None:
    page = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    lines = [line.split("`") for line in page.replace("<br>", "\n").splitlines() if "`test_" in line]
    named, file = [], ""
    for parts in lines:
        file = next((part for part in parts if part.startswith("tests/")), file)
        named += [(file, part) for part in parts if part.startswith("test_")]
    assert len(named) > 80
    gone = [each for each in named if f"def {each[1]}(" not in (ROOT / each[0]).read_text(encoding="utf-8")]
    assert gone == []
