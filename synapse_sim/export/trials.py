"""A virtual trial as a table: comment lines, then one row a trial, arm and time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from synapse_sim.config.check import shown
from synapse_sim.experiments.trial.result import TrialResult
from synapse_sim.export.tables import DIGITS
from synapse_sim.texts.catalogue import text


def csv_text(found: TrialResult) -> str:
    """The tidy table with what was done and what came out of it above."""
    page = StringIO()
    page.writelines(f"# {line}\n" for line in _comments(found))
    rows = found.rows
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(rows[0])
    writer.writerows(map(_cell, row.values()) for row in rows)
    return page.getvalue()


def _comments(found: TrialResult) -> Iterator[str]:
    data = found.data()
    yield f"program: {data['program']}"
    yield f"title: {text('export.trial', arms=', '.join(data['arms']))}"
    yield f"seed: {data['seed']}"
    for name, arm in data["arms"].items():
        changes = ", ".join(f"{key} = {shown(value)}" for key, value in arm["changes"].items())
        yield f"arm {name}: {arm['patients']} virtual patients, {changes or 'no changes'}"
    for row in data["effects"]:
        said = ", ".join(f"{name} {_cell(value)}" for name, value in row.items() if value is not None)
        yield f"effect: {said}"
    yield str(data["note"])


def _cell(value: object) -> object:
    return f"{value:.{DIGITS}g}" if isinstance(value, float) else value
