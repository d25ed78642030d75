"""Parameters of the section `terminal`: a monoamine terminal and its transporters."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter


class Terminal(Section):
    """Serotonin, noradrenaline and dopamine terminals side by side, each with its own transporters."""

    transporters: int = parameter(
        24,
        low=4,
        high=80,
        label="Transporters of each kind",
        source="illustrative: a sample of the hundreds on a varicosity",
    )
    molecules_per_release: int = parameter(
        300,
        low=50,
        high=2000,
        label="Molecules of a release",
        source="illustrative: some hundreds to thousands in a small vesicle",
        confidence="debated",
    )
    release_every_ms: float = parameter(
        60.0,
        unit="ms",
        low=20.0,
        high=1000.0,
        label="Time between releases",
        source="illustrative: monoamine cells fire a few times a second; shortened so that it is seen",
    )
    uptake_tau_ms: float = parameter(
        12.0,
        unit="ms",
        low=1.0,
        high=500.0,
        label="Time to uptake with no transporter blocked",
        source="illustrative: tens of ms near the terminal",
        confidence="debated",
    )
    leave_tau_ms: float = parameter(
        120.0,
        unit="ms",
        low=10.0,
        high=5000.0,
        label="Time to diffuse away",
        source="illustrative: what no transporter takes spreads into tissue",
    )
    carry_ms: float = parameter(
        4.0,
        unit="ms",
        low=0.5,
        high=500.0,
        label="One transport cycle",
        source="illustrative: shortened so that it is seen",
    )
    exchange_tau_ms: float = parameter(
        400.0,
        unit="ms",
        low=10.0,
        high=60000.0,
        label="Drug on a transporter",
        source="illustrative: seconds to minutes in truth; the blocked share is exact",
    )
    reach_nm: float = parameter(
        700.0,
        unit="nm",
        low=200.0,
        high=3000.0,
        label="Half width of the space shown",
        source="illustrative: a varicosity is about 1 µm",
    )
    height_nm: float = parameter(
        200.0,
        unit="nm",
        low=20.0,
        high=1000.0,
        label="Height of the space shown",
        source="illustrative: open space beside the terminal",
    )
    diffusion_um2_per_ms: float = parameter(
        0.3,
        unit="µm²/ms",
        low=0.04,
        high=0.8,
        label="Diffusion",
        source="as glutamate's",
        confidence="debated",
    )
    ms_per_s: float = parameter(
        20.0,
        unit="ms/s",
        low=5.0,
        high=50.0,
        label="Slow motion",
        source="illustrative: uptake happens in sight",
    )
