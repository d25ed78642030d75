"""Parameters of the section `population`: how virtual patients differ."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter

MOST_PATIENTS = 10_000_000
"""Patients that can be drawn; each is a pure function of the seed and its number."""


class Population(Section):
    """Log-normal spreads between subjects, as coefficients of variation."""

    subjects: int = parameter(
        200,
        low=10,
        high=100_000,
        label="Virtual patients",
        source="illustrative: enough for a stable share of responders",
    )
    patient: int = parameter(
        0,
        low=0,
        high=MOST_PATIENTS,
        label="Virtual patient",
        source="illustrative: 0 is the reference adult",
        note="Any other number is one of the drawn virtual patients, the same person under every treatment.",
    )
    clearance_cv: float = parameter(
        0.17,
        low=0.0,
        high=1.0,
        label="Spread of clearance",
        source="Simons 2022, Front Pain Res 3:946486",
        confidence="measured",
    )
    volume_cv: float = parameter(
        0.24,
        low=0.0,
        high=1.0,
        label="Spread of the central volume",
        source="Simons 2022, Front Pain Res 3:946486",
        confidence="measured",
    )
    ic50_cv: float = parameter(
        0.30,
        low=0.0,
        high=1.0,
        label="Spread of the receptor's sensitivity",
        source="illustrative: no measurement found",
    )
    relief_cv: float = parameter(
        0.40,
        low=0.0,
        high=1.0,
        label="Spread of relief per synapse and signal",
        source="illustrative: gives the spread of outcomes in trials",
    )
