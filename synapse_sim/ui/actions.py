"""All that a key can do, in one table: key map, buttons, hints and help page are read from it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from synapse_sim.session.commands import (
    Command,
    Freeze,
    GoTo,
    Jump,
    NewSeed,
    NextBookmark,
    Pin,
    Redo,
    Replay,
    SendSignal,
    ShowPublished,
    Step,
    TogglePlay,
    Undo,
)
from synapse_sim.story.scene_names import OVERVIEW, SCENE_ROWS
from synapse_sim.ui.view_commands import (
    About,
    BlankScreen,
    Escape,
    FindParameter,
    FocusNext,
    NextHelpPage,
    Nudge,
    ScaleBy,
    ToggleControls,
    ToggleParameters,
    ToggleProjector,
    ViewCommand,
    VisitScene,
)
from synapse_sim.ui.window_requests import Close, SavePicture, ToggleFullScreen, WindowRequest

_LARGER = 1.1

DeskCommand = Command | ViewCommand | WindowRequest
"""All that a key can ask for."""


@dataclass(frozen=True, slots=True)
class Action:
    """One row: what it is called, the keys that do it and the command.

    hint: two or three words for the line of key hints; empty if it is not among them.
    repeats: acts again while its key is held, as a nudge does; all others act once a press.
    """

    name: str
    label: str
    keys: tuple[str, ...]
    command: DeskCommand
    hint: str = ""
    repeats: bool = False


ACTIONS: tuple[Action, ...] = (
    Action("play", "Play or pause the course", ("space",), TogglePlay(), "play"),
    Action("time_back", "Earlier", ("left", "down"), Nudge("time", "medium", -1), "time", repeats=True),
    Action("time_on", "Later", ("right", "up"), Nudge("time", "medium", 1), repeats=True),
    Action("time_back_little", "A little earlier", ("shift+left",), Nudge("time", "small", -1), repeats=True),
    Action("time_on_little", "A little later", ("shift+right",), Nudge("time", "small", 1), repeats=True),
    Action("time_back_far", "Much earlier", ("ctrl+left",), Nudge("time", "large", -1), repeats=True),
    Action("time_on_far", "Much later", ("ctrl+right",), Nudge("time", "large", 1), repeats=True),
    Action("start", "Start of the course", ("home",), GoTo(-inf)),
    Action("end", "End of the course", ("end",), GoTo(inf)),
    Action("first_dose", "The first dose", ("f5",), Jump("dose")),
    Action("moment_next", "Next moment worth seeing", ("pagedown",), NextBookmark(1), "moments"),
    Action("moment_last", "The one before", ("pageup",), NextBookmark(-1)),
    Action("step_on", "One step on", ("n",), Step(1.0)),
    Action("step_back", "One step back", ("shift+n",), Step(-1.0)),
    Action("dose_less", "Less drug", ("[", "shift+down"), Nudge("dose", "medium", -1), "dose", repeats=True),
    Action("dose_more", "More drug", ("]", "shift+up"), Nudge("dose", "medium", 1), repeats=True),
    Action(f"scene_{OVERVIEW}", "Overview", ("0",), VisitScene(OVERVIEW)),
    *(
        Action(f"scene_{scene.name}", f"{scene.label}, again: its peak", (scene.key,), VisitScene(scene.name))
        for scene in SCENE_ROWS
    ),
    Action("parameters", "All parameters", ("o",), ToggleParameters(), "more"),
    Action("find", "Find a parameter", ("/", "ctrl+f"), FindParameter()),
    Action("projector", "Projector mode", ("p",), ToggleProjector(), "projector"),
    Action("controls", "Show or hide the controls", ("h",), ToggleControls(), "controls"),
    Action("blank", "Blank the screen", ("b", "."), BlankScreen()),
    Action("pin", "Pin this run to compare", ("k",), Pin(), "pin"),
    Action("published", "Show published data", ("d",), ShowPublished(), "data"),
    Action("freeze", "Freeze the slow motion", ("shift+space",), Freeze()),
    Action("send_signal", "Send a signal", ("s",), SendSignal()),
    Action("replay", "Play from the dose", ("r",), Replay()),
    Action("new_seed", "Other luck: a new seed", ("shift+r",), NewSeed()),
    Action("undo", "Undo", ("ctrl+z",), Undo()),
    Action("redo", "Redo", ("ctrl+shift+z", "ctrl+y"), Redo()),
    Action("larger", "Larger", ("+", "="), ScaleBy(_LARGER)),
    Action("smaller", "Smaller", ("-",), ScaleBy(1 / _LARGER)),
    Action("about", "What is this?", ("i",), About()),
    Action("focus_next", "Next control", ("tab",), FocusNext(1)),
    Action("focus_last", "Control before", ("shift+tab",), FocusNext(-1)),
    Action("full_screen", "Full screen", ("f11", "alt+enter"), ToggleFullScreen()),
    Action("picture", "Save a picture", ("f12",), SavePicture()),
    Action("close", "Close the window", ("ctrl+q", "ctrl+w"), Close()),
    Action("help", "Keys, and what this is", ("f1", "?"), NextHelpPage(), "help"),
    Action("leave", "Close or leave", ("escape",), Escape()),
)

_PRETTY = {
    "left": "←", "right": "→", "up": "↑", "down": "↓", "space": "Space", "tab": "Tab", "escape": "Esc",
    "pageup": "Page↑", "pagedown": "Page↓", "home": "Home", "end": "End", "shift": "Shift", "ctrl": "Ctrl",
    "alt": "Alt", "enter": "Enter",
}  # fmt: skip
_HINT_KEYS = {"time_back": "← →", "dose_less": "[ ]", "moment_next": "Page↓"}


def key_map() -> dict[str, Action]:
    """The action of every key."""
    return {key: action for action in ACTIONS for key in action.keys}


def action(name: str) -> Action:
    """The action of that name.

    Raises:
        KeyError: if there is none.
    """
    return {each.name: each for each in ACTIONS}[name]


def pretty_key(key: str) -> str:
    """A key as it is written on a keyboard: "Ctrl+Z", "←"."""
    if key == "+":
        return key
    return "+".join(_PRETTY.get(part, part.upper()) for part in key.split("+"))


def pretty_keys(each: Action) -> str:
    """All keys of an action."""
    return "  ".join(map(pretty_key, each.keys))


def hints() -> tuple[str, ...]:
    """The key hints, help first."""
    rows = [each for each in ACTIONS if each.hint]
    rows.sort(key=lambda each: each.name != "help")
    return tuple(f"{_HINT_KEYS.get(each.name) or pretty_key(each.keys[0])} {each.hint}" for each in rows)
