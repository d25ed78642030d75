"""The control panel as a table: what stands on it, what each row reads and writes, and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from synapse_sim.config import Config
from synapse_sim.session import Session
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.overlay.tips import parameter_tip
from synapse_sim.ui.panels import menus
from synapse_sim.ui.panels.menus import ALSO_GIVEN, EXPLANATION, OneParameter, Setting
from synapse_sim.ui.panels.quantities import dose_quantity, time_quantity
from synapse_sim.ui.widgets.button import Button, Sign
from synapse_sim.ui.widgets.choice import Choice, Option
from synapse_sim.ui.widgets.dropdown import Dropdown
from synapse_sim.ui.widgets.quantity import Quantity
from synapse_sim.ui.widgets.segments import Segments
from synapse_sim.ui.widgets.slider import Slider
from synapse_sim.ui.widgets.widget import Say, Widget, tell

Part = Literal["treatment", "biology", "buttons"]
"""What is given and where one looks; whom it meets; what moves time."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row goes: its part of the one column, and its column where the panel lies over the scenes."""

    part: Part
    column: int


@dataclass(frozen=True, slots=True)
class MenuRow:
    """A choice.

    name: of the widget.
    place: where it goes.
    over: the parameters that it reads and writes.
    options: what there is to choose.
    kind: the widget that shows it.
    put: takes a value and says why not; without it the parameters are changed.
    unavailable_because: why nothing can be chosen just now; empty if it can.
    """

    name: str
    place: Place
    over: Setting
    options: Callable[[Config], tuple[Option, ...]]
    kind: Callable[[str, Choice], Widget] = Dropdown
    put: Callable[[Session, str], str] | None = None
    unavailable_because: Callable[[Config], str] = lambda _: ""

    def widget(self, session: Session, say: Say) -> Widget:
        """The row for a session."""
        return self.kind(
            self.name,
            Choice(
                text(f"controls.label.{self.name.replace(' ', '_')}"),
                lambda: self.options(session.config),
                lambda: self.over.chosen(session.config),
                lambda value: tell(say, self._take(session, value)),
                lambda: self._hint(session),
                lambda: self.unavailable_because(session.config),
            ),
        )

    def _take(self, session: Session, value: str) -> str:
        """Write a value; returns why not, or nothing."""
        refusal = self.unavailable_because(session.config)
        if refusal:
            return refusal
        return self.put(session, value) if self.put else session.change(dict(self.over.changes(value)))

    def _hint(self, session: Session) -> str:
        key = self.over.key_of(self.over.chosen(session.config))
        return parameter_tip(session, key) if key else self.over.hint


@dataclass(frozen=True, slots=True)
class SliderRow:
    """A number: its widget's name, where it goes, and what it moves."""

    name: str
    place: Place
    quantity: Callable[[Session], Quantity]

    def widget(self, session: Session, say: Say) -> Slider:
        """The row for a session."""
        return Slider(self.name, self.quantity(session), say, session.end_gesture)


@dataclass(frozen=True, slots=True)
class ButtonRow:
    """A button: its widget's name, where it goes, its words, what it does, its tip, its sign."""

    name: str
    place: Place
    words: Callable[[Session], str]
    act: Callable[[Session], None]
    tip: str
    sign: Callable[[Session], Sign] = lambda _: ""
    main: bool = False

    def widget(self, session: Session, say: Say) -> Button:
        """The row for a session."""
        del say
        return Button(
            self.name, lambda: self.words(session), lambda: self.act(session),
            tip=self.tip, sign=lambda: self.sign(session), main=self.main,
        )  # fmt: skip


def _no_cleft(config: Config) -> str:
    """Why there is no glutamate synapse to choose; empty if there is one."""
    if config.drug.occupancy is None:
        return ""
    return text("controls.no_cleft", drug=drug_label(config))


_GIVEN, _LOOKED_AT, _MET = Place("treatment", 0), Place("treatment", 1), Place("biology", 2)
_SYNAPSE, _BUTTONS = Place("biology", 0), Place("buttons", 1)

DOSE = SliderRow("dose", _LOOKED_AT, dose_quantity)
TIME = SliderRow("time", _LOOKED_AT, time_quantity)
ROWS: tuple[MenuRow | SliderRow | ButtonRow, ...] = (
    MenuRow(
        "drug", _GIVEN, OneParameter("treatment.drug"), menus.drug_options, put=Session.choose_drug
    ),
    MenuRow("route", _GIVEN, OneParameter("treatment.route"), menus.route_options),
    DOSE,
    TIME,
    MenuRow("pace", _GIVEN, OneParameter("window.pace"), menus.pace_options),
    MenuRow("state", _MET, OneParameter("subject.state"), menus.state_options),
    MenuRow("also given", _MET, ALSO_GIVEN, ALSO_GIVEN.options),
    MenuRow("explanation", _MET, EXPLANATION, EXPLANATION.options),
    MenuRow(
        "cell", _SYNAPSE, OneParameter("cleft.cell"), menus.cell_options,
        kind=Segments, unavailable_because=_no_cleft,
    ),
    ButtonRow(
        "play", _BUTTONS, lambda session: "Pause" if session.is_playing else "Play", Session.toggle_play,
        "Play or pause the course. Space does the same.",
        sign=lambda session: "pause" if session.is_playing else "play", main=True,
    ),
    ButtonRow(
        "step", _BUTTONS, lambda _: "Step", lambda session: session.step(1.0),
        "One second of the pace forward.",
    ),
    ButtonRow(
        "reset", _BUTTONS, lambda _: "Reset", Session.reset,
        "Everything as it was at the start; Ctrl+Z brings parameters back.",
    ),
)  # fmt: skip
"""Every row, in the order of reading and of Tab."""
