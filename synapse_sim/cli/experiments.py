"""`validate`, `agree` and `bench`: what the model reproduces, whether its levels agree, how fast it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from synapse_sim.cli.installed import need_pygame_ce
from synapse_sim.cli.options import FAILED, configured, progress, refuse
from synapse_sim.cli.window import SCENES
from synapse_sim.files.printing import say

if TYPE_CHECKING:
    from synapse_sim.config import Config
    from synapse_sim.experiments.agree_check import Quantity
    from synapse_sim.experiments.bench_race import Race

MOST_STANDARD_ERRORS = 4.0
"""Where the agents no longer agree with their theory."""
FRAMES_A_ROUND = 30
SET_BY_FINDINGS = ("subject.", "treatment.", "trial.", "course.horizon_h")
"""Who is treated and how is part of a finding."""

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
    _refuse_what_findings_set(config)
    if hypotheses:
        if only is not None:
            refuse("--only and --hypotheses cannot be given together")
        _print_board(config, as_json=as_json)
        return
    from synapse_sim.cli.printed import findings_text
    from synapse_sim.config.check import hint
    from synapse_sim.experiments.findings import findings
    from synapse_sim.experiments.validate import fitted_parameters
    from synapse_sim.experiments.validate import validate as compare

    known = [finding.id for finding in findings()]
    if only not in {None, *known}:
        refuse(f"unknown finding '{only}'{hint(str(only), known)}")
    rows = [result.row() for result in compare(only, config.changes)]
    _report({"findings": rows}, lambda: findings_text(rows, fitted_parameters()), as_json=as_json)
    if any(row["verdict"] == "fail" for row in rows):
        raise typer.Exit(FAILED)


@configured
def agree(config: "Config", *, as_json: AsJson = False) -> None:
    """Compare the agents with the theory they stand for.

    What is finished is printed even if the rest was interrupted.
    """
    from synapse_sim.experiments.agree import CHECKS
    from synapse_sim.experiments.agree import agree as compare

    found: list[Quantity] = []
    try:
        with progress("comparing", len(CHECKS)) as advance:

            def done(quantity: "Quantity") -> None:
                found.append(quantity)
                advance(quantity)

            compare(config.seed, config, done)
    except KeyboardInterrupt:
        _print_quantities(found, as_json=as_json)
        raise
    _print_quantities(found, as_json=as_json)
    if any(abs(quantity.z) >= MOST_STANDARD_ERRORS for quantity in found):
        raise typer.Exit(FAILED)


@configured
def bench(config: "Config", *, as_json: AsJson = False) -> None:
    """Time the program's own work beside plain baselines."""
    from synapse_sim.cli.printed import table
    from synapse_sim.experiments.bench import bench as race
    from synapse_sim.experiments.bench import machine

    timings = list(map(asdict, race(config, _frames(config))))
    columns = ("workload", "ours", "unit", "baseline", "ratio", "goal", "is_reached")
    if not as_json:
        say(", ".join(f"{name} {said}" for name, said in machine().items()))
    results = {"machine": machine(), "timings": timings}
    _report(results, lambda: table(timings, columns), as_json=as_json)


def _refuse_what_findings_set(config: "Config") -> None:
    taken = [key for key in config.changes if key.startswith(SET_BY_FINDINGS)]
    if taken:
        refuse(f"each finding says itself who is treated and how; take away {', '.join(taken)}")


def _print_quantities(found: "Iterable[Quantity]", *, as_json: bool) -> None:
    from synapse_sim.cli.printed import table

    columns = ("quantity", "theory", "mean", "standard_error", "z")
    rows = list(map(asdict, found))
    _report({"quantities": rows}, lambda: table(rows, columns, columns[1:]), as_json=as_json)


def _print_board(config: "Config", *, as_json: bool) -> None:
    """Which findings each explanation alone reproduces."""
    from synapse_sim.cli.printed import board_text
    from synapse_sim.experiments.hypotheses import EXPLANATIONS, MIXTURE, hypotheses

    rows = [row.row() for row in hypotheses(config.changes)]
    _report({"hypotheses": rows}, lambda: board_text(rows, (MIXTURE, *EXPLANATIONS)), as_json=as_json)


def _report(results: Mapping[str, Any], text: Callable[[], str], *, as_json: bool) -> None:
    """Print results as JSON, or as the text for a reader."""
    from synapse_sim.export.report import json_text

    say(json_text(results) if as_json else text())


def _frames(config: "Config") -> "Iterator[Race]":
    """Whole frames, agents and all: every scene on a common screen, the overview on a large one too."""
    need_pygame_ce()
    import pygame

    from synapse_sim.app import App, WindowOptions
    from synapse_sim.experiments.bench_race import MS, Race

    views = [(scene, (1920, 1080), 6.0) for scene in SCENES]
    for scene, size, goal_ms in (*views, (SCENES[0], (3840, 2160), 14.0)):
        window_app = App(WindowOptions(config, size=size, scene=scene))
        surface = pygame.Surface(size, 0, 32)

        def draw(window_app: App = window_app, surface: pygame.Surface = surface) -> None:
            for _ in range(FRAMES_A_ROUND):
                window_app.advance(1 / 60)
                window_app.draw(surface)

        name = f"frame: {scene}, {size[0]} x {size[1]}"
        yield Race(name, MS, draw, amount=FRAMES_A_ROUND, goal=goal_ms)
