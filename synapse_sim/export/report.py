"""Results of experiments as text: a table to read, or JSON to work with."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table


def json_text(value: Mapping[str, Any]) -> str:
    """A JSON object; numbers that are not finite become null."""
    return json.dumps(_plain(value), indent=1, ensure_ascii=False)


def table_text(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], width: int = 160) -> str:
    """Some columns of rows, wrapped to a width in characters."""
    table = Table(*columns, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(_shown(row[column]) for column in columns))
    page = StringIO()
    Console(file=page, width=width, highlight=False, markup=False).print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()).strip("\n")


def _shown(value: Any) -> str:
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
