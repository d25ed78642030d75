from __future__ import annotations

import time

import pytest

from synapse_sim.config import ConfigError
from synapse_sim.config.errors import Mistake
from synapse_sim.course.work import Work, finished
from synapse_sim.session import jobs
from synapse_sim.session.jobs import Job


def counting(to: int, slice_s: float = 0.0) -> Work[str]:
    for k in range(to):
        time.sleep(slice_s)
        yield (k + 1) / to, "half" if 2 * (k + 1) == to else None
    return "whole"


def refusing() -> Work[str]:
    yield 0.5, None
    raise ConfigError(Mistake("", "circuit", "this cannot be had"))


def failing() -> Work[str]:
    yield 0.5, None
    raise ZeroDivisionError


def test_a_job_works_no_longer_than_it_may_but_one_slice_at_least() -> None:
    job = Job(counting(100, slice_s=0.002))
    start_s = time.perf_counter()
    assert not job.advance(0.01)
    assert time.perf_counter() - start_s < 0.05
    assert 0.01 <= job.progress < 0.5
    before = job.progress
    job.advance(0.0)
    assert job.progress == pytest.approx(before + 0.01)


def test_a_job_tells_when_there_is_something_better_to_show() -> None:
    job = Job(counting(4))
    news = [job.advance(0.0) for _ in range(5)]
    assert news == [False, True, False, False, True]
    assert (job.best, job.is_done, job.progress) == ("whole", True, 1.0)


def test_a_finished_job_does_nothing_more() -> None:
    job = Job(counting(1))
    job.advance(1.0)
    assert not job.advance(1.0)
    assert job.best == "whole"


def test_a_refusal_ends_a_job_and_is_kept() -> None:
    job = Job(refusing())
    assert not job.advance(1.0)
    assert job.is_done
    assert "cannot be had" in str(job.refusal)


def test_a_job_that_fails_says_so_once_and_is_not_asked_again() -> None:
    job = Job(failing())
    with pytest.raises(ZeroDivisionError):
        job.advance(1.0)
    assert job.is_done
    assert not job.advance(1.0)


def test_work_can_be_done_in_one_go() -> None:
    assert finished(counting(7)) == "whole"


class Clock:
    """A clock that goes on by a second with every slice."""

    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s

    def counting(self, to: int) -> Work[str]:
        for k in range(to):
            self.now_s += 1.0
            yield (k + 1) / to, f"{k + 1} of {to}" if k % 2 else None
        return "whole"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(jobs, "perf_counter", clock)
    return clock


@pytest.mark.parametrize(("budget_s", "slices"), [(0.0, 1), (0.9, 1), (1.0, 1), (1.1, 2), (3.0, 3)])
def test_a_job_stops_with_the_slice_that_spends_its_time(clock: Clock, budget_s: float, slices: int) -> None:
    job = Job(clock.counting(10))
    job.advance(budget_s)
    assert job.progress == slices / 10


def test_a_job_knows_how_long_it_has_worked(clock: Clock) -> None:
    job = Job(clock.counting(4))
    spent_s = []
    for _ in range(6):
        job.advance(2.0)
        spent_s.append(job.spent_s)
    assert spent_s == [2.0, 4.0, 4.0, 4.0, 4.0, 4.0]


def test_the_best_so_far_stays_until_there_is_a_better_one(clock: Clock) -> None:
    job = Job(clock.counting(5))
    best = []
    for _ in range(6):
        job.advance(0.0)
        best.append(job.best)
    assert best == [None, "2 of 5", "2 of 5", "4 of 5", "4 of 5", "whole"]
