"""A number that is being typed over a slider: taken, clamped, or refused with a sentence."""

from __future__ import annotations

from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.quantity import Quantity
from synapse_sim.ui.widgets.typed_line import TypedLine
from synapse_sim.ui.widgets.widget import Say, tell

_LONGEST = 20


class NumberEntry:
    """The line over a quantity.

    line: what is typed so far; None while nothing is being typed.
    """

    def __init__(self, quantity: Quantity, say: Say) -> None:
        self.line: TypedLine | None = None
        self._quantity = quantity
        self._say = say

    def begin(self) -> None:
        """Start with an empty line."""
        self.line = TypedLine(_LONGEST)

    def leave(self) -> None:
        """Forget what was typed."""
        self.line = None

    def key(self, key: Key) -> bool:
        """A key while something is being typed; whether it was used (Tab goes on unless it is refused)."""
        if self.line is None:
            return False
        if key.name == "escape":
            self.leave()
        elif key.name in {"tab", "shift+tab"}:
            self._enter(self.line.words)
            return self.line is not None
        elif key.name != "enter":
            self.line.key(key)
        elif not key.repeated:
            self._enter(self.line.words)
        return True

    def _enter(self, typed: str) -> None:
        """Take what was typed, clamp it and say so, or refuse it and go on."""
        value = self._quantity.parse(typed)
        if typed.strip() and value is None:
            self._say(f"“{typed}” is not a value here. {self._quantity.reach}.")
            return
        self.leave()
        if typed.strip() and value is not None:
            self._put(value)

    def _put(self, value: float) -> None:
        quantity = self._quantity
        inside = quantity.span().clamped(value)
        if inside != value:
            self._say(f"{quantity.reach}; it is now {quantity.show(inside)}.")
        tell(self._say, quantity.put(inside, ""))
