"""The control panel: which widgets it has and what they do to the session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from synapse_sim.config import Config
from synapse_sim.config.dose import said_dose
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.files.quantities import read_quantity
from synapse_sim.files.times import read_time_h
from synapse_sim.session.changes_in_words import value_of
from synapse_sim.session.commands import (
    Change,
    ChooseDrug,
    Command,
    EndGesture,
    GoTo,
    Outcome,
    Reset,
    Step,
    TogglePlay,
)
from synapse_sim.session.dose import (
    DOSE,
    UNIT,
    given_dose,
    is_anaesthetic,
    own_unit,
    top_dose,
    trial_dose,
    unit_words,
)
from synapse_sim.texts.numbers import clock, plain
from synapse_sim.ui.access import Access
from synapse_sim.ui.overlay.tips import parameter_tip
from synapse_sim.ui.panels import menus
from synapse_sim.ui.panels.flow import Heading
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.choice import Choice, Option
from synapse_sim.ui.widgets.dropdown import Dropdown
from synapse_sim.ui.widgets.segments import Segments
from synapse_sim.ui.widgets.slider import Quantity, Slider
from synapse_sim.ui.widgets.span import Span
from synapse_sim.ui.widgets.widget import Widget, WidgetState, draw_kept

Options = Callable[[Config], tuple[Option, ...]]
Order = Callable[[str], Command]
"""What is to be done for a value."""


@dataclass(frozen=True, slots=True)
class Controls:
    """The widgets of the panel, in reading order.

    treatment, biology: with their headings; `buttons` stand side by side.
    """

    drug: Dropdown
    route: Dropdown
    dose: Slider
    time: Slider
    pace: Dropdown
    state: Dropdown
    also_given: Dropdown
    explanation: Dropdown
    cell: Segments
    play: Button
    step: Button
    reset: Button

    @property
    def treatment(self) -> tuple[Widget, ...]:
        """What is given, and where in time one looks."""
        return self.drug, self.route, self.dose, self.time, self.pace

    @property
    def biology(self) -> tuple[Widget, ...]:
        """Whom it meets."""
        return self.state, self.also_given, self.explanation, self.cell

    @property
    def buttons(self) -> tuple[Button, ...]:
        """What moves time."""
        return self.play, self.step, self.reset

    @property
    def all(self) -> tuple[Widget, ...]:
        """Every widget in the order of Tab."""
        return *self.treatment, *self.biology, *self.buttons

    def draw(
        self, canvas: Canvas, rect: Rect, headings: tuple[Heading, ...], look: Callable[[Widget], WidgetState]
    ) -> None:
        """Draw the panel with all that stands on it: one picture while nothing of it has changed."""

        def paint(part: Canvas) -> None:
            part.panel(part.rect, "panel", None, radius_dp=10)
            for place, words in headings:
                part.text(place.x, place.y, words, "body", weight="semibold", max_width=place.w)
            for widget in self.all:
                draw_kept(part, widget, look(widget))

        states = tuple((widget.state(), look(widget)) for widget in self.all)
        canvas.kept("controls", (headings, states), rect, paint, ground="background")


def make_controls(access: Access) -> Controls:
    """The widgets of the panel."""

    def menu(
        key: str,
        label: str,
        options: Options,
        order: Order | None = None,
        unavailable: Callable[[], str] = str,
    ) -> Choice:
        """A choice over a parameter."""

        def choose(value: str) -> None:
            if unavailable():
                access.say(unavailable())
            else:
                access.tell(order(value) if order else Change({key: value}))

        return Choice(
            label,
            lambda: options(access.now().config),
            lambda: str(value_of(access.now().config, key)),
            choose,
            lambda: parameter_tip(access.now(), key),
            unavailable,
        )

    return Controls(
        drug=Dropdown("drug", menu("treatment.drug", "Drug", menus.drug_options, ChooseDrug)),
        route=Dropdown("route", menu("treatment.route", "Route", menus.route_options)),
        dose=Slider("dose", _dose(access), access.say, partial(access.tell, EndGesture())),
        time=Slider("time", _time(access), access.say, partial(access.tell, EndGesture())),
        pace=Dropdown("pace", menu("window.pace", "Playback speed", lambda _: menus.PACE_OPTIONS)),
        state=Dropdown("state", menu("subject.state", "Starting state", lambda _: menus.STATES)),
        also_given=Dropdown("also given", _also_given(access)),
        explanation=Dropdown("explanation", _explanation(access)),
        cell=Segments(
            "cell",
            menu("cleft.cell", "Synapse on", lambda _: menus.CELLS, unavailable=lambda: _no_cleft(access)),
        ),
        play=_play(access),
        step=Button(
            "step", lambda: "Step", partial(access.tell, Step(1.0)), tip="One second of the pace forward."
        ),
        reset=Button(
            "reset", lambda: "Reset", partial(access.tell, Reset()),
            tip="Everything as it was at the start; Ctrl+Z brings parameters back.",
        ),
    )  # fmt: skip


def _no_cleft(access: Access) -> str:
    """Why there is no glutamate synapse to choose; empty if there is one."""
    drug = access.now().config.drug
    if drug.occupancy is None:
        return ""
    return f"{drug.label} acts on transporters of monoamines: their terminal is shown instead."


def _play(access: Access) -> Button:
    return Button(
        "play",
        lambda: "Pause" if access.now().playing else "Play",
        partial(access.tell, TogglePlay()),
        tip="Play or pause the course. Space does the same.",
        sign=lambda: "pause" if access.now().playing else "play",
        main=True,
    )


def _also_given(access: Access) -> Choice:
    return Choice(
        "Also given",
        lambda: menus.ALSO_GIVEN_OPTIONS,
        lambda: menus.also_given(access.now().config),
        lambda value: access.tell(menus.also_give(value)),
        lambda: _also_given_tip(access),
    )


def _explanation(access: Access) -> Choice:
    return Choice(
        "Explanation",
        lambda: menus.EXPLANATION_OPTIONS,
        lambda: menus.explanation(access.now().config),
        lambda value: access.tell(menus.explain(value)),
        lambda: _explanation_tip(access),
    )


def _dose(access: Access) -> Quantity:
    return Quantity(
        label="Dose",
        span=lambda: _dose_span(access),
        get=lambda: given_dose(access.now().config),
        put=partial(_put_dose, access),
        show=lambda value: said_dose(value, own_unit(access.now().config)),
        parse=lambda text: read_quantity(text, unit_words(access.now().config)),
        tip=lambda: parameter_tip(access.now(), DOSE),
        note=lambda: _in_trials(access),
        paint="drug",
    )


def _put_dose(access: Access, value: float, gesture: str) -> Outcome:
    """Give a dose in the unit in which it is shown."""
    return access.do(Change({DOSE: value, UNIT: own_unit(access.now().config)}, gesture))


def _dose_span(access: Access) -> Span:
    config = access.now().config
    top, trial, given = top_dose(config), trial_dose(config), given_dose(config)
    detents = (0.0, trial) if trial else (0.0,)
    return Span(0.0, max(top, given) or 1.0, "root", default=trial, detents=detents, top=top or 1.0)


def _in_trials(access: Access) -> str:
    config = access.now().config
    if is_anaesthetic(access.now().course):
        return "anaesthesia, animal data only"
    if config.treatment.doses:
        return f"first of {len(config.doses)} doses in the file"
    given, trial = given_dose(config), trial_dose(config)
    if not given:
        return "no drug"
    return f"× {plain(given / trial, 2)} of the trial dose" if trial else "no dose in trials"


def _time(access: Access) -> Quantity:
    return Quantity(
        label="Time",
        span=lambda: Span(*access.now().span_h, "asinh"),
        get=lambda: access.now().time_h,
        put=partial(_put_time, access),
        show=clock,
        parse=read_time_h,
        tip=lambda: "<b>Time after the first dose</b>: the place one looks at. Type 45min, 2h30 or 7d.",
        paint="glutamate",
    )


def _put_time(access: Access, value: float, gesture: str) -> Outcome:
    del gesture
    return access.do(GoTo(value))


def _also_given_tip(access: Access) -> str:
    name = menus.also_given(access.now().config)
    if name in {"", menus.OTHER}:
        return "<b>Also given</b>: a virtual lesion at one place of the chain; what hangs on it stops."
    return parameter_tip(access.now(), f"modulators.{name}")


def _explanation_tip(access: Access) -> str:
    name = menus.explanation(access.now().config)
    if name in {"", menus.OTHER}:
        return "<b>Explanation</b>: what starts BDNF. Four ideas with weights; none of them is proven."
    return parameter_tip(access.now(), f"hypothesis.{name}")
