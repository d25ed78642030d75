"""The desk: what an event or a frame does to what stands on it, and what commands do to it.

It knows no window: events come in translated, pictures go out through a canvas, and what only a window can do
(full screen, saving a picture) is left as a request.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from synapse_sim.config import Value
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.draw.pygame_canvas.descent import Heading
from synapse_sim.draw.pygame_canvas.fade import FADE_S
from synapse_sim.late import Late
from synapse_sim.session import Frame, Session
from synapse_sim.session.commands import Change, Command, Outcome, ShowScene
from synapse_sim.session.history import is_look
from synapse_sim.ui.access import Access
from synapse_sim.ui.actions import DeskCommand
from synapse_sim.ui.desk_picture import CanvasAt, DeskPicture
from synapse_sim.ui.dispatch import Dispatch
from synapse_sim.ui.guard import Guard
from synapse_sim.ui.input.events import Event
from synapse_sim.ui.overlay.curtain import Curtain
from synapse_sim.ui.overlay.loupe import Loupe
from synapse_sim.ui.overlay.messages import Messages
from synapse_sim.ui.pages import Pages
from synapse_sim.ui.panels.drawer import Side
from synapse_sim.ui.parts import Parts
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.rehearsal import Rehearsal
from synapse_sim.ui.view_commands import ViewCommand
from synapse_sim.ui.view_deeds import ViewDeeds
from synapse_sim.ui.visits import Visits
from synapse_sim.ui.widgets.widget import Widget
from synapse_sim.ui.window_requests import ToggleFullScreen, WindowRequest

if TYPE_CHECKING:
    from synapse_sim.session import coming
else:
    coming = Late("synapse_sim.session.coming")


class Desk:
    """Everything on screen, and the state that is the window's own.

    session: what the user is doing.
    pointer_focus: where pointer and focus are.
    messages: what is said over the panels.
    curtain: the blank screen. loupe: how much larger a spot is shown.
    parts: the widgets.
    visits: the ways from scene to scene.
    picture: where they stand, and how they are drawn. rehearsal: what is drawn before it is seen.
    window_requests: what the window is asked to do, oldest first.
    chosen_look: settings of the window that the user chose; whoever remembers them takes them from here.
    """

    def __init__(self, session: Session, guard: Guard | None = None) -> None:
        self.session = session
        self.window_requests: list[WindowRequest] = []
        self.chosen_look: dict[str, Value | None] = {}
        self._frame = session.frame()
        self._is_coming = False
        self._same_size_s = FADE_S
        known = guard or Guard()
        self.pointer_focus = PointerFocus(self._widgets)
        self.messages = Messages(self._now, self.pointer_focus, known)
        self.loupe = Loupe()
        self.curtain = Curtain(self._now, self._do_in_session)
        self.parts = Parts(
            Access(self._now, self._do_in_session, self.messages.say), self.do, self.pointer_focus
        )
        self.visits = Visits(self.parts, self._now, self.do, self.messages.say)
        self.picture = DeskPicture(self.parts, self.pointer_focus, self.messages, known)
        self.rehearsal = Rehearsal(self.parts, self._coming_card, known)
        self._pages = Pages(self.parts, self.messages, self.pointer_focus)
        self._deeds = ViewDeeds(
            self.parts,
            self.pointer_focus,
            self.messages,
            self.curtain,
            self.loupe,
            self.visits,
            self.picture,
            self._now,
            self.do,
        )
        self._dispatch = Dispatch(
            self.curtain,
            self.pointer_focus,
            self.messages,
            self._pages,
            self.parts.drawer,
            self.do,
            self._now,
        )

    def _now(self) -> Frame:
        return self._frame

    def _coming_card(self, by: int) -> Frame | None:
        return coming.coming_card(self.session.frame(), self.session.teaching, by)

    def _widgets(self) -> Iterator[Widget]:
        return self.parts.all()

    # events and frames

    def handle(self, event: Event) -> None:
        """Let one event act."""
        self._frame = self.session.frame()
        self.picture.awake.wake()
        if not self.picture.only_wakes(event):
            self._dispatch.handle(event)
        self.curtain.follow(page_is_open=self._pages.is_open)

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass for tips and notices."""
        self._is_coming = False
        self._same_size_s += wall_s
        self.visits.advance(wall_s)
        self.pointer_focus.advance(wall_s)
        self.messages.tell(self.session.notices)
        self.messages.advance(wall_s)
        self.picture.advance(wall_s, self._frame)
        self.curtain.follow(page_is_open=self._pages.is_open)

    def draw(self, canvas_at: CanvasAt) -> None:
        """Draw everything."""
        self._look()
        self._is_coming = False
        if self.curtain.is_down:
            self.picture.draw_curtain(canvas_at, self._frame)
        else:
            self.picture.draw(canvas_at, self._frame)

    def draw_scene(self, canvas_at: CanvasAt) -> None:
        """Draw the scene alone."""
        self._look()
        if not self.curtain.is_down:
            self.picture.draw_scene(canvas_at, self._frame)

    def _look(self) -> None:
        """Take the frame that comes now; what asked for it before it is drawn found it already."""
        if not self._is_coming:
            self._frame, self._is_coming = self.session.frame(), True

    def arrange(self, canvas_at: CanvasAt) -> None:
        """Give everything its place, and draw nothing."""
        self._frame = self.session.frame()
        if not self.curtain.is_down:
            self.picture.arrange(canvas_at, self._frame)

    def rehearse(self, canvas_at: CanvasAt, caches: DrawCaches) -> None:
        """Make ready what may be seen next, while the hands rest and all that is in view is there."""
        is_moving = self.session.playback.is_pending or self.curtain.is_down
        if self.pointer_focus.held is None and not is_moving:
            self.rehearsal.go_on(self._frame, canvas_at, caches)

    def take(self, session: Session) -> None:
        """Show another session in the place of this one; undo leads back to its parameters."""
        self.parts.close_page()
        session.continue_after(self.session)
        self.session = session
        self._frame = session.frame()
        self.picture.awake.wake()

    def settle(self) -> None:
        """Come to rest with all in sight, as a picture needs it."""
        self._is_coming = False
        self.picture.awake.wake()
        self.parts.beaming.settle(self.session.frame())

    @property
    def look(self) -> Hashable:
        """What decides how light the window is: theme, curtain, scene and pages."""
        projector, scene = self.session.config.window.projector, self.session.shown
        return projector, self.curtain.is_down, scene, self._pages.state()

    @property
    def is_moving(self) -> bool:
        """Whether the next frame will differ from this one without any input."""
        return self.picture.awake.is_going

    @property
    def side(self) -> Side:
        """What stands beside the stage."""
        return self.parts.side

    @property
    def heading(self) -> Heading:
        """Which scale will be drawn next."""
        self._look()
        return self.visits.heading

    @property
    def led(self) -> str:
        """How one came to the scale in view: another way means that it changes softly."""
        return str(self.visits.heading[1])

    @property
    def over(self) -> str:
        """What covers the scenes, which comes and goes softly; empty where it does so at once."""
        if self.session.config.window.reduced_motion:
            return ""
        page = self.parts.page
        return page.name if page in self.parts.sheets.values() and page and not page.wants_side else "stage"

    @property
    def shown(self) -> tuple[Widget, ...]:
        """The widgets that are on screen."""
        return self.parts.shown

    # commands

    def do(self, command: DeskCommand) -> None:
        """Carry out what a key, a button or a press asks for; a refusal is said."""
        if isinstance(command, WindowRequest):
            self._ask_window(command)
        elif isinstance(command, ViewCommand):
            self._deeds.do(command)
        elif refusal := self._do_in_session(command):
            self.messages.say(refusal)

    def _do_in_session(self, command: Command) -> Outcome:
        if isinstance(command, ShowScene):
            self.parts.is_between = False
            self.parts.close_page()
        refusal = self.session.do(command)
        if isinstance(command, Change) and not refusal:
            self.chosen_look |= {key: value for key, value in command.changes.items() if is_look(key)}
        self._frame = self.session.frame()
        return refusal

    def _ask_window(self, request: WindowRequest) -> None:
        """Full screen changes no more often than light may."""
        if isinstance(request, ToggleFullScreen):
            if self._same_size_s < FADE_S:
                return
            self._same_size_s = 0.0
        self.window_requests.append(request)
