"""Each distinct circuit of a grid is measured once, and every run gets its own."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import synapse_sim as ss
from synapse_sim.config import Config
from synapse_sim.course.response.plan import Dependencies
from synapse_sim.course.response.response import Response, response_for
from synapse_sim.experiments.sweep import sweep as module
from tests.experiments.sweep.grids import CONFIG

GRID = {"circuit.network_seed": (1, 7, 8), "treatment.dose": (0.2, 0.5)}
MEASURED: list[str] = []


def faked(on: Dependencies) -> Response:
    """A response that tells circuits apart without being measured."""
    MEASURED.append(on.digest)
    shipped = response_for(Config())
    rate_hz = shipped.pyramidal_mean_hz * (
        1.0 + 0.1 * on.circuit.network_seed * (shipped.concentration_umolar > 0)[:, None]
    )
    return dataclasses.replace(shipped, pyramidal_mean_hz=rate_hz, digest=on.digest)


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    MEASURED.clear()
    monkeypatch.setattr("synapse_sim.course.response.kept.cache_folder", lambda: tmp_path)
    monkeypatch.setattr(module, "measured", faked)


def test_each_distinct_circuit_is_measured_once_and_kept() -> None:
    table = ss.sweep(CONFIG, GRID)
    assert len(MEASURED) == len(set(MEASURED)) == 2
    peaks = table["peak_rate_pyramidal_hz"].reshape(3, 2)
    assert (peaks[1] > peaks[0]).all()
    assert (peaks[2] > peaks[1]).all()
    again = ss.sweep(CONFIG, GRID)
    assert len(MEASURED) == 2
    assert again["peak_rate_pyramidal_hz"].tolist() == table["peak_rate_pyramidal_hz"].tolist()


def test_a_circuit_that_all_runs_share_is_measured_once_too() -> None:
    ss.sweep(CONFIG.with_changes({"circuit.network_seed": 7}), {"treatment.dose": (0.2, 0.5)}, subjects=2)
    assert len(MEASURED) == 1


def test_what_shapes_no_circuit_measures_nothing() -> None:
    ss.sweep(CONFIG, {"treatment.dose": (0.2, 0.5), "relief.fast_weight": (0.1, 0.2)})
    assert MEASURED == []
