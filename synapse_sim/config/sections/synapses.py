"""Parameters of the section `synapses`: births, maturation and deaths of spines, healthy density = 1."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter


class Synapses(Section):
    """Rates of new and persistent spines."""

    loss_new_per_d: float = parameter(
        0.12,
        unit="/d",
        low=0.01,
        high=1.0,
        label="Loss of new spines",
        source="fitted: finding difference-14d; spines that are new live about a week",
    )
    maturation_per_d: float = parameter(
        0.015,
        unit="/d",
        low=0.002,
        high=0.5,
        label="New spines that become persistent",
        source="illustrative: one new spine in nine stays (Holtmaat 2005; Grutzendler 2002)",
    )
    loss_persistent_per_d: float = parameter(
        0.0018,
        unit="/d",
        low=0.0002,
        high=0.1,
        label="Loss of persistent spines",
        source="Holtmaat 2005, Neuron 45:279: 73 % after 6 months",
    )
    lost_share: float = parameter(
        0.25,
        low=0.0,
        high=0.6,
        label="Spines lost to stress",
        source="illustrative: 20 to 30 % are lost (Li 2011, Biol Psychiatry, PMC3068225)",
        confidence="debated",
    )
    room_above_health: float = parameter(
        1.1,
        low=0.0,
        high=2.0,
        label="How far above the healthy density growth ends",
        source="fitted: finding healthy-spines (Li 2010, Science 329:959)",
        confidence="debated",
    )
    protein_half: float = parameter(
        0.22,
        low=0.02,
        high=10.0,
        scale="log",
        label="Synaptic protein of half the greatest formation",
        source="fitted: finding nasal-24h; the machinery that builds spines is limited",
        confidence="debated",
    )
    formation_gain: float = parameter(
        37.0,
        low=0.0,
        high=2000.0,
        label="Greatest growth, times resting formation",
        source="fitted: half is back in rats after a day, finding restored-24h (Li 2011; Moda-Sava 2019)",
        note="For one unit of density below the ceiling.",
    )
