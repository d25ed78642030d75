"""Parameters of the section `relief`: the illustrative score, expectancy and dissociation."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter

_ARMS = "illustrative: the comparator arms of Murrough 2013 and Singh 2016, and pill trials"


class Relief(Section):
    """A fast, functional part and a slow part from restored spines."""

    start_stressed: float = parameter(
        33.0,
        unit="points",
        low=20.0,
        high=60.0,
        label="Score at the start, stressed",
        source="Murrough 2013, Am J Psychiatry 170:1134",
        confidence="measured",
    )
    start_healthy: float = parameter(
        2.0,
        unit="points",
        low=0.0,
        high=10.0,
        label="Score at the start, healthy",
        source="illustrative: few symptoms",
    )
    fast_gain_per_h: float = parameter(
        2.75,
        unit="/h",
        low=0.1,
        high=20.0,
        scale="log",
        label="Fast part per BDNF",
        source="illustrative: enough BDNF fills the fast part",
    )
    fast_tau_h: float = parameter(
        48.0,
        unit="h",
        low=6.0,
        high=240.0,
        scale="log",
        label="Time constant of the fast part",
        source="illustrative: without spines the effect fades within days (Moda-Sava 2019, Science 364:eaat8078)",
    )
    fast_weight: float = parameter(
        0.285,
        low=0.0,
        high=1.0,
        label="Weight of the fast part",
        source="fitted: the difference to midazolam of finding murrough-24h",
    )
    spine_weight: float = parameter(
        0.36,
        low=0.0,
        high=1.0,
        label="Weight of restored spines",
        source="fitted: the difference to midazolam of finding difference-7d",
    )
    response_spread: float = parameter(
        0.3,
        low=0.05,
        high=1.0,
        label="Spread of improvement between patients",
        source="illustrative: the spread of change scores in trials (Singh 2016: 10 to 12 of 35 points)",
    )
    expectancy_rise_h: float = parameter(
        6.0, unit="h", low=0.5, high=48.0, label="Rise of the session's effect", source=_ARMS
    )
    expectancy_fall_d: float = parameter(
        12.0, unit="d", low=1.0, high=60.0, label="Fall of the session's effect", source=_ARMS
    )
    expectancy_slow_d: float = parameter(
        14.0, unit="d", low=2.0, high=60.0, label="Rise of the effect of care", source=_ARMS
    )
    session_saline: float = parameter(0.12, low=0.0, high=0.6, label="Session's effect, saline", source=_ARMS)
    session_midazolam: float = parameter(
        0.27, low=0.0, high=0.6, label="Session's effect, midazolam", source=_ARMS
    )
    care_saline: float = parameter(0.10, low=0.0, high=0.6, label="Effect of care, saline", source=_ARMS)
    care_midazolam: float = parameter(
        0.12, low=0.0, high=0.6, label="Effect of care, midazolam", source=_ARMS
    )
    care_pill: float = parameter(0.35, low=0.0, high=0.6, label="Effect of care, pill", source=_ARMS)
    dissociation_half_umolar: float = parameter(
        0.347,
        unit="µM",
        low=0.05,
        high=3.0,
        scale="log",
        label="Level of half dissociation",
        source="Zanos 2018, Pharmacol Rev 70:621: dissociation at 100 to 250 ng/mL, here 150 at the effect site",
        confidence="debated",
    )
