"""`page`: a run as one file for any browser."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.options import Force, configured, progress, refuse
from synapse_sim.files.printing import complain

if TYPE_CHECKING:
    from synapse_sim.config import Config

Out = Annotated[Path, typer.Option("--out", metavar="FILE.html", help="Where the page goes.")]


@configured
def page(config: "Config", out: Out, *, force: Force = False) -> None:
    """Write this run as one page for a browser, without network."""
    from synapse_sim.course.simulate import simulate
    from synapse_sim.export.page.page import page_text
    from synapse_sim.export.page.recording import parts
    from synapse_sim.files.writing import refuse_target, write_file

    if out.suffix.lower() not in {".html", ".htm"}:
        refuse(f"--out {out} must end in .html")
    refuse_target(out, force=force)
    with progress("recording", len(list(parts()))) as done:
        content = page_text(simulate(config), done)
    write_file(out, content, force=force)
    complain(f"written: {out}")
