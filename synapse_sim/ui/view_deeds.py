"""What is done for commands that concern the view alone: focus, scale, drawer, pages, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from synapse_sim.session.commands import Change, ShowScene
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.access import Now
from synapse_sim.ui.actions import DeskCommand
from synapse_sim.ui.desk_picture import DeskPicture
from synapse_sim.ui.lesson_keys import leaving, prediction_command
from synapse_sim.ui.overlay.curtain import Curtain
from synapse_sim.ui.overlay.loupe import Loupe
from synapse_sim.ui.overlay.messages import Messages
from synapse_sim.ui.panels.asides import asked_by, closing
from synapse_sim.ui.parts import Parts
from synapse_sim.ui.pointer_focus import PointerFocus
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
    VisitStage,
    WhatIfThis,
)
from synapse_sim.ui.visits import Visits
from synapse_sim.ui.window_requests import LeaveFullScreen

LEAST_SCALE, MOST_SCALE = 0.5, 3.0


@dataclass(frozen=True, slots=True)
class ViewDeeds:
    """Carries out view commands on what stands on the desk."""

    _parts: Parts
    _pointer_focus: PointerFocus
    _messages: Messages
    _curtain: Curtain
    _loupe: Loupe
    _visits: Visits
    _picture: DeskPicture
    _now: Now
    _do: Callable[[DeskCommand], None]

    def do(self, command: ViewCommand) -> None:
        """Carry out one command."""
        match command:
            case FocusNext(direction):
                self._pointer_focus.step_focus(direction)
                self._parts.drawer.reveal(self._pointer_focus.focus)
            case Nudge(control, reach, direction):
                strip = self._parts.strip
                (strip.time if control == "time" else strip.dose).nudge(reach, direction)
            case VisitScene() | VisitStage() | Descend():
                self._visits.do(command)
            case Magnify(steps):
                self._loupe.turn(steps)
            case ScaleBy(factor):
                self._scale_by(factor)
            case ToggleProjector():
                self._do(Change({"window.projector": not self._now().config.window.projector}))
            case PredictOrReveal():
                self._do(prediction_command(self._now()))
            case ToggleControls():
                self._toggle_drawer()
            case VaryThis() | WhatIfThis() | TraceThis():
                self._do(asked_by(command, self._now(), self._pointer_focus))
            case _:
                self._open_or_close(command)

    def _toggle_drawer(self) -> None:
        """Open it or close it; it takes the place of a page."""
        drawer, page_was_open = self._parts.drawer, self._parts.close_page()
        drawer.is_open = page_was_open or not drawer.is_open
        if not drawer.is_open and self._pointer_focus.focus in drawer.widgets:
            self._pointer_focus.focus_on(None)

    def _open_or_close(self, command: ViewCommand) -> None:
        match command:
            case NextCurves():
                self._parts.timeline.next_mode()
            case ToggleParameters():
                self._parts.parameter_page.toggle()
            case TogglePage(name):
                self._parts.sheets[name].toggle()
            case FindParameter():
                self._parts.parameter_page.find()
            case BlankScreen():
                self._curtain.fall()
            case About():
                self._messages.toggle_about()
            case NextHelpPage():
                self._messages.next_help_page()
            case Escape():
                self._escape()

    def _scale_by(self, factor: float) -> None:
        wanted = min(MOST_SCALE, max(LEAST_SCALE, self._now().config.window.scale * factor))
        self._do(Change({"window.scale": round(wanted, 3)}))
        zoom = self._picture.zoom
        if factor > 1 and zoom and zoom < 0.999 * wanted / factor:
            self._messages.say(text("panels.largest"))

    def _escape(self) -> None:
        """Close what is open, one after the other, else go back to the overview."""
        messages = self._messages
        closed = self._loupe.close() or messages.close_help() or messages.close_tip()
        if closed or self._parts.close_page() or messages.close_notices():
            return
        if asked := closing(self._now()):
            self._do(asked)
            return
        if self._pointer_focus.focus is not None:
            self._pointer_focus.focus_on(None)
        elif self._parts.drawer.is_open:
            self._toggle_drawer()
        elif command := leaving(self._now()):
            self._do(command)
        else:
            self._do(ShowScene(OVERVIEW))
            self._do(LeaveFullScreen())
