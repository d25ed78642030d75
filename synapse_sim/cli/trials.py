"""`trial`: a virtual trial, beside the published ones."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from synapse_sim.cli.options import Force, configured, file_option, read_time_h, refuse
from synapse_sim.cli.sweeps import USUAL_TIME, Times, Workers, usable_cores
from synapse_sim.files.printing import complain, say

if TYPE_CHECKING:
    from synapse_sim.config import Config
    from synapse_sim.config.config import Changes
    from synapse_sim.experiments.trial.result import TrialResult

ENDINGS = (".csv", ".json")
BLINDS = ("none", "pill", "saline", "midazolam", "anaesthesia")
FEW = 20_000
"""Patients that are computed sooner than worker processes would start."""

OutFile = Annotated[Path, file_option("--out", "A .csv or .json file.")]
ArmNames = Annotated[
    list[str] | None,
    typer.Option("--arm", metavar="NAME", help="An arm; one named like a drug is given that drug."),
]
ArmSet = Annotated[
    list[str] | None,
    typer.Option("--arm-set", metavar="NAME:KEY=VALUE", help="One parameter of one arm; may be repeated."),
]
Subjects = Annotated[int, typer.Option("--subjects", metavar="N", help="Virtual patients in each arm.")]
Blind = Annotated[str, typer.Option("--blind", metavar="NAME", help=f"One of {', '.join(BLINDS)}.")]
Repeat = Annotated[int, typer.Option("--repeat", metavar="N", help="So many trials, for the power.")]
Figure = Annotated[Path | None, file_option("--figure", "A .png, .svg or .pdf file as well.")]


@configured
def trial(
    config: "Config",
    out: OutFile,
    *,
    arm: ArmNames = None,
    arm_set: ArmSet = None,
    subjects: Subjects = 60,
    blind: Blind = "none",
    at: Times = None,
    repeat: Repeat = 1,
    workers: Workers = None,
    figure: Figure = None,
    force: Force = False,
) -> None:
    """Try a treatment on arms of virtual patients, beside published trials."""
    from synapse_sim.experiments.trial.trial import trial as compute
    from synapse_sim.files.writing import refuse_target

    _refuse_names(out, figure, blind)
    for path in filter(None, (out, figure)):
        refuse_target(path, force=force)
    arms = _arms(config, arm or [], arm_set or [])
    few = subjects * repeat < FEW
    found = compute(
        config,
        arms,
        subjects,
        blind=blind,
        at_h=[read_time_h(time) for time in at or [USUAL_TIME]],
        repeat=repeat,
        workers=workers or (1 if few else usable_cores()),
    )
    _write(found, out, figure, force=force)
    _print(found)


def _refuse_names(out: Path, figure: Path | None, blind: str) -> None:
    if out.suffix.lower() not in ENDINGS:
        refuse(f"--out {out} must end in {' or '.join(ENDINGS)}")
    if blind not in BLINDS:
        refuse(f"--blind {blind} is not one of {', '.join(BLINDS)}")
    if figure is None:
        return
    from synapse_sim.cli.installed import need_extra
    from synapse_sim.export.figure.figures import ENDINGS as PICTURES

    if figure.suffix.lower() not in PICTURES:
        refuse(f"--figure {figure} must end in {', '.join(PICTURES)}")
    need_extra("figure", "matplotlib")


def _arms(config: "Config", names: Sequence[str], settings: Sequence[str]) -> "dict[str, Changes] | None":
    """The changes of each arm; None where the command names none."""
    from synapse_sim.config.overrides import parse_overrides

    repeated = {name for name in names if names.count(name) > 1}
    if repeated:
        refuse(*(f"--arm {name} is given twice" for name in sorted(repeated)))
    given: dict[str, list[str]] = {name: [] for name in names}
    for words in settings:
        name, sign, setting = words.partition(":")
        if not sign or "=" not in setting:
            refuse(f"--arm-set '{words}' must be NAME:KEY=VALUE, like midazolam:treatment.drug=midazolam")
        if name not in given:
            refuse(f"--arm-set {words}: there is no arm '{name}'; add --arm {name}")
        given[name].append(setting)
    found: dict[str, Changes] = {
        name: {**_named(config, name), **parse_overrides(some).changes} for name, some in given.items()
    }
    return found or None


def _named(config: "Config", name: str) -> "Changes":
    """An arm that is named like a drug is given it."""
    return {"treatment.drug": name} if name in config.drugs and name != config.treatment.drug else {}


def _write(found: "TrialResult", out: Path, figure: Path | None, *, force: bool) -> None:
    from synapse_sim.export.report import json_text
    from synapse_sim.export.trials import csv_text
    from synapse_sim.files.writing import write_file

    is_json = out.suffix.lower() == ".json"
    write_file(out, json_text(found.data()) + "\n" if is_json else csv_text(found), force=force)
    complain(f"written: {out}")
    if figure is not None:
        from synapse_sim.export.figure.trial import write_trial_figure

        write_trial_figure(found, figure, force=force)
        complain(f"written: {figure}")


def _print(found: "TrialResult") -> None:
    from synapse_sim.cli.printed import table

    first = [row for row in found.rows if row["trial"] == 1]
    parts = [
        "the first trial" if found.design.repeat > 1 else "the trial",
        table(first, [name for name in first[0] if name != "trial"]),
        "difference in points; below 0 the first did better" + _with_power(found),
        table(_briefly(found), _told(_briefly(found))),
        "published, in points on the scales of those trials",
        table(_published(), ("source", "measure", "difference", "low", "high", "n", "comparator")),
        "virtual patients of an illustrative teaching model: no prediction of a trial",
    ]
    say("\n\n".join(parts))


def _with_power(found: "TrialResult") -> str:
    repeat = found.design.repeat
    return f"; power: share of {repeat} such trials that find it (p < 0.05)" if repeat > 1 else ""


def _briefly(found: "TrialResult") -> list[dict[str, Any]]:
    """Effects under short headings; the unit stands above."""
    return [{name.removesuffix("_points"): value for name, value in row.items()} for row in found.effect_rows]


def _told(rows: list[dict[str, Any]]) -> list[str]:
    """Columns that have something in them."""
    return [name for name in rows[0] if any(row[name] is not None for row in rows)]


def _published() -> list[dict[str, Any]]:
    from synapse_sim.experiments.findings.evidence import published_results

    rows = [each.model_dump() for each in published_results()]
    return [row for row in rows if row["unit"] == "points" and row["difference"] is not None]
