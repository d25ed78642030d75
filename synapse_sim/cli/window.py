"""Without a command: the window, or a picture of it."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.installed import need_pygame_ce, versions
from synapse_sim.cli.options import (
    Assignments,
    Compared,
    ConfigFile,
    Force,
    Preset,
    Seed,
    plain_errors,
    read_compared,
    read_layers,
    read_placed,
    read_time_h,
    read_window_size,
    refuse,
    tell_idle,
)
from synapse_sim.files.printing import complain, say
from synapse_sim.story.page_names import PAGE_NAMES
from synapse_sim.story.scene_names import OVERVIEW, view_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from synapse_sim.config import Config, Mistake
    from synapse_sim.config.config import Changes
    from synapse_sim.opening import WindowOptions
    from synapse_sim.session.measurements import Measurements
    from synapse_sim.session.state import SessionState

_OF_A_SESSION = {
    "config_file": "config", "preset": "preset", "assignments": "set", "seed": "seed", "time": "time",
    "scene": "scene", "compare": "compare", "projector": "projector", "scale": "scale",
}  # fmt: skip
"""Options that a session's file answers itself."""

Scene = Annotated[str, typer.Option("--scene", metavar="NAME", help=f"One of {', '.join(view_names())}.")]
Time = Annotated[str, typer.Option("--time", metavar="TIME", help="Where to begin: -1h, 45min, 7d.")]
Size = Annotated[str, typer.Option("--size", metavar="WxH", help="Width and height in pixels.")]
Scale = Annotated[float | None, typer.Option("--scale", metavar="X", help="Size of text and controls.")]
Frames = Annotated[int | None, typer.Option("--frames", metavar="N", min=1, help="Stop after N frames.")]
Projector = Annotated[bool, typer.Option("--projector", help="Light, large and strong.")]
Fullscreen = Annotated[bool, typer.Option("--fullscreen", help="Fill the screen.")]
Display = Annotated[int, typer.Option("--display", metavar="N", min=1, help="The screen, 1 for the first.")]
SessionFile = Annotated[
    Path | None, typer.Option("--session", metavar="FILE", help="Stand where this session stood.")
]
Data = Annotated[
    list[Path] | None,
    typer.Option("--data", metavar="FILE", help="Own measurements over the curves; repeatable."),
]
Lesson = Annotated[
    str | None,
    typer.Option("--lesson", metavar="NAME or FILE", help="Open a lesson of `lesson list`, or a file."),
]
Step = Annotated[int | None, typer.Option("--step", metavar="N", min=1, help="The beat of the lesson.")]
PageName = Annotated[
    str, typer.Option("--page", metavar="NAME", help=f"Lay a page over it: {', '.join(PAGE_NAMES)}.")
]
CaptionFile = Annotated[
    Path | None,
    typer.Option("--captions", metavar="FILE", help="Write the sentences as they run; - is standard output."),
]
Version = Annotated[bool, typer.Option("--version", help="Print the versions in use and exit.")]
Screenshot = Annotated[
    Path | None,
    typer.Option("--screenshot", metavar="FILE.png", help="Write a picture and exit; needs no display."),
]


def window(
    context: typer.Context,
    *,
    config_file: ConfigFile = None,
    preset: Preset = None,
    assignments: Assignments = None,
    seed: Seed = None,
    time: Time = "45min",
    scene: Scene = OVERVIEW,
    projector: Projector = False,
    scale: Scale = None,
    size: Size = "1280x720",
    fullscreen: Fullscreen = False,
    display: Display = 1,
    frames: Frames = None,
    screenshot: Screenshot = None,
    session: SessionFile = None,
    data: Data = None,
    compare: Compared = None,
    lesson: Lesson = None,
    step: Step = None,
    page: PageName = "",
    captions: CaptionFile = None,
    force: Force = False,
    version: Version = False,
) -> None:
    """A teaching simulation: from a dose of ketamine to new synapses.

    Without a command it opens the window. Not medical advice.
    """
    if version:
        with plain_errors():
            say("\n".join(versions()))
        return
    if context.invoked_subcommand:
        _refuse_options_before_a_command(context)
        return
    with plain_errors(), _no_collecting():
        look = {"window.projector": projector or None, "window.scale": scale}
        config, given = read_placed(config_file, preset, assignments, seed, look)
        tell_idle(config)
        settings, refused = _settings() if screenshot is None and frames is None else ({}, "")
        config = config.with_changes({key: value for key, value in settings.items() if key not in given})
        _refuse_no_beat(lesson, step)
        scene, time_h, pixels = _known_scene(scene), _place_h(time, config), read_window_size(size)
        need_pygame_ce()
        from synapse_sim.opening import WindowOptions

        options = WindowOptions(
            state=_state(context, session) if session else None,
            compared=read_compared(compare),
            data=_measurements(data or ()),
            config=config,
            time_h=time_h,
            scene=scene,
            projector=config.window.projector,
            scale=config.window.scale,
            size=pixels,
            fullscreen=fullscreen,
            display=display - 1,
            frames=frames,
            config_path=config_file,
            layers=read_layers(preset, assignments, seed, look).over(settings),
            session_path=session,
            said=refused,
            lesson=lesson or "",
            step=step,
            page=_known_page(page),
        )
        with _captioned(options, captions, force=force) as ready:
            _open(ready) if screenshot is None else _draw(ready, screenshot, force=force)


def _settings() -> "tuple[Changes, str]":
    """What the user set in an earlier window, and why it is ignored if it is."""
    from synapse_sim.files.folders import settings_file
    from synapse_sim.keeping.settings import read_settings

    layer, refused = read_settings(settings_file())
    if refused:
        complain(refused)
    return layer.changes, refused


@contextmanager
def _captioned(options: "WindowOptions", path: Path | None, *, force: bool) -> "Iterator[WindowOptions]":
    """The same with a file for what is said, if one is wanted."""
    if path is None:
        yield options
        return
    from synapse_sim.export.captions import captions_to

    with captions_to(path, force=force) as captions:
        yield replace(options, captions=captions)


def _refuse_no_beat(lesson: str | None, step: int | None) -> None:
    """A beat needs its lesson; behind the last comes the recap card."""
    if lesson is None:
        if step is not None:
            refuse("--step needs --lesson")
        return
    from synapse_sim.lesson.shelf import find_lesson

    count = len(find_lesson(lesson).beats) + 1
    if step is not None and step > count:
        refuse(f"--step {step} is outside [1, {count}], the cards of this lesson")


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Nothing is garbage while the program loads: an eighth of the start went into looking for it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _open(options: "WindowOptions") -> None:
    from synapse_sim.ui.screen import prepare_sdl
    from synapse_sim.window import open_window

    prepare_sdl()
    if options.frames is None:
        _need_a_display()
    _need_the_screen(options.display)
    if code := open_window(options):
        raise typer.Exit(code)


def _draw(options: "WindowOptions", path: Path, *, force: bool) -> None:
    from synapse_sim.app import screenshot

    if path.suffix.lower() != ".png":
        refuse(f"--screenshot {path} must end in .png")
    screenshot(options, path, force=force)


def _refuse_options_before_a_command(context: typer.Context) -> None:
    """Options of the window do nothing for a command, so they are not swallowed in silence."""
    for name in context.params:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            refuse(f"options stand behind the command: synapse-sim {context.invoked_subcommand} ...")


def _state(context: typer.Context, path: Path) -> "SessionState":
    """The state in a file; what it says itself cannot be given beside it."""
    from synapse_sim.session.saved import read_state

    for name, option in _OF_A_SESSION.items():
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            refuse(f"--session {path} says itself what --{option} would; give one of the two")
    return read_state(path, view_names())


def _measurements(paths: "Iterable[Path]") -> "tuple[Measurements, ...]":
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


def _place_h(text: str, config: "Config") -> float:
    """Where that is on the course's clock, which need not start at the first dose."""
    from synapse_sim.course.grid import BEFORE_H

    first_h, after_h = config.doses[0].at_h, read_time_h(text)
    last_h = config.course.horizon_h - first_h
    if not -BEFORE_H <= after_h <= last_h:
        refuse(f"--time {text} is outside [{-BEFORE_H:g} h, {last_h:g} h] after the first dose")
    return first_h + after_h


def _known_scene(name: str) -> str:
    if name not in view_names():
        refuse(f"--scene {name} is not one of {', '.join(view_names())}")
    return name


def _known_page(name: str) -> str:
    if name and name not in PAGE_NAMES:
        refuse(f"--page {name} is not one of {', '.join(PAGE_NAMES)}")
    return name


def _need_a_display() -> None:
    """Without a screen SDL draws into memory, where nobody could see or close the window."""
    import pygame

    if "SDL_VIDEODRIVER" in os.environ:
        return
    pygame.display.init()
    if pygame.display.get_driver() in {"offscreen", "dummy"}:
        refuse("no display was found; --screenshot FILE.png draws a view without one")


def _need_the_screen(display: int) -> None:
    import pygame

    pygame.display.init()
    count = pygame.display.get_num_displays()
    if display >= count:
        screens = "there is one screen" if count == 1 else f"there are {count} screens"
        refuse(f"--display {display + 1}: {screens}")
