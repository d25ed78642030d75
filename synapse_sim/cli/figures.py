"""`figure`: a picture for a slide or a report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.experiments import refuse_what_findings_set
from synapse_sim.cli.installed import need_extra
from synapse_sim.cli.options import Force, configured, file_option, refuse
from synapse_sim.files.printing import complain

if TYPE_CHECKING:
    from synapse_sim.config import Config

Kind = Annotated[
    str, typer.Argument(metavar="KIND", help="course, dose-response, routes, population, finding or board.")
]
Out = Annotated[Path, file_option("--out", "A .png, .svg or .pdf file.")]
Only = Annotated[str | None, typer.Option("--only", metavar="ID", help="The finding to draw.")]


@configured
def figure(config: "Config", kind: Kind, out: Out, *, only: Only = None, force: Force = False) -> None:
    """Draw a figure for a slide or a report."""
    from synapse_sim.export.figure.figures import BOARD, ENDINGS, FINDING, NAMES, write_figure
    from synapse_sim.files.writing import refuse_target

    if kind not in NAMES:
        refuse(f"there is no figure '{kind}'; there are {', '.join(NAMES)}")
    if out.suffix.lower() not in ENDINGS:
        refuse(f"--out {out} must end in {', '.join(ENDINGS)}")
    if (kind == FINDING) != (only is not None):
        refuse("figure finding needs --only ID, and no other figure takes it")
    if kind in {FINDING, BOARD}:
        refuse_what_findings_set(config)
    refuse_target(out, force=force)
    need_extra("figure", "matplotlib")
    write_figure(kind, config, out, finding=_known(only), force=force)
    complain(f"written: {out}")


def _known(finding: str | None) -> str:
    from synapse_sim.config.check import hint
    from synapse_sim.experiments.findings.findings import findings

    known = ["", *(each.id for each in findings())]
    if (finding or "") not in known:
        refuse(f"unknown finding '{finding}'{hint(str(finding), known)}")
    return finding or ""
