"""Exponents of growth, fitted to work whose growth is known, and to the program's own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from synapse_sim.config import Config
from synapse_sim.experiments.speed import growth

ROOT = Path(__file__).parents[3]


def fake(seconds: Callable[[int], float], monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Work that takes as long as it says, on a clock of its own."""
    now = [0.0]
    monkeypatch.setattr(growth, "process_time", lambda: now[0])

    def work(size: int) -> None:
        now[0] += seconds(size)

    return work


@pytest.mark.parametrize("power", [1.0, 2.0])
def test_a_power_is_found(power: float, monkeypatch: pytest.MonkeyPatch) -> None:
    assert growth.exponent((10, 100, 1000), fake(lambda size: size**power, monkeypatch)) == pytest.approx(
        power
    )


def test_what_is_flat_first_and_steep_later_is_steep(monkeypatch: pytest.MonkeyPatch) -> None:
    work = fake(lambda size: 1000.0 + size * size, monkeypatch)
    assert growth.exponent((10, 100, 1000, 10_000), work) > 1.9


def test_memory_hardly_grows_with_subjects() -> None:
    coarse = Config({"course.early_step_min": 5.0, "course.day_step_min": 60.0, "course.late_step_h": 6.0})
    few, many = (growth.peak_mb(coarse, subjects) for subjects in (500, 1500))
    assert many < few + 5.0
    assert many < 200.0


MEASURED = """
import json, resource, sys, time
import synapse_sim as ss
before = time.process_time()
ss.sweep(None, subjects=int(sys.argv[1]), out=sys.argv[2])
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([time.process_time() - before, used]))
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted otherwise elsewhere")
def test_two_hundred_thousand_patients_take_ten_times_as_long_as_a_tenth_and_no_more_memory(
    tmp_path: Path,
) -> None:
    figures = []
    for subjects in (20_000, 200_000):
        words = [sys.executable, "-c", MEASURED, str(subjects), str(tmp_path / f"{subjects}.csv")]
        said = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        figures.append(json.loads(said))
    (few_s, few_mib), (many_s, many_mib) = figures
    assert many_s < 12.0 * few_s
    assert many_mib < 1.3 * few_mib
    assert many_mib < 1024.0
