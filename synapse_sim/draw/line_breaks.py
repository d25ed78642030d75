"""Where lines of words end: wrapped at spaces, cut with an ellipsis. Knows widths only by asking."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from synapse_sim.draw.theme import Weight

Run = tuple[str, Weight]
"""Words of one weight."""
Line = list[Run]
Width = Callable[[str, Weight], float]
"""How wide words of a weight are, px."""

ELLIPSIS = "…"
_MEASURE = r"[^\s<]*\d (?:%|[µmn]?[Mgms]|[mn]g/[^\s<]+|m?Hz|mV|h|d|min)(?![\w/])[^\s<]*"
"""A number and its unit, which no line parts: "28 %", "0.5 mg/kg"."""
_TAGS = re.compile(rf"</?b>|<br>|{_MEASURE}|\s+|[^\s<]+|<")


def cut(words: str, max_px: float, width: Callable[[str], float]) -> str:
    """The words, with an ellipsis where they would be wider than `max_px`; empty if not even that fits."""
    if width(words) <= max_px:
        return words
    shorter = (words[:length].rstrip() + ELLIPSIS for length in reversed(range(len(words))))
    return next((each for each in shorter if width(each) <= max_px), "")


def wrapped(
    words: str, weight: Weight, max_px: float, width: Width, max_lines: int | None = None
) -> list[Line]:
    """Lines no wider than `max_px`; a word that is too long stands alone.

    Args:
        words: `<b>` makes bold, `<br>` or a line feed breaks the line.
        weight: of what is not bold.
        max_px: room for each line.
        width: measures.
        max_lines: what is beyond is cut with an ellipsis.
    """
    lines = _filled(words, weight, max_px, width)
    if max_lines is None or len(lines) <= max_lines:
        return lines
    last = "".join(run for run, _ in lines[max_lines - 1]) + " " + ELLIPSIS
    return [*lines[: max_lines - 1], [(cut(last, max_px, lambda run: width(run, weight)), weight)]]


def _filled(words: str, weight: Weight, max_px: float, width: Width) -> list[Line]:
    lines: list[Line] = [[]]
    for unit in _units(words, weight):
        longer = _joined(lines[-1], unit)
        if not unit:
            lines.append([])
        elif lines[-1] and sum(width(run, heavy) for run, heavy in longer) > max_px:
            lines.append(unit)
        else:
            lines[-1] = longer
    return lines


def _units(words: str, weight: Weight) -> Iterator[Line]:
    """What a line may not break: runs of letters without a space; an empty unit is a line break."""
    heavy, unit = weight, list[Run]()
    for part in _TAGS.findall(words.replace("\n", "<br>")):
        if part in ("<b>", "</b>"):
            heavy = "semibold" if part == "<b>" else weight
        elif part == "<br>" or part.isspace():
            if unit:
                yield unit
            unit = []
            yield from [[]] * (part == "<br>")
        else:
            unit.append((part, heavy))
    if unit:
        yield unit


def _joined(line: Line, unit: Line) -> Line:
    """The line with one more unit, a space between them; runs of one weight become one."""
    runs, gap = list(line), " " if line else ""
    for words, heavy in unit:
        if runs and runs[-1][1] == heavy:
            runs[-1] = (runs[-1][0] + gap + words, heavy)
        else:
            runs.append((gap + words, heavy))
        gap = ""
    return runs
