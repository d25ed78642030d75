"""What was done to a session and when, for replay and tests. It is not saved: a saved session is a state."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.session.commands import Command

MOST_LOGGED = 100_000
"""Commands that are remembered, more than a day of dragging; the oldest then gives way."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One command.

    tick: of the session when it came.
    time_h: where the course stood, hours after the first dose.
    """

    tick: int
    time_h: float
    command: Command
