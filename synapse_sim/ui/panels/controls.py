"""The control panel: which widgets it has and what they do to the session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from synapse_sim.config import Config
from synapse_sim.config.dose import said_dose
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.files.quantities import read_quantity
from synapse_sim.files.times import read_time_h
from synapse_sim.session import Session
from synapse_sim.session.changes_in_words import value_of
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
from synapse_sim.ui.overlay.tips import parameter_tip
from synapse_sim.ui.panels import menus
from synapse_sim.ui.panels.flow import Heading
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.choice import Choice, Option
from synapse_sim.ui.widgets.dropdown import Dropdown
from synapse_sim.ui.widgets.segments import Segments
from synapse_sim.ui.widgets.quantity import Quantity
from synapse_sim.ui.widgets.slider import Slider
from synapse_sim.ui.widgets.span import Span
from synapse_sim.ui.widgets.widget import Say, Widget, WidgetState, draw_kept

Options = Callable[[Config], tuple[Option, ...]]
Put = Callable[[str], str]
"""Takes a value and says why not, or nothing."""


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


def make_controls(session: Session, say: Say) -> Controls:
    """The widgets of a session."""

    def menu(
        key: str, label: str, options: Options, put: Put | None = None, unavailable: Callable[[], str] = str
    ) -> Choice:
        """A choice over a parameter."""
        return Choice(
            label,
            lambda: options(session.config),
            lambda: str(value_of(session.config, key)),
            lambda value: _told(unavailable() or (put(value) if put else session.change({key: value})), say),
            lambda: parameter_tip(session, key),
            unavailable,
        )

    return Controls(
        drug=Dropdown("drug", menu("treatment.drug", "Drug", menus.drug_options, session.choose_drug)),
        route=Dropdown("route", menu("treatment.route", "Route", menus.route_options)),
        dose=Slider("dose", _dose(session), say, session.end_gesture),
        time=Slider("time", _time(session), say, session.end_gesture),
        pace=Dropdown("pace", menu("window.pace", "Playback speed", lambda _: menus.PACE_OPTIONS)),
        state=Dropdown("state", menu("subject.state", "Starting state", lambda _: menus.STATES)),
        also_given=Dropdown("also given", _also_given(session)),
        explanation=Dropdown("explanation", _explanation(session)),
        cell=Segments(
            "cell",
            menu("cleft.cell", "Synapse on", lambda _: menus.CELLS, unavailable=lambda: _no_cleft(session)),
        ),
        play=_play(session),
        step=Button(
            "step", lambda: "Step", lambda: session.step(1.0), tip="One second of the pace forward."
        ),
        reset=Button(
            "reset", lambda: "Reset", session.reset,
            tip="Everything as it was at the start; Ctrl+Z brings parameters back.",
        ),
    )  # fmt: skip


def _no_cleft(session: Session) -> str:
    """Why there is no glutamate synapse to choose; empty if there is one."""
    drug = session.config.drug
    if drug.occupancy is None:
        return ""
    return f"{drug.label} acts on transporters of monoamines: their terminal is shown instead."


def _told(refusal: str, say: Say) -> None:
    if refusal:
        say(refusal)


def _play(session: Session) -> Button:
    return Button(
        "play",
        lambda: "Pause" if session.is_playing else "Play",
        session.toggle_play,
        tip="Play or pause the course. Space does the same.",
        sign=lambda: "pause" if session.is_playing else "play",
        main=True,
    )


def _also_given(session: Session) -> Choice:
    return Choice(
        "Also given",
        lambda: menus.ALSO_GIVEN_OPTIONS,
        lambda: menus.also_given(session.config),
        lambda value: menus.also_give(session, value),
        lambda: _also_given_tip(session),
    )


def _explanation(session: Session) -> Choice:
    return Choice(
        "Explanation",
        lambda: menus.EXPLANATION_OPTIONS,
        lambda: menus.explanation(session.config),
        lambda value: menus.explain(session, value),
        lambda: _explanation_tip(session),
    )


def _dose(session: Session) -> Quantity:
    return Quantity(
        label="Dose",
        span=lambda: _dose_span(session),
        get=lambda: given_dose(session.config),
        put=lambda value, gesture: session.change({DOSE: value, UNIT: own_unit(session.config)}, gesture),
        show=lambda value: said_dose(value, own_unit(session.config)),
        parse=lambda text: read_quantity(text, unit_words(session.config)),
        tip=lambda: parameter_tip(session, DOSE),
        note=lambda: _in_trials(session),
        paint="drug",
    )


def _dose_span(session: Session) -> Span:
    config = session.config
    top, trial, given = top_dose(config), trial_dose(config), given_dose(config)
    detents = (0.0, trial) if trial else (0.0,)
    return Span(0.0, max(top, given) or 1.0, "root", default=trial, detents=detents, top=top or 1.0)


def _in_trials(session: Session) -> str:
    config = session.config
    if is_anaesthetic(session.course):
        return "anaesthesia, animal data only"
    if config.treatment.doses:
        return f"first of {len(config.doses)} doses in the file"
    given, trial = given_dose(config), trial_dose(config)
    if not given:
        return "no drug"
    return f"× {plain(given / trial, 2)} of the trial dose" if trial else "no dose in trials"


def _time(session: Session) -> Quantity:
    def put(value: float, gesture: str) -> str:
        del gesture
        session.go_to(value)
        return ""

    return Quantity(
        label="Time",
        span=lambda: Span(*session.span_h, "asinh"),
        get=lambda: session.time_h,
        put=put,
        show=clock,
        parse=read_time_h,
        tip=lambda: "<b>Time after the first dose</b>: the place one looks at. Type 45min, 2h30 or 7d.",
        paint="glutamate",
    )


def _also_given_tip(session: Session) -> str:
    name = menus.also_given(session.config)
    if name in {"", menus.OTHER}:
        return "<b>Also given</b>: a virtual lesion at one place of the chain; what hangs on it stops."
    return parameter_tip(session, f"modulators.{name}")


def _explanation_tip(session: Session) -> str:
    name = menus.explanation(session.config)
    if name in {"", menus.OTHER}:
        return "<b>Explanation</b>: what starts BDNF. Four ideas with weights; none of them is proven."
    return parameter_tip(session, f"hypothesis.{name}")
