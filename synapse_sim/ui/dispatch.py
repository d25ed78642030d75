"""What an event does: who is asked first, and to whom it falls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from synapse_sim.session.frame import Frame
from synapse_sim.ui.actions import DeskCommand, key_map
from synapse_sim.ui.input.events import Event, Key, Left, Moved, Pressed, Released, Wheeled
from synapse_sim.ui.lesson_keys import ALWAYS, lesson_command
from synapse_sim.ui.overlay.curtain import Curtain
from synapse_sim.ui.overlay.messages import Messages
from synapse_sim.ui.pages import Pages
from synapse_sim.ui.panels.drawer import Drawer
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.view_commands import Descend, Magnify

_TURNS = {"pageup": -1, "pagedown": 1}


class HeldAction:
    """The action whose key is held and that ends when it comes up; at most one."""

    def __init__(self) -> None:
        self._key = ""
        self._end: DeskCommand | None = None

    def begin(self, key: str, end: DeskCommand) -> None:
        """It began with a key of this name."""
        self._key, self._end = key, end

    def ended_by(self, event: Event) -> DeskCommand | None:
        """What ends it, if this event does: its key came up, or the window lost the keyboard."""
        is_up = isinstance(event, Key) and event.released and event.name.rpartition("+")[2] == self._key
        if self._end is None or not (is_up or isinstance(event, Left)):
            return None
        end, self._end = self._end, None
        return end


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Those who may be asked.

    do: carries out what the table of actions says of a key.
    now: the frame as it is now, in which a lesson may run.
    """

    curtain: Curtain
    pointer_focus: PointerFocus
    messages: Messages
    pages: Pages
    drawer: Drawer
    do: Callable[[DeskCommand], None]
    now: Callable[[], Frame]
    held: HeldAction = field(default_factory=HeldAction)

    def handle(self, event: Event) -> None:
        """Let one event act; while the screen is blank it can only end that, and what was held."""
        end = self.held.ended_by(event)
        if end is not None:
            self.do(end)
        if self.curtain.is_down and not isinstance(event, Left):
            if _wakes(event):
                self.curtain.rise()
            return
        match event:
            case Key(released=False):
                self._key(event)
            case Moved(x, y):
                self._move(x, y)
            case Pressed(x, y):
                self._press(x, y)
            case Released(x, y):
                self._release(x, y)
            case Wheeled():
                self._wheel(event)
            case Left():
                self.pointer_focus.let_go()

    def _key(self, key: Key) -> None:
        """A page that is open turns, else the focus is asked, else the table of actions."""
        if key.name in ALWAYS and self._teach(key):
            return
        turn = _TURNS.get(key.name, 0)
        if turn and self.pages.is_open and self.pointer_focus.popup is None:
            self.pages.turn(turn)
            return
        tip_was_open = self.messages.tip_is_open
        if self.pointer_focus.key(key):
            return
        if self.pages.takes_arrow(key.name, in_lesson=self.now().lesson is not None) or self._teach(key):
            return
        rows = key_map()
        row = rows.get(key.known_in(rows))
        if row is not None and (row.repeats or not key.repeated):
            self.do(row.command)
            if row.on_release is not None:
                self.held.begin(key.name, row.on_release)
        self.messages.typed(tip_was_open=tip_was_open)

    def _teach(self, key: Key) -> bool:
        """Let a key turn a beat or vote, once a press; whether it means that."""
        command = lesson_command(key.name, self.now())
        if command is not None and not key.repeated:
            self.do(command)
        return command is not None

    def _move(self, x: float, y: float) -> None:
        if self.pointer_focus.move(x, y):
            self.messages.pointed()

    def _press(self, x: float, y: float) -> None:
        self._move(x, y)
        if self.messages.close_help():
            return
        self.messages.pressed()
        self.pointer_focus.press(x, y)

    def _release(self, x: float, y: float) -> None:
        self.pointer_focus.release(x, y)
        self.messages.released()

    def _wheel(self, wheel: Wheeled) -> None:
        steps = wheel.steps
        if wheel.with_ctrl:
            self.do(Magnify(1 if steps > 0 else -1))
            return
        if self.pointer_focus.wheel(steps):
            return
        if self.drawer.holds(*self.pointer_focus.pointer):
            self.drawer.scroll(1 if steps > 0 else -1)
        elif self.pages.is_open:
            self.pages.scroll(-1 if steps > 0 else 1)
        else:
            self.do(Descend(1 if steps > 0 else -1))


def _wakes(event: Event) -> bool:
    return isinstance(event, Pressed) or (
        isinstance(event, Key) and not event.released and not event.repeated
    )
