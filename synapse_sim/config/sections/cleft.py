"""Parameters of the section `cleft`: one glutamate synapse, its molecules and its receptors."""

from __future__ import annotations

from typing import Literal

from synapse_sim.config.parameter import Section, parameter

Cell = Literal["pyramidal", "interneuron"]

_JONAS = (
    "Jonas, Major & Sakmann 1993, J Physiol 472:615; without the desensitized state behind the open one, "
    "and with no binding to the desensitized states"
)
_LESTER_JAHR = "Lester & Jahr 1992, J Neurosci 12:635; 7988_nmda5.mod"


class Cleft(Section):
    """A synapse of a chosen cell: geometry, molecules, receptors and the membrane behind them."""

    cell: Cell = parameter(
        "pyramidal",
        label="Synapse on",
        source="illustrative: either cell can be looked at",
        note="Interneuron channels bind magnesium more weakly and sit at a less negative voltage.",
    )
    height_nm: float = parameter(
        20.0,
        unit="nm",
        low=12.0,
        high=25.0,
        label="Height of the cleft",
        source="20 nm in 3658_gludif23.mod (Saftenku), 15 nm in glu3d.mod",
        confidence="measured",
    )
    density_radius_nm: float = parameter(
        120.0,
        unit="nm",
        low=90.0,
        high=200.0,
        label="Radius of the receptor field",
        source="0.11 µm in 3658_gludif23.mod (Saftenku); 350 x 350 nm in glu3d.mod",
        confidence="measured",
    )
    edge_radius_nm: float = parameter(
        500.0,
        unit="nm",
        low=400.0,
        high=1000.0,
        label="Radius at which molecules leave",
        source="illustrative: beyond it transporters and open space take all",
    )
    molecules_per_vesicle: int = parameter(
        2000,
        low=500,
        high=5000,
        label="Glutamate molecules in a vesicle",
        source="glu3d.mod; 1500 to 3000 in the literature",
        confidence="measured",
    )
    diffusion_um2_per_ms: float = parameter(
        0.33,
        unit="µm²/ms",
        low=0.04,
        high=0.76,
        label="Diffusion of glutamate",
        source="Nielsen 2004, Neuron 42:757; 0.40 in glu3d.mod",
        confidence="debated",
    )
    uptake_tau_ms: float = parameter(
        1.0,
        unit="ms",
        low=0.2,
        high=20.0,
        label="Uptake outside the receptor field",
        source="20 µM / (30/s x 620 µM): K_m, cycles and density of transporters (EAAT1, 2) over the cleft",
        confidence="debated",
        note="Mean time until a molecule is taken up while every transporter is free.",
    )
    transporters_per_um2: float = parameter(
        7500.0,
        unit="/µm²",
        low=1000.0,
        high=15000.0,
        label="Transporters on the glial membrane",
        source="5,000 to 10,000; Lehre & Danbolt 1998, J Neurosci 18:8751",
        confidence="measured",
        note="They stand from the receptor field to the edge.",
    )
    transporter_cycles_per_s: float = parameter(
        30.0,
        unit="/s",
        low=5.0,
        high=100.0,
        label="Cycles of a transporter",
        source="10 to 30 per second",
        confidence="measured",
        note="A transporter that has taken a molecule is busy for one cycle.",
    )
    ambient_umolar: float = parameter(
        0.1,
        unit="µM",
        low=0.02,
        high=3.0,
        scale="log",
        label="Glutamate between releases",
        source="25 nM to 3 µM, depending on the method",
        confidence="debated",
    )
    release_probability: float = parameter(
        0.3,
        low=0.05,
        high=1.0,
        label="Release probability",
        source="0.2 to 0.4 for pyramidal synapses",
        confidence="measured",
        note="Spikes that release nothing are counted and skipped.",
    )
    vesicles: int = parameter(
        18,
        low=4,
        high=60,
        label="Vesicles in the terminal",
        source="illustrative: the part of the pool near the membrane",
    )
    docked: int = parameter(
        5,
        low=1,
        high=12,
        label="Docked vesicles",
        source="5 to 10 in electron micrographs of cortical synapses",
        confidence="measured",
    )
    refill_tau_ms: float = parameter(
        15.0,
        unit="ms",
        low=2.0,
        high=5000.0,
        label="Refilling of a vesicle",
        source="illustrative: seconds in truth, shortened so that it is seen",
    )
    ampa_receptors: int = parameter(
        50, low=0, high=100, label="AMPA receptors", source="20 to 100 a spine synapse", confidence="measured"
    )
    nmda_receptors: int = parameter(
        12,
        low=1,
        high=60,
        label="Synaptic NMDA receptors",
        source="10 to 20 a synapse",
        confidence="measured",
    )
    extrasynaptic_receptors: int = parameter(
        8,
        low=0,
        high=40,
        label="Extrasynaptic NMDA receptors",
        source="illustrative: GluN2B beside the receptor field",
    )
    capture_nm: float = parameter(
        10.0,
        unit="nm",
        low=5.0,
        high=10.0,
        label="Edge of a receptor's capture volume",
        source="numerics: the binding probability is scaled by the volume, so rates do not depend on it",
    )
    ampa_binding_first_per_umolar_s: float = parameter(
        4.59,
        unit="/µM/s",
        low=0.5,
        high=40.0,
        label="AMPA, binding of the first",
        source=_JONAS,
        confidence="measured",
        scale="log",
    )
    ampa_binding_second_per_umolar_s: float = parameter(
        28.4,
        unit="/µM/s",
        low=0.5,
        high=100.0,
        label="AMPA, binding of the second",
        source=_JONAS,
        confidence="measured",
        scale="log",
    )
    ampa_unbinding_first_per_s: float = parameter(
        4260.0,
        unit="/s",
        low=5.0,
        high=100000.0,
        label="AMPA, unbinding of the first",
        source=_JONAS,
        confidence="measured",
        scale="log",
    )
    ampa_unbinding_second_per_s: float = parameter(
        3260.0,
        unit="/s",
        low=5.0,
        high=100000.0,
        label="AMPA, unbinding of the second",
        source=_JONAS,
        confidence="measured",
        scale="log",
    )
    ampa_desensitizing_one_per_s: float = parameter(
        2890.0,
        unit="/s",
        low=10.0,
        high=10000.0,
        label="AMPA, desensitizing with one bound",
        source=_JONAS,
        confidence="measured",
        scale="log",
    )
    ampa_recovering_one_per_s: float = parameter(
        39.2,
        unit="/s",
        low=1.0,
        high=500.0,
        label="AMPA, recovering with one bound",
        source=_JONAS,
        confidence="measured",
        scale="log",
    )
    ampa_desensitizing_two_per_s: float = parameter(
        172.0,
        unit="/s",
        low=10.0,
        high=10000.0,
        label="AMPA, desensitizing with two bound",
        source=_JONAS,
        confidence="measured",
        scale="log",
    )
    ampa_recovering_two_per_s: float = parameter(
        0.727,
        unit="/s",
        low=0.1,
        high=500.0,
        label="AMPA, recovering with two bound",
        source=_JONAS,
        confidence="measured",
        scale="log",
    )
    ampa_opening_per_s: float = parameter(
        4240.0,
        unit="/s",
        low=100.0,
        high=20000.0,
        label="AMPA, opening",
        source=_JONAS,
        confidence="measured",
        scale="log",
    )
    ampa_closing_per_s: float = parameter(
        900.0,
        unit="/s",
        low=10.0,
        high=5000.0,
        label="AMPA, closing",
        source=_JONAS,
        confidence="measured",
        scale="log",
    )
    nmda_binding_per_umolar_s: float = parameter(
        5.0,
        unit="/µM/s",
        low=1.0,
        high=20.0,
        label="NMDA, binding",
        source=_LESTER_JAHR,
        confidence="measured",
    )
    nmda_unbinding_per_s: float = parameter(
        6.7,
        unit="/s",
        low=1.0,
        high=20.0,
        label="NMDA, unbinding",
        source=_LESTER_JAHR,
        confidence="measured",
    )
    nmda_desensitizing_per_s: float = parameter(
        15.2,
        unit="/s",
        low=1.0,
        high=60.0,
        label="NMDA, desensitizing",
        source=_LESTER_JAHR,
        confidence="measured",
    )
    nmda_recovering_per_s: float = parameter(
        9.4,
        unit="/s",
        low=0.1,
        high=60.0,
        label="NMDA, recovering",
        source=_LESTER_JAHR,
        confidence="measured",
    )
    nmda_opening_per_s: float = parameter(
        83.8,
        unit="/s",
        low=5.0,
        high=500.0,
        label="NMDA, opening",
        source=_LESTER_JAHR,
        confidence="measured",
    )
    nmda_closing_per_s: float = parameter(
        83.8,
        unit="/s",
        low=5.0,
        high=500.0,
        label="NMDA, closing",
        source=_LESTER_JAHR,
        confidence="measured",
    )
    ampa_psiemens: float = parameter(
        12.0,
        unit="pS",
        low=4.0,
        high=40.0,
        label="AMPA, one channel",
        source="10 to 20 pS",
        confidence="measured",
    )
    nmda_psiemens: float = parameter(
        45.0,
        unit="pS",
        low=20.0,
        high=80.0,
        label="NMDA, one channel",
        source="40 to 50 pS",
        confidence="measured",
    )
    calcium_share: float = parameter(
        0.1,
        low=0.0,
        high=0.3,
        label="Calcium's share of NMDA current",
        source="about 10 %",
        confidence="measured",
    )
    calcium_ions_per_dot: int = parameter(
        100,
        low=1,
        high=1000,
        label="Calcium ions a dot",
        source="illustrative: so that the inflow can be seen",
    )
    calcium_umolar_per_kiloion: float = parameter(
        0.8,
        unit="µM per 1000 ions",
        low=0.01,
        high=20.0,
        label="Free calcium per inflow",
        source="illustrative: a spine of 0.1 fL that binds 19 of 20 ions",
    )
    calcium_tau_ms: float = parameter(
        12.0,
        unit="ms",
        low=2.0,
        high=200.0,
        label="Removal of calcium",
        source="10 to 20 ms in spines",
        confidence="debated",
    )
    leak_nsiemens: float = parameter(
        0.7,
        unit="nS",
        low=0.1,
        high=20.0,
        label="Leak of the membrane behind the synapse",
        source="illustrative: a spine behind a thin neck, so that one release depolarises it by 10 to 25 mV",
    )
    membrane_tau_ms: float = parameter(
        3.0,
        unit="ms",
        low=0.5,
        high=30.0,
        label="Time constant of the membrane",
        source="illustrative: spine and nearby dendrite",
    )
    drive_mv: float = parameter(
        22.0,
        unit="mV",
        low=0.0,
        high=60.0,
        label="Depolarisation by other synapses",
        source="illustrative: inputs that arrive together, so that magnesium leaves some channels",
    )
    drive_tau_ms: float = parameter(
        25.0,
        unit="ms",
        low=2.0,
        high=100.0,
        label="Length of that depolarisation",
        source="illustrative: some tens of ms",
    )
    magnesium_exchange_ms: float = parameter(
        0.3,
        unit="ms",
        low=0.05,
        high=10.0,
        label="Exchange of magnesium in the pore",
        source="illustrative: microseconds in truth, slowed so that it is seen; its share of time is exact",
    )
    release_ms: float = parameter(
        0.3,
        unit="ms",
        low=0.1,
        high=1.0,
        label="Length of the release phase",
        source="numerics: by then most glutamate is gone",
    )
    gating_ms: float = parameter(
        70.0,
        unit="ms",
        low=10.0,
        high=300.0,
        label="Length of the gating phase",
        source="illustrative: until NMDA channels have closed",
    )
    release_ms_per_s: float = parameter(
        0.8,
        unit="ms/s",
        low=0.5,
        high=0.96,
        label="Slow motion of release",
        source="illustrative: steps below 0.5 µs",
    )
    gating_ms_per_s: float = parameter(
        20.0,
        unit="ms/s",
        low=5.0,
        high=50.0,
        label="Slow motion of gating",
        source="illustrative: channels open and close in sight",
    )
