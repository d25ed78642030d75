"""What a user installs is what stands in the checkout."""

import os
import re
import runpy
import subprocess
import sys
import tomllib
import zipfile
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import synapse_sim

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CHECK_COMMAND = "uv run tests/check.py"


def script_block(path: str) -> dict[str, Any]:
    """The inline metadata of a script, as PEP 723 defines it."""
    text = (ROOT / path).read_text(encoding="utf-8")
    found = re.search(r"(?m)^# /// script$\n(?P<content>(^#(| .*)$\n)+)^# ///$", text)
    assert found
    return tomllib.loads("".join(line[2:] + "\n" for line in found["content"].splitlines()))


def test_the_starting_script_needs_what_the_package_needs() -> None:
    assert script_block("main.py") == {
        "requires-python": PROJECT["requires-python"],
        "dependencies": PROJECT["dependencies"],
    }


def test_the_check_needs_what_the_extra_dev_adds() -> None:
    needed = script_block("tests/check.py")["dependencies"]
    extras = dict(PROJECT["optional-dependencies"])
    _, *tools = extras.pop("dev")
    assert needed == [*PROJECT["dependencies"], *chain.from_iterable(extras.values()), *tools]


def test_the_starting_script_looks_for_every_package() -> None:
    packages = runpy.run_path(str(ROOT / "main.py"))["PACKAGES"].values()
    assert list(packages) == [re.split("[>=]", dependency)[0] for dependency in PROJECT["dependencies"]]


def test_a_missing_module_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    script = runpy.run_path(str(ROOT / "main.py"))
    monkeypatch.setitem(script["PACKAGES"], "no_such_module", "no-such-package")
    assert script["obstacle"]().endswith("-m pip install no-such-package")


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    script = runpy.run_path(str(ROOT / "main.py"))
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    assert script["obstacle"]().startswith("synapse-sim needs Python 3.11 or newer")


def test_the_version_is_the_same_everywhere() -> None:
    assert synapse_sim.__version__ == PROJECT["version"]
    assert f"## [{PROJECT['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", ".ci/run"])
def test_everybody_runs_the_same_check(path: str) -> None:
    assert CHECK_COMMAND in (ROOT / path).read_text(encoding="utf-8")


def test_the_server_tries_the_lowest_versions_too() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "--resolution lowest-direct" in script
    assert "has no wheel for this Python" in script


def test_long_tests_are_left_out_unless_asked_for() -> None:
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]
    assert "-m 'not long'" in options["ini_options"]["addopts"]
    assert runpy.run_path(str(ROOT / "tests/check.py"))["translated"](["--long", "-x"]) == [
        "-m",
        "long",
        "-x",
    ]


def test_the_package_page_says_who_for_what_and_that_it_is_typed() -> None:
    classifiers = PROJECT["classifiers"]
    assert PROJECT["authors"] == [{"name": "synapse-sim contributors"}]
    assert {"Typing :: Typed", "Operating System :: OS Independent", "Environment :: Console"} <= {
        *classifiers
    }
    assert any(each.startswith("Programming Language :: Python :: 3.") for each in classifiers)
    assert (ROOT / "synapse_sim/py.typed").exists()


def test_a_citation_names_this_version() -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {PROJECT['version']}\n" in text
    assert PROJECT["authors"][0]["name"] in text


def test_the_commit_hook_fetches_nothing_and_runs_the_check() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert re.findall(r"repo: (\S+)", text) == ["local"]
    assert f"entry: {CHECK_COMMAND} --fast" in text


@pytest.mark.parametrize(
    "page", ["SECURITY.md", "CODE_OF_CONDUCT.md", "docs/accessibility.md", "CITATION.cff"]
)
def test_the_readme_leads_to_every_page_of_the_project(page: str) -> None:
    assert f"({page})" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_starts_the_program_with_one_command() -> None:
    assert "pip install uv && uv run main.py" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_wheel_carries_the_assets_and_runs_from_any_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "site")
    shipped = {file.relative_to(ROOT) for file in (ROOT / "assets").rglob("*") if file.is_file()}
    assert {f"synapse_sim/{file.as_posix()}" for file in shipped} <= names
    assert "synapse_sim/py.typed" in names
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    shown = [sys.executable, "-m", "synapse_sim", "config", "show", "--preset", "healthy"]
    result = subprocess.run(shown, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert 'state = "healthy"' in result.stdout
