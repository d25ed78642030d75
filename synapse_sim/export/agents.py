"""The agents at one place as data: spikes of the raster, receptors, transporters, the lives of spines.

In CSV all kinds stand under each other, `agents` says which; a cell without a value is empty.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synapse_sim.agents.circuit.wiring import PYRAMIDAL_CELLS
from synapse_sim.agents.terminal import TRANSPORTERS
from synapse_sim.export.tables import DIGITS, archive, comments, entitled
from synapse_sim.world import World

Column = NDArray[Any]
Kind = dict[str, Column]
KINDS = ("spikes", "receptors", "transporters", "spines")
ENDINGS = (".csv", ".npz", ".json")
STATES = ("unbound", "half_bound", "bound", "open", "desensitized", "half_desensitized")
"""Of the receptors' scheme, in its order."""
RECEPTOR = ("receptor", "class", "state", "drug", "magnesium", "x_nm", "y_nm")
DRUG = ("free", "deep", "shallow")
"""What sits at a receptor's site of the drug."""


def agents_data(world: World) -> dict[str, Kind]:
    """Columns of every kind of agent at rest in a place; those that are not there are empty.

    Args:
        world: at its place.
    """
    return {
        "spikes": _spikes(world),
        "receptors": _receptors(world),
        "transporters": _transporters(world),
        "spines": _spines(world),
    }


def agents_bytes(world: World, ending: str) -> bytes:
    """The file that an ending of `ENDINGS` asks for."""
    data = agents_data(world)
    names = dict.fromkeys(name for kind in data.values() for name in kind)
    said = {**entitled(world.course, "agents", names), "time_h": world.time_h}
    if ending == ".npz":
        columns = {f"{kind}.{name}": values for kind, of in data.items() for name, values in of.items()}
        return archive(columns, said)
    return (_json(data, said) if ending == ".json" else _csv(data, said)).encode()


def _spikes(world: World) -> Kind:
    spikes = world.circuit.spikes
    kind = np.where(spikes.cell < PYRAMIDAL_CELLS, "pyramidal", "interneuron")
    return {"cell": spikes.cell.astype(np.int64), "class": kind, "time_ms": _rounded(spikes.time_ms)}


def _receptors(world: World) -> Kind:
    cleft = world.cleft
    if cleft is None:
        return {name: np.empty(0) for name in RECEPTOR}
    found, (x_nm, y_nm) = cleft.receptors, cleft.receptor_nm
    kind = np.where(cleft.extrasynaptic, "extrasynaptic_NMDA", np.where(found.is_nmda, "NMDA", "AMPA"))
    return {
        "receptor": np.arange(found.kind.size),
        "class": kind,
        "state": np.array(STATES)[found.state],
        "drug": np.array(DRUG)[found.drug],
        "magnesium": found.magnesium.astype(np.int64),
        "x_nm": _rounded(x_nm),
        "y_nm": _rounded(y_nm),
    }


def _transporters(world: World) -> Kind:
    terminal = world.terminal
    if terminal is None:
        return {name: np.empty(0) for name in ("transporter", "class", "drug")}
    count = terminal.blocked.shape[1]
    return {
        "transporter": np.tile(np.arange(count), len(TRANSPORTERS)),
        "class": np.repeat(TRANSPORTERS, count),
        "drug": np.where(terminal.blocked.ravel(), "blocked", "free"),
    }


def _spines(world: World) -> Kind:
    """Every life of the course that has begun by now; infinite times are those that never come."""
    lives, now_h = world.dendrite.lives, world.time_h
    begun = np.flatnonzero(lives.born_h <= now_h)
    site, died_h = lives.site[begun], lives.died_h[begun]
    return {
        "site": site.astype(np.int64),
        "alive": (died_h > now_h).astype(np.int64),
        "position_um": _rounded(world.dendrite.sites.position_um[site]),
        "born_h": _known(lives.born_h[begun]),
        "matured_h": _known(lives.matured_h[begun]),
        "died_h": _known(died_h),
    }


def _known(times_h: Column) -> Column:
    """Times with nothing where they never come or were before all time."""
    return _rounded(np.where(np.isfinite(times_h), times_h, np.nan))


def _rounded(values: Column) -> Column:
    return np.array([float(f"{value:.{DIGITS}g}") for value in values.tolist()])


def _csv(data: Mapping[str, Kind], said: Mapping[str, Any]) -> str:
    page = StringIO()
    page.writelines(f"# {line}\n" for line in comments(said))
    columns = ["agents", *dict.fromkeys(name for kind in data.values() for name in kind)]
    writer = csv.DictWriter(page, columns, lineterminator="\n")
    writer.writeheader()
    for name, kind in data.items():
        writer.writerows({"agents": name, **row} for row in _rows(kind))
    return page.getvalue()


def _rows(kind: Kind) -> Iterator[dict[str, Any]]:
    columns = (values.tolist() for values in kind.values())
    for row in zip(*columns, strict=True):
        yield {name: _cell(value) for name, value in zip(kind, row, strict=True)}


def _cell(value: Any) -> Any:
    if not isinstance(value, float):
        return value
    return "" if np.isnan(value) else f"{value:.{DIGITS}g}"


def _json(data: Mapping[str, Kind], said: Mapping[str, Any]) -> str:
    kinds = {
        name: {column: [_or_null(value) for value in values.tolist()] for column, values in kind.items()}
        for name, kind in data.items()
    }
    return json.dumps({**said, **kinds}, indent=1, allow_nan=False) + "\n"


def _or_null(value: Any) -> Any:
    return None if isinstance(value, float) and np.isnan(value) else value
