"""The picture of the desk: what stands where in this window, and how all of it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import OVERVIEW
from synapse_sim.story.stages import STAGES
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.guard import Guard
from synapse_sim.ui.layout import Layout, View, arrange, with_sheet
from synapse_sim.ui.overlay.boxes import draw_stopped
from synapse_sim.ui.overlay.messages import Messages
from synapse_sim.ui.parts import MORE, Parts
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.widget import NOWHERE, draw_kept, focus_ring

CanvasAt = Callable[[str, float], Canvas]
"""A canvas of the whole window, by theme and scale."""

IN_OVERVIEW = ("circuit", "synapse", "dendrite")
_REMEMBER_S = 1.0
"""How old the picture may be that stays when a scene fails."""


class DeskPicture:
    """Draws the parts of the desk, each in its place.

    wants_controls: whether the control panel is to be shown.
    zoom: the scale at which all was drawn last; 0 before.

    Args:
        parts: what stands on the desk.
        frame: the first that is to be drawn.
        pointer_focus: where pointer and focus are.
        messages: what is said over the panels.
        guard: keeps a part that fails from ending the rest.
    """

    def __init__(
        self, parts: Parts, frame: Frame, pointer_focus: PointerFocus, messages: Messages, guard: Guard
    ) -> None:
        self._parts = parts
        self._pointer_focus = pointer_focus
        self._messages = messages
        self._guard = guard
        self._since_remembered_s = _REMEMBER_S
        self._projector = frame.config.window.projector
        self.wants_controls = not self._projector
        self._layout: Layout | None = None
        self._laid_out_for: object = None

    @property
    def zoom(self) -> float:
        """The scale at which all was drawn last; 0 before there was one."""
        return self._layout.zoom if self._layout else 0.0

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass."""
        self._since_remembered_s += wall_s

    def draw_curtain(self, canvas_at: CanvasAt, frame: Frame) -> None:
        """Nothing: black, or on the projector's look its plain ground, so that the room does not flash."""
        canvas = canvas_at(self._follow_projector(frame), 1.0)
        canvas.fill("background" if canvas.theme.light else (0, 0, 0))

    def draw(self, canvas_at: CanvasAt, frame: Frame) -> None:
        """Draw everything."""
        theme = self._follow_projector(frame)
        layout = self._arrange(canvas_at, theme, frame)
        canvas = canvas_at(theme, layout.zoom)
        canvas.fill("background")
        self._draw_page(canvas)
        self._draw_widgets(canvas)
        self._draw_controls(canvas, layout)
        self._remember_scenes(canvas)
        focus = self._pointer_focus.focus
        if focus is not None and focus.rect.w > 0:
            focus_ring(canvas, focus.ring())
        top, progress = layout.ribbon.bottom + canvas.dp(14), not self._parts.parameter_page.is_open
        self._messages.draw(canvas, top, progress=progress)

    def _draw_page(self, canvas: Canvas) -> None:
        page = self._parts.parameter_page
        if page.is_open:
            self._draw_part(canvas, "sheet", page.rect, lambda: page.draw(canvas))

    def _draw_widgets(self, canvas: Canvas) -> None:
        on_panel = self._parts.controls.all
        for widget in reversed(self._parts.shown):
            if widget not in on_panel:
                paint = partial(draw_kept, canvas, widget, self._pointer_focus.look(widget))
                self._draw_part(canvas, widget.name, widget.rect, paint)

    def _draw_controls(self, canvas: Canvas, layout: Layout) -> None:
        rect, controls = layout.controls, self._parts.controls
        if rect is not None and not self._parts.parameter_page.is_open:
            paint = partial(controls.draw, canvas, rect, layout.headings, self._pointer_focus.look)
            self._draw_part(canvas, "controls", rect, paint)

    def _draw_part(self, canvas: Canvas, name: str, rect: Rect, paint: Callable[[], None]) -> None:
        """Draw a part; one that fails shows its last picture and says that it stands still."""
        if not self._guard.run(text("panels.part.picture", name=name), paint):
            if not canvas.recall(name, rect):
                canvas.panel(rect, "panel", "border")
            draw_stopped(canvas, rect)

    def _remember_scenes(self, canvas: Canvas) -> None:
        """Now and then the pictures of the moving scenes are kept, in case that the next one fails."""
        if self._since_remembered_s < _REMEMBER_S:
            return
        self._since_remembered_s = 0.0
        for view in self._parts.scenes.values():
            if not view.scene.still and not self._guard.is_aside(text("panels.part.picture", name=view.name)):
                canvas.remember(view.name, view.rect)

    # places

    def _follow_projector(self, frame: Frame) -> str:
        projector = frame.config.window.projector
        if projector != self._projector:
            self._projector, self.wants_controls = projector, not projector
        return "projector" if projector else "dark"

    def _arrange(self, canvas_at: CanvasAt, theme: str, frame: Frame) -> Layout:
        page, scenes = self._parts.parameter_page, self._scenes_in_view(frame.scene)
        alone = frame.scene != OVERVIEW and not page.is_open
        view = View(len(scenes), self.wants_controls, frame.config.window.scale, alone)
        wanted = (canvas_at(theme, 1.0).window, theme, view, scenes, page.state())
        if self._layout is None or wanted != self._laid_out_for:
            names = [stage.names for stage in STAGES]
            self._layout = arrange(lambda zoom: canvas_at(theme, zoom), view, self._parts.controls, names)
            self._laid_out_for = wanted
            self._place(canvas_at(theme, self._layout.zoom), self._layout, scenes)
        return self._layout

    def _scenes_in_view(self, scene: str) -> tuple[str, ...]:
        if scene != OVERVIEW:
            return (scene,)
        inside = tuple(name for name in IN_OVERVIEW if name in self._parts.scenes)
        return inside[:1] if self._projector else inside

    def _place(self, canvas: Canvas, layout: Layout, scenes: tuple[str, ...]) -> None:
        parts = self._parts
        parts.ribbon.rect, parts.ribbon.plan = layout.ribbon, layout.ribbon_plan
        parts.timeline.rect, parts.timeline.detail = layout.timeline, layout.detail
        parts.caption.rect, parts.caption.sentences = layout.caption, layout.sentences
        self._place_scenes(layout, () if layout.over else scenes)
        self._place_handles(canvas, () if layout.over else scenes)
        self._place_buttons(canvas, layout, () if layout.over else scenes)
        if parts.parameter_page.is_open:
            room, parts.timeline.rect = with_sheet(canvas, layout, parts.parameter_page.field.height(canvas))
            parts.parameter_page.place(canvas, room)
        self._pointer_focus.see()

    def _place_scenes(self, layout: Layout, scenes: tuple[str, ...]) -> None:
        for view in self._parts.scenes.values():
            view.rect = NOWHERE
        for name, rect in zip(scenes, layout.scenes, strict=False):
            self._parts.scenes[name].rect = rect

    def _place_handles(self, canvas: Canvas, scenes: tuple[str, ...]) -> None:
        """Those of a scene that is alone."""
        name = scenes[0] if len(scenes) == 1 else ""
        room = self._parts.scenes[name].room if name else Room(NOWHERE, NOWHERE)
        self._parts.handles.place(canvas, name, room)

    def _place_buttons(self, canvas: Canvas, layout: Layout, scenes: tuple[str, ...]) -> None:
        """Those of the scene that is alone, else the way to all parameters."""
        for button in self._parts.buttons.values():
            button.rect = NOWHERE
        own = self._parts.scenes[scenes[0]].scene.buttons if len(scenes) == 1 else ()
        more = (MORE,) if layout.sentences and layout.caption.w > 0 and not own else ()
        self._parts.caption.place(canvas, tuple(self._parts.buttons[name] for name in (*own, *more)))
