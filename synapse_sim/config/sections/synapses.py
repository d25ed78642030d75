"""Parameters of the section `synapses`: births, maturation and deaths of spines, healthy density = 1."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter

_TURNOVER = (
    "illustrative: adult cortical turnover (Holtmaat 2005, Neuron 45:279; Grutzendler 2002, Nature 420:812)"
)


class Synapses(Section):
    """Rates of new and persistent spines."""

    loss_new_per_d: float = parameter(
        0.10, unit="/d", low=0.01, high=1.0, label="Loss of new spines", source=_TURNOVER
    )
    maturation_per_d: float = parameter(
        0.04, unit="/d", low=0.005, high=0.5, label="New spines that become persistent", source=_TURNOVER
    )
    loss_persistent_per_d: float = parameter(
        0.010, unit="/d", low=0.001, high=0.1, label="Loss of persistent spines", source=_TURNOVER
    )
    stressed_share: float = parameter(
        0.75,
        low=0.4,
        high=1.0,
        label="Spines left after stress",
        source="illustrative: 20 to 30 % are lost (Li 2011, Biol Psychiatry, PMC3068225)",
        confidence="debated",
    )
    formation_gain: float = parameter(
        165.0,
        low=0.0,
        high=1000.0,
        label="Formation per synaptic protein",
        source="fitted: half is back in rats after a day, finding restored-24h (Li 2011; Moda-Sava 2019)",
        note="A plain factor without a unit: synaptic protein is a relative level.",
    )
