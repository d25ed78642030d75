"""Mistakes in a configuration: all of them at once, one plain sentence each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: where it stands ("my.toml:12", "--set"), the dotted key ("" if none) and the sentence."""

    where: str
    key: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}" if self.where else self.sentence


class ConfigError(ValueError):
    """A configuration was refused; `mistakes` holds every reason."""

    def __init__(self, *mistakes: Mistake) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(map(str, mistakes)))
