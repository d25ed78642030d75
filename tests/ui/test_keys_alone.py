"""Without a mouse: every state of the window is reached by keys, and in it each control and each action."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from synapse_sim.ui.actions import ACTIONS, Action, DeskCommand
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.widget import Widget
from tests.ui.pilot import Pilot

WAYS: dict[str, tuple[str, ...]] = {
    "overview": (),
    "body": ("1",),
    "channel": ("2",),
    "circuit": ("3",),
    "synapse": ("4",),
    "dendrite": ("5",),
    "people": ("6",),
    "drawer": ("h",),
    "drawer of a scene": ("3", "h"),
    "parameters": ("o",),
    "numbers": ("u",),
    "evidence": ("e",),
    "second page of evidence": ("e", "down"),
    "safety": ("f",),
    "explanations": ("w",),
    "lessons": ("m",),
    "trial": ("y",),
    "sessions": ("ctrl+o",),
    "twin": ("c",),
    "prediction": ("6", "g"),
    "cause": ("tab", "t"),
    "projector": ("p",),
    "drawer of the projector": ("p", "h"),
}
"""How one comes to each state from the start, by keys."""
LESSON = ("m", "tab to lesson chain", "enter")
LESSONS = {
    "beat": LESSON,
    "question of a lesson": (*LESSON, *(6 * ["pagedown"])),
    "recap of a lesson": (*LESSON, *(11 * ["pagedown"])),
}
PRESSES = ("enter", "right", "left", "down", "up")
"""What one tries on a control that has the focus; going to where it goes is what it does."""


@dataclass(slots=True)
class Heard:
    """What came of keys: which were taken by the control in focus, and which commands reached the desk."""

    taken: list[str] = field(default_factory=list)
    done: list[DeskCommand] = field(default_factory=list)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    found, key_of, do = Heard(), PointerFocus.key, Desk.do

    def key(hands: PointerFocus, pressed: Key) -> bool:
        name, is_taken = hands.focus.name if hands.focus else "", key_of(hands, pressed)
        found.taken += [name] if is_taken else []
        return is_taken

    def doing(desk: Desk, command: DeskCommand) -> None:
        found.done.append(command)
        do(desk, command)

    monkeypatch.setattr(PointerFocus, "key", key)
    monkeypatch.setattr(Desk, "do", doing)
    return found


def gone(way: tuple[str, ...]) -> Pilot:
    """A pilot that went a way by keys alone."""
    pilot = Pilot(size=(1280, 720))
    for step in way:
        if step.startswith("tab to "):
            pilot.session.finish()
            pilot.frame(2)
            pilot.focus(step.removeprefix("tab to "))
        else:
            pilot.key(step)
        pilot.frame(2)
    return pilot


def stops(pilot: Pilot) -> list[str]:
    """The controls at which Tab stops, in its order, until the first comes again."""
    found: list[str] = []
    for _ in range(400):
        pilot.press("tab")
        focus = pilot.desk.pointer_focus.focus
        assert focus is not None
        if focus.name in found:
            return found
        found.append(focus.name)
    raise AssertionError("Tab never comes round")


def pressable(pilot: Pilot) -> set[str]:
    """Names of the controls in view that answer the pointer."""
    return {widget.name for widget in pilot.desk.shown if type(widget).press is not Widget.press}


@pytest.mark.parametrize("state", [*WAYS, *LESSONS])
def test_tab_stops_at_every_control_that_one_can_press(state: str) -> None:
    pilot = gone({**WAYS, **LESSONS}[state])
    wanted = pressable(pilot)
    assert wanted
    assert wanted <= set(stops(pilot))


_SAMPLE = ("overview", "safety", "twin", "prediction")
_ALL = [
    pytest.param(state, marks=() if state in _SAMPLE else pytest.mark.long) for state in (*WAYS, *LESSONS)
]


@pytest.mark.parametrize("state", _ALL)
def test_every_control_does_something_by_keys(state: str, heard: Heard) -> None:
    way = {**WAYS, **LESSONS}[state]
    pilot = gone(way)
    named = pressable(pilot)
    for name in [each for each in stops(pilot) if each in named]:
        assert any(_does(pilot, name, key, heard) for key in PRESSES), f"{name} does nothing"
        pilot = gone(way)


def _does(pilot: Pilot, name: str, key: str, heard: Heard) -> bool:
    """Whether the control takes a key, or the desk does something by it."""
    if not any(widget.name == name for widget in pilot.desk.shown):
        return False
    while (focus := pilot.desk.pointer_focus.focus) is None or focus.name != name:
        pilot.press("tab")
    heard.taken.clear()
    heard.done.clear()
    pilot.key(key)
    return name in heard.taken or bool(heard.done)


@pytest.mark.parametrize("each", ACTIONS, ids=lambda each: each.name)
def test_every_key_of_an_action_reaches_the_desk_with_its_command(each: Action, heard: Heard) -> None:
    pilot = Pilot()
    for key in each.keys:
        heard.done.clear()
        pilot.desk.window_requests.clear()
        pilot.press("plus" if key == "+" else key)
        wanted = [each.command, *([each.on_release] if each.on_release is not None else [])]
        asked = heard.done or pilot.desk.window_requests
        assert asked[: len(wanted)] == wanted, key
        pilot.press("escape")


@pytest.mark.parametrize(
    "name", ["people", "animals", "acute", "lasting", "agrees", "disagrees", "not_asked"]
)
def test_a_filter_of_the_evidence_is_set_and_unset_by_keys(name: str) -> None:
    pilot = gone(("e",))
    page = pilot.desk.parts.sheets["evidence"]
    before = set(page.shown)
    pilot.focus(f"evidence {name}")
    pilot.key("enter")
    assert set(page.shown) == before - {name}
    pilot.key("space")
    assert set(page.shown) == before
