"""Parameters of the section `relief`: the illustrative score, expectancy and dissociation."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter

_ARMS = (
    "fitted: comparator arms of trials, findings murrough-midazolam-24h, twice-a-week-saline, twice-a-week "
    "and ssri-six-weeks"
)
_MASKED = (
    "fitted: half of those given saline under surgical anaesthesia responded on days 1 to 3, one trial of 40 "
    "people (Lii 2023, medRxiv), finding anaesthesia-saline-response"
)


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
        4.1,
        unit="/h",
        low=0.1,
        high=20.0,
        scale="log",
        label="Fast part per BDNF",
        source="fitted: findings dose-02-mg and response-24h; enough BDNF fills the fast part",
    )
    fast_tau_h: float = parameter(
        58.0,
        unit="h",
        low=6.0,
        high=240.0,
        scale="log",
        label="Time constant of the fast part",
        source="fitted: fades within days, findings erasure-day-5, difference-14d (Moda-Sava 2019)",
    )
    fast_weight: float = parameter(
        0.237,
        low=0.0,
        high=1.0,
        label="Weight of the fast part",
        source="fitted: the difference to midazolam after two hours, finding onset-2h",
    )
    spine_weight: float = parameter(
        0.193,
        low=0.0,
        high=1.0,
        label="Weight of restored spines",
        source="fitted: the difference to midazolam after a day, finding murrough-24h",
    )
    response_spread: float = parameter(
        0.33,
        low=0.05,
        high=1.0,
        label="Spread of improvement between patients",
        source="illustrative: change scores spread by 10 to 12 of 35 points (Singh 2016)",
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
        0.31, low=0.0, high=0.6, label="Session's effect, midazolam", source=_ARMS
    )
    session_anaesthesia: float = parameter(
        0.58,
        low=0.0,
        high=0.8,
        label="Session's effect, under anaesthesia",
        source=_MASKED,
        confidence="debated",
    )
    care_saline: float = parameter(0.10, low=0.0, high=0.6, label="Effect of care, saline", source=_ARMS)
    care_midazolam: float = parameter(
        0.12, low=0.0, high=0.6, label="Effect of care, midazolam", source=_ARMS
    )
    care_anaesthesia: float = parameter(
        0.12,
        low=0.0,
        high=0.6,
        label="Effect of care, under anaesthesia",
        source="illustrative: as with midazolam",
        confidence="debated",
    )
    care_pill: float = parameter(0.35, low=0.0, high=0.6, label="Effect of care, pill", source=_ARMS)
    dissociation_half_umolar: float = parameter(
        0.347,
        unit="µM",
        low=0.05,
        high=3.0,
        scale="log",
        label="Level of half dissociation",
        source="Zanos 2018, Pharmacol Rev 70:621: at 100 to 250 ng/mL, here 150",
        confidence="debated",
    )
