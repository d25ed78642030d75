"""All parts that can stand on the desk: ribbon, scenes, sentence, timeline, strip, foot, drawer, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.late import Late, Made
from synapse_sim.scenes import scene
from synapse_sim.session.commands import Command
from synapse_sim.session.frame import Frame
from synapse_sim.session.lesson_commands import HurryUp, LastBeat, NextBeat
from synapse_sim.story.page_names import PARAMETERS
from synapse_sim.story.scene_names import LADDER, PREFRONTAL
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.access import Access
from synapse_sim.ui.actions import DeskCommand, action, pretty_keys
from synapse_sim.ui.panels.answer import AnswerPanel
from synapse_sim.ui.panels.beaming import Beaming
from synapse_sim.ui.panels.drawer import PAGES, Drawer, Side
from synapse_sim.ui.panels.foot import Foot, Wordings
from synapse_sim.ui.panels.lesson_cards import LessonCards
from synapse_sim.ui.panels.page import Kept, Page
from synapse_sim.ui.panels.ribbon import Ribbon
from synapse_sim.ui.panels.scene_handles import SceneHandles
from synapse_sim.ui.panels.scene_view import SceneView
from synapse_sim.ui.panels.sentence import Sentence
from synapse_sim.ui.panels.sheets import sheet_of
from synapse_sim.ui.panels.strip import Strip
from synapse_sim.ui.panels.timeline import Timeline
from synapse_sim.ui.panels.trace_panel import TracePanel
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.widget import Widget
from synapse_sim.ui.window_requests import OpenSession

if TYPE_CHECKING:
    from synapse_sim.ui.panels import parameter_page
    from synapse_sim.ui.panels.parameter_page import ParameterPage
else:
    parameter_page = Late("synapse_sim.ui.panels.parameter_page")

DRAWER = "controls"
"""The action that opens and closes the drawer."""


class Parts:
    """The widgets, each made once; scenes and pages with their buttons and handles when they are first shown.

    scenes: by name, and the place between body and circuit; is_between: whether one has stopped there.
    beaming: how a lesson lights them. handles: those of the scenes.
    buttons: by the name of their action.
    sheets: pages of cards, by name; kept: what they say of what the user keeps.
    turns: buttons that turn the beats of a lesson.
    page_fills: whether a page has no room beside the stage.

    Args:
        access: what panels have of the session.
        do: carries out what only the desk can do as well.
        pointer_focus: where pointer and focus are.
    """

    def __init__(
        self, access: Access, do: Callable[[DeskCommand], None], pointer_focus: PointerFocus
    ) -> None:
        self._access, self._pointer_focus = access, pointer_focus
        self.ribbon = Ribbon(access.now, do)
        self.beaming = Beaming()
        self.scenes = Made(lambda name: SceneView(scene(name), access.now, self.beaming))
        self.is_between = False
        self.handles = SceneHandles(access)
        self.sentence = Sentence(access.now, lambda: self.view(access.now()).scene.name)
        self.timeline = Timeline(access.now, do)
        self.answer = AnswerPanel(access)
        self.trace = TracePanel(access.now, do)
        self.strip = Strip(access, _drawer_button("drawer", do, ""))
        self.foot = Foot(access.now, self._chips)
        self.buttons = Made(partial(_action_button, do=do))
        pages = [_action_button(name, do, main=False) for name in PAGES]
        self.drawer = Drawer(access, _drawer_button("close_drawer", do, " ×"), pages)
        self.lesson = LessonCards(access)
        turns: dict[str, Command] = {"hurry": HurryUp(), "last": LastBeat(), "next": NextBeat()}
        self.turns = tuple(_turn_button(name, command, do) for name, command in turns.items())
        self.kept = Kept(lambda path: do(OpenSession(path)))
        self.sheets = Made(lambda name: sheet_of(name)(access, pointer_focus, self.kept))
        self.page_fills = False

    @cached_property
    def parameter_page(self) -> ParameterPage:
        """The page of all parameters."""
        return parameter_page.ParameterPage(self._access, self._pointer_focus)

    def _chips(self, frame: Frame) -> tuple[Wordings, ...]:
        """Scales of the scene that is shown, but where it hides something, then those of the timeline.

        Those of the projector come second: on its hills no value says that each has its own.
        """
        scene = self.view(frame).scene
        said = _place_in_lesson(frame) + (() if scene.is_hidden(frame) else tuple(scene.chips(frame)))
        own = tuple((words,) for words in said)
        first = 1 if frame.config.window.projector else len(own)
        return (*own[:first], *self.timeline.scales(), *own[first:]) if self.timeline.rect.h > 0 else own

    def view(self, frame: Frame) -> SceneView:
        """What is drawn on the stage."""
        stops = self.is_between and frame.scene == LADDER[0] and frame.lesson is None
        return self.scenes[PREFRONTAL if stops else frame.shown]

    @property
    def side(self) -> Side:
        """What stands beside the stage."""
        if self.page is not None:
            return "page" if self.page.wants_side else ""
        return "drawer" if self.drawer.is_open else ""

    @property
    def page(self) -> Page | None:
        """The one that is open, if any."""
        name = self._access.now().page
        if name == PARAMETERS:
            return self.parameter_page
        return self.sheets[name] if name else None

    def close_page(self) -> bool:
        """Take the open page away; whether there was one."""
        page = self.page
        return page is not None and page.close()

    @property
    def beside(self) -> tuple[TracePanel, ...]:
        """What may stand beside the picture; the first that is asked for does."""
        return (self.trace,)

    def place_turns(self, canvas: Canvas, row: Rect) -> Rect:
        """Put the buttons that turn beats at the end of the sentence's row; returns what they leave."""
        for button in reversed(self.turns):
            place, row = row.right_slice(button.width(canvas))
            height = min(button.height(canvas), row.h)
            top = row.center[1] - height / 2 if canvas.theme.light else row.bottom - height
            button.rect = Rect(place.x, top, place.w, height)
            row = row.right_slice(canvas.dp(8))[1]
        return row

    @property
    def is_covered(self) -> bool:
        """Whether a page lies over the stage."""
        page = self.page
        return page is not None and page.rect.w > 0 and (self.page_fills or not page.wants_side)

    def all(self) -> Iterator[Widget]:
        """All widgets in reading order; those that are not shown have no rectangle."""
        if not self.is_covered:
            yield from self._stage()
        yield from self.drawer.widgets if self.page is None else self.page.widgets

    def _stage(self) -> Iterator[Widget]:
        yield self.ribbon
        yield self.sentence
        yield from self.handles.all
        yield from self.turns
        yield from self.lesson.widgets
        yield self.trace
        yield from self.scenes.values()
        yield self.timeline
        yield self.answer
        yield from self.strip.widgets
        yield self.foot

    @property
    def every(self) -> Iterator[Widget]:
        """All that there are, whether they can be shown just now or not."""
        yield from (*self._stage(), *self.buttons.values(), *self.drawer.widgets)

    @property
    def shown(self) -> tuple[Widget, ...]:
        """The widgets that are on screen."""
        return tuple(widget for widget in self.all() if widget.rect.w > 0)


def _action_button(name: str, do: Callable[[DeskCommand], None], *, main: bool = True) -> Button:
    row = action(name)
    tip = f"{row.label}: {pretty_keys(row)}"
    return Button(f"button {name}", lambda: row.label, partial(do, row.command), tip=tip, main=main)


def _place_in_lesson(frame: Frame) -> tuple[str, ...]:
    """Which card of how many, while a lesson runs."""
    lesson = frame.lesson
    if lesson is None:
        return ()
    key = "recap" if lesson.recap is not None else "core" if lesson.is_short else "place"
    left = round(lesson.left_min)
    return (text(f"panels.lesson.{key}", number=lesson.number, count=lesson.count, left=left),)


def _turn_button(name: str, command: Command, do: Callable[[DeskCommand], None]) -> Button:
    """Turns the beats of a lesson."""
    return Button(
        f"{name} beat",
        lambda: text(f"panels.lesson.{name}"),
        partial(do, command),
        tip=text(f"panels.lesson.{name}_tip"),
        main=name == "next",
    )


def _drawer_button(name: str, do: Callable[[DeskCommand], None], sign: str) -> Button:
    """It is called as the key that does the same."""
    row = action(DRAWER)
    return Button(name, lambda: f"{pretty_keys(row)}{sign}", partial(do, row.command), tip=row.label)
