from __future__ import annotations

import pytest

from synapse_sim.agents.circuit.releases import SYNAPSES
from synapse_sim.config import Config, Value
from synapse_sim.session.commands import Change, GoTo, ShowScene
from synapse_sim.session.session import Session
from synapse_sim.session.synapse_feed import SynapseFeed

FRAME_S = 1 / 60


def settled(changes: dict[str, Value] | None = None, time_h: float = 0.75) -> Session:
    session = Session(Config(changes or {}), time_h=time_h, scene="synapse")
    session.finish()
    return session


@pytest.fixture(scope="module")
def at_peak() -> Session:
    return settled()


def test_it_is_computed_only_while_the_synapse_is_in_view() -> None:
    session = Session(Config(), scene="body")
    for _ in range(5):
        session.advance(FRAME_S)
    assert session.frame().beside_synapse.alone is None
    assert session.frame().beside_synapse.pair is None


def test_before_the_dose_both_synapses_and_both_counts_are_the_same() -> None:
    session = settled(time_h=-0.5)
    beside, cleft = session.frame().beside_synapse, session.world.cleft
    assert beside.alone is not None
    assert beside.alone.cleft is not None
    assert beside.pair is not None
    assert cleft is not None
    assert beside.alone.cleft.glutamate_nm.tolist() == cleft.glutamate_nm.tolist()
    assert beside.pair.without.time_ms.tolist() == beside.pair.with_drug.time_ms.tolist()
    assert beside.pair.change == 0.0


def test_at_the_surge_releases_come_more_often_and_each_is_about_as_large(at_peak: Session) -> None:
    beside, cleft = at_peak.frame().beside_synapse, at_peak.world.cleft
    assert beside.pair is not None
    assert beside.alone is not None
    assert beside.alone.cleft is not None
    assert cleft is not None
    assert 0.1 < beside.pair.change < 0.4
    assert beside.pair.with_drug.count > 1.1 * beside.pair.without.count
    free = cleft.glutamate_nm.shape[1], beside.alone.cleft.glutamate_nm.shape[1]
    assert free[0] == pytest.approx(free[1], rel=0.05)


def test_a_spike_releases_something_as_often_as_the_config_says() -> None:
    every = settled({"cleft.release_probability": 1.0}).frame().beside_synapse.pair
    some = settled().frame().beside_synapse.pair
    assert every is not None
    assert some is not None
    assert set(every.without.synapse.tolist()) <= set(range(SYNAPSES))
    assert some.without.count == pytest.approx(0.3 * every.without.count, rel=0.2)
    assert set(some.without.time_ms.tolist()) < set(every.without.time_ms.tolist())


def test_both_slow_motions_keep_in_step() -> None:
    session = settled()
    for _ in range(40):
        session.advance(FRAME_S)
        beside, cleft = session.frame().beside_synapse, session.world.cleft
        assert beside.alone is not None
        assert beside.alone.cleft is not None
        assert cleft is not None
        assert beside.alone.tick == session.world.tick
        assert beside.alone.cleft.position == cleft.position
        assert not beside.is_stale


def test_the_last_stays_with_a_mark_until_the_new_one_is_there() -> None:
    session = settled()
    first = session.frame().beside_synapse
    session.do(GoTo(24.0))
    waiting = session.frame().beside_synapse
    assert not first.pair_is_stale
    assert waiting.pair_is_stale
    assert waiting.pair is first.pair
    session.finish()
    after = session.frame().beside_synapse
    assert not after.pair_is_stale
    assert not after.is_stale
    assert after.pair is not first.pair
    assert after.alone is not first.alone


def test_another_dose_leaves_the_synapse_without_drug_as_it_was() -> None:
    session = settled()
    without = session.frame().beside_synapse
    session.do(Change({"treatment.dose": 1.0}))
    session.finish()
    after = session.frame().beside_synapse
    assert without.pair is not None
    assert after.pair is not None
    assert without.pair.without.time_ms.tolist() == after.pair.without.time_ms.tolist()
    assert without.pair.with_drug.time_ms.tolist() != after.pair.with_drug.time_ms.tolist()


def test_looking_changes_no_digest() -> None:
    digests = set()
    for scene in ("synapse", "body"):
        session = Session(Config(), scene=scene)
        session.finish()
        session.pass_ticks(480)
        digests.add(session.world.digest())
    assert len(digests) == 1


def test_a_monoamine_drug_has_terminals_without_it_and_no_releases() -> None:
    beside = settled({"treatment.drug": "ssri"}, time_h=342.0).frame().beside_synapse
    assert beside.alone is not None
    assert beside.alone.terminal is not None
    assert not beside.alone.terminal.blocked.any()
    assert beside.pair is None


def test_what_lags_far_behind_is_caught_up_a_few_ticks_at_a_time() -> None:
    """All at once would take a frame."""
    session, feed = settled(), SynapseFeed()
    world, course = session.world, session.frame().course
    feed.ask(world, course, 0.75)
    while feed.is_busy:
        feed.advance(world, 1.0)
    alone = feed.now(world, course, 0.75).alone
    assert alone is not None
    assert alone.tick == world.tick
    session.do(ShowScene("body"))
    for _ in range(20):
        session.advance(FRAME_S)
    before = alone.tick
    assert world.tick > before + 100
    feed.advance(world, 0.0)
    assert before < alone.tick < before + 20
