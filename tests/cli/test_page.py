from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from synapse_sim.cli import app


def test_a_page_is_written_whole_and_never_over_another(tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    first = CliRunner().invoke(app, ["page", "--out", str(out), "--set", "course.horizon_h=48"])
    assert first.exit_code == 0
    assert out.read_text(encoding="utf-8").endswith("</html>\n")
    assert CliRunner().invoke(app, ["page", "--out", str(out)]).exit_code == 2


def test_another_ending_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["page", "--out", str(tmp_path / "a.pdf")])
    assert result.exit_code == 2
    assert "must end in .html" in result.output
