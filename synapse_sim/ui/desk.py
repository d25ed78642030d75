"""The desk: all widgets on screen, what an event or a frame does to them, and what the keys can ask for.

It knows no window: events come in translated, pictures go out through a canvas, and what only a window can do
(full screen, saving a picture) is left as a wish.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import partial

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.pygame_canvas.fade import FADE_S
from synapse_sim.scenes import SCENES
from synapse_sim.session import Frame, Session
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.story.stages import OWN_STATION, RIBBON
from synapse_sim.story.stages import Stage as Station
from synapse_sim.ui.actions import action, pretty_keys
from synapse_sim.ui.dispatch import dispatch
from synapse_sim.ui.guard import Guard
from synapse_sim.ui.input.events import Event
from synapse_sim.ui.layout import Layout, View, arrange, with_sheet
from synapse_sim.ui.overlay.boxes import draw_stopped
from synapse_sim.ui.overlay.curtain import Curtain
from synapse_sim.ui.overlay.messages import Messages
from synapse_sim.ui.panels.caption_bar import CaptionBar
from synapse_sim.ui.panels.controls import Controls, make_controls
from synapse_sim.ui.panels.parameter_page import ParameterPage
from synapse_sim.ui.panels.ribbon import Ribbon
from synapse_sim.ui.panels.scene_view import SceneView
from synapse_sim.ui.panels.stages import Stage, stages
from synapse_sim.ui.panels.timeline import Timeline
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.widget import NOWHERE, Widget, draw_kept, focus_ring

CanvasAt = Callable[[str, float], Canvas]
"""A canvas of the whole window, by theme and scale."""

IN_OVERVIEW = ("synapse", "circuit", "dendrite")
_MORE = "parameters"
_REMEMBER_S = 1.0
"""How old the picture may be that stays when a scene fails."""


class Desk:
    """Everything on screen, and the state that is the window's own.

    session: what the user is doing.
    hands: where pointer and focus are.
    above: what is said over the panels.
    curtain: the blank screen.
    controls: the widgets of the panel.
    sheet: the page of all parameters.
    window_requests: what the window is asked to do, oldest first.
    """

    session: Session
    pointer_focus: PointerFocus
    messages: Messages
    curtain: Curtain
    controls: Controls
    parameter_page: ParameterPage
    window_requests: list[str]

    def __init__(self, session: Session, guard: Guard | None = None) -> None:
        self.session = session
        self._guard = guard or Guard()
        self._since_remembered_s = _REMEMBER_S
        self.pointer_focus = PointerFocus(self._widgets)
        self.messages = Messages(session, self.pointer_focus, self._guard)
        self.curtain = Curtain(session)
        self.controls = make_controls(session, self.messages.say)
        self.parameter_page = ParameterPage(session, self.messages.say, self.pointer_focus)
        self.window_requests = []
        self._frame: Frame = session.frame()
        self._ribbon = Ribbon(self._now, self.visit)
        self._timeline = Timeline(session)
        self._caption = CaptionBar(self._now)
        self._scenes = {scene.name: SceneView(scene, self._now, self._bring) for scene in SCENES}
        self._buttons = {name: self._action_button(name) for scene in SCENES for name in scene.buttons}
        self._buttons[_MORE] = self._action_button(_MORE, main=False)
        self._projector = session.config.window.projector
        self._wants_controls = not self._projector
        self._layout: Layout | None = None
        self._laid_out_for: object = None
        self._same_size_s = FADE_S

    def _now(self) -> Frame:
        return self._frame

    def _action_button(self, name: str, *, main: bool = True) -> Button:
        row = action(name)
        tip = f"{row.label}: {pretty_keys(row)}"
        return Button(f"button {name}", lambda: row.label, lambda: row.run(self), tip=tip, main=main)

    # what actions use

    def show(self, scene: str) -> None:
        """Bring one scene forward, or the overview."""
        self.parameter_page.close()
        self.session.scene = scene

    def _bring(self, scene: str) -> bool:
        """Bring one scene of the overview forward; whether it was not so before."""
        is_new = self.session.scene != scene
        if is_new:
            self.show(scene)
        return is_new

    def call(self, scene: str) -> None:
        """Bring a scene forward by its key; pressed again it goes to the peak of its stage."""
        if scene in OWN_STATION:
            self.visit(OWN_STATION[scene])
        else:
            self.show(scene)

    def visit(self, stage: int) -> None:
        """Go to the scene of a stage of the ribbon, and from there to the stage's peak."""
        station = RIBBON[stage]
        if self.session.scene != station.scene or self.parameter_page.is_open:
            self.show(station.scene)
            return
        self._go_to_peak(station, stages(self._frame)[stage])

    def _go_to_peak(self, station: Station, stage: Stage) -> None:
        peak_h = station.peak_h(self.session.course)
        if stage.faint or peak_h is None:
            why = stage.values[0] if stage.faint else "nothing changes in this course"
            self.messages.say(f"{stage.names[0]}: {why}.")
            return
        self.session.pause()
        self.session.go_to(peak_h)
        self.messages.say(f"{stage.names[0]} at its peak.")

    def wish(self, wish: str) -> None:
        """Ask the window for what only it can do; full screen no more often than light may change."""
        if wish == "full screen":
            if self._same_size_s < FADE_S:
                return
            self._same_size_s = 0.0
        self.window_requests.append(wish)

    def toggle_controls(self) -> None:
        """Show or hide the control panel."""
        self._wants_controls = not self._wants_controls

    def scale_by(self, factor: float) -> None:
        """Make text and controls larger or smaller."""
        wanted = min(3.0, max(0.5, self.session.config.window.scale * factor))
        self.session.change({"window.scale": round(wanted, 3)})
        if factor > 1 and self._layout and self._layout.zoom < 0.999 * wanted / factor:
            self.messages.say("This is as large as the window allows.")

    def escape(self) -> None:
        """Close what is open, else go back to the overview; never quits."""
        messages = self.messages
        closed = messages.close_help() or messages.close_tip()
        if closed or self.parameter_page.close() or messages.close_notices():
            return
        if self.pointer_focus.focus is not None:
            self.pointer_focus.focus_on(None)
        else:
            self.session.scene = OVERVIEW
            self.window_requests.append("windowed")

    # events

    def handle(self, event: Event) -> None:
        """Let one event act."""
        dispatch(self, event)
        self.curtain.follow(page_is_open=self.page_is_open)

    @property
    def page_is_open(self) -> bool:
        """Whether the help or the parameters lie over the scenes."""
        return self.parameter_page.is_open or self.messages.help_page is not None

    def turn_page(self, by: int) -> None:
        """Another page of the help, or of the parameters and the focus to its first."""
        if self.messages.help_page is not None:
            self.messages.turn_help(by)
            return
        self.parameter_page.turn(by)
        self.pointer_focus.focus_on(self.parameter_page.first)

    def _widgets(self) -> Iterator[Widget]:
        """All widgets in reading order; those that are not shown have no rectangle."""
        yield self._ribbon
        if self.parameter_page.is_open:
            yield from self.parameter_page.widgets
            yield self._timeline
            return
        yield from self.controls.all
        yield from self._scenes.values()
        yield self._timeline
        yield from self._buttons.values()
        yield self._caption

    # frames

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass for tips and notices."""
        self._since_remembered_s += wall_s
        self.pointer_focus.advance(wall_s)
        self.messages.advance(wall_s)
        self.curtain.follow(page_is_open=self.page_is_open)
        self._same_size_s += wall_s

    @property
    def look(self) -> Hashable:
        """What decides how light the window is: theme, curtain, scene and pages."""
        projector, scene = self.session.config.window.projector, self.session.scene
        return projector, self.curtain.is_down, scene, self.parameter_page.state(), self.messages.help_page

    @property
    def shown(self) -> tuple[Widget, ...]:
        """The widgets that are on screen."""
        return tuple(widget for widget in self._widgets() if widget.rect.w > 0)

    def draw(self, canvas_at: CanvasAt) -> None:
        """Draw everything."""
        self._frame = self.session.frame()
        theme = self._follow_projector()
        if self.curtain.is_down:
            _draw_curtain(canvas_at(theme, 1.0))
            return
        layout = self._arrange(canvas_at, theme)
        canvas = canvas_at(theme, layout.zoom)
        canvas.fill("background")
        if self.parameter_page.is_open:
            self._draw_part(
                canvas, "sheet", self.parameter_page.rect, lambda: self.parameter_page.draw(canvas)
            )
        for widget in reversed(self.shown):
            if widget not in self.controls.all:
                paint = partial(draw_kept, canvas, widget, self.pointer_focus.look(widget))
                self._draw_part(canvas, widget.name, widget.rect, paint)
        if layout.controls is not None and not self.parameter_page.is_open:
            paint = partial(
                self.controls.draw, canvas, layout.controls, layout.headings, self.pointer_focus.look
            )
            self._draw_part(canvas, "controls", layout.controls, paint)
        self._remember_scenes(canvas)
        if self.pointer_focus.focus is not None and self.pointer_focus.focus.rect.w > 0:
            focus_ring(canvas, self.pointer_focus.focus.ring())
        self.messages.draw(
            canvas, layout.ribbon.bottom + canvas.dp(14), progress=not self.parameter_page.is_open
        )

    def _draw_part(self, canvas: Canvas, name: str, rect: Rect, paint: Callable[[], None]) -> None:
        """Draw a part; one that fails shows its last picture and says that it stands still."""
        if not self._guard.run(f"the picture of “{name}”", paint):
            if not canvas.recall(name, rect):
                canvas.panel(rect, "panel", "border")
            draw_stopped(canvas, rect)

    def _remember_scenes(self, canvas: Canvas) -> None:
        """Now and then the pictures of the moving scenes are kept, in case that the next one fails."""
        if self._since_remembered_s < _REMEMBER_S:
            return
        self._since_remembered_s = 0.0
        for view in self._scenes.values():
            if not view.scene.still and not self._guard.is_aside(f"the picture of “{view.name}”"):
                canvas.remember(view.name, view.rect)

    def _follow_projector(self) -> str:
        projector = self.session.config.window.projector
        if projector != self._projector:
            self._projector, self._wants_controls = projector, not projector
        return "projector" if projector else "dark"

    def _arrange(self, canvas_at: CanvasAt, theme: str) -> Layout:
        scenes = self._scenes_in_view()
        alone = self.session.scene != OVERVIEW and not self.parameter_page.is_open
        view = View(len(scenes), self._wants_controls, self.session.config.window.scale, alone)
        canvas = canvas_at(theme, 1.0)
        wanted = (canvas.window, theme, view, scenes, self.parameter_page.state())
        if self._layout is None or wanted != self._laid_out_for:
            names = [stage.names for stage in RIBBON]
            self._layout = arrange(lambda zoom: canvas_at(theme, zoom), view, self.controls, names)
            self._laid_out_for = wanted
            self._place(canvas_at(theme, self._layout.zoom), self._layout, scenes)
        return self._layout

    def _scenes_in_view(self) -> tuple[str, ...]:
        if self.session.scene != OVERVIEW:
            return (self.session.scene,)
        inside = tuple(name for name in IN_OVERVIEW if name in self._scenes)
        return inside[:1] if self._projector else inside

    def _place(self, canvas: Canvas, layout: Layout, scenes: tuple[str, ...]) -> None:
        self._ribbon.rect, self._ribbon.plan = layout.ribbon, layout.ribbon_plan
        self._timeline.rect, self._caption.rect = layout.timeline, layout.caption
        self._caption.sentences = layout.sentences
        self._timeline.detail = layout.detail
        for widget in (*self._scenes.values(), *self._buttons.values()):
            widget.rect = NOWHERE
        if layout.over:
            scenes = ()
        for name, rect in zip(scenes, layout.scenes, strict=False):
            self._scenes[name].rect = rect
        alone = self._scenes[scenes[0]].scene.buttons if len(scenes) == 1 else ()
        more = (_MORE,) if layout.sentences and layout.caption.w > 0 and not alone else ()
        self._caption.place(canvas, tuple(self._buttons[name] for name in (*alone, *more)))
        if self.parameter_page.is_open:
            room, self._timeline.rect = with_sheet(canvas, layout, self.parameter_page.field.height(canvas))
            self.parameter_page.place(canvas, room)
        self.pointer_focus.see()


def _draw_curtain(canvas: Canvas) -> None:
    """Nothing: black, or on the projector's look its plain ground, so that the room does not flash."""
    canvas.fill("background" if canvas.theme.light else (0, 0, 0))
