from __future__ import annotations

import time

import pytest

from synapse_sim.config import Config, ConfigError
from synapse_sim.config.errors import Mistake
from synapse_sim.course.simulate import simulate
from synapse_sim.course.work import Work, finished
from synapse_sim.session import Session, jobs
from synapse_sim.session.commands import GoTo
from synapse_sim.session.jobs import Job, Newest
from synapse_sim.world import World
from tests.effort import calls


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


def saying(words: str, slices: int = 2) -> Work[str]:
    for k in range(slices):
        yield (k + 1) / (slices + 1), None
    return words


def test_the_last_result_stays_until_the_wanted_one_is_there() -> None:
    newest = Newest[str]("old")
    newest.want("new", lambda: saying("new"))
    assert (newest.result, newest.is_busy, newest.is_first_awaited) == ("old", True, True)
    assert not newest.advance(0.0)
    assert newest.result == "old"
    assert newest.advance(1.0)
    assert (newest.result, newest.key, newest.is_busy, newest.progress) == ("new", "new", False, None)


def test_a_newer_wish_cancels_what_runs_and_the_same_wish_changes_nothing() -> None:
    newest = Newest[str]()
    begun = []

    def begin(words: str) -> Work[str]:
        begun.append(words)
        return saying(words)

    newest.want("a", lambda: begin("a"))
    newest.advance(0.0)
    newest.want("a", lambda: begin("a again"))
    newest.want("b", lambda: begin("b"))
    newest.advance(1.0)
    assert (begun, newest.result) == (["a", "b"], "b")
    newest.want("b", lambda: begin("b again"))
    assert not newest.is_busy


def test_patient_work_is_shown_first_and_long_work_gives_way() -> None:
    patient, hasty = Newest[str](patience_s=60.0), Newest[str](patience_s=1e-9)
    for newest in (patient, hasty):
        newest.want("a", lambda: saying("a"))
        newest.advance(0.0)
        newest.want("b", lambda: saying("b"))
        newest.advance(1.0)
    assert (patient.result, patient.is_busy) == ("a", True)
    assert (hasty.result, hasty.is_busy) == ("b", False)
    patient.advance(1.0)
    assert patient.result == "b"


def test_a_wish_for_what_is_there_cancels_the_work_on_anything_else() -> None:
    newest = Newest[str]()
    newest.take("a", "a")
    newest.want("b", lambda: saying("b"))
    newest.advance(0.0)
    newest.want("a", lambda: saying("never"))
    assert (newest.result, newest.is_busy) == ("a", False)


def test_what_is_refused_is_not_asked_again_until_something_else_is_wanted() -> None:
    newest = Newest[str]("old")
    newest.want("a", refusing)
    newest.advance(1.0)
    newest.want("a", refusing)
    assert "cannot be had" in str(newest.refusal)
    assert (newest.result, newest.is_busy) == ("old", False)
    newest.want("b", lambda: saying("b"))
    assert newest.refusal is None


def test_a_place_is_entered_in_small_slices() -> None:
    config = Config({"course.horizon_h": 48.0})
    course = simulate(config)
    World(config, course, 0.0)
    building = World.building(config, course, 24.0)
    slices = [calls(lambda: next(building, None)) for _ in range(1000)]
    assert sum(worked > min(slices) for worked in slices) > 30
    assert max(slices) < sum(slices) / 10


def test_entering_a_place_leaves_frames_in_between_and_the_agents_alive() -> None:
    session = Session(Config({"course.horizon_h": 48.0}))
    before = session.world
    session.do(GoTo(24.0))
    frames = ticks = 0
    while session.world is before:
        entering, at = session.frame().is_entering, before.tick
        session.advance(1 / 60)
        frames += entering
        ticks += entering and before.tick - at
    assert frames >= 3
    assert ticks >= 16
    entered = World(session.config, session.course, 24.0)
    entered.advance(session.world.tick)
    assert session.world.digest() == entered.digest()


def test_where_nothing_was_asked_for_nothing_is_awaited_and_what_is_there_stays() -> None:
    newest = Newest("old")
    assert (newest.progress, newest.is_first_awaited) == (None, False)
    assert not newest.advance(1.0)
    assert newest.result == "old"


def test_how_far_a_wish_has_come_is_told_from_its_first_moment_to_its_last() -> None:
    newest = Newest[str]()
    newest.want("a", lambda: counting(4))
    told = [(newest.progress, newest.is_first_awaited)]
    for _ in range(5):
        newest.advance(0.0)
        told.append((newest.progress, newest.is_first_awaited))
    assert told == [(0.0, True), (0.25, True), (0.5, False), (0.75, False), (1.0, False), (None, False)]
    assert (newest.result, newest.key) == ("whole", "a")


@pytest.mark.parametrize(("patience_s", "progress"), [(0.0, 0.0), (60.0, 0.25)])
def test_without_patience_work_gives_way_at_the_next_wish_and_with_it_goes_on(
    patience_s: float, progress: float
) -> None:
    newest = Newest[str](patience_s=patience_s)
    newest.want("a", lambda: counting(4))
    newest.advance(0.0)
    newest.want("b", lambda: counting(2))
    assert newest.progress == progress
