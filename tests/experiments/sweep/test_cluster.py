"""A real Dask cluster on this machine: scheduler and workers are processes that come late and are killed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import synapse_sim as ss
from synapse_sim.experiments.sweep.engine import WorkError
from synapse_sim.experiments.sweep.parts import Parts
from synapse_sim.experiments.sweep.sweep import Progress
from tests.experiments.sweep.grids import CONFIG, plan, sum_of

pytest.importorskip("distributed")
ROOT = Path(__file__).parents[3]
DOSES = {"treatment.dose": [round(0.05 * k, 2) for k in range(41)]}
SUBJECTS = 250
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


class Local:
    """Processes of a cluster, all killed in the end."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.processes = folder, list[subprocess.Popen[bytes]]()
        where = folder / "scheduler.json"
        words = ("--port", "0", "--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(where))
        self.scheduler = self._started("dask_scheduler", ROOT, *words)
        self.address = str(json.loads(_soon(lambda: where.read_text() if where.exists() else ""))["address"])

    def worker(self, code: Path = ROOT) -> subprocess.Popen[bytes]:
        return self._started(
            "dask_worker", code, self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard"
        )

    def _started(self, what: str, code: Path, *words: str) -> subprocess.Popen[bytes]:
        whole = [sys.executable, "-m", f"distributed.cli.{what}", *words]
        environment = {**os.environ, "PYTHONPATH": str(code)}
        log = (self._folder / "log.txt").open("ab")
        started = subprocess.Popen(whole, cwd=self._folder, env=environment, stdout=log, stderr=log)
        log.close()
        self.processes.append(started)
        return started

    def end(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


def _soon(found: Callable[[], str]) -> str:
    end = time.monotonic() + 60.0
    while not (said := found()):
        assert time.monotonic() < end, "nothing came within a minute"
        time.sleep(0.05)
    return said


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Local]:
    local = Local(tmp_path)
    yield local
    local.end()


def at(part: int, act: Callable[[], object]) -> Callable[[Progress], None]:
    """Does something once, when so many parts are done."""
    seen: list[Progress] = []

    def told(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == part:
            act()

    return told


@UNIX
def test_a_worker_killed_in_the_middle_and_one_that_joins_late_change_no_byte(
    cluster: Local, tmp_path: Path
) -> None:
    first, _ = cluster.worker(), cluster.worker()

    def fate() -> None:
        first.kill()
        cluster.worker()

    out = ss.sweep(
        CONFIG, DOSES, SUBJECTS, cluster=cluster.address, out=tmp_path / "dask.csv", progress=at(2, fate)
    )
    assert first.wait() != 0
    alone = ss.sweep(CONFIG, DOSES, SUBJECTS, out=tmp_path / "alone.csv")
    assert sum_of(out) == sum_of(alone)


def test_where_no_scheduler_answers_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synapse_sim.experiments.sweep.cluster.CONNECT_S", 0.5)
    with pytest.raises(WorkError, match=r"--cluster tcp://127.0.0.1:9: no scheduler answers there"):
        ss.sweep(CONFIG, DOSES, cluster="tcp://127.0.0.1:9")


@UNIX
@pytest.mark.long
def test_a_scheduler_that_goes_away_is_told_and_the_sweep_goes_on_without_it(
    cluster: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synapse_sim.experiments.sweep.cluster.LOST_S", 3.0)
    cluster.worker()
    out = tmp_path / "a.csv"
    with pytest.raises(WorkError, match="the scheduler went away; what is finished is kept"):
        ss.sweep(
            CONFIG, DOSES, SUBJECTS, cluster=cluster.address, out=out, progress=at(1, cluster.scheduler.kill)
        )
    missing = list(Parts.beside(out, plan(41)).missing())
    assert 0 < len(missing) < plan(41).parts
    ss.sweep(CONFIG, DOSES, SUBJECTS, out=out, resume=True)
    assert sum_of(out) == sum_of(ss.sweep(CONFIG, DOSES, SUBJECTS, out=tmp_path / "alone.csv"))


@pytest.fixture
def other_code(tmp_path: Path) -> Path:
    """The program with one digit less in its results."""
    shutil.copytree(ROOT / "synapse_sim", tmp_path / "other" / "synapse_sim")
    (tmp_path / "other" / "assets").symlink_to(ROOT / "assets")
    changed = tmp_path / "other" / "synapse_sim" / "experiments" / "sweep" / "outcomes.py"
    changed.write_text(changed.read_text().replace("_DIGITS = 10", "_DIGITS = 9"))
    return tmp_path / "other"


@UNIX
@pytest.mark.long
def test_a_worker_of_another_version_is_refused(cluster: Local, other_code: Path) -> None:
    cluster.worker(other_code)
    _soon(lambda: "Registered to" if "Registered to" in (other_code.parent / "log.txt").read_text() else "")
    with pytest.raises(WorkError, match=r"worker tcp://.* runs synapse-sim .*from the same installation"):
        ss.sweep(CONFIG, DOSES, SUBJECTS, cluster=cluster.address)


@UNIX
@pytest.mark.long
def test_a_stranger_that_joins_late_does_nothing_and_harms_nothing(
    cluster: Local, other_code: Path, tmp_path: Path
) -> None:
    cluster.worker()
    out = ss.sweep(
        CONFIG,
        {"treatment.dose": [round(0.01 * k, 2) for k in range(200)]},
        SUBJECTS,
        cluster=cluster.address,
        out=tmp_path / "dask.csv",
        progress=at(1, lambda: cluster.worker(other_code)),
    )
    alone = tmp_path / "alone.csv"
    ss.sweep(CONFIG, {"treatment.dose": [round(0.01 * k, 2) for k in range(200)]}, SUBJECTS, out=alone)
    assert sum_of(out) == sum_of(alone)
