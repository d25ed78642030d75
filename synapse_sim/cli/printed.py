"""Results of experiments as a reader sees them: tables as wide as the terminal, with a few words around."""

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from synapse_sim.experiments.findings.findings import Class
from synapse_sim.export.report import shown, table_text

Row = Mapping[str, Any]

WIDTH_IN_A_FILE = 100
"""Characters of a line where no terminal says how wide it is."""
LEAST_CLAIM, ANSWERS = 24, 76
"""Characters of a line of the board: for a claim at least, for the explanations at most."""
COMPARED = ("id", "verdict", "published", "simulated", "claim")


def table(rows: Sequence[Row], columns: Sequence[str], whole: Sequence[str] = ()) -> str:
    """Some columns of rows; those that are `whole` are never broken."""
    return table_text(rows, columns, _width(), whole)


def findings_text(rows: Sequence[Row], fitted: Mapping[str, str]) -> str:
    """A table a class, with its score; then why each gap is there, and what was fitted to what.

    Args:
        rows: findings as the interface names them.
        fitted: source of each fitted parameter by dotted key.
    """
    gaps = [f"  {row['id']}: {row['reason']}" for row in rows if row["verdict"] == "gap"]
    moved = [f"  {key}: {source}" for key, source in fitted.items()]
    lists = [("declared gaps:", *gaps), ("parameters that were fitted:", *moved)]
    return "\n\n".join([*_classes(rows), *("\n".join(lines) for lines in lists if lines[1:])])


def summary_text(data: Mapping[str, Mapping[str, Row]]) -> str:
    """Levels, then peaks and troughs of all columns; empty where there is no such number.

    Args:
        data: `levels` and `columns`, each by name of the column.
    """
    levels = [{"level": name, **row} for name, row in data["levels"].items()]
    columns = [{"column": name, **row} for name, row in data["columns"].items()]
    said = ("level", "peak", "peak_h", "area", "area_unit", "half_life_h")
    parts = [table(levels, said, said), table(columns, list(columns[0]), list(columns[0]))]
    return "\n\n".join(parts)


def board_text(rows: Sequence[Row], explanations: Sequence[str]) -> str:
    """The board of explanations: yes or no beside each answer, and how many findings each reproduces.

    Args:
        rows: as the board has them; an answer without a verdict is not modelled.
        explanations: names of the columns.
    """
    said = [{**row, **{name: _yes_or_no(row, name) for name in explanations}} for row in rows]
    counts = [f"{name}: {_count(rows, f'{name}_reproduces')}" for name in explanations]
    claim = {"claim": max(LEAST_CLAIM, _width() - ANSWERS)}
    board = table_text(said, ("claim", *explanations), _width(), fixed=claim)
    return "\n".join([board, "", "- not modelled", *counts])


def _width() -> int:
    return shutil.get_terminal_size((WIDTH_IN_A_FILE, 24)).columns


def _classes(rows: Sequence[Row]) -> Iterator[str]:
    by_kind = {kind: [row for row in rows if row["class"] == kind] for kind in get_args(Class)}
    for kind, of_kind in by_kind.items():
        if not of_kind:
            continue
        counts = Counter(row["verdict"] for row in of_kind)
        score = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
        said = [
            {**row, "verdict": _verdict(row), "simulated": f"{shown(row['simulated'])} {row['unit']}".strip()}
            for row in of_kind
        ]
        yield f"{kind}: {score}\n{table(said, COMPARED, ('id', 'verdict', 'simulated'))}"


def _verdict(row: Row) -> str:
    """With a mark where studies disagree."""
    return f"{row['verdict']}, contested" if row["contested"] else str(row["verdict"])


def _yes_or_no(row: Row, name: str) -> str:
    reproduces, found = row[f"{name}_reproduces"], row[name]
    if reproduces is None:
        return "-"
    return ("yes " if reproduces else "no ") + shown(found)


def _count(rows: Sequence[Row], verdict: str) -> str:
    asked = [row[verdict] for row in rows if row[verdict] is not None]
    return f"reproduces {sum(asked)} of {len(asked)}"
