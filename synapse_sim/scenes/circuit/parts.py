"""How the room is shared: legend, picture and instruments, decided by the size of the free part.

A wide and low room has the instruments at the side, any other below the picture. Where room is short they go
in this order: the test signal, firing and the curve of doses, the two rasters; picture and legend stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from synapse_sim.draw.rect import Rect
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame

_WIDE = 2.1
"""Width over height from which the instruments stand at the side."""
_COLUMN_SHARE, _COLUMN_EM = 0.37, (20.0, 36.0)
_PICTURE_LEAST = 0.54
"""Share of the height that the picture keeps above instruments."""
_GAP_EM, _MARGIN_EM = 1.1, 0.9
_ROWS_EM, _LINE_EM = (58.0, 17.5), 1.4
"""Widths that hold the legend in one row, in two; and the height of a row."""
_BLOCKS = {"without": 8.6, "with_drug": 8.6, "firing": 6.4, "doses": 11.0, "signal": 11.0}
"""Least width of each instrument, in ems of small text, in the order in which they are kept."""
_GROUPS = (("without", "with_drug"), ("firing", "doses"), ("signal",))
_SINGLE = tuple((name,) for name in _BLOCKS)
"""What shares a row; where the two rasters do not fit side by side, each has a row of its own."""
_STRETCH = {"without": 2.0, "with_drug": 2.0, "firing": 0.6, "doses": 2.0, "signal": 1.6}
"""How they share the width that is left."""
_ROW_EM = (6.0, 10.0)
"""Least and most height of a row of instruments."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Rectangles, px; `blocks` are the instruments by name: those without room are missing."""

    legend: Rect
    picture: Rect
    blocks: Mapping[str, Rect]

    @property
    def is_beside(self) -> bool:
        """Whether the instruments stand at the side."""
        return any(rect.x >= self.picture.right for rect in self.blocks.values())


def parts_of(frame: Frame, room: Room, em: float) -> Parts:
    """The parts of a room as a frame shows it; `em` of small text, px."""
    return parts(room.free, em, is_half=room.is_half, near=frame.view.is_near)


def parts(free: Rect, em: float, *, is_half: bool = False, near: bool = False) -> Parts:
    """Share a free part, px.

    Args:
        free: all that there is.
        em: of small text, px.
        is_half: whether it is one of two arms: these have no instruments.
        near: whether a camera comes near: then there are cells alone, since all else would be cut.
    """
    if near:
        return Parts(Rect(free.x, free.y, 0.0, 0.0), free, MappingProxyType({}))
    if is_half:
        return _parts(free, em, {})
    if free.w >= _WIDE * free.h:
        return _beside(free, em)
    return _below(free, em)


def legend_rows(width: float, em: float) -> int:
    """How many rows of text the legend has in a width."""
    return 1 + sum(width < least * em for least in _ROWS_EM)


def _legend_px(width: float, em: float) -> float:
    return (_LINE_EM * legend_rows(width, em) + 0.4) * em


def _beside(free: Rect, em: float) -> Parts:
    width = min(max(_COLUMN_SHARE * free.w, _COLUMN_EM[0] * em), _COLUMN_EM[1] * em)
    if width > 0.5 * free.w:
        return _parts(free, em, {})
    left, column = free.left_slice(free.w - width)
    margin = _MARGIN_EM * em
    inner = Rect(column.x, column.y + 0.3 * margin, column.w - margin, column.h - 0.6 * margin)
    return _parts(left, em, _rows(inner, em))


def _below(free: Rect, em: float) -> Parts:
    room = free.h - _legend_px(free.w, em) - _PICTURE_LEAST * free.h
    inner = Rect(free.x + _MARGIN_EM * em, free.y, free.w - 2 * _MARGIN_EM * em, max(0.0, room))
    count = len(_tables(inner, em))
    height = min(room, count * (_ROW_EM[1] - 1.2) * em + (count - 1) * _GAP_EM * em)
    inner = Rect(inner.x, free.bottom - height - 0.2 * em, inner.w, height)
    blocks = _rows(inner, em) if count else {}
    rest = free.top_slice(free.h - (height + 0.4 * em if blocks else 0.0))[0]
    return _parts(rest, em, blocks)


def _parts(rest: Rect, em: float, blocks: Mapping[str, Rect]) -> Parts:
    legend, picture = rest.top_slice(_legend_px(rest.w, em))
    return Parts(legend, picture, MappingProxyType(dict(blocks)))


def _tables(room: Rect, em: float) -> list[list[str]]:
    """The instruments in rows of that width, as many rows as the height holds."""
    rows: list[list[str]] = [[]]
    for group in _GROUPS if _least(_GROUPS[0], em) <= room.w else _SINGLE:
        if rows[-1] and _least([*rows[-1], *group], em) > room.w:
            rows.append([])
        rows[-1] += group
    most = int((room.h + _GAP_EM * em) / ((_ROW_EM[0] + _GAP_EM) * em))
    return [row for row in rows[:most] if _least(row, em) <= room.w]


def _least(row: Sequence[str], em: float) -> float:
    return em * (sum(_BLOCKS[name] for name in row) + _GAP_EM * (len(row) - 1))


def _rows(room: Rect, em: float) -> dict[str, Rect]:
    rows = _tables(room, em)
    gap = _GAP_EM * em
    height = min(_ROW_EM[1] * em, (room.h - gap * (len(rows) - 1)) / max(1, len(rows)))
    spare = max(0.0, room.h - height * len(rows) - gap * (len(rows) - 1))
    step = height + gap + spare / max(1, len(rows))
    found: dict[str, Rect] = {}
    for k, row in enumerate(rows):
        found |= _row(Rect(room.x, room.y + k * step, room.w, height), row, em)
    return found


def _row(room: Rect, names: Sequence[str], em: float) -> dict[str, Rect]:
    spare = (room.w - _least(names, em)) / sum(_STRETCH[name] for name in names)
    found, x = {}, room.x
    for name in names:
        width = _BLOCKS[name] * em + spare * _STRETCH[name]
        found[name] = Rect(x, room.y, width, room.h)
        x += width + _GAP_EM * em
    return found
