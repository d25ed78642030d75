"""What people type into a slider: "0.5", "0,5", "5e-1", with or without a unit."""

from __future__ import annotations

import re
from collections.abc import Mapping

_AMOUNT = re.compile(r"\s*([-+−]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+−]?\d+)?)\s*(.*?)\s*")
TIME_UNITS = {"min": 1 / 60, "h": 1.0, "d": 24.0, "days": 24.0, "s": 1 / 3600}


def parse_amount(text: str, units: Mapping[str, float]) -> float | None:
    """The number in a text, or None if there is none.

    Args:
        text: as typed.
        units: words that may follow the number, each with its factor.
    """
    found = _AMOUNT.fullmatch(text)
    if not found:
        return None
    number = float(found[1].replace(",", ".").replace("−", "-"))
    unit = found[2].lower()
    factors = {word.lower(): factor for word, factor in units.items()}
    if unit and unit not in factors:
        return None
    return number * factors.get(unit, 1.0)


def parse_time_h(text: str) -> float | None:
    """Hours in a text like "45 min", "2 h 30 min", "7d" or "24", or None."""
    parts = re.findall(r"([-+−]?[\d.,]+(?:[eE][-+]?\d+)?)\s*([a-z]*)", text.strip().lower())
    if not parts or "".join(a + b for a, b in parts) != re.sub(r"\s+", "", text.strip().lower()):
        return None
    hours = [parse_amount(f"{number} {unit}", TIME_UNITS) for number, unit in parts]
    known = [each for each in hours if each is not None]
    return sum(known) if len(known) == len(hours) else None
