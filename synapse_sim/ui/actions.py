"""All that a key can do, in one table: key map, buttons and help page are read from it.

What an action is called stands in the catalogue: `actions.NAME.label`.
"""

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
    SeeWithout,
    SendSignal,
    ShowPublished,
    Step,
    TogglePlay,
    ToggleTwin,
    Undo,
)
from synapse_sim.story.scene_names import OVERVIEW, SCENE_ROWS, SceneRow, scene_label
from synapse_sim.texts.catalogue import overlaid, text
from synapse_sim.ui.view_commands import (
    About,
    BlankScreen,
    Descend,
    Escape,
    FindParameter,
    FocusNext,
    Magnify,
    NextCurves,
    NextHelpPage,
    Nudge,
    PredictOrReveal,
    ScaleBy,
    ToggleControls,
    TogglePage,
    ToggleParameters,
    ToggleProjector,
    TraceThis,
    VaryThis,
    ViewCommand,
    VisitScene,
    WhatIfThis,
)
from synapse_sim.ui.window_requests import (
    Close,
    CopyCommand,
    SavePicture,
    SaveSession,
    ToggleFullScreen,
    WindowRequest,
    WriteConfig,
)

_LARGER = 1.1

DeskCommand = Command | ViewCommand | WindowRequest
"""All that a key can ask for."""


@dataclass(frozen=True, slots=True)
class Action:
    """One row: its name in the catalogue, the keys that do it and the command.

    on_release: what is done when its key comes up, if anything.
    repeats: acts again while its key is held, as a nudge does; all others act once a press.
    scene: the scene that it shows, whose label is part of its own.
    """

    name: str
    keys: tuple[str, ...]
    command: DeskCommand
    repeats: bool = False
    on_release: DeskCommand | None = None
    scene: SceneRow | None = None

    @property
    def label(self) -> str:
        """What it does, in words."""
        if self.scene is None:
            return text(f"actions.{self.name}.label")
        return text("actions.scene_of", scene=scene_label(self.scene))


ACTIONS: tuple[Action, ...] = (
    Action("play", ("space",), TogglePlay()),
    Action("time_back", ("left", "down"), Nudge("time", "medium", -1), repeats=True),
    Action("time_on", ("right", "up"), Nudge("time", "medium", 1), repeats=True),
    Action("time_back_little", ("shift+left",), Nudge("time", "small", -1), repeats=True),
    Action("time_on_little", ("shift+right",), Nudge("time", "small", 1), repeats=True),
    Action("time_back_far", ("ctrl+left",), Nudge("time", "large", -1), repeats=True),
    Action("time_on_far", ("ctrl+right",), Nudge("time", "large", 1), repeats=True),
    Action("start", ("home",), GoTo(-inf)),
    Action("end", ("end",), GoTo(inf)),
    Action("first_dose", ("f5",), Jump("dose")),
    Action("moment_next", ("pagedown",), NextBookmark(1)),
    Action("moment_last", ("pageup",), NextBookmark(-1)),
    Action("step_on", ("n",), Step(1.0)),
    Action("step_back", ("shift+n",), Step(-1.0)),
    Action("dose_less", ("[", "shift+down"), Nudge("dose", "medium", -1), repeats=True),
    Action("dose_more", ("]", "shift+up"), Nudge("dose", "medium", 1), repeats=True),
    Action(f"scene_{OVERVIEW}", ("0",), VisitScene(OVERVIEW)),
    *(
        Action(f"scene_{scene.name}", (scene.key,), VisitScene(scene.name), scene=scene)
        for scene in SCENE_ROWS
    ),
    Action("further_in", ("ctrl+down",), Descend(1)),
    Action("further_out", ("ctrl+up",), Descend(-1)),
    Action("magnify", ("ctrl+=",), Magnify(1)),
    Action("magnify_less", ("ctrl+-",), Magnify(-1)),
    Action("parameters", ("o",), ToggleParameters()),
    Action("numbers", ("u",), TogglePage("numbers")),
    Action("evidence", ("e",), TogglePage("evidence")),
    Action("safety", ("f",), TogglePage("safety")),
    Action("explanations", ("w",), TogglePage("explanations")),
    Action("lessons", ("m",), TogglePage("lessons")),
    Action("trial", ("y",), TogglePage("trial")),
    Action("find", ("/", "ctrl+f"), FindParameter()),
    Action("projector", ("p",), ToggleProjector()),
    Action("controls", ("h",), ToggleControls()),
    Action("curves", ("l",), NextCurves()),
    Action("blank", ("b", "."), BlankScreen()),
    Action("pin", ("k",), Pin()),
    Action("predict", ("g",), PredictOrReveal()),
    Action("published", ("d",), ShowPublished()),
    Action("twin", ("c",), ToggleTwin()),
    Action("vary", ("v",), VaryThis()),
    Action("what_if", ("shift+v",), WhatIfThis()),
    Action("trace", ("t",), TraceThis()),
    Action("without", ("x",), SeeWithout(is_held=True), on_release=SeeWithout(is_held=False)),
    Action("freeze", ("shift+space",), Freeze()),
    Action("send_signal", ("s",), SendSignal()),
    Action("replay", ("r",), Replay()),
    Action("new_seed", ("shift+r",), NewSeed()),
    Action("undo", ("ctrl+z",), Undo()),
    Action("redo", ("ctrl+shift+z", "ctrl+y"), Redo()),
    Action("larger", ("+", "="), ScaleBy(_LARGER)),
    Action("smaller", ("-",), ScaleBy(1 / _LARGER)),
    Action("about", ("i",), About()),
    Action("focus_next", ("tab",), FocusNext(1)),
    Action("focus_last", ("shift+tab",), FocusNext(-1)),
    Action("full_screen", ("f11", "alt+enter"), ToggleFullScreen()),
    Action("picture", ("f12",), SavePicture()),
    Action("save", ("ctrl+s",), SaveSession()),
    Action("sessions", ("ctrl+o",), TogglePage("sessions")),
    Action("write_config", ("ctrl+shift+s",), WriteConfig()),
    Action("copy_command", ("ctrl+shift+c",), CopyCommand()),
    Action("close", ("ctrl+q", "ctrl+w"), Close()),
    Action("help", ("f1", "?"), NextHelpPage()),
    Action("leave", ("escape",), Escape()),
)


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
    return "+".join(overlaid(f"keys.{part}", part.upper()) for part in key.split("+"))


def pretty_keys(each: Action) -> str:
    """All keys of an action."""
    return "  ".join(map(pretty_key, each.keys))
