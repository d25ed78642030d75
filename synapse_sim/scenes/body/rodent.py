"""The outline of a rat or mouse, seen from the side."""

from __future__ import annotations

from synapse_sim.agents.body.parcels import (
    BLOOD,
    BRAIN,
    GUT,
    HYDROXYNORKETAMINE,
    LIVER,
    NORKETAMINE,
    OUT,
    TISSUE,
)
from synapse_sim.scenes.body.figure import Figure, Limbs, Organ, RouteEntry, ball

_RODENT_BRAIN: Limbs = ((0.335, 0.205, 0.028, 0.385, 0.215, 0.024),)
_RODENT_LIVER: Limbs = ((0.10, 0.30, 0.045, 0.13, 0.36, 0.040),)
_RODENT_GUT: Limbs = (
    (-0.10, 0.34, 0.024, 0.02, 0.335, 0.024),
    (0.02, 0.335, 0.024, 0.01, 0.385, 0.024),
    (0.01, 0.385, 0.024, -0.10, 0.39, 0.024),
)
_RODENT_HEART = (0.225, 0.335)
_TAIL_VEIN = RouteEntry(
    "tail_vein",
    ((-0.42, 0.405, 0.01, -0.36, 0.385, 0.012),),
    "needle",
    (-0.42, 0.43),
    (-0.36, 0.54),
)

RODENT = Figure(
    width=1.62,
    height=0.62,
    limbs=(
        (-0.18, 0.315, 0.155, 0.10, 0.315, 0.135),
        (0.10, 0.315, 0.125, 0.27, 0.275, 0.090),
        (0.30, 0.245, 0.082, 0.40, 0.255, 0.062),
        (0.40, 0.262, 0.055, 0.49, 0.30, 0.018),
        (0.275, 0.145, 0.040, 0.285, 0.16, 0.034),
        (-0.30, 0.36, 0.060, -0.52, 0.44, 0.020),
        (-0.52, 0.44, 0.018, -0.72, 0.38, 0.006),
        (-0.20, 0.40, 0.080, -0.17, 0.48, 0.030),
        (-0.17, 0.49, 0.024, -0.09, 0.50, 0.020),
        (0.20, 0.36, 0.060, 0.22, 0.48, 0.022),
        (0.22, 0.49, 0.020, 0.28, 0.50, 0.018),
    ),
    organs=(
        Organ("brain", "dendrite", _RODENT_BRAIN),
        Organ("gut", "relief", _RODENT_GUT, 0.006),
        Organ("liver", "calcium", _RODENT_LIVER),
        Organ("heart", "plasma", (ball(*_RODENT_HEART, 0.026),)),
    ),
    vessels=(
        (_RODENT_HEART, (0.28, 0.27), (0.36, 0.20), (0.42, 0.24), (0.33, 0.28), _RODENT_HEART),
        (
            _RODENT_HEART,
            (0.05, 0.24),
            (-0.20, 0.25),
            (-0.42, 0.40),
            (-0.62, 0.41),
            (-0.30, 0.33),
            (0.0, 0.27),
            _RODENT_HEART,
        ),
        (_RODENT_HEART, (0.21, 0.42), (0.23, 0.48), (0.20, 0.40), _RODENT_HEART),
    ),
    regions={
        GUT: _RODENT_GUT,
        LIVER: _RODENT_LIVER,
        BLOOD: (ball(*_RODENT_HEART, 0.026),),
        TISSUE: ((-0.26, 0.25, 0.05, -0.10, 0.22, 0.05), (-0.20, 0.40, 0.05, -0.18, 0.46, 0.03)),
        BRAIN: _RODENT_BRAIN,
        NORKETAMINE: ((-0.05, 0.22, 0.03, 0.12, 0.22, 0.03),),
        HYDROXYNORKETAMINE: ((-0.05, 0.26, 0.03, 0.12, 0.25, 0.03),),
        OUT: ((-0.26, 0.38, 0.02, -0.28, 0.40, 0.02),),
    },
    doors={
        "intraperitoneal": RouteEntry(
            "belly", ((-0.06, 0.40, 0.03, 0.04, 0.40, 0.03),), "needle", (-0.01, 0.452), (0.06, 0.56)
        ),
        "iv_bolus": _TAIL_VEIN,
        "iv_infusion": _TAIL_VEIN,
    },
    heart=_RODENT_HEART,
    brain_label=(0.41, 0.06),
    plasma_label=(0.02, 0.07),
)
"""One figure for both species; figure units."""
