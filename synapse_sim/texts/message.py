"""A sentence before it is said: which one it is, and the numbers in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from synapse_sim.texts.catalogue import spoken


@dataclass(frozen=True, slots=True)
class Message:
    """Key of a sentence in the catalogue, and its numbers as words."""

    key: str
    numbers: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def wordings(self) -> tuple[str, ...]:
        """All that it can be said with, from long to short, as spoken now."""
        return spoken().wordings(self.key, self.numbers)

    def __str__(self) -> str:
        """The longest of them."""
        return spoken().longest(self.key, self.numbers)
