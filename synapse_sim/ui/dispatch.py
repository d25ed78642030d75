"""What an event does: who is asked first, and to whom it falls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synapse_sim.ui.actions import key_map
from synapse_sim.ui.input.events import Event, Key, Left, Moved, Pressed, Released, Wheeled

if TYPE_CHECKING:
    from synapse_sim.ui.desk import Desk

_TURNS = {"pageup": -1, "pagedown": 1}


def dispatch(desk: Desk, event: Event) -> None:
    """Let one event act on the desk; while the screen is blank it can only end that."""
    if desk.curtain.is_down and not isinstance(event, Left):
        if _wakes(event):
            desk.curtain.rise()
        return
    match event:
        case Key(released=False):
            _key(desk, event)
        case Moved(x, y):
            _move(desk, x, y)
        case Pressed(x, y):
            _press(desk, x, y)
        case Released(x, y):
            _release(desk, x, y)
        case Wheeled(steps):
            _wheel(desk, steps)
        case Left():
            desk.pointer_focus.let_go()


def _wakes(event: Event) -> bool:
    return isinstance(event, Pressed) or (
        isinstance(event, Key) and not event.released and not event.repeated
    )


def _key(desk: Desk, key: Key) -> None:
    """A page that is open turns, else the focus is asked, else the table of actions."""
    turn = _TURNS.get(key.name, 0)
    if turn and desk.page_is_open and desk.pointer_focus.popup is None:
        desk.turn_page(turn)
        return
    tip_was_open = desk.messages.tip_is_open
    if desk.pointer_focus.key(key):
        return
    rows = key_map()
    row = rows.get(key.known_in(rows))
    if row is not None and (row.repeats or not key.repeated):
        row.run(desk)
    desk.messages.typed(tip_was_open=tip_was_open)


def _move(desk: Desk, x: float, y: float) -> None:
    if desk.pointer_focus.move(x, y):
        desk.messages.pointed()


def _press(desk: Desk, x: float, y: float) -> None:
    _move(desk, x, y)
    if desk.messages.close_help():
        return
    desk.messages.pressed()
    desk.pointer_focus.press(x, y)


def _release(desk: Desk, x: float, y: float) -> None:
    desk.pointer_focus.release(x, y)
    desk.messages.released()


def _wheel(desk: Desk, steps: int) -> None:
    if not desk.pointer_focus.wheel(steps) and desk.parameter_page.is_open:
        desk.pointer_focus.focus_on(None)
        desk.parameter_page.turn(-1 if steps > 0 else 1)
