import dataclasses
import json
import re
import struct
import subprocess
import sys
import tomllib
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import numpy as np
import pytest

from synapse_sim import Config, ConfigError, simulate
from synapse_sim.cli.options import read_time_h
from synapse_sim.config import Mistake
from synapse_sim.config.presets import presets
from synapse_sim.config.sections.circuit import Circuit
from synapse_sim.course.course import COLUMNS
from synapse_sim.course.response.response import response_for
from synapse_sim.experiments.agreement.check import Quantity
from synapse_sim.experiments.speed.workload import Timing
from synapse_sim.opening import WindowOptions
from synapse_sim.story.scene_names import view_names
from tests.cli.commands import refused
from tests.cli.commands import typed as run

ROOT = Path(__file__).parents[1]
COMMANDS = [
    ["run", "--out", "-"],
    ["preset", "list"],
    ["preset", "show", "healthy"],
    ["config", "init"],
    ["config", "check"],
    ["config", "show"],
    ["config", "schema"],
]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def table(text: str) -> dict[str, np.ndarray]:
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    names = rows[0].split(",")
    columns = np.loadtxt(StringIO("\n".join(rows[1:])), delimiter=",").T
    return dict(zip(names, columns, strict=True))


def test_the_course_is_printed_with_every_column_and_its_origin() -> None:
    text = run("run", "--out", "-", "--set", "treatment.dose=0.25").stdout
    comments = [line for line in text.splitlines() if line.startswith("# ")]
    assert list(table(text)) == list(COLUMNS)
    assert all(np.isfinite(column).all() for column in table(text).values())
    assert comments[0].startswith("# program: synapse-sim ")
    assert "# changes: treatment.dose = 0.25" in comments
    assert comments[-1] == "# illustrative teaching model"


def test_the_same_seed_and_config_give_the_same_bytes() -> None:
    words = ("run", "--out", "-", "--seed", "5", "--preset", "healthy")
    assert run(*words).stdout == run(*words).stdout


@pytest.mark.parametrize("ending", ["csv", "tsv", "npz", "json"])
def test_a_course_is_written_by_its_ending_and_not_over_a_file(ending: str) -> None:
    path = Path(f"course.{ending}")
    assert run("run", "--out", str(path)).exit_code == 0
    first = path.read_bytes()
    assert refused("run", "--out", str(path)) == [
        f"course.{ending}: the file exists already; --force replaces it"
    ]
    assert run("run", "--out", str(path), "--force").exit_code == 0
    assert path.read_bytes() == first
    assert [file.name for file in Path().iterdir()] == [path.name]


def test_every_kind_of_table_holds_the_same_numbers() -> None:
    course = simulate(Config())
    for ending in ("csv", "npz", "json"):
        run("run", "--out", f"course.{ending}")
    from_csv = table(Path("course.csv").read_text(encoding="utf-8"))
    from_json = json.loads(Path("course.json").read_text(encoding="utf-8"))["columns"]
    with np.load("course.npz") as from_npz:
        for name in COLUMNS:
            np.testing.assert_array_equal(from_npz[name], from_csv[name])
            np.testing.assert_array_equal(from_json[name], from_csv[name])
            np.testing.assert_allclose(from_csv[name], course.columns[name], rtol=1e-9)


def test_what_has_no_value_is_empty_in_csv_null_in_json_and_nan_in_npz(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mute = dataclasses.replace(response_for(Config()), answer_mean=np.full((13, 3), 0.001))
    monkeypatch.setattr("synapse_sim.course.simulate.response_for", lambda _: mute)
    for ending in ("csv", "npz", "json"):
        run("run", "--out", f"course.{ending}")
    rows = [line for line in Path("course.csv").read_text().splitlines() if not line.startswith("#")]
    cells = [row.split(",") for row in rows]
    at = cells[0].index("communication_rel")
    assert {row[at] for row in cells[1:]} == {""}
    assert {len(row) for row in cells} == {len(COLUMNS)}
    assert "nan" not in "".join(rows[1:])
    assert set(json.loads(Path("course.json").read_text())["columns"]["communication_rel"]) == {None}
    with np.load("course.npz") as archive:
        assert np.isnan(archive["communication_rel"]).all()


def test_what_has_no_effect_is_said_on_standard_error_and_the_run_goes_on() -> None:
    tablet = ("--set", "treatment.route=po", "--set", "treatment.infusion_min=10")
    said = "treatment.infusion_min has no effect on the course: nothing is infused for that long\n"
    for words in (("run", "--out", "-"), ("config", "check"), ("config", "show")):
        result = run(*words, *tablet)
        assert (result.exit_code, result.stderr) == (0, said)


def test_a_circuit_that_a_run_refuses_is_refused_by_the_check_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def restless(circuit: Circuit, _: object) -> None:
        raise ConfigError(Mistake("", "circuit", f"no rest with a spread of {circuit.spread:g}"))

    monkeypatch.setattr("synapse_sim.agents.circuit.homeostasis.settled_circuit", restless)
    assert refused("config", "check", "--set", "circuit.spread=0.4") == ["no rest with a spread of 0.4"]
    assert run("config", "check", "--set", "treatment.dose=0.4").exit_code == 0
    assert refused("config", "check", "--set", "circuit.spread=1.0") == [
        "--set: circuit.spread = 1.0 is outside [0, 0.45]"
    ]


def test_another_ending_is_refused() -> None:
    assert refused("run", "--out", "course.xls") == [
        "--out course.xls must end in .csv, .tsv, .npz, .json, or be - for standard output"
    ]
    assert refused("run", "--out", "no/such/course.csv") == ["no/such/course.csv: there is no folder no/such"]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_understands_the_common_options(command: list[str]) -> None:
    Path("my.toml").write_text("[treatment]\ndose = 0.4\n", encoding="utf-8")
    options = [
        "--config",
        "my.toml",
        "--preset",
        "healthy",
        "--set",
        "treatment.infusion_min=30",
        "--seed",
        "2",
    ]
    result = run(*command, *options)
    assert result.exit_code == 0, result.output
    assert result.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_refuses_a_wrong_config_with_one_line_a_mistake(command: list[str]) -> None:
    Path("my.toml").write_text("treatment.dose = -1\ntreatment.rout = 'oral'\n", encoding="utf-8")
    assert refused(*command, "--config", "my.toml", "--set", "sed=1") == [
        "my.toml:1: treatment.dose = -1 is outside [0, 6] mg/kg",
        "my.toml:2: unknown key 'treatment.rout'; did you mean 'treatment.route'?",
        "--set: unknown key 'sed'; did you mean 'seed'?",
    ]


def test_files_that_cannot_be_read_are_refused() -> None:
    assert refused("config", "check", "no.toml") == ["no.toml: there is no such file"]
    assert refused("config", "check", ".") == [".: this is a folder, not a file"]
    assert refused("config", "check", "a.toml", "--config", "b.toml") == [
        "two files are given, a.toml and b.toml"
    ]


def test_presets_are_listed_and_shown_as_files() -> None:
    listed = run("preset", "list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(presets())
    assert tomllib.loads(run("preset", "show", "healthy").stdout) == {"subject": {"state": "healthy"}}
    assert refused("preset", "show", "healty") == ["unknown preset 'healty'; did you mean 'healthy'?"]


def test_a_starting_file_is_written_checked_and_not_overwritten() -> None:
    assert run("config", "init", "my.toml").exit_code == 0
    assert run("config", "check", "my.toml").stdout == "no mistakes; 0 parameters changed\n"
    assert refused("config", "init", "my.toml") == ["my.toml: the file exists already; --force replaces it"]
    assert run("config", "init").stdout == Path("my.toml").read_text(encoding="utf-8")


def test_the_merged_config_says_what_was_resolved() -> None:
    shown = tomllib.loads(run("config", "show", "--set", "treatment.route=oral").stdout)
    assert (shown["treatment"]["route"], shown["treatment"]["dose"]) == ("oral", 0.5)


def test_the_schema_is_json() -> None:
    assert json.loads(run("config", "schema").stdout)["properties"]["seed"]["type"] == "integer"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--scene", "nope"], f"--scene nope is not one of {', '.join(view_names())}"),
        (["--time", "400h"], "--time 400h is outside [-1 h, 336 h] after the first dose"),
        (["--screenshot", "a.jpg"], "--screenshot a.jpg must end in .png"),
        (["--seed", "3", "run", "--out", "-"], "options stand behind the command: synapse-sim run ..."),
    ],
)
def test_what_the_window_cannot_show_is_refused(words: list[str], said: str) -> None:
    assert refused(*words) == [said]


@pytest.mark.parametrize(("time", "place_h"), [("45min", 100.75), ("-1h", 99.0), ("236h", 336.0)])
def test_a_time_counts_from_the_first_dose(
    time: str, place_h: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[WindowOptions] = []
    monkeypatch.setattr("synapse_sim.window.open_window", opened.append)
    result = run("--time", time, "--set", "treatment.schedule_h=[100.0]", "--frames", "1")
    assert result.exit_code == 0, result.output
    assert [options.time_h for options in opened] == [place_h]


@pytest.mark.parametrize(
    "words",
    [
        ["--size", "big"],
        ["--time", "10-5"],
        ["--time", "1e400"],
        ["nope"],
        ["run", "--out"],
        ["--frames", "0"],
        ["run", "--sed", "3"],
    ],
)
def test_wrong_usage_ends_with_one_error(words: list[str]) -> None:
    errors = [line for line in refused(*words) if line.startswith("Error: ")]
    assert len(errors) == 1


@pytest.mark.parametrize(
    ("text", "time_h"),
    [("-1h", -1.0), ("45min", 0.75), ("2h30", 2.5), ("1:30", 1.5), ("24", 24.0), ("1 day", 24.0)],
)
def test_times_are_written_with_units(text: str, time_h: float) -> None:
    assert read_time_h(text) == pytest.approx(time_h)


def test_an_internal_error_is_one_line_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_config: Config) -> None:
        raise RuntimeError("the drawing board fell over")

    monkeypatch.setattr("synapse_sim.course.simulate.simulate", broken)
    result = run("run", "--out", "-")
    assert result.exit_code == 1
    assert result.stderr == "internal error: RuntimeError: the drawing board fell over\n"


def test_ctrl_c_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_config: Config) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("synapse_sim.course.simulate.simulate", interrupted)
    assert run("run", "--out", "-").exit_code == 130


def test_the_three_ways_to_start_are_the_same_program() -> None:
    starts = (["-m", "synapse_sim"], ["main.py"])
    words = ["config", "check"]
    outputs = {
        subprocess.run(
            [sys.executable, *start, *words], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout
        for start in starts
    }
    assert outputs == {"no mistakes; 0 parameters changed\n"}


def test_help_names_every_command() -> None:
    text = run("--help").stdout
    assert all(re.search(rf"\b{command[0]}\b", text) for command in COMMANDS)


def test_the_window_opens_without_a_display_and_stops_after_some_frames() -> None:
    result = run("--frames", "3", "--size", "1024x768", "--projector", "--scene", "circuit")
    assert result.exit_code == 0, result.output


def test_a_screenshot_is_a_picture_of_the_asked_size_and_moment() -> None:
    pictures = []
    for time in ("45min", "7d"):
        name = f"{time}.png"
        assert run("--screenshot", name, "--time", time, "--size", "640x480").exit_code == 0
        pictures.append(Path(name).read_bytes())
        assert pictures[-1][:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", pictures[-1][16:24]) == (640, 480)
    assert pictures[0] != pictures[1]
    assert refused("--screenshot", "7d.png") == ["7d.png: the file exists already; --force replaces it"]


def quantity(z: float) -> Quantity:
    return Quantity("a rate, Hz", 2.0, 2.0 + z / 10, 0.1, z)


def agreeing(*found: Quantity) -> Callable[..., tuple[Quantity, ...]]:
    """A comparison that is done at once."""

    def compare(_seed: int, _config: Config, done: Callable[[Quantity], None]) -> tuple[Quantity, ...]:
        for each in found:
            done(each)
        return found

    return compare


@pytest.mark.parametrize(("z", "code"), [(3.9, 0), (-4.1, 1)])
def test_agents_that_do_not_agree_fail_the_command(
    z: float, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synapse_sim.experiments.agreement.agree.agree", agreeing(quantity(0.0), quantity(z)))
    assert run("agree").exit_code == code
    result = run("agree", "--json")
    assert result.exit_code == code
    assert json.loads(result.stdout)["quantities"][1] == {
        "quantity": "a rate, Hz",
        "theory": 2.0,
        "mean": 2.0 + z / 10,
        "standard_error": 0.1,
        "z": z,
    }


@pytest.mark.parametrize("change", ["treatment.drug=ssri", "treatment.dose=0", "subject.species=rat"])
def test_agents_are_compared_under_the_usual_treatment_alone(change: str) -> None:
    assert refused("agree", "--set", change) == [
        "agree compares the agents under the default treatment of a person only"
    ]


def test_what_was_compared_before_ctrl_c_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_seed: int, _config: Config, done: Callable[[Quantity], None]) -> None:
        done(quantity(1.0))
        raise KeyboardInterrupt

    monkeypatch.setattr("synapse_sim.experiments.agreement.agree.agree", interrupted)
    result = run("agree", "--json")
    assert result.exit_code == 130
    assert [found["z"] for found in json.loads(result.stdout)["quantities"]] == [1.0]


def test_timings_come_with_the_machine_they_were_taken_on(monkeypatch: pytest.MonkeyPatch) -> None:
    timing = Timing("a course", "ms", 1.0, 60.0, 60.0, "at most 5 ms", is_reached=True)
    monkeypatch.setattr(
        "synapse_sim.experiments.speed.bench.bench", lambda _config, _frames, done: done(timing)
    )
    found = json.loads(run("bench", "--json").stdout)
    assert found["machine"]["python"]
    assert found["timings"][0]["ratio"] == 60.0
    assert "a course" in run("bench").stdout


def test_findings_are_validated_one_alone_too() -> None:
    result = run("validate", "--only", "murrough-24h", "--json")
    (finding,) = json.loads(result.stdout)["findings"]
    assert result.exit_code == 0
    assert finding["id"] == "murrough-24h"
    assert {"claim", "source", "published", "simulated", "verdict", "class"} <= finding.keys()
    assert "murrough-24h" in run("validate", "--only", "murrough-24h").stdout


def test_a_finding_that_fails_fails_the_command() -> None:
    assert run("validate", "--only", "murrough-24h", "--set", "relief.spine_weight=0").exit_code == 1


@pytest.mark.parametrize("options", [[], ["--hypotheses"], ["--only", "half-life"]])
def test_who_is_treated_is_said_by_the_findings_alone(options: list[str]) -> None:
    assert refused("validate", *options, "--set", "subject.species=rat", "--set", "treatment.dose=0") == [
        "each finding says itself who is treated and how; take away subject.species, treatment.dose"
    ]


def test_an_unknown_finding_is_refused() -> None:
    assert refused("validate", "--only", "muroug-24h") == [
        "unknown finding 'muroug-24h'; did you mean 'murrough-24h'?"
    ]


def test_the_board_says_what_each_explanation_reproduces() -> None:
    rows = json.loads(run("validate", "--hypotheses", "--json").stdout)["hypotheses"]
    assert all(isinstance(row["disinhibition_reproduces"], bool) for row in rows)
    said = run("validate", "--hypotheses").stdout
    assert any("yes " in line and "no " in line for line in said.splitlines())
    reproduced = sum(bool(row["metabolite_reproduces"]) for row in rows)
    asked = sum(row["metabolite_reproduces"] is not None for row in rows)
    assert f"metabolite: reproduces {reproduced} of {asked}" in said
    assert asked < len(rows)


def test_a_board_of_one_finding_is_refused() -> None:
    assert refused("validate", "--hypotheses", "--only", "half-life") == [
        "--only and --hypotheses cannot be given together"
    ]
