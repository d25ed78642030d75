from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.response.plan import PLAN
from synapse_sim.experiments.speed.machine import machine
from synapse_sim.experiments.speed.plain import PlainCircuit, PlainCleft, stepped_kinetics, stepped_spines
from synapse_sim.experiments.speed.workload import MS, Race, run
from synapse_sim.experiments.speed.workloads import races


class Clock:
    """Time that passes only in works of known length."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s

    def work(self, seconds: float) -> Callable[[], None]:
        def pass_time() -> None:
            self.now_s += seconds

        return pass_time


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("synapse_sim.experiments.speed.workload.process_time", clock)
    return clock


def test_a_time_is_given_per_piece_and_beside_its_baseline(clock: Clock) -> None:
    found = run(
        Race("nap", MS, clock.work(0.002), 2.0, plain=clock.work(0.006), goal=50.0, goal_ratio=2.0), rounds=3
    )
    assert found.ours == pytest.approx(1.0)
    assert found.baseline == pytest.approx(6.0)
    assert found.ratio == pytest.approx(6.0)
    assert found.is_reached
    assert found.goal == "at most 50 ms, 2 x the baseline"


def test_a_rate_is_better_when_it_is_higher(clock: Clock) -> None:
    found = run(Race("nap", "naps/s", clock.work(0.002), 10.0, goal=1e9), rounds=3)
    assert found.ours == pytest.approx(5000.0)
    assert found.ratio is None
    assert not found.is_reached


def test_every_workload_has_a_name_and_a_goal() -> None:
    workloads = list(races(Config()))
    assert len({race.workload for race in workloads}) == len(workloads)
    assert all(race.goal or race.goal_ratio for race in workloads)


def test_the_response_is_timed_as_the_course_measures_it(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[tuple[int, int, float]] = []

    def measure(_settled: object, networks: range, levels: list[object], s: float) -> None:
        measured.append((len(networks), len(levels), s))

    monkeypatch.setattr("synapse_sim.experiments.speed.workloads.measure_rates", measure)
    (response,) = [race for race in races(Config()) if race.workload.startswith("response")]
    response.ours()
    assert measured == [(PLAN.networks, len(PLAN.concentration_umolar), PLAN.seconds)]


def test_the_plain_baselines_do_real_work() -> None:
    cleft, circuit = PlainCleft(200), PlainCircuit(0.5)
    before = cleft._position_um.copy()
    for _ in range(50):
        cleft.step()
        circuit.step()
    assert np.abs(cleft._position_um - before).max() > 0.01
    assert np.all((cleft._position_um[2] >= 0.0) & (cleft._position_um[2] <= 0.02))
    assert np.all(np.isfinite(circuit._voltage_mv))
    assert 0.3 < stepped_spines(400, 2.0)[-1].mean() < 0.9
    decayed = stepped_kinetics(np.array([[-0.5]]), np.array([1.0]), 4.0)
    assert decayed[0] == pytest.approx(2.0 * (1.0 - np.exp(-2.0)), rel=1e-9)


def test_the_machine_is_described() -> None:
    assert {"cores", "python", "numpy"} <= set(machine())
