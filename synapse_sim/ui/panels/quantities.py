"""The two numbers of the control panel: the dose, and the place in time."""

from __future__ import annotations

from synapse_sim.config.dose import said_dose
from synapse_sim.files.quantities import read_quantity
from synapse_sim.files.times import read_time_h
from synapse_sim.session import Session
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
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import clock, plain
from synapse_sim.ui.overlay.tips import parameter_tip
from synapse_sim.ui.widgets.quantity import Quantity
from synapse_sim.ui.widgets.span import Span


def dose_quantity(session: Session) -> Quantity:
    """The dose in its own unit; it can be typed in any."""
    return Quantity(
        label=text("controls.label.dose"),
        span=lambda: _dose_span(session),
        get=lambda: given_dose(session.config),
        put=lambda value, gesture: session.change({DOSE: value, UNIT: own_unit(session.config)}, gesture),
        show=lambda value: said_dose(value, own_unit(session.config)),
        parse=lambda typed: read_quantity(typed, unit_words(session.config)),
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
        return text("controls.dose.anaesthetic")
    if config.treatment.doses:
        return text("controls.dose.first_of", count=len(config.doses))
    given, trial = given_dose(config), trial_dose(config)
    if not given:
        return text("controls.dose.none")
    if not trial:
        return text("controls.dose.no_trial")
    return text("controls.dose.of_trial", times=plain(given / trial, 2))


def time_quantity(session: Session) -> Quantity:
    """Hours after the first dose; moving it is no change that could be undone."""

    def put(value: float, gesture: str) -> str:
        del gesture
        session.go_to(value)
        return ""

    return Quantity(
        label=text("controls.label.time"),
        span=lambda: Span(*session.span_h, "asinh"),
        get=lambda: session.time_h,
        put=put,
        show=clock,
        parse=read_time_h,
        tip=lambda: text("controls.time_tip"),
        paint="glutamate",
    )
