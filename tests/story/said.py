"""Moments with chosen numbers, to ask what is said of them."""

from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.course.course import COLUMNS, Moment
from synapse_sim.story.facts import Facts
from synapse_sim.story.whole import Whole

AT_REST = {
    "time_h": -1.0,
    "rate_interneuron_hz": 20.0,
    "rate_pyramidal_hz": 4.0,
    "glutamate_rel": 1.0,
    "bdnf_rel": 1.0,
    "mtorc1_rel": 1.0,
    "spine_density_rel": 0.75,
    "communication_rel": 0.6,
    "score": 33.0,
}


def moment(**columns: float) -> Moment:
    """A moment at rest but for what is given."""
    return Moment(**{**dict.fromkeys(COLUMNS, 0.0), **AT_REST, **columns})


def facts_of(**columns: float) -> Facts:
    """A moment of a course whose drug is gone after ten hours and that brings 80 % of the loss back."""
    now = moment(**{"time_h": 24.0, **columns})
    rest = moment(spine_density_rel=1.0) if columns.get("spine_density_rel", 0.0) >= 1.0 else moment()
    most = Whole(
        level_umolar=0.4,
        has_plasma=True,
        gone_h=10.0,
        norketamine=60.0,
        hydroxynorketamine=80.0,
        restored=0.8,
        restored_h=48.0,
        relief=0.4,
        relief_h=30.0,
    )
    return Facts(Config(), now, rest, most, rises=False, relief_is_known=True)
