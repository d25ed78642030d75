"""Parameters of the section `body`: how drug is cut into parcels."""

from __future__ import annotations

from synapse_sim.config.parameter import Section, parameter


class Body(Section):
    """Drug parcels on their way through the body."""

    parcels: int = parameter(
        300,
        low=20,
        high=2000,
        label="Parcels in a dose of the trials",
        source="illustrative: enough to see every path",
        confidence="illustrative",
        note="A larger dose has more parcels; all parcels hold equally much drug.",
    )
    most_parcels: int = parameter(
        1500,
        low=100,
        high=5000,
        label="Most parcels in one dose",
        source="illustrative: keeps the picture readable",
        confidence="illustrative",
        note="Beyond it each parcel holds more drug.",
    )
    liver_min: float = parameter(
        3.0,
        unit="min",
        low=0.5,
        high=15.0,
        label="Passage through the liver",
        source="illustrative: the kinetics has no liver; these last minutes count as gut or blood",
        confidence="illustrative",
    )
    leaving_min: float = parameter(
        10.0,
        unit="min",
        low=1.0,
        high=120.0,
        label="Time that a parcel is seen leaving",
        source="illustrative",
        confidence="illustrative",
    )
    brain_parcels_per_umolar: float = parameter(
        100.0,
        unit="/µM",
        low=0.0,
        high=2000.0,
        label="Parcels in the brain",
        source="illustrative: the brain holds about 1 % of the drug, so its parcels hold less each",
        confidence="illustrative",
        note="At 100 each stands for 0.01 µM: as many as the level says.",
    )
    brain_per_blood: float = parameter(
        0.3,
        low=0.0,
        high=2.0,
        label="Parcels in the brain per parcel in blood without a known effect site",
        source="illustrative: few enough that blood stays the larger pool",
        confidence="illustrative",
        note="For a drug whose file names no effect site; parcels alone use it.",
    )
