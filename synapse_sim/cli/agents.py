"""`agents`: the agents of the scenes at one time as data."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.options import Force, configured, file_option, read_time_h, refuse
from synapse_sim.files.printing import complain

if TYPE_CHECKING:
    from synapse_sim.config import Config

Out = Annotated[Path, file_option("--out", "A .csv, .npz or .json file.")]
Time = Annotated[str, typer.Option("--time", metavar="TIME", help="When, after the first dose: 45min, 7d.")]


@configured
def agents(config: "Config", out: Out, *, time: Time = "45min", force: Force = False) -> None:
    """Write spikes, receptors and spines at one time."""
    from synapse_sim.course.simulate import simulate
    from synapse_sim.export.agents import ENDINGS, agents_bytes
    from synapse_sim.files.writing import refuse_target, write_file
    from synapse_sim.world import World

    ending = out.suffix.lower()
    if ending not in ENDINGS:
        refuse(f"--out {out} must end in {', '.join(ENDINGS)}")
    refuse_target(out, force=force)
    time_h = config.doses[0].at_h + read_time_h(time)
    world = World(config, simulate(config), time_h)
    write_file(out, agents_bytes(world, ending), force=force)
    complain(f"written: {out}")
