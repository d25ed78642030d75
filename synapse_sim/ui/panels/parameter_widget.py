"""The widget of one parameter, made from what the parameter says about itself."""

from __future__ import annotations

from functools import partial

from synapse_sim.config import Parameter, Value
from synapse_sim.session.changes_in_words import shown, value_of
from synapse_sim.session.commands import Change, EndGesture, Outcome
from synapse_sim.story.parameters import label_of
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import with_unit, written
from synapse_sim.ui.access import Access
from synapse_sim.ui.input.entry import read_in_unit
from synapse_sim.ui.overlay.tips import parameter_tip
from synapse_sim.ui.widgets.choice import Choice, Option
from synapse_sim.ui.widgets.dropdown import Dropdown
from synapse_sim.ui.widgets.quantity import Quantity
from synapse_sim.ui.widgets.segments import Segments
from synapse_sim.ui.widgets.slider import Slider
from synapse_sim.ui.widgets.span import Span
from synapse_sim.ui.widgets.widget import Widget


def parameter_widget(access: Access, about: Parameter) -> Widget:
    """A slider for a number, a dropdown for a choice, on and off for a switch.

    Raises:
        ValueError: if the parameter is a list, or a number without bounds.
    """
    name = f"parameter {about.key}"
    if about.kind == "switch":
        return Segments(name, _switch(access, about))
    if about.choices:
        return Dropdown(name, _choice(access, about))
    return Slider(name, _quantity(access, about), access.say, partial(access.tell, EndGesture()))


def _change(about: Parameter, value: Value, gesture: str = "") -> Change:
    """What writes a value; the default takes the change back."""
    return Change({about.key: None if value == about.default else value}, gesture)


def _put_number(access: Access, about: Parameter, value: float, gesture: str) -> Outcome:
    return access.do(_change(about, int(value) if about.kind == "integer" else value, gesture))


def _switch(access: Access, about: Parameter) -> Choice:
    return Choice(
        label_of(about),
        lambda: tuple(Option(value, text(f"panels.switch.{value}")) for value in ("on", "off")),
        lambda: "on" if value_of(access.now().config, about.key) else "off",
        lambda value: access.tell(_change(about, value == "on")),
        lambda: parameter_tip(access.now(), about.key),
    )


def _choice(access: Access, about: Parameter) -> Choice:
    options = tuple(Option(value, shown(value)) for value in about.choices)
    return Choice(
        label_of(about),
        lambda: options,
        lambda: str(value_of(access.now().config, about.key)),
        lambda value: access.tell(_change(about, value)),
        lambda: parameter_tip(access.now(), about.key),
    )


def _quantity(access: Access, about: Parameter) -> Quantity:
    whole, span = about.kind == "integer", span_of(about)

    def number() -> float:
        value = value_of(access.now().config, about.key)
        return float(value) if isinstance(value, int | float) else span.low

    return Quantity(
        label=label_of(about),
        span=lambda: span,
        get=number,
        put=partial(_put_number, access, about),
        show=lambda value: (
            with_unit(written(f"{value:.10g}"), about.unit) if whole else _words(value, about.unit)
        ),
        parse=lambda typed: read_in_unit(typed, about.unit),
        tip=lambda: parameter_tip(access.now(), about.key),
        key=about.key,
    )


def span_of(about: Parameter) -> Span:
    """The range of a number's slider.

    Raises:
        ValueError: if the parameter has no bounds.
    """
    if about.low is None or about.high is None:
        raise ValueError(f"{about.key} has no bounds")
    default = float(about.default) if isinstance(about.default, int | float) else None
    return Span(about.low, about.high, about.scale, default=default, whole=about.kind == "integer")


def _words(value: float, unit: str) -> str:
    return with_unit(written(f"{value:.4g}"), unit)
