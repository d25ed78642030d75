import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from synapse_sim.config import Config, load_config, parameters
from synapse_sim.config.pages import PAGES
from synapse_sim.config.reference import changes_file, merged_file, starting_file
from synapse_sim.config.schema import json_schema
from synapse_sim.config.sections.subject import Species
from synapse_sim.config.toml import flat

DOCS = Path(__file__).parents[2] / "docs"


def test_the_starting_file_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "start.toml"
    path.write_text(starting_file(), encoding="utf-8")
    assert load_config(path) == Config()


def test_the_starting_file_with_every_comment_taken_away_says_the_defaults() -> None:
    lines = starting_file().splitlines()
    settings = "\n".join(line.removeprefix("# ") for line in lines if " = " in line or line.startswith("["))
    given = dict(flat(tomllib.loads(settings)))
    assert given.keys() == parameters().keys()


def test_the_merged_file_gives_the_same_config_again(tmp_path: Path) -> None:
    config = Config({"seed": 9, "treatment.drug": "esketamine", "subject.state": "healthy"})
    path = tmp_path / "merged.toml"
    path.write_text(merged_file(config), encoding="utf-8")
    assert load_config(path).digest() == config.digest()
    assert "seed = 9  # default" in merged_file(config)


def test_the_schema_knows_every_parameter() -> None:
    found = dict(_leaves(json_schema()))
    assert found.keys() == parameters().keys()
    assert found["subject.species"]["enum"] == list(get_args(Species))
    assert found["seed"] == {**found["seed"], "type": "integer", "minimum": 0}
    assert json.dumps(json_schema())


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    how = f"python -m synapse_sim.config.pages {name} > docs/{name}.md"
    assert (DOCS / f"{name}.md").read_text(encoding="utf-8") == PAGES[name](), how


def _leaves(node: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, child in node["properties"].items():
        if "properties" in child:
            yield from _leaves(child, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", child


def test_what_most_people_change_stands_first_in_the_starting_file() -> None:
    text = starting_file()
    assert text.index("[treatment]") < text.index("[hypothesis]") < text.index("From here on")
    assert text.index("From here on") < text.index("[circuit]")


def test_only_what_is_changed_is_told_with_where_it_was_written() -> None:
    config = Config({"treatment.dose": 0.3, "seed": 4})
    told = changes_file(config, {"treatment.dose": "my.toml:12"})
    assert "dose = 0.3  # default 0.5, from my.toml:12" in told
    assert "seed = 4  # default 1\n" in told
    assert len([line for line in told.splitlines() if "=" in line]) == 2
    assert changes_file(Config(), {}) == "# nothing is changed\n"
