"""Handles inside a scene that a hand holds: for the eye alone, and on release they ease back.

What is held stands beside the agents, never in them: no digest, no undo and no saved state knows of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

EASE_S = 0.6
"""How long a handle takes back to what the agents say."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a handle says: the value that a hand gave it, and how much of it still holds, 1 to 0."""

    value: float
    share: float = 1.0


class Hands:
    """The handles that are held, or on their way back, by name."""

    def __init__(self) -> None:
        self._held: dict[str, Held] = {}
        self._released: set[str] = set()
        self._rests: dict[str, float] = {}

    @property
    def held(self) -> Mapping[str, Held]:
        """As they are now, each eased: to where a beat lets it rest, else to what the agents say."""
        return {name: self._eased(name, held) for name, held in self._held.items()}

    def _eased(self, name: str, held: Held) -> Held:
        share, rest = _eased(held.share), self._rests.get(name)
        return replace(held, share=share) if rest is None else Held(rest + (held.value - rest) * share)

    @property
    def is_busy(self) -> bool:
        """Whether a handle is on its way back."""
        return bool(self._released)

    def hold(self, name: str, value: float | None, *, rests: bool = False) -> None:
        """Give a handle a value; None lets it go.

        Args:
            name: of the handle.
            value: what it says; None lets it go.
            rests: whether it comes back to this when a hand that held it otherwise lets go.
        """
        if value is not None:
            self._held[name] = Held(value)
            self._released.discard(name)
            if rests:
                self._rests[name] = value
        elif name in self._held:
            self._released.add(name)

    def let_go(self) -> None:
        """Let all handles go, wherever they rested."""
        self._held = dict(self.held)
        self._rests.clear()
        self._released.update(self._held)

    def advance(self, wall_s: float, *, at_once: bool) -> None:
        """Let released handles ease back, or be back at once."""
        for name in tuple(self._released):
            share = 0.0 if at_once else self._held[name].share - wall_s / EASE_S
            self._held[name] = replace(self._held[name], share=max(share, 0.0))
            if share <= 0.0:
                self._arrive(name)

    def _arrive(self, name: str) -> None:
        self._released.discard(name)
        if name in self._rests:
            self._held[name] = Held(self._rests[name])
        else:
            del self._held[name]


def _eased(share: float) -> float:
    return share * share * (3.0 - 2.0 * share)
