"""What a panel has of the session: the frame that is now, the door for commands, and a voice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from synapse_sim.config import Config
from synapse_sim.session.commands import Command, Outcome
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import Catalogue, spoken
from synapse_sim.ui.widgets.widget import Say

T = TypeVar("T")

Now = Callable[[], Frame]
"""The frame as it is now."""
Do = Callable[[Command], Outcome]
"""The one door of the session."""


@dataclass(frozen=True, slots=True)
class Access:
    """The same three for every panel; none holds the session.

    now: the frame as it is now.
    do: carries out a command and returns why not, or nothing.
    say: shows one sentence for a moment.
    """

    now: Now
    do: Do
    say: Say

    def tell(self, command: Command) -> None:
        """Carry out a command, and say why if it was refused."""
        refusal = self.do(command)
        if refusal:
            self.say(refusal)


class PerConfig(Generic[T]):
    """What follows from the config alone, made anew only for another config or language; every frame asks."""

    def __init__(self, make: Callable[[Config], T], now: Now) -> None:
        self._make, self._now = make, now
        self._kept: tuple[Config, Catalogue, T] | None = None

    def __call__(self) -> T:
        """What it is now."""
        config, language, kept = self._now().config, spoken(), self._kept
        if kept is None or kept[0] is not config or kept[1] is not language:
            kept = self._kept = config, language, self._make(config)
        return kept[2]
