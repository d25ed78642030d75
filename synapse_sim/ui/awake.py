"""How long nothing was done: then the strip goes, and any input brings it back at once."""

from __future__ import annotations

STAYS_S = 4.0
GOES_S = 0.4


class Awake:
    """Whether the strip is seen.

    is_held: whether something keeps it, as the focus on one of its controls does, or a wish for less motion.
    was_asleep: whether it was not seen as this frame’s input began: a finger moves, then presses, at once.
    """

    def __init__(self) -> None:
        self._since_s = 0.0
        self.was_asleep = False
        self.is_held = False

    def wake(self) -> None:
        """Something was done."""
        self.was_asleep = self.was_asleep or self.is_asleep
        self._since_s = 0.0

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass."""
        self.was_asleep = False
        self._since_s = 0.0 if self.is_held else min(self._since_s + wall_s, STAYS_S + GOES_S)

    @property
    def faded(self) -> float:
        """How far the strip is gone, 0..1."""
        return min(max(0.0, self._since_s - STAYS_S) / GOES_S, 1.0)

    @property
    def is_asleep(self) -> bool:
        """Whether nothing of it is seen."""
        return self.faded >= 1.0

    @property
    def is_going(self) -> bool:
        """Whether it will be gone, and is not yet."""
        return not self.is_held and self.faded < 1.0
