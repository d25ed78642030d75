"""Parameters of the section `channel`: the slow motion of the doors of two cells, side by side."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter


class Channel(Section):
    """Glutamate that the doors feel after a release, and how fast what they do is shown."""

    pulse_umolar: float = parameter(
        260.0,
        unit="µM",
        low=10.0,
        high=3000.0,
        scale="log",
        label="Glutamate at the channels after a release",
        source="fitted: NMDA channels open as often as among the molecules of the synapse",
    )
    pulse_tau_ms: float = parameter(
        0.5,
        unit="ms",
        low=0.1,
        high=3.0,
        label="Time in which that glutamate falls",
        source="illustrative: shorter than the 1.2 ms of Clements 1992, as among the synapse's agents",
    )
    cycle_ms: float = parameter(
        140.0,
        unit="ms",
        low=80.0,
        high=400.0,
        label="From one release to the next",
        source="illustrative: until the channels have shut and the cell is at rest",
    )
    plug_exchange_ms: float = parameter(
        16.0,
        unit="ms",
        low=1.0,
        high=100.0,
        label="Exchange of magnesium in the pore, as shown",
        source="illustrative: microseconds in truth, slowed so that it is seen; its share of time is exact",
    )
    drug_times: float = parameter(
        20.0,
        low=1.0,
        high=200.0,
        scale="log",
        label="How much faster the drug comes and goes than the gate",
        source="illustrative: minutes in truth; both ways by the same factor, so that the share is exact",
    )
    ms_per_s: float = parameter(
        15.0,
        unit="ms/s",
        low=5.0,
        high=50.0,
        label="Slow motion of the channels",
        source="illustrative: a door opens and shuts in sight",
    )
    hold_s: float = parameter(
        0.6,
        unit="s",
        low=0.0,
        high=2.0,
        label="Hold at a first event of a visit",
        source="illustrative: long enough to read one word",
    )
