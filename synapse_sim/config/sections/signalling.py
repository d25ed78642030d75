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
    deep_half_block: float = parameter(
        0.36,
        low=0.1,
        high=0.9,
        label="Block of pyramidal channels of half deep quiet",
        source="fitted: findings rat-80mg-signal (Li 2010) and anaesthetic-relief",
        confidence="debated",
    )
    deep_tau_h: float = parameter(
        9.5,
        unit="h",
        low=0.5,
        high=48.0,
        scale="log",
        label="Time constant of the quiet after deep block",
        source="fitted: findings rat-80mg-signal (Li 2010) and anaesthetic-relief",
        confidence="debated",
    )
    adaptation_tau_h: float = parameter(
        2.0,
        unit="h",
        low=0.2,
        high=24.0,
        scale="log",
        label="Time constant of the surge's adaptation",
        source="illustrative: the set point of rates, within hours (Turrigiano 2008, Cell 135:422)",
        confidence="debated",
    )
    surge_half: float = parameter(
        0.182,
        low=0.02,
        high=1.0,
        label="Surge of half effect on BDNF",
        source="fitted: findings nasal-24h and dose-02-mg; a surge of a few percent does little",
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
        3.8,
        unit="h",
        low=0.5,
        high=12.0,
        scale="log",
        label="Each of two steps from mTORC1 to protein",
        source="fitted: findings formation-delay and births-6h (Moda-Sava 2019, Science 364:eaat8078)",
    )
    protein_gain_per_h: float = parameter(
        0.6,
        unit="/h",
        low=0.0,
        high=5.0,
        label="Protein made per mTORC1",
        source="illustrative: only its ratio to the protein of half formation matters",
    )
    protein_tau_h: float = parameter(
        13.0,
        unit="h",
        low=4.0,
        high=120.0,
        scale="log",
        label="Time constant of synaptic protein",
        source="fitted: finding healthy-mouse-3d; raised for a day or two (Li 2010, Science 329:959)",
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
        0.28,
        low=0.0,
        high=1.0,
        label="BDNF release, Met/Met",
        source="fitted: markedly impaired (Liu 2012, PMC3290730), finding met-met-spines",
        confidence="debated",
    )
