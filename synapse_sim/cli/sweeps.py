"""`sweep`: grids of parameters and populations of virtual patients."""

import os
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.options import Force, configured, file_option, read_time_h, refuse
from synapse_sim.files.printing import complain

if TYPE_CHECKING:
    from synapse_sim.config import Config
    from synapse_sim.experiments.sweep.sweep import Progress

USUAL_TIME = "24h"
VaryOption = Annotated[
    list[str] | None,
    typer.Option("--vary", metavar="KEY=START:STOP:N|KEY=a,b,c", help="What is varied; may be repeated."),
]
OutFile = Annotated[Path, file_option("--out", "A .csv or .parquet file.")]
Subjects = Annotated[
    int | None, typer.Option("--subjects", metavar="N", min=1, help="Virtual patients at each point.")
]
Times = Annotated[
    list[str] | None,
    typer.Option("--at", metavar="TIME", help="When columns are read, 24h; may be repeated."),
]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, help="Processes; by default one a core.")
]
ClusterAddress = Annotated[
    str | None, typer.Option("--cluster", metavar="ADDRESS", help="A Dask scheduler: tcp://host:8786.")
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on where a sweep was stopped.")]


@configured
def sweep(
    config: "Config",
    out: OutFile,
    *,
    vary: VaryOption = None,
    subjects: Subjects = None,
    at: Times = None,
    workers: Workers = None,
    cluster: ClusterAddress = None,
    resume: Resume = False,
    force: Force = False,
) -> None:
    """Compute many runs, and write a table with one row a run."""
    from synapse_sim.experiments.sweep.sweep import sweep as compute
    from synapse_sim.experiments.sweep.vary import parse_vary

    if workers is not None and cluster is not None:
        refuse("--workers and --cluster cannot be given together")
    varied = parse_vary(vary or ())
    at_h = [read_time_h(time) for time in at or [USUAL_TIME]]
    with _kept_if_stopped(out), sweep_progress() as told:
        compute(
            config,
            varied,
            subjects,
            at_h=at_h,
            workers=workers or usable_cores(),
            cluster=cluster,
            out=out,
            resume=resume,
            force=force,
            progress=told,
        )
    complain(f"written: {out}")


def usable_cores() -> int:
    """Cores that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@contextmanager
def sweep_progress() -> "Iterator[Callable[[Progress], object]]":
    """A bar with rate and time left on a terminal; what it yields is told of each piece."""
    if not sys.stderr.isatty():
        yield lambda _progress: None
        return
    from rich import progress as rich
    from rich.console import Console

    rate, name = (rich.TextColumn(words) for words in ("{task.fields[rate]}", "{task.description}"))
    columns = (name, rich.BarColumn(), rich.MofNCompleteColumn(), rate, rich.TimeRemainingColumn())
    with rich.Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        known: dict[str, int] = {}

        def told(progress: "Progress") -> None:
            if progress.stage not in known:
                known[progress.stage] = int(bars.add_task(progress.stage, total=progress.total, rate=""))
            task = bars.tasks[known[progress.stage]]
            rate_said = f"{task.speed:,.0f} a second" if task.speed else ""
            bars.update(task.id, completed=progress.done, rate=rate_said)

        yield told


@contextmanager
def _kept_if_stopped(out: Path) -> "Iterator[None]":
    """Say how to go on where parts are left behind, whatever the reason."""
    try:
        yield
    except BaseException:
        folder = out.with_name(f"{out.name}.parts")
        if any(folder.glob("[0-9]*.part")) and "--resume" not in sys.argv:
            complain(f"what is finished is kept in {folder}; the same command with --resume goes on:")
            complain(shlex.join(["synapse-sim", *sys.argv[1:], "--resume"]))
        elif any(folder.glob("[0-9]*.part")):
            complain(f"what is finished is kept in {folder}; the same command goes on")
        raise
