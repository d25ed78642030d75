"""Slips in a file, as a hand or a disk makes them."""

from __future__ import annotations

import random
import string

MARKS = "\"'[]{}=.,#\n -+0123456789eE_<>@%\\" + string.ascii_letters + "éµ−"


def mutated(text: str, luck: random.Random) -> str:
    """A text after some slips: signs put in, taken out, doubled, or lines exchanged."""
    for _ in range(luck.randint(1, 4)):
        at = luck.randrange(max(1, len(text)))
        to = min(len(text), at + luck.choice((1, 1, 1, 5, 40)))
        new = luck.choice(("", luck.choice(MARKS), text[at:to] * 2, text[to : to + 7]))
        text = text[:at] + new + text[to:]
    return text
