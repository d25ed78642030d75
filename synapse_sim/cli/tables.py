"""`run`: the course as a table."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.options import Force, configured, refuse

if TYPE_CHECKING:
    from synapse_sim.config import Config

Out = Annotated[str, typer.Option("--out", metavar="FILE", help="A .csv, .npz or .json file; - prints CSV.")]


@configured
def run(config: "Config", out: Out, *, force: Force = False) -> None:
    """Compute the course and write it as a table."""
    from synapse_sim.course.simulate import simulate
    from synapse_sim.export.tables import WRITERS, csv_text
    from synapse_sim.files.printing import say
    from synapse_sim.files.writing import refuse_target, write_file

    if out == "-":
        say(csv_text(simulate(config)), end="")
        return
    path = Path(out)
    if path.suffix not in WRITERS:
        refuse(f"--out {out} must end in {', '.join(WRITERS)}, or be - for standard output")
    refuse_target(path, force=force)
    write_file(path, WRITERS[path.suffix](simulate(config)), force=force)
