from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.session import Session
from synapse_sim.session.channel_feed import ChannelFeed
from synapse_sim.session.commands import Change
from tests.ui.pilot import FRAME_S


def advanced(session: Session, frames: int = 400) -> int:
    """Frames until nothing is computed any more."""
    for frame in range(frames):
        session.advance(FRAME_S)
        if frame and not session.is_computing:
            return frame
    return frames


def test_the_shares_are_counted_between_frames_while_the_scene_is_in_view() -> None:
    session = Session(Config(), scene="channel")
    assert session.frame().openings.shares is None
    advanced(session)
    openings = session.frame().openings
    assert openings.shares is not None
    assert not openings.is_stale
    assert openings.shares.releases == 150


def test_in_another_scene_nothing_is_counted() -> None:
    session = Session(Config(), scene="body")
    advanced(session, 30)
    assert session.frame().openings.shares is None


def test_a_dose_changes_nothing_and_magnesium_counts_anew_while_the_last_result_stays() -> None:
    session = Session(Config(), scene="channel")
    advanced(session)
    first = session.frame().openings.shares
    session.do(Change({"treatment.dose": 1.0}))
    session.advance(FRAME_S)
    assert session.frame().openings.shares is first
    assert not session.frame().openings.is_stale
    feed, other = ChannelFeed(), session.config.with_changes({"receptor.magnesium_half_mmolar": 0.05})
    feed.ask(session.config, session.course)
    while feed.is_busy:
        feed.advance(1.0)
    known = feed.now.shares
    feed.ask(other, session.course)
    assert feed.now.is_stale
    assert feed.now.shares is known
    while feed.is_busy:
        feed.advance(1.0)
    assert known is not None
    assert feed.now.shares is not None
    assert feed.now.shares.unplugged[0] < known.unplugged[0]
    assert not feed.now.is_stale
