"""Without a command: the window, or a picture of it."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

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
    read_window_size,
    refuse,
    tell_idle,
)
from synapse_sim.cli.window_options import (
    CaptionFile,
    Data,
    Display,
    Frames,
    Fullscreen,
    Lesson,
    PageName,
    Projector,
    Scale,
    Scene,
    Screenshot,
    SessionFile,
    Size,
    Step,
    Time,
    Version,
    known_page,
    known_scene,
    read_data,
    read_place_h,
    read_session,
    refuse_no_beat,
    refuse_options_before_a_command,
)
from synapse_sim.files.printing import complain, say
from synapse_sim.story.scene_names import OVERVIEW

if TYPE_CHECKING:
    from synapse_sim.config.config import Changes
    from synapse_sim.opening import WindowOptions


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
        refuse_options_before_a_command(context)
        return
    with plain_errors(), _no_collecting():
        look = {"window.projector": projector or None, "window.scale": scale}
        config, given = read_placed(config_file, preset, assignments, seed, look)
        tell_idle(config)
        settings, refused = _settings() if screenshot is None and frames is None else ({}, "")
        config = config.with_changes({key: value for key, value in settings.items() if key not in given})
        refuse_no_beat(lesson, step)
        scene, time_h, pixels = known_scene(scene), read_place_h(time, config), read_window_size(size)
        need_pygame_ce()
        from synapse_sim.opening import WindowOptions

        options = WindowOptions(
            state=read_session(context, session) if session else None,
            compared=read_compared(compare, config),
            data=read_data(data or ()),
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
            page=known_page(page),
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
    from synapse_sim.screenshot import screenshot

    if path.suffix.lower() != ".png":
        refuse(f"--screenshot {path} must end in .png")
    screenshot(options, path, force=force)


def _need_a_display() -> None:
    """Without a screen SDL draws into memory, where nobody could see or close the window."""
    if "SDL_VIDEODRIVER" in os.environ:
        return
    if _display().get_driver() in {"offscreen", "dummy"}:
        refuse("no display was found; --screenshot FILE.png draws a view without one")


def _need_the_screen(display: int) -> None:
    count = _display().get_num_displays()
    if display >= count:
        screens = "there is one screen" if count == 1 else f"there are {count} screens"
        refuse(f"--display {display + 1}: {screens}")


def _display() -> ModuleType:
    """Pygame's display, begun; what is asked for by SDL_VIDEODRIVER may not be there."""
    import pygame

    try:
        pygame.display.init()
    except pygame.error as error:
        refuse(f"no display can be used: {error}; --screenshot FILE.png draws a view without one")
    return pygame.display
