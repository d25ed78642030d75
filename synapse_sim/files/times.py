"""The grammar of times: `45min`, `7d`, `-1h`, `2h30`, `1h 30min`, `1d12h`, `1:30`; a bare number is hours.

A time has one sign, in front, and its units grow smaller: `10-5` and `5min 2h` are no times.
"""

from __future__ import annotations

import re

from synapse_sim.files.quantities import NUMBER, finite, read_number

EXAMPLES = "-1h, 45min, 7d, 2h30, 1:30 or 24 (hours)"
"""How to write a time, for messages."""

HOURS = {"d": 24.0, "h": 1.0, "min": 1 / 60, "s": 1 / 3600}
"""Hours in each unit, the largest first."""
_WORDS = {
    "d": ("d", "day", "days"),
    "h": ("h", "hr", "hrs", "hour", "hours"),
    "min": ("min", "mins", "minute", "minutes", "m"),
    "s": ("s", "sec", "secs", "second", "seconds"),
}
_UNIT_OF = {word: unit for unit, words in _WORDS.items() for word in words}
_ORDER = tuple(HOURS)
_SIGNS = ("-", "+", "−")
_CLOCK = re.compile(r"([0-9]{1,9}):([0-5][0-9])(?::([0-5][0-9]))?")
_PART = re.compile(rf"({NUMBER.removeprefix('[-+−]?')})\s*([a-z]*)\s*", re.IGNORECASE)


def read_time_h(text: str, bare: str = "h") -> float | None:
    """The hours that a text says, finite; None if it is no time.

    Args:
        text: as typed.
        bare: the unit of a number that stands alone: `d`, `h`, `min` or `s`.

    >>> read_time_h("2h30"), read_time_h("1:30"), read_time_h("10-5")
    (2.5, 1.5, None)
    """
    text = text.strip()
    sign = -1 if text.startswith(("-", "−")) else 1
    hours = _size_h(text[1:].lstrip() if text.startswith(_SIGNS) else text, bare)
    return sign * hours if hours else hours


def _size_h(text: str, bare: str) -> float | None:
    clock = _CLOCK.fullmatch(text)
    if clock:
        return finite(int(clock[1]) + int(clock[2]) / 60 + int(clock[3] or 0) / 3600)
    parts = _parts(text)
    units = _units([word for _, word in parts], bare)
    numbers = [read_number(number) for number, _ in parts]
    if not units or None in numbers:
        return None
    sizes = (HOURS[unit] * (number or 0.0) for number, unit in zip(numbers, units, strict=True))
    return finite(sum(sizes, 0.0))


def _parts(text: str) -> list[tuple[str, str]]:
    """Numbers and the words behind them; none if anything else stands between."""
    found = list(_PART.finditer(text))
    whole = "".join(part[0] for part in found) == text
    return [(part[1], part[2].lower()) for part in found] if whole else []


def _units(words: list[str], bare: str) -> list[str] | None:
    """The unit of every part, if they are known and grow smaller."""
    units: list[str] = []
    if "" in words[:-1]:
        return None
    for word in words:
        unit = _UNIT_OF.get(word) if word else _next_smaller(units, bare)
        if unit is None or (units and _ORDER.index(unit) <= _ORDER.index(units[-1])):
            return None
        units.append(unit)
    return units


def _next_smaller(units: list[str], bare: str) -> str | None:
    """What a number without a unit is: 30 in `2h30` is minutes."""
    if not units:
        return bare
    following = _ORDER[_ORDER.index(units[-1]) + 1 :]
    return following[0] if following else None
