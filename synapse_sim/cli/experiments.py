"""`validate`, `agree` and `bench`: what the model reproduces, whether its levels agree, how fast it is."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from synapse_sim.cli.installed import need_pygame_ce
from synapse_sim.cli.options import FAILED, configured, progress, refuse
from synapse_sim.files.printing import complain, say

if TYPE_CHECKING:
    from synapse_sim.config import Config
    from synapse_sim.experiments.agreement.check import Quantity
    from synapse_sim.experiments.findings.validate import Result
    from synapse_sim.experiments.speed.workload import Figure, Race, Timing

Part = TypeVar("Part")
MOST_STANDARD_ERRORS = 4.0
"""Where the agents no longer agree with their theory."""
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
    refuse_what_findings_set(config)
    if hypotheses:
        if only is not None:
            refuse("--only and --hypotheses cannot be given together")
        _print_board(config, as_json=as_json)
        return
    from synapse_sim.config.check import hint
    from synapse_sim.experiments.findings.findings import findings
    from synapse_sim.experiments.findings.validate import validate as compare

    known = [finding.id for finding in findings()]
    if only not in {None, *known}:
        refuse(f"unknown finding '{only}'{hint(str(only), known)}")
    found = _kept(
        progress("comparing", len(known) if only is None else 1),
        lambda done: compare(only, config.changes, done),
        partial(_print_findings, as_json=as_json),
    )
    if any(result.verdict == "fail" for result in found):
        raise typer.Exit(FAILED)


@configured
def agree(config: "Config", *, as_json: AsJson = False) -> None:
    """Compare the agents with the theory they stand for."""
    from synapse_sim.experiments.agreement.agree import CHECKS
    from synapse_sim.experiments.agreement.agree import agree as compare

    found = _kept(
        progress("comparing", len(CHECKS)),
        lambda done: compare(config.seed, config, done),
        partial(_print_quantities, as_json=as_json),
    )
    if any(abs(quantity.z) >= MOST_STANDARD_ERRORS for quantity in found):
        raise typer.Exit(FAILED)


@configured
def bench(config: "Config", *, as_json: AsJson = False) -> None:
    """Time the program's own work beside plain baselines."""
    from synapse_sim.experiments.speed.bench import bench as race

    _kept(
        nullcontext(_name_on_a_terminal),
        lambda done: race(config, _frames(config), done),
        partial(_print_timings, as_json=as_json),
    )


def _kept(
    progress_shown: AbstractContextManager[Callable[[Any], None]],
    work: Callable[[Callable[[Part], None]], object],
    tell: Callable[[list[Part]], None],
) -> list[Part]:
    """Do long work part by part; what is finished is told even if the rest was interrupted."""
    found: list[Part] = []
    try:
        with progress_shown as advance:

            def done(part: Part) -> None:
                found.append(part)
                advance(part)

            work(done)
    except KeyboardInterrupt:
        tell(found)
        raise
    tell(found)
    return found


def _name_on_a_terminal(timing: "Timing") -> None:
    """How many workloads there are is not known before."""
    if sys.stderr.isatty():
        complain(f"timed: {timing.workload}")


def refuse_what_findings_set(config: "Config") -> None:
    """A finding is not asked of other people or another treatment than its own."""
    taken = [key for key in config.changes if key.startswith(SET_BY_FINDINGS)]
    if taken:
        refuse(f"each finding says itself who is treated and how; take away {', '.join(taken)}")


def _print_findings(results: "Sequence[Result]", *, as_json: bool) -> None:
    from synapse_sim.cli.printed import findings_text
    from synapse_sim.experiments.findings.validate import fitted_parameters

    rows = [result.row() for result in results]
    if not as_json:
        say(findings_text(rows, fitted_parameters()))
        return
    from synapse_sim.experiments.findings.evidence import cards, published_results
    from synapse_sim.export.report import json_text

    published = {"cards": cards(), "evidence": published_results()}
    kept = {name: [each.model_dump() for each in many] for name, many in published.items()}
    say(json_text({"findings": [result.data() for result in results], **kept}))


def _print_timings(results: "Sequence[Timing]", *, as_json: bool) -> None:
    from synapse_sim.cli.printed import table
    from synapse_sim.experiments.speed.machine import machine

    timings = list(map(asdict, results))
    columns = ("workload", "ours", "unit", "baseline", "ratio", "goal", "is_reached")
    if not as_json:
        say(", ".join(f"{name} {said}" for name, said in machine().items()))
    _report({"machine": machine(), "timings": timings}, lambda: table(timings, columns), as_json=as_json)


def _print_quantities(found: "Sequence[Quantity]", *, as_json: bool) -> None:
    from synapse_sim.cli.printed import table

    columns = ("quantity", "theory", "mean", "standard_error", "z")
    rows = list(map(asdict, found))
    _report({"quantities": rows}, lambda: table(rows, columns, columns[1:]), as_json=as_json)


def _print_board(config: "Config", *, as_json: bool) -> None:
    """Which findings each explanation alone reproduces."""
    from synapse_sim.cli.printed import board_text
    from synapse_sim.experiments.findings.hypotheses import (
        EXPLANATIONS,
        MIXTURE,
        counts,
        hypotheses,
        separating,
    )

    board = hypotheses(config.changes)
    rows = [row.row() for row in board]
    told = {"hypotheses": rows, "counts": counts(board), "separating": separating(board)}
    _report(told, lambda: board_text(rows, (MIXTURE, *EXPLANATIONS)), as_json=as_json)


def _report(results: Mapping[str, Any], text: Callable[[], str], *, as_json: bool) -> None:
    """Print results as JSON, or as the text for a reader."""
    from synapse_sim.export.report import json_text

    say(json_text(results) if as_json else text())


def _frames(config: "Config") -> "Iterator[Race | Figure]":
    """Whole frames, agents and all."""
    need_pygame_ce()
    from synapse_sim.frames import frames

    return frames(config)
