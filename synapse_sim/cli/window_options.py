"""What the window can be told on the command line: its options, and how what they say is read or refused."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.options import file_option, read_time_h, refuse
from synapse_sim.story.page_names import PAGE_NAMES
from synapse_sim.story.scene_names import view_names

if TYPE_CHECKING:
    from synapse_sim.config import Config, Mistake
    from synapse_sim.session.measurements import Measurements
    from synapse_sim.session.state import SessionState

Scene = Annotated[str, typer.Option("--scene", metavar="NAME", help=f"One of {', '.join(view_names())}.")]
Time = Annotated[str, typer.Option("--time", metavar="TIME", help="Where to begin: -1h, 45min, 7d.")]
Size = Annotated[str, typer.Option("--size", metavar="WxH", help="Width and height in pixels.")]
Scale = Annotated[float | None, typer.Option("--scale", metavar="X", help="Size of text and controls.")]
Frames = Annotated[int | None, typer.Option("--frames", metavar="N", min=1, help="Stop after N frames.")]
Projector = Annotated[bool, typer.Option("--projector", help="Light, large and strong.")]
Fullscreen = Annotated[bool, typer.Option("--fullscreen", help="Fill the screen.")]
Display = Annotated[int, typer.Option("--display", metavar="N", min=1, help="The screen, 1 for the first.")]
SessionFile = Annotated[Path | None, file_option("--session", "Stand where this session stood.")]
Data = Annotated[list[Path] | None, file_option("--data", "Own measurements over the curves; repeatable.")]
Lesson = Annotated[
    str | None,
    typer.Option("--lesson", metavar="NAME or FILE", help="Open a lesson of `lesson list`, or a file."),
]
Step = Annotated[int | None, typer.Option("--step", metavar="N", min=1, help="The beat of the lesson.")]
PageName = Annotated[
    str, typer.Option("--page", metavar="NAME", help=f"Lay a page over it: {', '.join(PAGE_NAMES)}.")
]
CaptionFile = Annotated[
    Path | None, file_option("--captions", "Write the sentences as they run; - is standard output.")
]
Version = Annotated[bool, typer.Option("--version", help="Print the versions in use and exit.")]
Screenshot = Annotated[
    Path | None,
    file_option("--screenshot", "Write a picture and exit; needs no display.", metavar="FILE.png"),
]

_OF_A_SESSION = {
    "config_file": "config", "preset": "preset", "assignments": "set", "seed": "seed", "time": "time",
    "scene": "scene", "compare": "compare", "projector": "projector", "scale": "scale",
}  # fmt: skip
"""Options that a session's file answers itself."""


def refuse_options_before_a_command(context: typer.Context) -> None:
    """Options of the window do nothing for a command, so they are not swallowed in silence."""
    for name in context.params:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            refuse(f"options stand behind the command: synapse-sim {context.invoked_subcommand} ...")


def refuse_no_beat(lesson: str | None, step: int | None) -> None:
    """A beat needs its lesson; behind the last comes the recap card."""
    if lesson is None:
        if step is not None:
            refuse("--step needs --lesson")
        return
    from synapse_sim.lesson.shelf import find_lesson

    count = len(find_lesson(lesson).beats) + 1
    if step is not None and step > count:
        refuse(f"--step {step} is outside [1, {count}], the cards of this lesson")


def known_scene(name: str) -> str:
    """The name of a scene, or "overview"."""
    if name not in view_names():
        refuse(f"--scene {name} is not one of {', '.join(view_names())}")
    return name


def known_page(name: str) -> str:
    """The name of a page; empty for none."""
    if name and name not in PAGE_NAMES:
        refuse(f"--page {name} is not one of {', '.join(PAGE_NAMES)}")
    return name


def read_place_h(text: str, config: "Config", option: str = "--time") -> float:
    """Where that is on the course's clock, which need not start at the first dose."""
    from synapse_sim.course.grid import BEFORE_H

    first_h, after_h = config.doses[0].at_h, read_time_h(text)
    last_h = config.course.horizon_h - first_h
    if not -BEFORE_H <= after_h <= last_h:
        refuse(f"{option} {text} is outside [{-BEFORE_H:g} h, {last_h:g} h] after the first dose")
    return first_h + after_h


def read_session(context: typer.Context, path: Path) -> "SessionState":
    """The state in a file; what it says itself cannot be given beside it."""
    from synapse_sim.session.saved import read_state

    for name, option in _OF_A_SESSION.items():
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            refuse(f"--session {path} says itself what --{option} would; give one of the two")
    return read_state(path, view_names())


def read_data(paths: "Iterable[Path]") -> "tuple[Measurements, ...]":
    """What the files hold; mistakes of all are told at once."""
    from synapse_sim.config import ConfigError
    from synapse_sim.session.measurements import read_measurements

    tables: list[Measurements] = []
    mistakes: list[Mistake] = []
    for path in paths:
        try:
            tables.append(read_measurements(path))
        except ConfigError as error:
            mistakes += error.mistakes
    if mistakes:
        raise ConfigError(*mistakes)
    return tuple(tables)
