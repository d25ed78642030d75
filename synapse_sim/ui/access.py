"""What a panel has of the session: the frame that is now, the door for commands, and a voice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from synapse_sim.session.commands import Command, Outcome
from synapse_sim.session.frame import Frame
from synapse_sim.ui.widgets.widget import Say

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
