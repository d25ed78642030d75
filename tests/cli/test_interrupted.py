"""Ctrl+C ends with 130, says nothing ugly and keeps what is finished."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synapse_sim import __main__ as start
from synapse_sim.experiments.findings.findings import findings
from synapse_sim.experiments.findings.validate import Result
from synapse_sim.experiments.speed.workload import Timing
from tests.cli.commands import typed

ROOT = Path(__file__).parents[2]
INTERRUPTING_ITSELF = """
import os, runpy, signal, sys, threading, time

def interrupt():
    while begun_with not in sys.modules:
        time.sleep(0.01)
    time.sleep(0.3)
    os.kill(os.getpid(), signal.SIGINT)

begun_with = sys.argv.pop(1)
threading.Thread(target=interrupt, daemon=True).start()
runpy.run_module("synapse_sim", run_name="__main__")
"""
"""The program, and a hand on Ctrl+C that waits until the work has begun, however busy the machine is."""
LONG_WORK = {
    "validate": ("findings.validate.validate", "findings", Result(findings()[0], 0.5, "pass")),
    "bench": ("speed.bench.bench", "timings", Timing("a course", "ms", 1.0, 60.0, 60.0, "", is_reached=True)),
}


@pytest.mark.parametrize("command", LONG_WORK)
def test_what_was_finished_is_printed(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, part = LONG_WORK[command]

    def interrupted(_first: object, _second: object, done: Callable[[Any], None]) -> None:
        done(part)
        raise KeyboardInterrupt

    monkeypatch.setattr(f"synapse_sim.experiments.{place}", interrupted)
    result = typed(command, "--json")
    assert result.exit_code == 130
    assert len(json.loads(result.stdout)[name]) == 1


def test_loading_can_be_interrupted_too(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("synapse_sim.cli.main", interrupted)
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code == 130
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process alone")
@pytest.mark.parametrize(
    ("command", "begun_with"),
    [
        ("agree", "synapse_sim.experiments.agreement.check"),
        ("bench", "synapse_sim.experiments.speed.bench"),
        ("--frames 1000000", "synapse_sim.window"),
    ],
)
def test_a_real_ctrl_c_ends_long_work_with_130(command: str, begun_with: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTING_ITSELF, begun_with, *command.split()],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, ended.stderr) == (130, "")
