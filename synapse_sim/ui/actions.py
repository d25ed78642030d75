"""All that a key can do, in one table: key map, buttons, hints and help page are read from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synapse_sim.scenes import SCENES
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.ui.widgets.span import Reach

if TYPE_CHECKING:
    from synapse_sim.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Action:
    """One row: what it is called, the keys that do it and how.

    hint: two or three words for the line of key hints; empty if it is not among them.
    repeats: acts again while its key is held, as a nudge does; all others act once a press.
    """

    name: str
    label: str
    keys: tuple[str, ...]
    run: Callable[[Desk], None]
    hint: str = ""
    repeats: bool = False


def _scene_row(name: str, label: str, key: str) -> Action:
    return Action(f"scene_{name}", label, (key,), lambda desk: desk.call(name))


def _time_row(
    name: str, label: str, keys: tuple[str, ...], reach: Reach, direction: int, *, hint: str = ""
) -> Action:
    return Action(
        name, label, keys, lambda desk: desk.controls.time.nudge(reach, direction), hint, repeats=True
    )


def _dose_row(name: str, label: str, keys: tuple[str, ...], direction: int, *, hint: str = "") -> Action:
    return Action(
        name, label, keys, lambda desk: desk.controls.dose.nudge("medium", direction), hint, repeats=True
    )


def _wish_row(name: str, label: str, keys: tuple[str, ...], wish: str) -> Action:
    return Action(name, label, keys, lambda desk: desk.wish(wish))


ACTIONS: tuple[Action, ...] = (
    Action("play", "Play or pause the course", ("space",), lambda desk: desk.session.toggle_play(), "play"),
    _time_row("time_back", "Earlier", ("left", "down"), "medium", -1, hint="time"),
    _time_row("time_on", "Later", ("right", "up"), "medium", 1),
    _time_row("time_back_little", "A little earlier", ("shift+left",), "small", -1),
    _time_row("time_on_little", "A little later", ("shift+right",), "small", 1),
    _time_row("time_back_far", "Much earlier", ("ctrl+left",), "large", -1),
    _time_row("time_on_far", "Much later", ("ctrl+right",), "large", 1),
    Action(
        "start", "Start of the course", ("home",), lambda desk: desk.session.go_to(desk.session.span_h[0])
    ),
    Action("end", "End of the course", ("end",), lambda desk: desk.session.go_to(desk.session.span_h[1])),
    Action("first_dose", "The first dose", ("f5",), lambda desk: desk.session.jump("dose")),
    Action(
        "moment_next",
        "Next moment worth seeing",
        ("pagedown",),
        lambda desk: desk.session.next_bookmark(1),
        "moments",
    ),
    Action("moment_last", "The one before", ("pageup",), lambda desk: desk.session.next_bookmark(-1)),
    Action("step_on", "One step on", ("n",), lambda desk: desk.session.step(1.0)),
    Action("step_back", "One step back", ("shift+n",), lambda desk: desk.session.step(-1.0)),
    _dose_row("dose_less", "Less drug", ("[", "shift+down"), -1, hint="dose"),
    _dose_row("dose_more", "More drug", ("]", "shift+up"), 1),
    _scene_row(OVERVIEW, "Overview", "0"),
    *(_scene_row(scene.name, f"{scene.label}, again: its peak", scene.key) for scene in SCENES),
    Action("parameters", "All parameters", ("o",), lambda desk: desk.parameter_page.toggle(), "more"),
    Action("find", "Find a parameter", ("/", "ctrl+f"), lambda desk: desk.parameter_page.find()),
    Action(
        "projector",
        "Projector mode",
        ("p",),
        lambda desk: desk.session.toggle("window.projector"),
        "projector",
    ),
    Action("controls", "Show or hide the controls", ("h",), lambda desk: desk.toggle_controls(), "controls"),
    Action("blank", "Blank the screen", ("b", "."), lambda desk: desk.curtain.fall()),
    Action("pin", "Pin this run to compare", ("k",), lambda desk: desk.session.toggle_pin(), "pin"),
    Action("published", "Show published data", ("d",), lambda desk: desk.session.toggle_published(), "data"),
    Action("freeze", "Freeze the slow motion", ("shift+space",), lambda desk: desk.session.toggle_frozen()),
    Action("send_signal", "Send a signal", ("s",), lambda desk: desk.session.send_signal()),
    Action("replay", "Play from the dose", ("r",), lambda desk: desk.session.replay()),
    Action("new_seed", "Other luck: a new seed", ("shift+r",), lambda desk: desk.session.new_seed()),
    Action("undo", "Undo", ("ctrl+z",), lambda desk: desk.session.undo()),
    Action("redo", "Redo", ("ctrl+shift+z", "ctrl+y"), lambda desk: desk.session.redo()),
    Action("larger", "Larger", ("+", "="), lambda desk: desk.scale_by(1.1)),
    Action("smaller", "Smaller", ("-",), lambda desk: desk.scale_by(1 / 1.1)),
    Action("about", "What is this?", ("i",), lambda desk: desk.messages.toggle_about()),
    Action("focus_next", "Next control", ("tab",), lambda desk: desk.pointer_focus.step_focus(1)),
    Action("focus_last", "Control before", ("shift+tab",), lambda desk: desk.pointer_focus.step_focus(-1)),
    _wish_row("full_screen", "Full screen", ("f11", "alt+enter"), "full screen"),
    _wish_row("picture", "Save a picture", ("f12",), "picture"),
    _wish_row("close", "Close the window", ("ctrl+q", "ctrl+w"), "close"),
    Action(
        "help", "Keys, and what this is", ("f1", "?"), lambda desk: desk.messages.next_help_page(), "help"
    ),
    Action("leave", "Close or leave", ("escape",), lambda desk: desk.escape()),
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
