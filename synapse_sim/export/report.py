"""Results of experiments as text: a table to read, or JSON to work with."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from io import StringIO
from types import MappingProxyType
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table


def json_text(value: Mapping[str, Any]) -> str:
    """A JSON object; numbers that are not finite become null."""
    return json.dumps(_plain(value), indent=1, ensure_ascii=False)


def table_text(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    width: int,
    whole: Collection[str] = (),
    fixed: Mapping[str, int] = MappingProxyType({}),
) -> str:
    """Some columns of rows, wrapped to a width in characters.

    Args:
        rows: values by column.
        columns: which, from left to right.
        width: of the table.
        whole: columns that are never broken.
        fixed: widths of columns that are as wide as that, whatever is in them.
    """
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(column.replace("_", " "), no_wrap=column in whole, width=fixed.get(column))
    for row in rows:
        table.add_row(*(shown(row[column]) for column in columns))
    page = StringIO()
    Console(file=page, width=width, highlight=False, markup=False).print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()).strip("\n")


def shown(value: Any) -> str:
    """A value in a table: a number with four digits that count, nothing for None."""
    if isinstance(value, float):
        return f"{value:.4g}"
    return "" if value is None else str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    plain = value.item() if hasattr(value, "item") else value
    return None if isinstance(plain, float) and not math.isfinite(plain) else plain
