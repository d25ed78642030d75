"""The two numbers of the control panel: the dose, and the place in time."""

from __future__ import annotations

from functools import partial

from synapse_sim.config import Config
from synapse_sim.config.dose import said_dose
from synapse_sim.files.quantities import read_quantity
from synapse_sim.files.times import read_time_h
from synapse_sim.session.commands import Change, GoTo, Outcome
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
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import clock, plain
from synapse_sim.ui.access import Access, PerConfig
from synapse_sim.ui.overlay.tips import parameter_tip
from synapse_sim.ui.widgets.quantity import Quantity
from synapse_sim.ui.widgets.span import Span


def dose_quantity(access: Access) -> Quantity:
    """The dose in its own unit; it can be typed in any."""
    return Quantity(
        label=text("controls.label.dose"),
        span=PerConfig(_dose_span, access.now),
        get=PerConfig(given_dose, access.now),
        put=partial(_put_dose, access),
        show=lambda value: said_dose(value, own_unit(access.now().config)),
        parse=lambda typed: read_quantity(typed, unit_words(access.now().config)),
        tip=lambda: parameter_tip(access.now(), DOSE),
        note=lambda: _in_trials(access.now()),
        paint="drug",
        key=DOSE,
    )


def _put_dose(access: Access, value: float, gesture: str) -> Outcome:
    """Give a dose in the unit in which it is shown."""
    return access.do(Change({DOSE: value, UNIT: own_unit(access.now().config)}, gesture))


def _put_time(access: Access, value: float, gesture: str) -> Outcome:
    del gesture
    return access.do(GoTo(value))


def _dose_span(config: Config) -> Span:
    top, trial, given = top_dose(config), trial_dose(config), given_dose(config)
    detents = (0.0, trial) if trial else (0.0,)
    return Span(0.0, max(top, given) or 1.0, "root", default=trial, detents=detents, top=top or 1.0)


def _in_trials(frame: Frame) -> str:
    config = frame.config
    if is_anaesthetic(frame.course):
        return text("controls.dose.anaesthetic")
    if config.treatment.doses:
        return text("controls.dose.first_of", count=len(config.doses))
    given, trial = given_dose(config), trial_dose(config)
    if not given:
        return text("controls.dose.none")
    if not trial:
        return text("controls.dose.no_trial")
    return text("controls.dose.of_trial", times=plain(given / trial, 2))


def time_quantity(access: Access) -> Quantity:
    """Hours after the first dose; moving it is no change that could be undone."""
    return Quantity(
        label=text("controls.label.time"),
        span=lambda: Span(*access.now().span_h, "asinh"),
        get=lambda: access.now().time_h,
        put=partial(_put_time, access),
        show=clock,
        parse=read_time_h,
        tip=lambda: text("controls.time_tip"),
        paint="glutamate",
    )
