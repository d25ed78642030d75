from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from synapse_sim.cli import app
from synapse_sim.config import Config
from synapse_sim.config.config import Changes
from synapse_sim.session import Session
from synapse_sim.session.commands import Compare
from synapse_sim.session.saved import write_state
from synapse_sim.session.state import state_of


def test_a_page_is_written_whole_and_never_over_another(tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    first = CliRunner().invoke(app, ["page", "--out", str(out), "--set", "course.horizon_h=48"])
    assert first.exit_code == 0
    assert out.read_text(encoding="utf-8").endswith("</html>\n")
    assert CliRunner().invoke(app, ["page", "--out", str(out)]).exit_code == 2


def test_a_page_of_a_saved_session_is_that_of_its_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, changes = tmp_path / "mine.toml", {"course.horizon_h": 48.0, "treatment.dose": 0.3}
    saved = Session(Config(changes))
    saved.do(Compare({"treatment.dose": 0.0}))
    write_state(session, state_of(saved))
    asked: list[tuple[Config, Changes]] = []

    def page_of(config: Config, compared: Changes) -> str:
        asked.append((config, compared))
        return "page"

    monkeypatch.setattr(sys.modules["synapse_sim.cli.page"], "_of_run", page_of)
    command = ["page", "--out", str(tmp_path / "a.html"), "--session", str(session)]
    assert CliRunner().invoke(app, command).exit_code == 0
    assert asked == [(Config(changes), {"treatment.dose": 0.0})]


@pytest.mark.parametrize(
    "beside", [("--set", "seed=2"), ("--compare", "treatment.dose=0"), ("--lesson", "brake")]
)
def test_what_a_session_says_itself_cannot_be_given_beside_it(
    beside: tuple[str, str], tmp_path: Path
) -> None:
    session = tmp_path / "mine.toml"
    write_state(session, state_of(Session(Config())))
    result = CliRunner().invoke(
        app, ["page", "--out", str(tmp_path / "a.html"), "--session", str(session), *beside]
    )
    assert result.exit_code == 2
    assert "says itself what" in result.output


def test_another_ending_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["page", "--out", str(tmp_path / "a.pdf")])
    assert result.exit_code == 2
    assert "must end in .html" in result.output
