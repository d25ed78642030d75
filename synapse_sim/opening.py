"""How a window begins: what was asked for, and the session that stands there."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from synapse_sim.config import Config, ConfigError, Mistake, Value
from synapse_sim.config.config import Changes
from synapse_sim.late import Late
from synapse_sim.session import Session
from synapse_sim.session.commands import AddData, Command, Compare, ShowPage
from synapse_sim.session.lesson_commands import OpenLesson
from synapse_sim.story.page_names import HELP
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.ui.screen import USUAL

if TYPE_CHECKING:
    from synapse_sim.config.load import Layers
    from synapse_sim.export.captions import Captions
    from synapse_sim.session import followed_file, state
    from synapse_sim.session.followed_file import FollowedFile
    from synapse_sim.session.measurements import Measurements
    from synapse_sim.session.state import SessionState
else:
    followed_file = Late("synapse_sim.session.followed_file")
    state = Late("synapse_sim.session.state")


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window begins.

    config: the parameters.
    time_h: place in time, hours after the first dose.
    scene: a scene's name, or "overview".
    projector, scale: over what the config says, if set.
    size: width and height, of a window in points and no larger than its screen, of a picture in pixels.
    display: the screen, 0 for the first.
    frames: stop after so many; None for never.
    config_path: a file that is followed.
    layers: what lies under and over that file.
    state: where a saved session stood; config, time and scene are then its own.
    compared: what a second arm has otherwise than the first.
    data: own measurements that lie over the curves.
    lesson: name or file of one that is opened; step: its beat, from 1.
    page: name of the page that lies over it.
    captions: where is written what is said, if anywhere.
    session_path: the file that `state` was read from.
    said: what is to be told at the start.
    """

    config: Config
    time_h: float = 0.75
    scene: str = OVERVIEW
    projector: bool = False
    scale: float = 1.0
    size: tuple[int, int] = USUAL
    fullscreen: bool = False
    display: int = 0
    frames: int | None = None
    config_path: Path | None = None
    layers: Layers | None = None
    state: SessionState | None = None
    compared: Changes = field(default_factory=dict)
    data: tuple[Measurements, ...] = ()
    lesson: str = ""
    step: int | None = None
    page: str = ""
    captions: Captions | None = None
    session_path: Path | None = None
    said: str = ""


def begun(options: WindowOptions, *, at_once: bool = True) -> Session:
    """The session that the window begins with.

    Args:
        options: how it begins.
        at_once: whether its agents are there now; else their place is entered between frames.

    Raises:
        ConfigError: if a saved state or a second arm cannot be had.
    """
    if options.state is not None:
        session = state.restored(options.state)
    else:
        session = Session(
            _configured(options),
            time_h=options.time_h,
            scene=options.scene,
            file=_followed(options),
            at_once=at_once,
        )
    commands: list[Command] = [AddData(table) for table in options.data]
    if options.lesson:
        commands.append(OpenLesson(options.lesson, None if options.step is None else options.step - 1))
    if options.page and options.page != HELP:
        commands.append(ShowPage(options.page))
    for command in [*commands, *([Compare(options.compared)] if options.compared else [])]:
        if refusal := session.do(command):
            raise ConfigError(Mistake("", "", refusal))
    return session


def _followed(options: WindowOptions) -> FollowedFile | None:
    path = options.config_path
    return followed_file.FollowedFile(path, options.layers) if path is not None else None


def _configured(options: WindowOptions) -> Config:
    over: dict[str, Value | None] = {}
    if options.projector:
        over["window.projector"] = True
    if options.scale != 1.0:
        over["window.scale"] = options.scale
    return options.config.with_changes(over) if over else options.config
