"""Mistakes in a configuration: all of them at once, one plain sentence each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from synapse_sim.texts.catalogue import text
from synapse_sim.texts.message import Message

MOST_TOLD = 20
"""Mistakes that are told one by one; nobody reads more of them before mending the first."""
_MORE = re.compile(r"and (\d+) more(?: mistakes?)?")
_LONGEST_SENTENCE = 400
_LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: where it stands ("my.toml:12", "--set"), the dotted key ("" if none) and what is said."""

    where: str
    key: str
    said: Message | str

    @property
    def sentence(self) -> str:
        """It in words."""
        return str(self.said)

    def __str__(self) -> str:
        sentence = brief(self.sentence, _LONGEST_SENTENCE)
        return f"{self.where}: {sentence}" if self.where else sentence


class ConfigError(ValueError):
    """A configuration was refused; `mistakes` holds every reason, `lines` what one tells of them."""

    def __init__(self, *mistakes: Mistake) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(self.lines))

    def __reduce__(self) -> tuple[type[ConfigError], tuple[Mistake, ...]]:
        """Pickled by its mistakes, so that a worker can refuse too."""
        return type(self), self.mistakes

    @property
    def lines(self) -> list[str]:
        """A sentence for each of the first mistakes, and how many more there are."""
        return told(self.mistakes)


def told(mistakes: Sequence[Mistake], most: int = MOST_TOLD) -> list[str]:
    """A sentence for each of the first mistakes, and how many more there are."""
    more = len(mistakes) - most
    return [*map(str, mistakes[:most]), *([text("config.more_mistakes", count=more)] if more > 0 else [])]


def shortened(lines: Sequence[str], most: int) -> list[str]:
    """The first lines, and how many more there are, those included that the last line counts already."""
    counted = _MORE.fullmatch(lines[-1]) if lines else None
    count = len(lines) - 1 + int(counted[1]) if counted else len(lines)
    return list(lines) if len(lines) <= most else [*lines[:most], text("config.more", count=count - most)]


def brief(words: str, most: int = _LONGEST_QUOTE) -> str:
    """Words as they are quoted in a message: their beginning, if they are long."""
    return words if len(words) <= most else f"{words[: most - 1]}…"
