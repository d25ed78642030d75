"""The clipboard behind a small door: words in, words out."""

from __future__ import annotations

from typing import Protocol

import pygame


class Clipboard(Protocol):
    """Where copied words wait."""

    def read(self) -> str:
        """The words that were copied last, here or elsewhere."""

    def write(self, words: str) -> None:
        """Copy words."""


class OwnClipboard:
    """Words that stay inside the program."""

    def __init__(self) -> None:
        self._words = ""

    def read(self) -> str:
        """The words that were copied last."""
        return self._words

    def write(self, words: str) -> None:
        """Copy words."""
        self._words = words


class SystemClipboard(OwnClipboard):
    """The clipboard of the desktop; where it cannot be had, the program's own."""

    def read(self) -> str:
        """The words that were copied last, here or elsewhere."""
        try:
            shared = pygame.scrap.get_text()
        except pygame.error:
            shared = ""
        return shared or super().read()

    def write(self, words: str) -> None:
        """Copy words."""
        super().write(words)
        try:
            pygame.scrap.put_text(words)
        except pygame.error:
            return
