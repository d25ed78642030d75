"""The table of figures, and how one is written: picture, title and what it says in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from synapse_sim.config import Config
from synapse_sim.export.figure.course import course_figure
from synapse_sim.export.figure.doses import dose_response_figure, routes_figure
from synapse_sim.export.figure.evidence import board_figure, finding_figure
from synapse_sim.export.figure.people import population_figure
from synapse_sim.export.figure.sheet import Drawn, styled
from synapse_sim.files.writing import whole_file
from synapse_sim.version import VERSION

ENDINGS = (".png", ".svg", ".pdf")
OF_A_CONFIG: Mapping[str, Callable[[Config], Drawn]] = MappingProxyType(
    {
        "course": course_figure,
        "dose-response": dose_response_figure,
        "routes": routes_figure,
        "population": population_figure,
    }
)
FINDING, BOARD = "finding", "board"
NAMES = (*OF_A_CONFIG, FINDING, BOARD)
"""What can be drawn, in the order of the help."""


def write_figure(name: str, config: Config, path: Path, *, finding: str = "", force: bool = False) -> Drawn:
    """Draw a figure into a file, whole or not at all.

    Args:
        name: one of `NAMES`.
        config: what was done to whom; findings bring their own and take only the rest from it.
        path: ends in one of `ENDINGS`.
        finding: id of the one to be drawn.
        force: whether a file that is there is replaced.

    Raises:
        KeyError: if there is no such figure or finding.
        ConfigError: if the config cannot be drawn so.
        FileError: if the file cannot be written.
    """
    with styled():
        drawn = _drawn(name, config, finding)
        save(drawn, path, config, force=force)
    return drawn


def save(drawn: Drawn, path: Path, config: Config, *, force: bool = False) -> None:
    """Write what was drawn, whole or not at all, with what it says of itself.

    Raises:
        FileError: if the file cannot be written.
    """
    kind = path.suffix.lower().removeprefix(".")
    with whole_file(path, force=force) as temporary:
        drawn.figure.savefig(temporary, format=kind, metadata=_metadata(kind, drawn, config))


def _drawn(name: str, config: Config, finding: str) -> Drawn:
    if name == FINDING:
        return finding_figure(finding, config.changes)
    if name == BOARD:
        return board_figure(config.changes)
    return OF_A_CONFIG[name](config)


def _metadata(kind: str, drawn: Drawn, config: Config) -> dict[str, Any]:
    """What the file says of itself; no date, so that the same config gives the same bytes."""
    origin = f"synapse-sim {VERSION}, seed {config.seed}, config {config.digest()}"
    if kind == "png":
        return {"Title": drawn.title, "Description": drawn.alternative, "Software": origin}
    if kind == "svg":
        return {"Title": drawn.title, "Description": drawn.alternative, "Creator": origin, "Date": None}
    return {"Title": drawn.title, "Subject": drawn.alternative, "Creator": origin, "CreationDate": None}
