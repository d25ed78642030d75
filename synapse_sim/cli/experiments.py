"""`validate`, `agree` and `bench`: what the model reproduces, whether its levels agree, how fast it is."""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from synapse_sim.cli.options import FAILED, configured, progress, refuse
from synapse_sim.cli.window import need_pygame_ce

if TYPE_CHECKING:
    from synapse_sim.config import Config
    from synapse_sim.experiments.bench import Race

MOST_STANDARD_ERRORS = 4.0
"""Where the agents no longer agree with their theory."""
WIDTH_IN_A_FILE = 160
FRAMES_A_ROUND = 30

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Hypotheses = Annotated[
    bool, typer.Option("--hypotheses", help="Which findings each explanation alone reproduces.")
]
Only = Annotated[str | None, typer.Option("--only", metavar="ID", help="One finding alone.")]


@configured
def validate(
    config: "Config",
    *,
    only: Only = None,
    hypotheses: Hypotheses = False,
    as_json: AsJson = False,
) -> None:
    """Compare the model with published findings."""
    if hypotheses:
        _print_board(config, as_json=as_json)
        return
    from synapse_sim.config.check import hint
    from synapse_sim.experiments.findings import findings
    from synapse_sim.experiments.validate import fitted_parameters, score
    from synapse_sim.experiments.validate import validate as compare

    known = [finding.id for finding in findings()]
    if only not in {None, *known}:
        refuse(f"unknown finding '{only}'{hint(str(only), known)}")
    results = compare(only, config.changes)
    columns = ("id", "verdict", "class", "published", "simulated", "unit", "claim")
    _report({"findings": [result.row() for result in results]}, "findings", columns, as_json=as_json)
    if not as_json:
        for kind, verdicts in score(results).items():
            typer.echo(f"{kind}: {', '.join(f'{count} {verdict}' for verdict, count in verdicts.items())}")
        for key, source in fitted_parameters().items():
            typer.echo(f"{key}: {source}")
    if any(result.verdict == "fail" for result in results):
        raise typer.Exit(FAILED)


@configured
def agree(config: "Config", *, as_json: AsJson = False) -> None:
    """Compare the agents with the theory they stand for."""
    from synapse_sim.experiments.agree import CHECKS
    from synapse_sim.experiments.agree import agree as compare

    with progress("comparing", len(CHECKS)) as done:
        quantities = compare(config.seed, config, done)
    columns = ("quantity", "theory", "mean", "standard_error", "z")
    _report({"quantities": list(map(asdict, quantities))}, "quantities", columns, as_json=as_json)
    if any(abs(quantity.z) >= MOST_STANDARD_ERRORS for quantity in quantities):
        raise typer.Exit(FAILED)


@configured
def bench(config: "Config", *, as_json: AsJson = False) -> None:
    """Time the program's own work beside plain baselines."""
    from synapse_sim.experiments.bench import bench as race
    from synapse_sim.experiments.bench import machine

    timings = list(map(asdict, race(config, _frames(config))))
    columns = ("workload", "ours", "unit", "baseline", "ratio", "goal", "is_reached")
    if not as_json:
        typer.echo(", ".join(f"{name} {said}" for name, said in machine().items()))
    _report({"machine": machine(), "timings": timings}, "timings", columns, as_json=as_json)


def _print_board(config: "Config", *, as_json: bool) -> None:
    """Which findings each explanation alone reproduces; a table says yes or no beside each answer."""
    from synapse_sim.experiments.hypotheses import EXPLANATIONS, MIXTURE, hypotheses

    rows = [row.row() for row in hypotheses(config.changes)]
    names = (MIXTURE, *EXPLANATIONS)
    said = [{**row, **{name: _yes_or_no(row, name) for name in names}} for row in rows]
    _report({"hypotheses": rows if as_json else said}, "hypotheses", ("id", *names, "claim"), as_json=as_json)


def _yes_or_no(row: Mapping[str, Any], name: str) -> str:
    verdict = "yes" if row[f"{name}_reproduces"] else "no"
    return verdict if row[name] is None else f"{verdict} ({row[name]:.3g})"


def _report(results: Mapping[str, Any], name: str, columns: Sequence[str], *, as_json: bool) -> None:
    """Print results as JSON, or those of one name as a table; its width is the terminal's, else fixed."""
    from synapse_sim.export.report import json_text, table_text

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH_IN_A_FILE
    typer.echo(json_text(results) if as_json else table_text(results[name], columns, width))


def _frames(config: "Config") -> "Iterator[Race]":
    """Whole frames of the overview, agents and all, at two sizes."""
    need_pygame_ce()
    import pygame

    from synapse_sim.app import App, WindowOptions
    from synapse_sim.experiments.bench import MS, Race

    for size, goal_ms in (((1920, 1080), 6.0), ((3840, 2160), 14.0)):
        window_app, surface = App(WindowOptions(config, size=size)), pygame.Surface(size, 0, 32)

        def draw(window_app: App = window_app, surface: pygame.Surface = surface) -> None:
            for _ in range(FRAMES_A_ROUND):
                window_app.advance(1 / 60)
                window_app.draw(surface)

        name = f"frame of the overview, {size[0]} x {size[1]}"
        yield Race(name, MS, draw, amount=FRAMES_A_ROUND, goal=goal_ms)
