"""Parameters of the section `signalling`: glutamate, BDNF, mTORC1 and the proteins of new spines."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter


class Signalling(Section):
    """Gains, half-saturations and time constants between firing rates and synaptic protein."""

    glutamate_gain: float = parameter(
        1.0,
        low=0.2,
        high=4.0,
        label="Glutamate per pyramidal rate",
        source="illustrative: release follows firing and uptake is proportional to what is there",
    )
    glutamate_fall: float = parameter(
        0.5,
        low=0.0,
        high=1.0,
        label="Share of glutamate that comes from spikes",
        source="illustrative: about half of the basal glutamate of microdialysis does not come from spikes",
        confidence="debated",
    )
    surge_half: float = parameter(
        0.2,
        low=0.02,
        high=1.0,
        label="Surge of half effect on BDNF",
        source="illustrative: a surge of a few percent does nothing",
    )
    rest_half: float = parameter(
        0.25,
        low=0.02,
        high=1.0,
        label="Block at rest of half effect on BDNF",
        source="illustrative: a block of a few percent does nothing",
    )
    metabolite_half_umolar: float = parameter(
        0.1,
        unit="µM",
        low=0.01,
        high=10.0,
        scale="log",
        label="(2R,6R)-HNK of half effect on BDNF",
        source="illustrative: near its level in people after 0.5 mg/kg",
        confidence="debated",
    )
    bdnf_tau_h: float = parameter(
        0.5,
        unit="h",
        low=0.1,
        high=4.0,
        scale="log",
        label="Time constant of BDNF",
        source="illustrative: up within 30 min (Autry 2011, Nature 475:91)",
    )
    mtorc1_tau_h: float = parameter(
        0.3,
        unit="h",
        low=0.05,
        high=4.0,
        scale="log",
        label="Time constant of mTORC1",
        source="fitted: peak 30 to 60 min after a dose (Li 2010, Science 329:959), finding mtorc1-peak",
    )
    protein_lag_h: float = parameter(
        3.0,
        unit="h",
        low=0.5,
        high=12.0,
        scale="log",
        label="Each of two steps from mTORC1 to protein",
        source="fitted: no formation at 3 to 6 h, some at 12 to 24 h, finding formation-delay",
    )
    protein_gain_per_h: float = parameter(
        0.6,
        unit="/h",
        low=0.0,
        high=5.0,
        label="Protein made per mTORC1",
        source="illustrative: only its product with the gain of formation matters",
    )
    protein_tau_h: float = parameter(
        24.0,
        unit="h",
        low=4.0,
        high=120.0,
        scale="log",
        label="Time constant of synaptic protein",
        source="illustrative: a twentieth is left at 72 h, as in Li 2010, Science 329:959",
    )
    val_met_share: float = parameter(
        0.65,
        low=0.0,
        high=1.0,
        label="BDNF release, Val/Met",
        source="illustrative: half way to Met/Met",
        confidence="debated",
    )
    met_met_share: float = parameter(
        0.3,
        low=0.0,
        high=1.0,
        label="BDNF release, Met/Met",
        source="fitted: markedly impaired (Liu 2012, PMC3290730), finding met-met-spines",
        confidence="debated",
    )
