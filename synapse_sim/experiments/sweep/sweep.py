"""A sweep from beginning to end: circuits first, then parts, then one table in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, overload

from synapse_sim.config import Config
from synapse_sim.course.response.kept import keep
from synapse_sim.course.response.response import Response
from synapse_sim.experiments.sweep.cluster import Cluster
from synapse_sim.experiments.sweep.engine import Engine, Here, Result
from synapse_sim.experiments.sweep.joined import Form, form_of
from synapse_sim.experiments.sweep.parts import Parts
from synapse_sim.experiments.sweep.plan import Plan
from synapse_sim.experiments.sweep.processes import Processes
from synapse_sim.experiments.sweep.table import Table
from synapse_sim.experiments.sweep.task import Task, circuits, compute, measured, task_of
from synapse_sim.experiments.sweep.vary import plain_values
from synapse_sim.files.errors import FileError
from synapse_sim.files.writing import refuse_target, whole_file

Vary = Mapping[str, Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sweep has come.

    stage: "circuits" (measured responses) or "runs" (rows of the table).
    done, total: in pieces of the stage.
    """

    stage: str
    done: int
    total: int


Told = Callable[[Progress], object]


@overload
def sweep(
    config: Config | None = ...,
    vary: Vary | None = ...,
    subjects: int | None = ...,
    *,
    seeds: Sequence[int] | None = ...,
    at_h: Sequence[float] = ...,
    workers: int = ...,
    cluster: str | None = ...,
    out: None = ...,
    progress: Told = ...,
) -> Table: ...


@overload
def sweep(
    config: Config | None = ...,
    vary: Vary | None = ...,
    subjects: int | None = ...,
    *,
    seeds: Sequence[int] | None = ...,
    at_h: Sequence[float] = ...,
    workers: int = ...,
    cluster: str | None = ...,
    out: str | Path,
    resume: bool = ...,
    force: bool = ...,
    progress: Told = ...,
) -> Path: ...


def sweep(
    config: Config | None = None,
    vary: Vary | None = None,
    subjects: int | None = None,
    *,
    seeds: Sequence[int] | None = None,
    at_h: Sequence[float] = (24.0,),
    workers: int = 1,
    cluster: str | None = None,
    out: str | Path | None = None,
    resume: bool = False,
    force: bool = False,
    progress: Told = bool,
) -> Table | Path:
    """Many runs: every point of a grid, for one subject or for many virtual patients, as a tidy table.

    Results depend on config, grid, subjects and seeds alone: who computes, how many and in which order
    changes no byte. More than one worker needs `if __name__ == "__main__":` around the call in a script.

    Args:
        config: what all runs share; the defaults if left out.
        vary: values by dotted key; the last key is the fastest.
        subjects: virtual patients at each point; left out, the config's own subject alone.
        seeds: the same as varying `seed` last.
        at_h: hours after the first dose at which columns are read; peaks and troughs are always kept.
        workers: processes of this machine, 1 for none beside this one.
        cluster: address of a Dask scheduler, instead of workers.
        out: a `.csv` or `.parquet` file; parts are kept in `OUT.parts` until they are joined.
        resume: go on with parts that are kept there.
        force: replace a file or parts that are there.
        progress: is told after each piece.

    Returns:
        The table; with `out`, the path it was written to.

    Raises:
        ConfigError: if a point of the grid cannot be.
        FileError: if something is there already, belongs to another sweep, or cannot be written.
        WorkError: if workers or the cluster are lost; what is finished is kept.
        MissingExtra: if a package is missing that this needs.
    """
    varied = plain_values({**(vary or {}), **({"seed": seeds} if seeds is not None else {})})
    plan = Plan.of(config or Config(), varied, subjects, tuple(map(float, at_h)))
    engine = _engine(workers, cluster)
    if out is None:
        with engine as someone:
            found = dict(_computed(plan, range(plan.parts), compute, someone, progress))
        return Table.of(plan, (found[part] for part in range(plan.parts)))
    return _into_file(Path(out), plan, engine, progress, resume=resume, force=force)


def _engine(workers: int, cluster: str | None) -> Any:
    """A context that hands over the engine."""
    if cluster is not None:
        return Cluster(cluster)
    engine: Engine = Processes(workers) if workers > 1 else Here()
    return nullcontext(engine)


def _into_file(out: Path, plan: Plan, engine: Any, progress: Told, *, resume: bool, force: bool) -> Path:
    form = form_of(out)
    parts = Parts.beside(out, plan)
    if resume and parts.became(out):
        parts.remove()
        return out
    refuse_target(out, force=force)
    parts.begin(resume=resume, force=force)
    missing = list(parts.missing())
    if missing:
        with engine as someone, closing(_computed(plan, missing, form.packed, someone, progress)) as found:
            for part, content in found:
                parts.save(part, content)
    _join(out, parts, form, force=force)
    return out


def _join(out: Path, parts: Parts, form: Form, *, force: bool) -> None:
    with whole_file(out, force=force) as temporary:
        form.join(temporary, parts.plan, _all(parts))
        parts.say_joined(temporary)
    parts.remove()


def _all(parts: Parts) -> Iterator[bytes]:
    for part in range(parts.plan.parts):
        content = parts.load(part)
        if content is None:
            raise FileError(parts.folder, "a part has changed meanwhile; --resume computes it again")
        yield content


def _computed(
    plan: Plan, parts: Sequence[int], function: Callable[[Task], Result], engine: Engine, progress: Told
) -> Generator[tuple[int, Result], None, None]:
    """Parts with what a function makes of them, in the order in which they are done."""
    responses = _responses(plan, engine, progress)
    done = plan.rows - sum(map(plan.rows_of, parts))
    tasks = (task_of(plan, part, responses) for part in parts)
    with closing(engine.run(function, tasks)) as results:
        for number, result in results:
            yield parts[number], result
            done += plan.rows_of(parts[number])
            progress(Progress("runs", done, plan.rows))


def _responses(plan: Plan, engine: Engine, progress: Told) -> dict[str, Response]:
    """Every circuit's response by digest, each measured once on this machine."""
    known, unknown = circuits(plan)
    with closing(engine.run(measured, unknown)) as results:
        for done, (_, response) in enumerate(results, 1):
            keep(response)
            known[response.digest] = response
            progress(Progress("circuits", done, len(unknown)))
    return known
