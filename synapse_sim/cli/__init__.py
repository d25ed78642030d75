"""The command line: each command reads its options, calls one room and writes the result.

What a command needs is imported inside it, so that `--help` is there at once and only
the window loads pygame.
"""

import sys
from io import TextIOWrapper

import typer

from synapse_sim.cli.configs import config_app, preset_app
from synapse_sim.cli.experiments import agree, bench, validate
from synapse_sim.cli.options import PLAIN
from synapse_sim.cli.tables import run
from synapse_sim.cli.window import window

app = typer.Typer(callback=window, invoke_without_command=True, **PLAIN)
for command in (run, validate, agree, bench):
    app.command()(command)
app.add_typer(preset_app, name="preset")
app.add_typer(config_app, name="config")


def main() -> None:
    """Run the program with the arguments of the command line; its output is the same on every system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")
    app(prog_name="synapse-sim")
