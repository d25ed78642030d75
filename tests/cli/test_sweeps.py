"""`sweep` as a user types it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.commands import refused, typed

ROOT = Path(__file__).parents[2]
STEPS = ("course.early_step_min=5", "course.day_step_min=60", "course.late_step_h=6")
COARSE = tuple(word for step in STEPS for word in ("--set", step))


def test_a_grid_is_written_and_said(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    result = typed("sweep", "--vary", "treatment.dose=0:1:3", "--at", "1h", "--at", "7d", "--out", str(out))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"written: {out}\n")
    lines = [line.split(",") for line in out.read_text().splitlines() if not line.startswith("#")]
    assert [row[0] for row in lines] == ["treatment.dose", "0", "0.5", "1"]
    assert {"at_1h_score", "at_168h_score"} <= set(lines[0])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--vary", "treatment.dose=9"), "--vary: treatment.dose = 9 is outside [0, 6] mg/kg"),
        (("--vary", "dose=1,2"), "--vary: unknown key 'dose'"),
        (
            ("--vary", "seed"),
            "--vary: 'seed' must be KEY=START:STOP:N or KEY=a,b,c, like",
        ),
        (("--workers", "2", "--cluster", "tcp://a:1"), "--workers and --cluster cannot be given together"),
        (("--set", "population.patient=2", "--subjects", "3"), "population.patient is one virtual patient"),
    ],
)
def test_what_cannot_be_is_refused(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    (line,) = refused("sweep", *words, "--out", str(tmp_path / "a.csv"))
    assert line.startswith(said)
    assert list(tmp_path.iterdir()) == []


def test_another_ending_is_refused(tmp_path: Path) -> None:
    (line,) = refused("sweep", "--out", str(tmp_path / "a.xlsx"))
    assert line == f"{tmp_path / 'a.xlsx'}: the name must end in .csv or .parquet"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process alone")
def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    words = ["sweep", "--vary", "treatment.dose=0:2:21", "--subjects", "250", *COARSE, "--out", str(out)]
    running = subprocess.Popen(
        [sys.executable, "-m", "synapse_sim", *words, "--workers", "2"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while not list(tmp_path.glob("a.csv.parts/0*.part")):
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    stdout, stderr = running.communicate()
    assert (running.returncode, stdout) == (130, ""), stderr
    assert stderr.count("\n") == 2, stderr
    assert stderr.splitlines()[0].startswith(f"what is finished is kept in {out}.parts")
    assert stderr.splitlines()[1].endswith("--resume")
    assert typed(*words, "--workers", "1", "--resume").exit_code == 0
    assert not (tmp_path / "a.csv.parts").exists()
