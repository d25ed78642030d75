"""The controls of the drawer as a table: what each row reads and writes, and to which part it belongs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from synapse_sim.config import Config
from synapse_sim.session.commands import Change, ChooseDrug, Command, EndGesture, Reset, Step, TogglePlay
from synapse_sim.session.frame import Frame
from synapse_sim.session.lesson_commands import LeaveLesson, OpenLesson
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.access import Access, PerConfig
from synapse_sim.ui.overlay.tips import parameter_tip
from synapse_sim.ui.panels import menus
from synapse_sim.ui.panels.menus import ALSO_GIVEN, EXPLANATION, OneParameter, Setting
from synapse_sim.ui.panels.quantities import dose_quantity
from synapse_sim.ui.widgets.button import Button, Sign
from synapse_sim.ui.widgets.choice import Choice, Option
from synapse_sim.ui.widgets.dropdown import Dropdown
from synapse_sim.ui.widgets.quantity import Quantity
from synapse_sim.ui.widgets.segments import Segments
from synapse_sim.ui.widgets.slider import Slider
from synapse_sim.ui.widgets.widget import Widget

Part = Literal["treatment", "biology", "playback"]
"""What is given; whom it meets; how fast it plays."""


@dataclass(frozen=True, slots=True)
class MenuRow:
    """A choice.

    name: of the widget.
    part: of the drawer.
    over: the parameters that it reads and writes.
    options: what there is to choose.
    kind: the widget that shows it.
    order: what is to be done for a value; without it the parameters are changed.
    unavailable_because: why nothing can be chosen just now; empty if it can.
    """

    name: str
    part: Part
    over: Setting
    options: Callable[[Config], tuple[Option, ...]]
    kind: Callable[[str, Choice], Widget] = Dropdown
    order: Callable[[str], Command] | None = None
    unavailable_because: Callable[[Config], str] = lambda _: ""

    def widget(self, access: Access) -> Widget:
        """The row as a widget."""
        return self.kind(
            self.name,
            Choice(
                text(f"controls.label.{self.name}"),
                PerConfig(self.options, access.now),
                PerConfig(self.over.chosen, access.now),
                partial(self._take, access),
                lambda: self._hint(access.now()),
                lambda: self.unavailable_because(access.now().config),
            ),
        )

    def _take(self, access: Access, value: str) -> None:
        """Write a value, or say why that cannot be."""
        refusal = self.unavailable_because(access.now().config)
        if refusal:
            access.say(refusal)
        else:
            access.tell(self.order(value) if self.order else Change(self.over.changes(value)))

    def _hint(self, frame: Frame) -> str:
        key = self.over.key_of(self.over.chosen(frame.config))
        return parameter_tip(frame, key) if key else self.over.hint


@dataclass(frozen=True, slots=True)
class LessonRow:
    """The lessons: a choice opens one, or leaves it."""

    name: str = "lesson"
    part: Part = "playback"

    def widget(self, access: Access) -> Widget:
        """The row as a widget."""
        return Dropdown(
            self.name,
            Choice(
                text(f"controls.label.{self.name}"),
                menus.lesson_options,
                lambda: access.now().lesson_source,
                lambda source: access.tell(OpenLesson(source) if source else LeaveLesson()),
                lambda: text("controls.lesson.tip"),
            ),
        )


@dataclass(frozen=True, slots=True)
class SliderRow:
    """A number: its widget's name, its part of the drawer, and what it moves."""

    name: str
    part: Part
    quantity: Callable[[Access], Quantity]

    def widget(self, access: Access) -> Slider:
        """The row as a widget."""
        let_go = partial(access.tell, EndGesture())
        return Slider(self.name, self.quantity(access), access.say, let_go)


@dataclass(frozen=True, slots=True)
class ButtonRow:
    """A button: its widget's name, its part of the drawer, its command, its sign.

    Its words stand in the catalogue under its sign, or under its name where it has none; a round one has
    its sign alone.
    """

    name: str
    part: Part
    command: Command
    sign: Callable[[Frame], Sign] = lambda _: ""
    is_round: bool = False

    def widget(self, access: Access) -> Button:
        """The row as a widget."""
        return Button(
            self.name, lambda: self._words(access.now()), partial(access.tell, self.command),
            tip=text(f"controls.button_tip.{self.name}"), sign=lambda: self.sign(access.now()),
            main=self.is_round, is_round=self.is_round,
        )  # fmt: skip

    def _words(self, frame: Frame) -> str:
        return text(f"controls.button.{self.sign(frame) or self.name}")


def _no_cleft(config: Config) -> str:
    """Why there is no glutamate synapse to choose; empty if there is one."""
    if config.drug.occupancy is None:
        return ""
    return text("controls.no_cleft", drug=drug_label(config))


ROWS: tuple[MenuRow | LessonRow | SliderRow | ButtonRow, ...] = (
    MenuRow("drug", "treatment", OneParameter("treatment.drug"), menus.drug_options, order=ChooseDrug),
    MenuRow("route", "treatment", OneParameter("treatment.route"), menus.route_options),
    SliderRow("drawer_dose", "treatment", dose_quantity),
    MenuRow("state", "biology", OneParameter("subject.state"), menus.state_options),
    MenuRow("also_given", "biology", ALSO_GIVEN, ALSO_GIVEN.options),
    MenuRow("explanation", "biology", EXPLANATION, EXPLANATION.options),
    MenuRow(
        "cell", "biology", OneParameter("cleft.cell"), menus.cell_options,
        kind=Segments, unavailable_because=_no_cleft,
    ),
    LessonRow(),
    MenuRow("pace", "playback", OneParameter("window.pace"), menus.pace_options),
    ButtonRow("step", "playback", Step(1.0)),
    ButtonRow("reset", "playback", Reset()),
)  # fmt: skip
"""Every row of the drawer, in the order of reading and of Tab."""
PLAY = ButtonRow(
    "play", "playback", TogglePlay(), sign=lambda frame: "pause" if frame.playing else "play", is_round=True
)
"""The first control of the strip."""
