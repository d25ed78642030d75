from __future__ import annotations

import time

import pytest

from synapse_sim.config import ConfigError
from synapse_sim.config.errors import Mistake
from synapse_sim.course.work import Work, finished
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
