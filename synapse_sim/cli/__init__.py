"""The command line: each command reads its options, calls one room and writes the result.

What a command needs is imported inside it, so that `--help` is there at once and only
the window loads pygame.
"""

import typer

from synapse_sim.cli.agents import agents
from synapse_sim.cli.configs import config_app, preset_app
from synapse_sim.cli.ending import end_tidily_when_told_to, ended
from synapse_sim.cli.experiments import agree, bench, validate
from synapse_sim.cli.figures import figure
from synapse_sim.cli.films import record
from synapse_sim.cli.lessons import lesson_app
from synapse_sim.cli.once import OnceCommand, OnceGroup
from synapse_sim.cli.options import PLAIN
from synapse_sim.cli.page import page
from synapse_sim.cli.sweeps import sweep
from synapse_sim.cli.tables import run
from synapse_sim.cli.trials import trial
from synapse_sim.cli.window import window
from synapse_sim.files.printing import prepare_streams

app = typer.Typer(callback=window, invoke_without_command=True, cls=OnceGroup, **PLAIN)
for command in (run, agents, sweep, trial, figure, record, page, validate, agree, bench):
    app.command(cls=OnceCommand)(command)
app.add_typer(preset_app, name="preset")
app.add_typer(config_app, name="config")
app.add_typer(lesson_app, name="lesson")


def main() -> None:
    """Run the program with the arguments of the command line; its output is the same on every system."""
    prepare_streams()
    end_tidily_when_told_to()
    with ended():
        app(prog_name="synapse-sim")
