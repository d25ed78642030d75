"""Rows are runs; who computes them, how many and how often they are stopped changes no byte."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import synapse_sim as ss
from synapse_sim.config import Config, ConfigError
from synapse_sim.experiments.sweep import parts as parts_module
from synapse_sim.experiments.sweep.engine import WorkError
from synapse_sim.experiments.sweep.joined import binary_part
from synapse_sim.experiments.sweep.parts import Parts
from synapse_sim.experiments.sweep.plan import Plan
from synapse_sim.experiments.sweep.processes import Processes
from synapse_sim.experiments.sweep.task import Task, compute
from synapse_sim.files.errors import FileError
from synapse_sim.files.writing import write_file
from tests.experiments.sweep.grids import CONFIG, DOSES, plan, sum_of

ROOT = Path(__file__).parents[3]
GRID = {"treatment.dose": DOSES}


@pytest.mark.parametrize("changes", [{}, {"treatment.drug": "ssri"}, {"subject.species": "rat"}])
def test_a_row_is_the_summary_of_its_run(changes: dict[str, Any]) -> None:
    config = CONFIG.with_changes({**changes, **({"course.horizon_h": None} if changes else {})})
    table = ss.sweep(config, {"modulators.nbqx": (0.0, 0.5)}, at_h=(4.0, 24.0))
    for row, blocked in enumerate((0.0, 0.5)):
        course = ss.simulate(config.with_changes({"modulators.nbqx": blocked}))
        said = course.summary().columns
        for name in ("glutamate_rel", "plasma_ng_per_ml", "relief"):
            assert table[f"peak_{name}"][row] == pytest.approx(said[name].peak, rel=1e-9)
            time_h = said[name].peak_h
            assert table[f"peak_time_{name}_h"][row] == pytest.approx(
                np.nan if time_h is None else time_h, rel=1e-9, nan_ok=True
            )
        assert table["trough_score"][row] == pytest.approx(said["score"].trough, rel=1e-9)
        assert table["at_4h_score"][row] == pytest.approx(course.at(4.0).score, rel=1e-9)


def test_a_virtual_patient_of_a_sweep_is_that_of_a_run() -> None:
    table = ss.sweep(CONFIG, GRID, subjects=260)
    assert len(table) == 3 * 260
    row = 2 * 260 + 255
    assert (table["treatment.dose"][row], table["patient"][row]) == (1.0, 256)
    alone = ss.simulate(CONFIG.with_changes({"treatment.dose": 1.0, "population.patient": 256}))
    assert table["at_24h_score"][row] == pytest.approx(alone.at(24.0).score, rel=1e-9)
    assert table["peak_plasma_ng_per_ml"][row] == pytest.approx(alone.plasma_ng_per_ml.max(), rel=1e-9)


def test_a_time_counts_from_the_first_dose() -> None:
    late = CONFIG.with_changes({"treatment.schedule_h": (20.0,)})
    assert ss.sweep(late, at_h=(2.0,))["at_2h_plasma_ng_per_ml"][0] == pytest.approx(
        ss.simulate(late).at(22.0).plasma_ng_per_ml, rel=1e-9
    )


def test_seeds_draw_other_people() -> None:
    table = ss.sweep(CONFIG, subjects=3, seeds=(1, 2))
    assert table["seed"].tolist() == [1, 1, 1, 2, 2, 2]
    assert len(set(table["at_24h_score"].tolist())) == 6


def test_without_a_grid_and_without_subjects_there_is_one_run() -> None:
    table = ss.sweep(CONFIG)
    assert (len(table), table["patient"].tolist()) == (1, [0])


def test_the_unit_of_a_dose_stands_beside_it() -> None:
    table = ss.sweep(CONFIG, GRID)
    assert table["treatment.dose_unit"].tolist() == ["mg/kg"] * 3


def test_one_and_two_workers_write_the_same_bytes(tmp_path: Path) -> None:
    files = [tmp_path / f"{workers}.csv" for workers in (1, 2)]
    doses = {"treatment.dose": [round(0.05 * k, 2) for k in range(20)]}
    for workers, file in zip((1, 2), files, strict=True):
        assert ss.sweep(CONFIG, doses, subjects=250, workers=workers, out=file) == file
    assert sum_of(files[0]) == sum_of(files[1])
    assert not list(tmp_path.glob("*.parts"))


def test_parquet_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    written = [ss.sweep(CONFIG, GRID, subjects=2, out=tmp_path / f"{turn}.parquet") for turn in range(2)]
    assert sum_of(written[0]) == sum_of(written[1])


def test_both_kinds_of_file_hold_the_table(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    table = ss.sweep(CONFIG, {"treatment.drug": ("ketamine", "saline")}, subjects=2)
    for name, read in (
        ("a.csv", lambda path: pandas.read_csv(path, comment="#")),
        ("a.parquet", pandas.read_parquet),
    ):
        ss.sweep(CONFIG, {"treatment.drug": ("ketamine", "saline")}, subjects=2, out=tmp_path / name)
        found = read(tmp_path / name)
        assert list(found) == list(table.columns)
        for column in table.columns:
            assert found[column].tolist() == pytest.approx(table[column].tolist(), nan_ok=True, abs=0)


def test_a_stopped_sweep_goes_on_to_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, stopped = tmp_path / "whole.csv", tmp_path / "stopped.csv"
    doses = {"treatment.dose": [round(0.05 * k, 2) for k in range(20)]}
    ss.sweep(CONFIG, doses, subjects=250, out=whole)
    with monkeypatch.context() as patch:
        patch.setattr(Parts, "save", _interrupting_at(1))
        with pytest.raises(KeyboardInterrupt):
            ss.sweep(CONFIG, doses, subjects=250, out=stopped)
    assert not stopped.exists()
    told: list[int] = []
    ss.sweep(
        CONFIG,
        doses,
        subjects=250,
        out=stopped,
        resume=True,
        progress=lambda progress: told.append(progress.done),
    )
    assert told == [4000, 5000]
    assert sum_of(stopped) == sum_of(whole)


def _interrupting_at(part: int) -> Any:
    save = Parts.save

    def interrupted(self: Parts, number: int, content: bytes) -> None:
        if number == part:
            raise KeyboardInterrupt
        save(self, number, content)

    return interrupted


def test_parts_of_another_sweep_are_refused_and_those_of_nobody_asked_for_too(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    parts = Parts.beside(out, plan())
    parts.begin(resume=False, force=False)
    parts.save(0, binary_part(Task(plan(), 0)))
    with pytest.raises(FileError, match="another sweep"):
        ss.sweep(CONFIG, GRID, subjects=250, out=out, resume=True)
    with pytest.raises(FileError, match="--resume goes on, --force begins anew"):
        ss.sweep(CONFIG, GRID, out=out)
    ss.sweep(CONFIG, GRID, out=out, force=True)
    assert out.exists()
    assert not parts.folder.exists()


@pytest.mark.parametrize(
    "harm", [lambda kept: kept[:-1], lambda kept: kept[:40] + b"\1" + kept[41:], lambda _: b""]
)
def test_a_part_that_was_harmed_is_computed_again(harm: Any, tmp_path: Path) -> None:
    parts = Parts.beside(tmp_path / "a.csv", plan(8))
    parts.begin(resume=False, force=False)
    content = binary_part(Task(plan(8), 0))
    parts.save(0, content)
    assert parts.load(0) == content
    file = next(parts.folder.glob("*.part"))
    file.write_bytes(harm(file.read_bytes()))
    assert list(parts.missing()) == [0]


def test_nothing_is_overwritten_and_nothing_foreign_removed(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    out.write_text("mine")
    with pytest.raises(FileError, match="--force"):
        ss.sweep(CONFIG, GRID, out=out)
    (tmp_path / "b.csv.parts").mkdir()
    (tmp_path / "b.csv.parts" / "notes.txt").write_text("mine")
    ss.sweep(CONFIG, GRID, out=tmp_path / "b.csv")
    assert (tmp_path / "b.csv.parts" / "notes.txt").read_text() == out.read_text() == "mine"


def test_killed_between_the_move_and_the_tidying_up_the_file_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.csv"
    with monkeypatch.context() as patch:
        patch.setattr(Parts, "remove", lambda _self: None)
        ss.sweep(CONFIG, GRID, out=out)
    before = sum_of(out)
    ss.sweep(CONFIG, GRID, out=out, resume=True)
    assert sum_of(out) == before
    assert not list(tmp_path.glob("*.parts"))


def test_a_full_disk_ends_with_one_sentence_and_keeps_what_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def full(path: Path, content: bytes, *, force: bool = False) -> None:
        written.append(path)
        if len(written) > 2:
            raise FileError(path, f"the file cannot be written: {os.strerror(errno.ENOSPC)}")
        write_file(path, content, force=force)

    monkeypatch.setattr(parts_module, "write_file", full)
    doses = {"treatment.dose": [round(0.05 * k, 2) for k in range(20)]}
    with pytest.raises(FileError, match="No space left"):
        ss.sweep(CONFIG, doses, subjects=250, out=tmp_path / "a.csv")
    assert list(Parts.beside(tmp_path / "a.csv", plan()).missing()) == [1, 2]


DIES = """
import os
from pathlib import Path
def once(task):
    mark = Path(os.environ["MARK"]) / str(task)
    if task == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), 9)
    return task * task
def always(task):
    os.kill(os.getpid(), 9)
"""


@pytest.fixture
def dying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    (tmp_path / "dies.py").write_text(DIES)
    monkeypatch.setenv("MARK", str(tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path))
    yield import_module("dies")

    del sys.modules["dies"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_worker_that_dies_is_replaced_and_its_task_done_again(dying: Any) -> None:
    found = list(Processes(2).run(dying.once, range(8)))
    assert sorted(found) == [(number, number * number) for number in range(8)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_task_that_kills_every_worker_is_given_up_with_one_sentence(dying: Any) -> None:
    with pytest.raises(WorkError, match="3 worker processes"):
        list(Processes(1).run(dying.always, [0]))


def test_what_a_worker_refuses_is_refused_here() -> None:
    bad = Plan(Config(), (("treatment.dose", (-1.0,)),), 0, (24.0,))
    with pytest.raises(ConfigError, match=r"--vary: treatment.dose = -1.0 is outside"):
        list(Processes(1).run(compute, [Task(bad, 0)]))


MANY = {"treatment.dose": np.linspace(0.0, 2.0, 21).round(12)}
WORDS = ("--vary", "treatment.dose=0:2:21", "--subjects", "250", "--workers", "2")
COARSELY = tuple(word for key, value in CONFIG.changes.items() for word in ("--set", f"{key}={value}"))


@contextmanager
def begun(out: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command, killed outright in the end."""
    whole = [sys.executable, "-m", "synapse_sim", "sweep", *WORDS, *words, "--out", str(out), "--resume"]
    with subprocess.Popen(whole, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        yield running
        running.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_outright_and_resumed_it_writes_the_same_bytes(tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.csv", tmp_path / "killed.csv"
    ss.sweep(CONFIG, MANY, subjects=250, out=whole)
    for kept in (1, 2):
        with begun(killed, *COARSELY):
            while len(list(tmp_path.glob("killed.csv.parts/0*.part"))) < kept:
                time.sleep(0.01)
        assert not killed.exists()
    ss.sweep(CONFIG, MANY, subjects=250, out=killed, resume=True)
    assert sum_of(killed) == sum_of(whole)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_twenty_times_at_random_moments_it_writes_the_same_bytes(tmp_path: Path) -> None:
    rng = np.random.default_rng()
    ss.sweep(None, MANY, subjects=250, out=tmp_path / "whole.csv")
    for turn in range(5):
        killed = tmp_path / f"{turn}.csv"
        for seconds in rng.uniform(0.2, 3.0, 4).tolist():
            with begun(killed):
                time.sleep(seconds)
        ss.sweep(None, MANY, subjects=250, out=killed, resume=True)
        assert sum_of(killed) == sum_of(tmp_path / "whole.csv")


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    ss.sweep(CONFIG, GRID, subjects=2, out=tmp_path / "a.csv")
    lines = (tmp_path / "a.csv").read_text().splitlines()
    comments = [line for line in lines if line.startswith("#")]
    assert comments[0].startswith("# program: synapse-sim")
    assert "# varied: treatment.dose, mg/kg, 3 values" in comments
    assert lines[len(comments)].startswith("treatment.dose,treatment.dose_unit,patient,peak_plasma_ng_per_ml")
    pq = pytest.importorskip("pyarrow.parquet")
    ss.sweep(CONFIG, GRID, subjects=2, out=tmp_path / "a.parquet")
    said = json.loads(pq.read_schema(tmp_path / "a.parquet").metadata[b"synapse_sim"])
    assert said["units"] == {"treatment.dose": "mg/kg"}
