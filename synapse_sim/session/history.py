"""Undo and redo: configs side by side, since a config is a value."""

from __future__ import annotations

from synapse_sim.config import Config, Value


class History:
    """The configs the user went through; one of them is `now`.

    Changes of one gesture (a drag) become one step. How the window looks is no part of a step: it stays as it
    is, whatever is undone.

    first: the config at the start.
    """

    def __init__(self, first: Config) -> None:
        self.first = first
        self._steps = [first]
        self._at = 0
        self._gesture = ""

    @property
    def now(self) -> Config:
        """The config in force."""
        return self._steps[self._at]

    def continue_after(self, other: History) -> None:
        """Let what another went through lie behind this one: to be here is one step more."""
        before = other._steps[: other._at + 1]
        self._steps = [*before, *self._steps]
        self._at += len(before)

    def push(self, config: Config, gesture: str = "") -> None:
        """Make `config` the present; what could be redone is dropped.

        Args:
            config: the new one.
            gesture: changes in a row with the same name are one step; empty stands alone.
        """
        if config.changes == self.now.changes:
            return
        if _without_look(config) == _without_look(self.now):
            self._steps[self._at] = config
            return
        goes_on = bool(gesture) and gesture == self._gesture
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
        look, self._at = self.now, self._at + by
        self._steps[self._at] = with_look_of(self.now, look)
        return True


def with_look_of(config: Config, other: Config) -> Config:
    """The config with the other's settings of the window."""
    keys = {key for key in config.changes.keys() | other.changes.keys() if is_look(key)}
    return config.with_changes({key: other.changes.get(key) for key in keys})


def _without_look(config: Config) -> dict[str, Value]:
    return {key: value for key, value in config.changes.items() if not is_look(key)}


def is_look(key: str) -> bool:
    """Whether a parameter is a setting of the window."""
    return key.startswith("window.")
