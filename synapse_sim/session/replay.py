"""Doing again what was logged: the same commands at the same ticks end in the same state and picture."""

from __future__ import annotations

from collections.abc import Iterable

from synapse_sim.config import Config
from synapse_sim.session.log import Logged
from synapse_sim.session.session import Session

FRAME_TICKS = 16
"""Ticks of a frame at 60 a second."""


def replay(
    config: Config,
    log: Iterable[Logged],
    *,
    time_h: float = 0.75,
    scene: str = "overview",
    frame_ticks: int = FRAME_TICKS,
) -> Session:
    """A session in which everything was done again.

    Args:
        config: what the first session began with.
        log: what was done to it.
        time_h: where it began, hours after the first dose.
        scene: what was in view.
        frame_ticks: ticks of a frame; any number ends in the same state.
    """
    session = Session(config, time_h=time_h, scene=scene)
    for logged in log:
        run_to(session, logged.tick, frame_ticks)
        session.do(logged.command)
    return session


def run_to(session: Session, tick: int, frame_ticks: int = FRAME_TICKS) -> None:
    """Let frames pass until a session stands at a tick."""
    while session.tick < tick:
        session.pass_ticks(min(frame_ticks, tick - session.tick))
        session.work()
