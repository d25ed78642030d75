"""The picture of the desk: what stands where in this window, and how all of it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.pygame_canvas.descent import Scale
from synapse_sim.late import Late
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import PREFRONTAL
from synapse_sim.story.stages import STAGES
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.awake import Awake
from synapse_sim.ui.guard import Guard
from synapse_sim.ui.input.events import Event, Pressed
from synapse_sim.ui.layout import Layout, Needs, View, arrange
from synapse_sim.ui.overlay.messages import Messages
from synapse_sim.ui.panels.asides import asked_kind, place_asides, share_timeline
from synapse_sim.ui.panels.beaming import camera, lit_beside
from synapse_sim.ui.panels.page import page_stands_beside
from synapse_sim.ui.panels.scrim import draw_scrims, uncovered
from synapse_sim.ui.parts import Parts
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.widget import NOWHERE, Widget, draw_kept, focus_ring

if TYPE_CHECKING:
    from synapse_sim.ui.overlay import boxes
else:
    boxes = Late("synapse_sim.ui.overlay.boxes")

CanvasAt = Callable[[str, float], Canvas]
"""A canvas of the whole window, by theme and scale."""

_REMEMBER_S = 1.0
"""How old the picture may be that stays when a scene fails; in its first second it has none."""


class DeskPicture:
    """Draws the parts of the desk, each in its place.

    awake: whether the strip is seen.

    Args:
        parts: what stands on the desk.
        pointer_focus: where pointer and focus are.
        messages: what is said over the panels.
        guard: keeps a part that fails from ending the rest.
    """

    def __init__(self, parts: Parts, pointer_focus: PointerFocus, messages: Messages, guard: Guard) -> None:
        self._parts = parts
        self._pointer_focus = pointer_focus
        self._messages = messages
        self._guard = guard
        self._remembers, self._since_remembered_s = "", 0.0
        self._layout: Layout | None = None
        self._laid_out_for: object = None
        self.awake = Awake()

    @property
    def zoom(self) -> float:
        """The scale at which all was drawn last; 0 before there was one."""
        return self._layout.zoom if self._layout else 0.0

    @property
    def side_px(self) -> float:
        """How wide what stands beside the stage was drawn last."""
        return self._layout.side.w if self._layout else 0.0

    def advance(self, wall_s: float, frame: Frame) -> None:
        """Let time on screen pass."""
        self._since_remembered_s += wall_s
        self._parts.lesson.chart.advance(wall_s)
        self._parts.beaming.advance(wall_s)
        hands, strip = self._pointer_focus, self._parts.strip.widgets
        self.awake.is_held = frame.reduced_motion or hands.focus in strip or hands.held in strip
        self.awake.advance(wall_s)

    def draw_curtain(self, canvas_at: CanvasAt, frame: Frame) -> None:
        """Nothing: black, or on the projector's look its plain ground, so that the room does not flash."""
        canvas = canvas_at(_theme(frame), 1.0)
        canvas.fill("background" if canvas.theme.light else (0, 0, 0))

    def draw_between(self, canvas_at: CanvasAt, frame: Frame) -> Scale | None:
        """Draw the place between body and circuit as the stage would show it; None before there was one."""
        layout = self._layout
        if layout is None:
            return None
        view = self._parts.scenes[PREFRONTAL]
        kept = view.whole, view.rect
        view.place(layout.whole, layout.free)
        view.scene.draw(canvas_at(_theme(frame), layout.zoom), frame, view.room)
        scale = view.scale(None)
        view.place(*kept)
        return scale

    def draw(self, canvas_at: CanvasAt, frame: Frame) -> None:
        """Draw everything."""
        for _ in self.drawing(canvas_at, frame):
            pass

    def draw_scene(self, canvas_at: CanvasAt, frame: Frame) -> None:
        """Draw the scene in its place, and nothing over it."""
        layout = self.arrange(canvas_at, frame)
        if not (self._parts.is_covered or self._parts.lesson.kind().covers):
            self._draw_scene(canvas_at(_theme(frame), layout.zoom), frame)

    def drawing(self, canvas_at: CanvasAt, frame: Frame) -> Iterator[None]:
        """Draw everything, part after part."""
        layout = self.arrange(canvas_at, frame)
        canvas = canvas_at(_theme(frame), layout.zoom)
        yield
        yield from self._drawing_stage(canvas, layout, frame)
        self._draw_side(canvas)
        yield
        focus = self._pointer_focus.focus
        if focus is not None and focus.rect.w > 0:
            focus_ring(canvas, focus.ring())
        progress = self._parts.page is None
        self._messages.draw(canvas, layout.free.y + canvas.dp(6), progress=progress)

    def _drawing_stage(self, canvas: Canvas, layout: Layout, frame: Frame) -> Iterator[None]:
        """The scene, calm ground at its edges, and over it all words and controls."""
        parts = self._parts
        if parts.is_covered:
            return
        if parts.lesson.kind().covers:
            canvas.fill("background", layout.whole)
        else:
            self._draw_scene(canvas, frame)
            yield
        draw_scrims(canvas, layout.whole, parts.lesson.below_remark(layout.free), layout.fade_px)
        over = (*parts.handles.shown, *reversed(parts.lesson.widgets), *parts.turns)
        for widget in (
            *over,
            parts.ribbon,
            parts.sentence,
            parts.timeline,
            parts.answer,
            parts.trace,
            parts.foot,
        ):
            self._draw_widget(canvas, widget)
            yield
        self._draw_strip(canvas)
        yield

    def _draw_scene(self, canvas: Canvas, frame: Frame) -> None:
        view = self._parts.view(frame)
        name = text("panels.part.picture", name=view.name)
        if not self._guard.run(name, lambda: view.draw(canvas, self._pointer_focus.look(view))):
            if not canvas.recall(view.name, view.seen):
                canvas.fill("background", view.whole)
            boxes.draw_stopped(canvas, view.rect)
        elif view.name != self._remembers:
            self._remembers, self._since_remembered_s = view.name, 0.0  # its first frame has enough to do
        elif self._since_remembered_s >= _REMEMBER_S and not view.scene.still:
            self._since_remembered_s = 0.0
            canvas.remember(view.name, view.seen)

    def _draw_strip(self, canvas: Canvas) -> None:
        if self.awake.is_asleep:
            return
        strip = self._parts.strip
        strip.draw_ground(canvas)
        for widget in strip.widgets:
            self._draw_widget(canvas, widget)
        strip.draw_fade(canvas, self.awake.faded)

    def _draw_side(self, canvas: Canvas) -> None:
        page, drawer = self._parts.page, self._parts.drawer
        if page is not None:
            if self._parts.is_covered:
                canvas.fill("background")
            self._draw_part(canvas, "sheet", page.rect, partial(page.draw, canvas))
            for widget in page.widgets:
                self._draw_widget(canvas, widget)
        elif drawer.is_open:
            paint = partial(drawer.draw, canvas, self._pointer_focus.look)
            self._draw_part(canvas, "drawer", drawer.rect, paint)

    def _draw_widget(self, canvas: Canvas, widget: Widget) -> None:
        if widget.rect.w > 0:
            paint = partial(draw_kept, canvas, widget, self._pointer_focus.look(widget))
            self._draw_part(canvas, widget.name, widget.rect, paint)

    def _draw_part(self, canvas: Canvas, name: str, rect: Rect, paint: Callable[[], None]) -> None:
        """Draw a part; one that fails shows its last picture and says that it stands still."""
        if not self._guard.run(text("panels.part.picture", name=name), paint):
            if not canvas.recall(name, rect):
                canvas.panel(rect, "panel", "border")
            boxes.draw_stopped(canvas, rect)

    # places

    def arrange(self, canvas_at: CanvasAt, frame: Frame) -> Layout:
        """Give everything its place, anew where anything is another one."""
        layout = self._arrange(canvas_at, _theme(frame), frame)
        self._place_timeline(layout)
        return layout

    def _arrange(self, canvas_at: CanvasAt, theme: str, frame: Frame) -> Layout:
        parts, page = self._parts, self._parts.page
        view = View(parts.side, frame.config.window.scale)
        window = canvas_at(theme, 1.0).window
        about = frame.config.treatment.drug, frame.config.treatment.dose_unit, parts.drawer.layout_state()
        beat = frame.lesson.number if frame.lesson is not None else 0
        stage = (
            parts.view(frame).name,
            parts.timeline.layout_state(),
            beat,
            parts.lesson.kind(),
            asked_kind(frame),
        )
        wanted = window, theme, view, stage, about, page and page.state()
        if self._layout is None or wanted != self._laid_out_for:
            timeline = parts.timeline
            needs = Needs([each.names for each in STAGES], parts.strip.plan, timeline.height, timeline.least)
            self._layout = arrange(lambda zoom: canvas_at(theme, zoom), view, needs)
            self._laid_out_for = wanted
            self._place(canvas_at(theme, self._layout.zoom), self._layout, frame)
        return self._layout

    def _place(self, canvas: Canvas, layout: Layout, frame: Frame) -> None:
        parts = self._parts
        for widget in parts.every:
            widget.rect = NOWHERE
        self._place_stage(canvas, layout, frame)
        parts.page_fills = not page_stands_beside(canvas)
        if parts.page is not None:
            window = Rect(0, 0, *canvas.window)
            parts.page.place(canvas, layout.side if layout.side.w > 0 else window)
        elif parts.drawer.is_open:
            own = self._buttons_of(frame)
            parts.drawer.place(canvas, layout.side, [each for each in own if each not in parts.strip.extra])
        self._pointer_focus.see()

    def _place_stage(self, canvas: Canvas, layout: Layout, frame: Frame) -> None:
        parts = self._parts
        free = place_asides(canvas, parts.answer, parts.beside, (layout.timeline, layout.free))
        parts.sentence.rect = layout.sentence
        if frame.lesson is not None:
            parts.sentence.rect = parts.place_turns(canvas, layout.sentence)
        parts.foot.rect = layout.foot
        left = self._place_ribbon(layout, frame, parts.lesson.place(canvas, free))
        view = parts.view(frame)
        view.place(layout.whole, left, uncovered(layout.whole, layout.free, layout.fade_px))
        is_whole = not parts.lesson.kind().covers and camera(frame, view.room) is None
        parts.handles.place(canvas, view.scene if is_whole else None, frame, view.room)
        parts.strip.place(canvas, layout.strip, layout.strip_plan, self._buttons_of(frame))

    def _place_ribbon(self, layout: Layout, frame: Frame, free: Rect) -> Rect:
        """Where a beat lights the ribbon in a look without one, it stands below the picture; what is left."""
        ribbon = self._parts.ribbon
        ribbon.rect, ribbon.plan = layout.ribbon, layout.ribbon_plan
        if layout.ribbon.w > 0 or "ribbon" not in lit_beside(frame):
            return free
        below, left = free.bottom_slice(layout.ribbon_plan.height)
        ribbon.rect = Rect(layout.sentence.x, below.y, layout.sentence.w, below.h)
        return left

    def _place_timeline(self, layout: Layout) -> None:
        """It has the strip's place as well while that sleeps, and gives it back at once."""
        place = layout.long_timeline if self.awake.is_asleep else layout.timeline
        place, beside = share_timeline(self._parts.answer, place)
        if self._parts.timeline.rect != place:
            self._parts.timeline.rect, self._parts.answer.rect = place, beside
            self._pointer_focus.see()

    def only_wakes(self, event: Event) -> bool:
        """Whether an event does no more than bring back the strip: a press on it while it was not seen."""
        strip = self._parts.strip.rect
        return isinstance(event, Pressed) and self.awake.was_asleep and strip.contains(event.x, event.y)

    def _buttons_of(self, frame: Frame) -> list[Button]:
        """Those of the scene that is shown."""
        parts = self._parts
        return [parts.buttons[name] for name in parts.view(frame).scene.buttons]


def _theme(frame: Frame) -> str:
    return "projector" if frame.config.window.projector else "dark"
