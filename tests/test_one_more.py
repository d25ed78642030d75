"""What `CONTRIBUTING.md` says one has to touch is all that one has to touch."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from synapse_sim import Config, ConfigError, simulate
from synapse_sim.config import parameters
from synapse_sim.config.pages import drugs_page, scenarios_page
from synapse_sim.config.presets import presets
from synapse_sim.config.reference import parameters_page, starting_file
from synapse_sim.config.routes import ROUTES, Way
from synapse_sim.config.schema import json_schema
from synapse_sim.experiments.findings.validate import validate
from synapse_sim.scenes.body.person import PERSON
from synapse_sim.texts.catalogue import catalogue, over, speaking
from synapse_sim.ui.actions import ACTIONS, action
from synapse_sim.ui.panels.menus import drug_options, route_options
from tests.cli.commands import typed
from tests.fresh_tables import checkout, own_assets
from tests.ui.pilot import Pilot

SUPPOSITORY = """
[routes.rectal]
gut_share = { value = 0.3, source = "illustrative: a test", confidence = "illustrative" }
highest_dose_mg_per_kg = { value = 3.0, source = "illustrative: a test", confidence = "illustrative" }
antidepressant_data = { value = false, source = "illustrative: a test", confidence = "illustrative" }
"""
FINDING = """
[[finding]]
id = "one-more"
stage = "kinetics"
claim = "Something peaks."
source = "a test"
published = "about 200 ng/mL"
class = "predicted"
probe = "peak"
args = { column = "plasma_ng_per_ml" }
low = 1
high = 1000
unit = "ng/mL"
"""


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[Path]:
    with own_assets(tmp_path) as folder:
        yield folder


def with_one_more_drug(assets: Path) -> None:
    """Ketamine under another name, under a heading of its own between the monoamines and the comparators."""
    text = (assets / "drugs" / "ketamine.toml").read_text(encoding="utf-8")
    new = text.replace('label = "Ketamine"', 'label = "Newcomer"').replace('"ketamines"', '"newcomers"')
    (assets / "drugs" / "newcomer.toml").write_text(new.replace("rank = 10", "rank = 75"), encoding="utf-8")


def test_a_drug_is_one_file(assets: Path) -> None:
    with_one_more_drug(assets)
    names = [*parameters()["treatment.drug"].choices]
    assert names[-3:] == ["newcomer", "midazolam", "saline"]
    assert json_schema()["properties"]["treatment"]["properties"]["drug"]["enum"] == names
    assert "newcomer" in starting_file()
    assert "`drugs.newcomer.block.delta`" in parameters_page()
    assert "## Newcomer" in drugs_page()
    heads = {option.value: (option.label, option.group) for option in drug_options(Config())}
    assert heads["newcomer"] == ("Newcomer", "newcomers")
    config = Config({"treatment.drug": "newcomer"})
    assert (simulate(config).table == simulate(Config()).table).all()
    with pytest.raises(ConfigError, match="did you mean 'newcomer'"):
        Config({"treatment.drug": "newcome"})
    assert typed("config", "check", "--set", "treatment.drug=newcomer").exit_code == 0


def test_a_drug_of_a_known_group_stands_in_it_whatever_its_rank(assets: Path) -> None:
    with_one_more_drug(assets)
    file = assets / "drugs" / "newcomer.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"newcomers"', '"ketamines"'), encoding="utf-8")
    options = drug_options(Config())
    assert [option.value for option in options[:4]] == ["ketamine", "esketamine", "arketamine", "newcomer"]
    assert [option.group for option in options[:5]] == [
        "ketamines",
        "",
        "",
        "",
        Config().drugs["memantine"].group,
    ]


def test_a_route_is_one_row_and_a_table_in_a_drugs_file(
    assets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = assets / "drugs" / "ketamine.toml"
    text = file.read_text(encoding="utf-8").replace("[rodent]", f"{SUPPOSITORY}\n[rodent]")
    file.write_text(text, encoding="utf-8")
    monkeypatch.setitem(ROUTES, "rectal", Way("Suppository", ("pr",), drawn_as="oral"))
    config = Config({"treatment.route": "pr"})
    assert config.treatment.route == "rectal"
    assert simulate(config).plasma_ng_per_ml.max() > 10
    assert route_options(config)[-1].label == "Suppository"
    assert "| `rectal` | Suppository | pr |" in drugs_page()
    assert PERSON.door("rectal") is PERSON.door("oral")
    assert "rectal" in json_schema()["properties"]["treatment"]["properties"]["route"]["enum"]


def test_a_route_that_is_in_no_table_is_refused_in_a_drugs_file(assets: Path) -> None:
    file = assets / "drugs" / "ketamine.toml"
    text = file.read_text(encoding="utf-8").replace("[rodent]", f"{SUPPOSITORY}\n[rodent]")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match='"rectal" is not one of iv_infusion'):
        Config({"treatment.route": "oral"})


def test_a_scenario_is_one_file(assets: Path) -> None:
    (assets / "presets" / "mine.toml").write_text("# Mine\n[treatment]\ndose = 0.1\n", encoding="utf-8")
    assert presets()["mine"] == "Mine"
    assert "| `mine` | Mine | `treatment.dose = 0.1` |" in scenarios_page()
    assert "mine  " in typed("preset", "list").stdout
    assert "# changes: treatment.dose = 0.1" in typed("run", "--out", "-", "--preset", "mine").stdout


def test_a_finding_is_one_table(assets: Path) -> None:
    file = assets / "findings.toml"
    file.write_text(file.read_text(encoding="utf-8") + FINDING, encoding="utf-8")
    (result,) = validate("one-more")
    assert result.verdict == "pass"


def test_a_key_is_one_row_and_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    row = dataclasses.replace(action("play"), name="again", keys=("f9",))
    words = over(catalogue(), "en", {"actions.again.label": "Something new"})
    for reader in ("actions", "overlay.help_page"):
        monkeypatch.setattr(f"synapse_sim.ui.{reader}.ACTIONS", (*ACTIONS, row))
    with speaking(words):
        assert row.label == "Something new"
    pilot = Pilot()
    pilot.key("f9")
    assert pilot.session.is_playing


def printed(folder: Path, *words: str) -> str:
    """What the edited copy of the program prints."""
    return printed_by(folder, "-m", *words)


def printed_by(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.long
def test_a_drug_on_disk_is_one_file_and_the_generated_pages(tmp_path: Path) -> None:
    folder = checkout(tmp_path)
    with_one_more_drug(folder / "assets")
    shown = tomllib.loads(
        printed(folder, "synapse_sim", "config", "show", "--set", "treatment.drug=newcomer")
    )
    assert shown["treatment"]["drug"] == "newcomer"
    course = printed(folder, "synapse_sim", "run", "--out", "-", "--set", "treatment.drug=newcomer")
    assert len(course.splitlines()) > 100
    assert "`drugs.newcomer.block.delta`" in printed(folder, "synapse_sim.config.pages", "parameters")


@pytest.mark.long
def test_a_scene_on_disk_is_its_folder_and_one_row(tmp_path: Path) -> None:
    folder = checkout(tmp_path)
    scenes = folder / "synapse_sim" / "scenes"
    shutil.copytree(scenes / "people", scenes / "extra")
    module = scenes / "extra" / "scene.py"
    text = module.read_text(encoding="utf-8").replace('scene_row("people")', 'scene_row("extra")')
    module.write_text(text, encoding="utf-8")
    table = folder / "synapse_sim" / "story" / "scene_names.py"
    last = '    SceneRow("people", "People", "6"),\n'
    row = '    SceneRow("extra", "Extra", "7"),\n'
    rows = table.read_text(encoding="utf-8")
    assert last in rows
    table.write_text(rows.replace(last, last + row), encoding="utf-8")
    assert "extra" in printed(folder, "synapse_sim", "--help")
    printed(folder, "synapse_sim", "--scene", "extra", "--size", "640x480", "--screenshot", "extra.png")
    assert (folder / "extra.png").exists()
    pressed = "from synapse_sim.ui.actions import key_map; print(key_map()['7'].name)"
    assert printed_by(folder, "-c", pressed) == "scene_extra\n"


@pytest.mark.long
def test_a_parameter_on_disk_is_one_line_and_the_generated_page(tmp_path: Path) -> None:
    folder = checkout(tmp_path)
    section = folder / "synapse_sim" / "config" / "sections" / "relief.py"
    line = '\n    new_number: float = parameter(0.5, low=0.0, high=1.0, label="New", source="a test")\n'
    section.write_text(section.read_text(encoding="utf-8") + line, encoding="utf-8")
    shown = printed(folder, "synapse_sim", "config", "show", "--set", "relief.new_number=0.25")
    assert tomllib.loads(shown)["relief"]["new_number"] == 0.25
    assert '"new_number"' in printed(folder, "synapse_sim", "config", "schema")
    assert "`relief.new_number`" in printed(folder, "synapse_sim.config.pages", "parameters")
