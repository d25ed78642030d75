"""Undo and redo: configs side by side, since a config is a value."""

from __future__ import annotations

from synapse_sim.config import Config


class History:
    """The configs the user went through; one of them is `now`.

    Changes of one gesture (a drag) become one step.
    """

    def __init__(self, first: Config) -> None:
        self._steps = [first]
        self._at = 0
        self._gesture = ""

    @property
    def now(self) -> Config:
        """The config in force."""
        return self._steps[self._at]

    @property
    def first(self) -> Config:
        """The config at the start."""
        return self._steps[0]

    def push(self, config: Config, gesture: str = "") -> None:
        """Make `config` the present; what could be redone is dropped.

        Args:
            config: the new one.
            gesture: changes in a row with the same name are one step; empty stands alone.
        """
        if config.changes == self.now.changes:
            return
        goes_on = bool(gesture) and gesture == self._gesture and self._at > 0
        del self._steps[self._at + (0 if goes_on else 1) :]
        self._steps.append(config)
        self._at = len(self._steps) - 1
        self._gesture = gesture

    def end_gesture(self) -> None:
        """The next change is a step of its own."""
        self._gesture = ""

    def undo(self) -> bool:
        """One step back; False if there is none."""
        return self._go(-1)

    def redo(self) -> bool:
        """One step forward again; False if there is none."""
        return self._go(1)

    def _go(self, by: int) -> bool:
        self.end_gesture()
        if not 0 <= self._at + by < len(self._steps):
            return False
        self._at += by
        return True
