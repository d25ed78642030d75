"""`preset` and `config`: files of changes, shipped and one's own."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.once import OnceCommand
from synapse_sim.cli.options import (
    PLAIN,
    Assignments,
    ConfigFile,
    Force,
    Preset,
    Seed,
    configured,
    file_option,
    plain_errors,
    read_config,
    read_placed,
    refuse,
    tell_idle,
)
from synapse_sim.files.printing import say

if TYPE_CHECKING:
    from synapse_sim.config import Config

File = Annotated[Path | None, typer.Argument(metavar="FILE", show_default=False, readable=False)]

preset_app = typer.Typer(help="The shipped scenarios.", no_args_is_help=True, **PLAIN)
config_app = typer.Typer(help="Files of changes: write, check, show.", no_args_is_help=True, **PLAIN)


@preset_app.command("list", cls=OnceCommand)
@configured
def preset_list(_config: "Config") -> None:
    """Name every shipped scenario."""
    from synapse_sim.config.presets import presets

    titles = presets()
    width = max(map(len, titles))
    for name, title in titles.items():
        say(f"{name:<{width}}  {title}")


@preset_app.command("show", cls=OnceCommand)
@configured
def preset_show(
    _config: "Config", name: Annotated[str, typer.Argument(metavar="NAME", help="A name of `preset list`.")]
) -> None:
    """Print a scenario: a config file like any other."""
    from synapse_sim.config.presets import preset_path
    from synapse_sim.files.reading import own_text

    say(own_text(preset_path(name)), end="")


@config_app.command("init", cls=OnceCommand)
@configured
def config_init(
    _config: "Config",
    file: File = None,
    *,
    out: Annotated[Path | None, file_option("--out", "The same as FILE.")] = None,
    force: Force = False,
) -> None:
    """Write a file with every parameter, commented out, what matters first; without FILE print it."""
    from synapse_sim.config.reference import starting_file
    from synapse_sim.files.writing import write_file

    path = file or out
    if path is None or str(path) == "-":
        say(starting_file(), end="")
        return
    write_file(path, starting_file(), force=force)


@config_app.command("check", cls=OnceCommand)
def config_check(
    file: File = None,
    *,
    config_file: ConfigFile = None,
    preset: Preset = None,
    assignments: Assignments = None,
    seed: Seed = None,
) -> None:
    """Tell every mistake in a file, or that there is none; what has no effect is said beside it."""
    with plain_errors():
        from synapse_sim.course.response.response import refuse_restless

        config = read_config(_one_file(file, config_file), preset, assignments, seed)
        refuse_restless(config)
        tell_idle(config)
        count = len(config.changes)
        say(f"no mistakes; {count} parameter{'s' * (count != 1)} changed")


@config_app.command("show", cls=OnceCommand)
def config_show(
    file: File = None,
    *,
    config_file: ConfigFile = None,
    preset: Preset = None,
    assignments: Assignments = None,
    seed: Seed = None,
    changes: Annotated[bool, typer.Option("--changes", help="Only what is changed, and where.")] = False,
) -> None:
    """Print every parameter as it was resolved, or only what was changed and where."""
    with plain_errors():
        from synapse_sim.config.reference import changes_file, merged_file

        config, where = read_placed(_one_file(file, config_file), preset, assignments, seed)
        tell_idle(config)
        say(changes_file(config, where) if changes else merged_file(config), end="")


@config_app.command("schema", cls=OnceCommand)
@configured
def config_schema(_config: "Config") -> None:
    """Print the JSON Schema of a config file, for editors."""
    from synapse_sim.config.schema import json_schema

    say(json.dumps(json_schema(), indent=2))


def _one_file(argument: Path | None, option: Path | None) -> Path | None:
    if argument and option:
        refuse(f"two files are given, {argument} and {option}")
    return argument or option
