"""The circuit in numbers: rates, glutamate and the test signal beside what they were without the drug."""

from __future__ import annotations

from math import isnan

from synapse_sim.agents.circuit.circuit import screen_ms_per_s
from synapse_sim.course.thresholds import NOTICEABLE
from synapse_sim.scenes.shared.meters import Meter, Tick
from synapse_sim.session.frame import Frame
from synapse_sim.story.facts import Facts
from synapse_sim.story.headlines import glutamate_remark
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import at_least, digits, percent, signed_percent

_SIGNAL_SCALE = 1.25
"""That of the test signal ends at this many times the healthy answer."""

_LEAST_HZ = 0.1
"""A class that fires less often than this is said to."""


def readings(frame: Frame) -> tuple[Meter, ...]:
    """The meters of the scene, the most important first; glutamate, which the ribbon shows too, gives way."""
    now, rest = frame.moment, frame.rest
    return (
        _rate("triangle", "glutamate", "pyramidal", now.rate_pyramidal_hz, rest.rate_pyramidal_hz),
        _rate("square", "gaba", "interneurons", now.rate_interneuron_hz, rest.rate_interneuron_hz),
        _glutamate(frame.facts),
        _signal(frame),
    )


def network_of(frame: Frame) -> tuple[int, float]:
    """What the places and axons of the drawn cells follow from: seed and spread."""
    return frame.config.circuit.network_seed, frame.config.circuit.spread


def pace_ms_per_s(frame: Frame) -> float:
    """Model time, ms, for a second on screen."""
    return screen_ms_per_s(frame.config.circuit)


def _rate(shape: str, colour: str, name: str, rate_hz: float, rest_hz: float) -> Meter:
    change, at_rest = signed_percent(rate_hz / rest_hz - 1.0), at_least(rest_hz, _LEAST_HZ, "Hz")
    captions = wordings("scenes.circuit.rate", at_rest=at_rest, change=change)
    value = at_least(rate_hz, _LEAST_HZ, "Hz")
    return Meter(shape, colour, _labels(name), value, change, rate_hz / rest_hz, captions, change)


def _glutamate(facts: Facts) -> Meter:
    captions = str(glutamate_remark(facts)), text("scenes.glutamate.unit")
    value, change = (
        text("numbers.times", number=digits(facts.now.glutamate_rel)),
        signed_percent(facts.glutamate),
    )
    return Meter(
        "disc", "glutamate", _labels("glutamate"), value, change, facts.now.glutamate_rel, captions,
        brief=change, gives_way=True,
    )  # fmt: skip


def _signal(frame: Frame) -> Meter:
    """How much of a test signal comes through now, beside the healthy circuit and that before the dose."""
    share, before = frame.moment.communication_rel, frame.rest.communication_rel
    if isnan(share):
        return _no_answer()
    words, was = percent(share), percent(before)
    ticks: list[Tick] = [(1.0, wordings("scenes.circuit.healthy_tick"))]
    if before < 1.0 - NOTICEABLE:
        name = "stressed" if frame.rest.spine_density_rel < 1.0 else "before"
        ticks.insert(0, (before, wordings(f"scenes.circuit.{name}_tick", share=was)))
    return Meter(
        "plus", "accent", _labels("signal"), words, text("scenes.circuit.was", share=was), share,
        wordings("scenes.circuit.comes_through"), brief=words, scale=_SIGNAL_SCALE, ticks=tuple(ticks),
    )  # fmt: skip


def _no_answer() -> Meter:
    """What is said where even the healthy circuit does not answer."""
    words = text("scenes.circuit.no_answer")
    return Meter(
        "plus", "accent", _labels("signal"), words, "", 0.0, wordings("scenes.circuit.nothing_to_compare"),
        brief=words, scale=_SIGNAL_SCALE, ticks=(),
    )  # fmt: skip


def _labels(name: str) -> tuple[str, ...]:
    return wordings(f"scenes.circuit.reading.{name}")
