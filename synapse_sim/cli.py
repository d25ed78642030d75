"""The command line: each command reads its options, calls one room and writes the result.

What a command needs is imported inside it, so that `--help` is there at once and only
the window loads pygame.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from synapse_sim.options import (
    FAILED,
    Assignments,
    ConfigFile,
    Preset,
    Seed,
    configured,
    plain_errors,
    progress,
    read_config,
    read_size,
    read_time_h,
    refuse,
)

if TYPE_CHECKING:
    from synapse_sim.config import Config
    from synapse_sim.experiments.bench import Race

SCENES = ("overview", "body", "synapse", "circuit", "dendrite", "people")
MOST_STANDARD_ERRORS = 4.0
"""Where the agents no longer agree with their theory."""
WIDTH_IN_A_FILE = 160
FRAMES_A_ROUND = 30
PLAIN: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False, "add_completion": False}

File = Annotated[Path | None, typer.Argument(metavar="FILE", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Out = Annotated[str, typer.Option("--out", metavar="FILE", help="A .csv, .npz or .json file; - prints CSV.")]
Scene = Annotated[str, typer.Option("--scene", metavar="NAME", help=f"One of {', '.join(SCENES)}.")]
Time = Annotated[str, typer.Option("--time", metavar="TIME", help="Where to begin: -1h, 45min, 7d.")]
Size = Annotated[str, typer.Option("--size", metavar="WxH", help="Width and height in pixels.")]
Scale = Annotated[float | None, typer.Option("--scale", metavar="X", help="Size of text and controls.")]
Frames = Annotated[int | None, typer.Option("--frames", metavar="N", min=1, help="Stop after N frames.")]
Projector = Annotated[bool, typer.Option("--projector", help="Light, large and strong.")]
Fullscreen = Annotated[bool, typer.Option("--fullscreen", help="Fill the screen.")]
Screenshot = Annotated[
    Path | None,
    typer.Option("--screenshot", metavar="FILE.png", help="Write a picture and exit; needs no display."),
]

app = typer.Typer(**PLAIN)
preset_app = typer.Typer(help="The shipped scenarios.", no_args_is_help=True, **PLAIN)
config_app = typer.Typer(help="Files of changes: write, check, show.", no_args_is_help=True, **PLAIN)
app.add_typer(preset_app, name="preset")
app.add_typer(config_app, name="config")


def main() -> None:
    """Run the program with the arguments of the command line; its output is the same on every system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")
    app(prog_name="synapse-sim")


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    *,
    config_file: ConfigFile = None,
    preset: Preset = None,
    assignments: Assignments = None,
    seed: Seed = None,
    time: Time = "45min",
    scene: Scene = "overview",
    projector: Projector = False,
    scale: Scale = None,
    size: Size = "1280x720",
    fullscreen: Fullscreen = False,
    frames: Frames = None,
    screenshot: Screenshot = None,
    force: Force = False,
) -> None:
    """A teaching simulation: from a dose of ketamine to new synapses.

    Without a command it opens the window. Not medical advice.
    """
    if context.invoked_subcommand:
        _refuse_options_before_a_command(context)
        return
    with plain_errors():
        look = {"window.projector": projector or None, "window.scale": scale}
        config = read_config(config_file, preset, assignments, seed, look)
        scene, time_h, pixels = _known_scene(scene), _place_h(time, config), read_size(size)
        _need_pygame_ce()
        from synapse_sim.app import WindowOptions, open_window
        from synapse_sim.app import screenshot as draw_screenshot
        from synapse_sim.export.atomic import whole_file

        options = WindowOptions(
            config=config,
            time_h=time_h,
            scene=scene,
            projector=config.window.projector,
            scale=config.window.scale,
            size=pixels,
            fullscreen=fullscreen,
            frames=frames,
            config_path=config_file,
        )
        if screenshot is None:
            open_window(options)
            return
        with whole_file(screenshot, force=force) as temporary:
            draw_screenshot(options, temporary)


@app.command()
@configured
def run(config: "Config", out: Out, *, force: Force = False) -> None:
    """Compute the course and write it as a table."""
    from synapse_sim.course.simulate import simulate
    from synapse_sim.export.atomic import whole_file
    from synapse_sim.export.tables import WRITERS, csv_text

    if out == "-":
        typer.echo(csv_text(simulate(config)), nl=False)
        return
    path = Path(out)
    if path.suffix not in WRITERS:
        refuse(f"--out {out} must end in {', '.join(WRITERS)}, or be - for standard output")
    with whole_file(path, force=force) as temporary:
        temporary.write_bytes(WRITERS[path.suffix](simulate(config)))


@app.command()
@configured
def agree(config: "Config", *, as_json: AsJson = False) -> None:
    """Compare the agents with the theory they stand for."""
    from synapse_sim.experiments.agree import CHECKS
    from synapse_sim.experiments.agree import agree as compare

    with progress("comparing", len(CHECKS)) as done:
        quantities = compare(config.seed, config, done)
    columns = ("quantity", "theory", "mean", "standard_error", "z")
    _report({"quantities": quantities}, "quantities", columns, as_json=as_json)
    if any(abs(quantity.z) >= MOST_STANDARD_ERRORS for quantity in quantities):
        raise typer.Exit(FAILED)


@app.command()
@configured
def bench(config: "Config", *, as_json: AsJson = False) -> None:
    """Time the program's own work beside plain baselines."""
    from synapse_sim.experiments.bench import bench as race
    from synapse_sim.experiments.bench import machine

    results = {"machine": machine(), "timings": race(config, _frames(config))}
    columns = ("workload", "ours", "unit", "baseline", "ratio", "goal", "is_reached")
    if not as_json:
        typer.echo(", ".join(f"{name} {said}" for name, said in machine().items()))
    _report(results, "timings", columns, as_json=as_json)


@preset_app.command("list")
@configured
def preset_list(_config: "Config") -> None:
    """Name every shipped scenario."""
    from synapse_sim.config.presets import presets

    titles = presets()
    width = max(map(len, titles))
    for name, title in titles.items():
        typer.echo(f"{name:<{width}}  {title}")


@preset_app.command("show")
@configured
def preset_show(
    _config: "Config", name: Annotated[str, typer.Argument(help="A name of `preset list`.")]
) -> None:
    """Print a scenario: a config file like any other."""
    from synapse_sim.config.presets import preset_path

    typer.echo(preset_path(name).read_text(encoding="utf-8"), nl=False)


@config_app.command("init")
@configured
def config_init(
    _config: "Config",
    file: File = None,
    *,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="The same as FILE.")] = None,
    force: Force = False,
) -> None:
    """Write a file in which every parameter stands, commented out; to standard output if no FILE is given."""
    from synapse_sim.config.reference import starting_file
    from synapse_sim.export.atomic import whole_file

    path = file or out
    if path is None or str(path) == "-":
        typer.echo(starting_file(), nl=False)
        return
    with whole_file(path, force=force) as temporary:
        temporary.write_text(starting_file(), encoding="utf-8")


@config_app.command("check")
def config_check(
    file: File = None,
    *,
    config_file: ConfigFile = None,
    preset: Preset = None,
    assignments: Assignments = None,
    seed: Seed = None,
) -> None:
    """Tell every mistake in a file, or that there is none."""
    with plain_errors():
        config = read_config(_one_file(file, config_file), preset, assignments, seed)
        count = len(config.changes)
        typer.echo(f"no mistakes; {count} parameter{'s' * (count != 1)} changed")


@config_app.command("show")
def config_show(
    file: File = None,
    *,
    config_file: ConfigFile = None,
    preset: Preset = None,
    assignments: Assignments = None,
    seed: Seed = None,
) -> None:
    """Print every parameter as it was resolved."""
    with plain_errors():
        from synapse_sim.config.reference import merged_file

        typer.echo(
            merged_file(read_config(_one_file(file, config_file), preset, assignments, seed)), nl=False
        )


@config_app.command("schema")
@configured
def config_schema(_config: "Config") -> None:
    """Print the JSON Schema of a config file, for editors."""
    from synapse_sim.config.schema import json_schema

    typer.echo(json.dumps(json_schema(), indent=2))


def _report(results: Mapping[str, Any], name: str, columns: Sequence[str], *, as_json: bool) -> None:
    """Print results as JSON, or those of one name as a table; its width is the terminal's, else fixed."""
    from synapse_sim.export.report import as_row, json_text, table_text

    rows = [as_row(record) for record in results[name]]
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH_IN_A_FILE
    typer.echo(json_text({**results, name: rows}) if as_json else table_text(rows, columns, width))


def _frames(config: "Config") -> "Iterator[Race]":
    """Whole frames of the overview, agents and all, at two sizes."""
    _need_pygame_ce()
    import pygame

    from synapse_sim.app import App, WindowOptions
    from synapse_sim.experiments.bench import MS, Race

    for size, goal_ms in (((1920, 1080), 6.0), ((3840, 2160), 14.0)):
        window_app, surface = App(WindowOptions(config, size=size)), pygame.Surface(size, 0, 32)

        def draw(window_app: App = window_app, surface: pygame.Surface = surface) -> None:
            for _ in range(FRAMES_A_ROUND):
                window_app.advance(1 / 60)
                window_app.draw(surface)

        name = f"frame of the overview, {size[0]} x {size[1]}"
        yield Race(name, MS, draw, amount=FRAMES_A_ROUND, goal=goal_ms)


def _refuse_options_before_a_command(context: typer.Context) -> None:
    """Options of the window do nothing for a command, so they are not swallowed in silence."""
    for name in context.params:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            refuse(f"options stand behind the command: synapse-sim {context.invoked_subcommand} ...")


def _one_file(argument: Path | None, option: Path | None) -> Path | None:
    if argument and option:
        refuse(f"two files are given, {argument} and {option}")
    return argument or option


def _place_h(text: str, config: "Config") -> float:
    time_h = read_time_h(text)
    if not -1 <= time_h <= config.course.horizon_h:
        refuse(f"--time {text} is outside [-1 h, {config.course.horizon_h:g} h]")
    return time_h


def _known_scene(name: str) -> str:
    if name not in SCENES:
        refuse(f"--scene {name} is not one of {', '.join(SCENES)}")
    return name


def _need_pygame_ce() -> None:
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame

    if not getattr(pygame, "IS_CE", False):
        refuse("the old pygame is installed; synapse-sim needs pygame-ce: pip install pygame-ce")
