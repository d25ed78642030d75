"""A line of text that is being typed; it is edited at its end, or as a whole when all of it is marked."""

from __future__ import annotations

from collections.abc import Hashable

from synapse_sim.ui.input.events import Key

_EDITS = {"ctrl+a", "ctrl+x", "backspace", "delete"}


class TypedLine:
    """Words under the keys.

    words: as typed so far.
    marked: whether all of it is marked; what is typed next takes its place.

    Args:
        longest: how many signs it holds.
    """

    def __init__(self, longest: int) -> None:
        self.words = ""
        self.marked = False
        self._longest = longest

    @property
    def with_caret(self) -> str:
        """The words with the bar behind them where the next sign goes."""
        return f"{self.words}|"

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.words, self.marked

    def put(self, words: str) -> None:
        """Let it say this."""
        self.words, self.marked = words, False

    def key(self, key: Key) -> None:
        """Type, paste, mark or take away."""
        edit = key.known_in(_EDITS)
        if edit == "ctrl+a":
            self.marked = bool(self.words)
        elif edit == "ctrl+x" or (edit and self.marked):
            self.put("")
        elif edit == "backspace":
            self.put(self.words[:-1])
        elif key.text:
            before = "" if self.marked else self.words
            self.put((before + key.text)[: self._longest])
