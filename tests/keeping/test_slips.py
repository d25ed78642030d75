"""Files of the user with slips: read for what they say, or refused in sentences; nothing in between."""

from __future__ import annotations

import random
from collections.abc import Callable
from math import isfinite
from pathlib import Path

import pytest

from synapse_sim.config import Config, ConfigError
from synapse_sim.config.load import load_config
from synapse_sim.config.presets import preset_path, presets
from synapse_sim.config.reference import starting_file
from synapse_sim.session import Session
from synapse_sim.session.commands import AddData, Change, Compare, GoTo, Pin, ShowPublished
from synapse_sim.session.lesson_commands import CountVotes, DrawPrediction, OpenLesson, Predict
from synapse_sim.session.measurements import parse_measurements
from synapse_sim.session.saved import parse_state, state_text
from synapse_sim.session.state import state_of
from synapse_sim.story.scene_names import view_names
from tests.keeping.test_keeper import Window
from tests.slips import mutated

TABLE = """# mine
time_h;score;score_sd;plasma_ng_per_ml
0;33,5;2,1;
0,75;30;2;71,3
24;12,5;;0
168;20;3,3;0
"""
PLAN = """# a plan
seed = 7
[treatment]
drug = "esketamine"
route = "intranasal"
[[treatment.doses]]
at_h = 0.0
dose = 84.0
dose_unit = "mg"
[[treatment.doses]]
at_h = 84.0
dose = 56.0
dose_unit = "mg"
[subject]
state = "stressed"
[window]
scale = 1.25
"""


def full_session() -> str:
    """The text of a session that has some of everything."""
    session = Session(Config({"treatment.dose": 0.4}))
    for command in (
        Pin(),
        Change({"treatment.doses": ({"at_h": 0.0, "dose": 0.5}, {"at_h": 24.0, "dose": 0.3})}),
        Compare({"subject.state": "healthy"}),
        ShowPublished(),
        GoTo(24.0),
        AddData(parse_measurements(TABLE, "mine.csv")),
        OpenLesson("brake", 5),
        CountVotes((3, 4)),
        Predict("score", 2.0),
        DrawPrediction(((1.0, 30.0), (24.0, 12.0))),
    ):
        session.do(command)
    return state_text(state_of(session))


def read_session(text: str, _: Path) -> None:
    """Read it, and what it then says reads as the same."""
    state = parse_state(text, "my.toml", view_names())
    assert parse_state(state_text(state), "again.toml", view_names()) == state


def read_config(text: str, folder: Path) -> None:
    """Read it, and its changes make the same config."""
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    config = load_config(path)
    assert Config(config.changes) == config


def read_data(text: str, _: Path) -> None:
    """Read it, and every number of it is one."""
    table = parse_measurements(text, "my.csv")
    assert parse_measurements(table.table, "again.csv").values == table.values
    assert all(isfinite(each.value) for each in table.values)


def configs() -> list[str]:
    shipped = [preset_path(name).read_text(encoding="utf-8") for name in presets()]
    return [PLAN, starting_file(), *shipped]


KINDS: dict[str, tuple[Callable[[], list[str]], Callable[[str, Path], None]]] = {
    "session": (lambda: [full_session()], read_session),
    "config": (configs, read_config),
    "data": (lambda: [TABLE, TABLE.replace(",", ".").replace(";", ",")], read_data),
}


def refusal(kind: str, text: str, folder: Path) -> list[str]:
    """Why a text was refused; nothing if it was read."""
    try:
        KINDS[kind][1](text, folder)
    except ConfigError as error:
        return error.lines or [""]
    return []


def refusals(kind: str, count: int, seed: int, folder: Path) -> list[list[str]]:
    """What was said of texts with slips."""
    luck, texts = random.Random(seed), KINDS[kind][0]()
    return [refusal(kind, mutated(luck.choice(texts), luck), folder) for _ in range(count)]


def are_plain(said: list[list[str]]) -> bool:
    """Whether some were read and some refused, each mistake in a line of its own."""
    lines = [line for lines in said for line in lines]
    return [] in said and bool(lines) and all(line.strip() and "\n" not in line for line in lines)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_slips_is_read_or_refused_in_sentences(kind: str, tmp_path: Path) -> None:
    make, read = KINDS[kind]
    for text in make():
        read(text, tmp_path)
    assert are_plain(refusals(kind, 50, 3, tmp_path))


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_many_files_with_slips_are_read_or_refused_in_sentences(kind: str, tmp_path: Path) -> None:
    assert are_plain(refusals(kind, 500, 4, tmp_path))


def test_a_refused_file_that_is_dropped_changes_nothing(tmp_path: Path) -> None:
    luck, window = random.Random(5), Window(tmp_path)
    before = state_of(window.desk.session)
    texts = [full_session(), PLAN, TABLE]
    for _ in range(12):
        window.desk.messages.close_notices()
        window.drops(tmp_path / "dropped", mutated(luck.choice(texts), luck) + "\n[[")
        assert window.said
        assert state_of(window.desk.session) == before
