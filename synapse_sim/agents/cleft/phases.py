"""The slow motion of the synapse: which tick belongs to which phase, and how long a tick is there.

Release: free molecules, two Brownian steps a tick. Gating: no free molecules, one step every second tick.
A cycle is one release and the gating after it; a place is entered shortly after a release.
"""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.config.sections.cleft import Cleft

STEPS_PER_TICK = 2
TICKS_PER_CHEMISTRY_STEP = 8
"""In the release phase receptors gate and transporters work this often, that is every 7 µs."""
TICKS_PER_GATING_STEP = 2
TICKS_PER_MEMBRANE_STEP = 24
"""In the release phase the membrane is stepped this often; molecules outrun it."""
GATING_STEPS_PER_EXCHANGE = 8
"""Drug and vesicles are slow: they are stepped with every eighth gating step."""
START_MS = 0.1
"""A place is entered this long after a release, when the cloud is seen best."""
PAST_STEPS_PER_CHEMISTRY_STEP = 2
"""Of the release before a place is entered, which is seen in the traces alone."""
PAST_FINE_MS = 1.0
PAST_GATING_STEP_MS = 0.8
"""Gating after that release: short steps while glutamate falls, then long ones."""


@dataclass(frozen=True, slots=True)
class Phases:
    """Lengths in ticks, and the milliseconds of a tick in either phase."""

    release_ticks: int
    gating_ticks: int
    release_tick_ms: float
    gating_tick_ms: float

    @classmethod
    def of(cls, numbers: Cleft) -> Phases:
        """The phases of a section's slow motion."""
        release_tick_ms = numbers.release_ms_per_s / TICKS_PER_SECOND
        gating_tick_ms = numbers.gating_ms_per_s / TICKS_PER_SECOND
        steps = round(numbers.gating_ms / gating_tick_ms / TICKS_PER_GATING_STEP)
        membrane_steps = round(numbers.release_ms / release_tick_ms / TICKS_PER_MEMBRANE_STEP)
        return cls(
            release_ticks=membrane_steps * TICKS_PER_MEMBRANE_STEP,
            gating_ticks=steps * TICKS_PER_GATING_STEP,
            release_tick_ms=release_tick_ms,
            gating_tick_ms=gating_tick_ms,
        )

    @property
    def cycle_ticks(self) -> int:
        """Ticks from one release to the next."""
        return self.release_ticks + self.gating_ticks

    @property
    def start(self) -> int:
        """Position in the cycle at which a place is entered."""
        return min(round(START_MS / self.release_tick_ms), self.release_ticks - 1)

    def is_release(self, position: int) -> bool:
        """Whether a position of the cycle lies in the release phase."""
        return position < self.release_ticks
