"""`run --summary`: what is printed, and where."""

import json
from pathlib import Path

from synapse_sim import Config, simulate
from synapse_sim.course.course import COLUMNS
from tests.cli.commands import refused, typed


def test_the_summary_is_printed_in_the_numbers_of_the_course() -> None:
    said = json.loads(typed("run", "--summary", "--json").stdout)
    peak = simulate(Config()).summary().levels["plasma_ng_per_ml"]
    assert said["levels"]["plasma_ng_per_ml"]["peak"] == float(f"{peak.peak:.10g}")
    assert said["levels"]["plasma_ng_per_ml"]["half_life_h"] == float(f"{peak.half_life_h:.10g}")
    assert list(said["columns"]) == list(COLUMNS[1:])
    assert said["config"] == Config().digest()


def test_it_can_be_read_as_a_table() -> None:
    text = typed("run", "--summary").stdout
    row = next(line.split() for line in text.splitlines() if line.startswith(" plasma_ng_per_ml"))
    assert (row[0], row[2]) == ("plasma_ng_per_ml", "0.6667")
    assert "dissociation_index" in text


def test_beside_a_table_on_standard_output_it_goes_to_standard_error() -> None:
    result = typed("run", "--out", "-", "--summary")
    assert result.stdout == typed("run", "--out", "-").stdout
    assert "half life h" in result.stderr


def test_a_file_and_a_summary_can_be_had_together(tmp_path: Path) -> None:
    result = typed("run", "--out", str(tmp_path / "a.csv"), "--summary")
    assert "half life h" in result.stdout
    assert (tmp_path / "a.csv").read_text().startswith("# program")


def test_what_there_is_not_is_null() -> None:
    said = json.loads(typed("run", "--summary", "--json", "--set", "treatment.dose=0").stdout)
    assert said["levels"]["plasma_ng_per_ml"] == {
        "peak": 0.0, "peak_h": None, "area": 0.0, "half_life_h": None, "area_unit": "ng h/mL",
    }  # fmt: skip


def test_nothing_asked_for_is_refused() -> None:
    assert refused("run") == ["nothing is asked for: give --out FILE, --summary, or both"]
    assert refused("run", "--out", "-", "--json") == ["--json is how a summary is printed; add --summary"]
