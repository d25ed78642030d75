"""The grammar of numbers as people type them: `0.5`, `0,5`, `−1`, `5e-1`, with or without a unit.

A number that was read is finite; one that is not (`1e400`) is no number.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

NUMBER = r"[-+−]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][-+−]?[0-9]+)?"
"""A number: point or comma, a plain or a true minus, an exponent."""
_QUANTITY = re.compile(rf"({NUMBER})\s*(.*)", re.DOTALL)


def read_number(text: str) -> float | None:
    """The number that a text is, finite; None if it is none."""
    return read_quantity(text, {})


def read_quantity(text: str, units: Mapping[str, float]) -> float | None:
    """The number in a text, times the factor of its unit, finite; None if there is none.

    Args:
        text: as typed.
        units: words that may follow the number, each with its factor; capitals do not matter.

    >>> read_quantity("0,5 mg", {"mg": 1.0, "g": 1000.0})
    0.5
    """
    found = _QUANTITY.fullmatch(text.strip())
    if not found:
        return None
    factors = {"": 1.0} | {word.casefold(): factor for word, factor in units.items()}
    factor = factors.get(found[2].casefold())
    return None if factor is None else finite(_number(found[1]) * factor)


def finite(number: float) -> float | None:
    """The number, or None if it is not finite."""
    return number if math.isfinite(number) else None


def _number(text: str) -> float:
    return float(text.replace(",", ".").replace("−", "-"))
