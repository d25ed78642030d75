"""`run`: the course as a table, or in a few numbers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.options import Force, configured, refuse
from synapse_sim.files.printing import complain, say

if TYPE_CHECKING:
    from synapse_sim.config import Config
    from synapse_sim.course.course import Course
    from synapse_sim.export.tables import Dialect

SIGNS = {",": ",", ";": ";", "|": "|", "tab": "\t", "\\t": "\t", "\t": "\t"}
"""What may stand between cells, as it is written on a command line."""
DECIMALS = (".", ",")

Out = Annotated[
    str | None,
    typer.Option("--out", metavar="FILE", help="A .csv, .tsv, .npz or .json file; - prints CSV."),
]
Sep = Annotated[str | None, typer.Option("--sep", metavar="SIGN", help="Between cells: , ; | or tab.")]
Decimal = Annotated[str, typer.Option("--decimal", metavar="SIGN", help="The decimal mark: . or ,")]
NoComments = Annotated[bool, typer.Option("--no-comments", help="Leave the lines out that begin with #.")]


WithSummary = Annotated[bool, typer.Option("--summary", help="Print peaks, troughs, areas, half-lives.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")]


@configured
def run(
    config: "Config",
    out: Out = None,
    *,
    summary: WithSummary = False,
    as_json: AsJson = False,
    sep: Sep = None,
    decimal: Decimal = ".",
    no_comments: NoComments = False,
    force: Force = False,
) -> None:
    """Compute the course; write it as a table, or print its summary."""
    from synapse_sim.course.simulate import simulate

    if out is None and not summary:
        refuse("nothing is asked for: give --out FILE, --summary, or both")
    if as_json and not summary:
        refuse("--json is how a summary is printed; add --summary")
    write = _writer(out, sep, decimal, no_comments=no_comments, force=force)
    course = simulate(config)
    write(course)
    if summary:
        _print_summary(course, complain if out == "-" else say, as_json=as_json)


def _writer(
    out: str | None, sep: str | None, decimal: str, *, no_comments: bool, force: bool
) -> "Callable[[Course], None]":
    """What is done with the course; what cannot be done is refused before anything is computed."""
    from synapse_sim.export.tables import csv_text, table_bytes
    from synapse_sim.files.writing import refuse_target, write_file

    ending = ".csv" if out in {None, "-"} else _known_ending(str(out))
    dialect = _dialect(ending, sep, decimal, no_comments=no_comments)
    if out is None:
        return lambda _course: None
    if out == "-":
        return lambda course: say(csv_text(course, dialect), end="")
    refuse_target(Path(out), force=force)
    return lambda course: write_file(Path(out), table_bytes(course, ending, dialect), force=force)


def _print_summary(course: "Course", tell: "Callable[[str], None]", *, as_json: bool) -> None:
    from synapse_sim.cli.printed import summary_text
    from synapse_sim.export.report import json_text
    from synapse_sim.export.tables import provenance, summary_data

    found = course.summary()
    data = summary_data(found)
    tell(json_text({**provenance(course), **data}) if as_json else summary_text(data))


def _known_ending(out: str) -> str:
    from synapse_sim.export.tables import ENDINGS

    ending = Path(out).suffix.lower()
    if ending not in ENDINGS:
        refuse(f"--out {out} must end in {', '.join(ENDINGS)}, or be - for standard output")
    return ending


def _dialect(ending: str, sep: str | None, decimal: str, *, no_comments: bool) -> "Dialect":
    """How the text shall be written; signs that contradict each other or the ending are refused."""
    from synapse_sim.export.tables import SEPARATORS, Dialect

    if ending not in SEPARATORS and (sep is not None or decimal != "." or no_comments):
        refuse(f"--sep, --decimal and --no-comments are for {' and '.join(SEPARATORS)}, not for {ending}")
    if sep is not None and sep not in SIGNS:
        refuse(f"--sep '{sep}' must be one of , ; | tab")
    if decimal not in DECIMALS:
        refuse(f"--decimal '{decimal}' must be . or ,")
    usual = SEPARATORS.get(ending, ",")
    chosen = usual if sep is None else SIGNS[sep]
    if ending == ".tsv" and chosen != usual:
        refuse(f"--sep '{sep}' is no tab, and a .tsv file has tabs; end its name in .csv")
    if chosen == decimal:
        refuse(f"'{decimal}' cannot stand between cells and be the decimal mark; add --sep ';'")
    return Dialect(chosen, decimal, has_comments=not no_comments)
