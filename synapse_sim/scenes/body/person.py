"""The outline of a person, from head to hips, with organs, vessels and the doors of its routes."""

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
from synapse_sim.scenes.body.figure import Figure, Limbs, Organ, RouteEntry, ball, both

_ARM: Limbs = (
    (0.178, 0.355, 0.052, 0.226, 0.60, 0.040),
    (0.226, 0.60, 0.038, 0.252, 0.82, 0.027),
    (0.252, 0.82, 0.030, 0.258, 0.885, 0.026),
)
_PERSON_LIMBS: Limbs = (
    (0.0, 0.096, 0.084, 0.0, 0.150, 0.060),
    (0.0, 0.19, 0.040, 0.0, 0.27, 0.046),
    (-0.125, 0.335, 0.058, 0.125, 0.335, 0.058),
    *both((0.068, 0.38, 0.088, 0.052, 0.60, 0.078), (0.052, 0.60, 0.078, 0.066, 0.76, 0.086)),
    *both((0.078, 0.82, 0.076, 0.082, 1.25, 0.055)),
    *both(*_ARM),
)
_BRAIN: Limbs = both((0.031, 0.068, 0.033, 0.035, 0.094, 0.033), (0.030, 0.10, 0.028, 0.040, 0.112, 0.020))
_LIVER: Limbs = ((-0.070, 0.555, 0.046, -0.030, 0.540, 0.040), (-0.030, 0.540, 0.036, 0.045, 0.525, 0.016))
_STOMACH: Limbs = ((0.066, 0.555, 0.030, 0.060, 0.590, 0.032), (0.060, 0.590, 0.030, 0.014, 0.618, 0.018))
_BOWEL: Limbs = (
    (-0.064, 0.665, 0.020, 0.064, 0.655, 0.020),
    (0.064, 0.655, 0.020, 0.058, 0.706, 0.020),
    (0.058, 0.706, 0.020, -0.056, 0.712, 0.020),
    (-0.056, 0.712, 0.020, -0.050, 0.756, 0.020),
    (-0.050, 0.756, 0.020, 0.044, 0.760, 0.020),
)
_LUNGS: Limbs = both((0.062, 0.375, 0.024, 0.082, 0.465, 0.044), (0.082, 0.465, 0.042, 0.070, 0.492, 0.034))
_HEART = (0.016, 0.435)
PERSON = Figure(
    width=1.17,
    height=0.93,
    limbs=_PERSON_LIMBS,
    organs=(
        Organ("lungs", "neutral", _LUNGS),
        Organ("brain", "dendrite", _BRAIN, 0.008),
        Organ("gut", "relief", (*_STOMACH, *_BOWEL), 0.006),
        Organ("liver", "calcium", _LIVER),
        Organ("heart", "plasma", ((0.004, 0.425, 0.030, 0.022, 0.452, 0.024),)),
    ),
    vessels=(
        (
            _HEART,
            (0.006, 0.36),
            (0.022, 0.27),
            (0.030, 0.17),
            (0.010, 0.10),
            (-0.022, 0.17),
            (-0.012, 0.27),
            _HEART,
        ),
        (
            _HEART,
            (0.05, 0.35),
            (0.165, 0.345),
            (0.218, 0.58),
            (0.250, 0.82),
            (0.228, 0.62),
            (0.17, 0.40),
            _HEART,
        ),
        (
            _HEART,
            (-0.04, 0.35),
            (-0.165, 0.345),
            (-0.218, 0.58),
            (-0.250, 0.82),
            (-0.228, 0.62),
            (-0.17, 0.40),
            _HEART,
        ),
        (
            _HEART,
            (0.008, 0.55),
            (0.01, 0.74),
            (0.078, 0.90),
            (0.084, 1.15),
            (0.066, 0.95),
            (0.0, 0.76),
            (-0.006, 0.55),
            _HEART,
        ),
        (
            _HEART,
            (0.006, 0.55),
            (0.0, 0.74),
            (-0.074, 0.90),
            (-0.084, 1.15),
            (-0.066, 0.95),
            (-0.008, 0.76),
            (-0.01, 0.55),
            _HEART,
        ),
    ),
    regions={
        GUT: (*_STOMACH, *_BOWEL),
        LIVER: _LIVER,
        BLOOD: (ball(*_HEART, 0.03),),
        TISSUE: both(
            *_ARM[:2], (0.080, 0.84, 0.055, 0.082, 0.95, 0.05), (0.098, 0.60, 0.02, 0.108, 0.78, 0.03)
        ),
        BRAIN: _BRAIN,
        NORKETAMINE: both((0.098, 0.42, 0.03, 0.08, 0.74, 0.04)),
        HYDROXYNORKETAMINE: both((0.105, 0.40, 0.03, 0.085, 0.76, 0.04)),
        OUT: ((0.0, 0.815, 0.022, 0.0, 0.835, 0.018),),
    },
    doors={
        "iv_infusion": RouteEntry(
            "arm_vein",
            ((0.236, 0.605, 0.006, 0.243, 0.66, 0.006),),
            "drip",
            (0.243, 0.64),
            (0.30, 0.72),
        ),
        "iv_bolus": RouteEntry(
            "arm_vein",
            ((0.232, 0.60, 0.012, 0.240, 0.64, 0.010),),
            "syringe",
            (0.243, 0.62),
            (0.30, 0.72),
        ),
        "intramuscular": RouteEntry(
            "shoulder",
            ((0.19, 0.40, 0.022, 0.198, 0.44, 0.022),),
            "syringe",
            (0.215, 0.41),
            (0.30, 0.49),
        ),
        "intranasal": RouteEntry(
            "nose",
            ((-0.012, 0.142, 0.010, 0.012, 0.142, 0.010),),
            "spray",
            (0.012, 0.155),
            (0.14, 0.19),
        ),
        "sublingual": RouteEntry(
            "tongue",
            ((-0.012, 0.186, 0.010, 0.012, 0.186, 0.010),),
            "tablet",
            (0.0, 0.186),
            (0.14, 0.22),
        ),
        "film": RouteEntry(
            "cheek",
            ((0.034, 0.17, 0.010, 0.044, 0.185, 0.010),),
            "film",
            (0.042, 0.176),
            (0.14, 0.22),
        ),
        "oral": RouteEntry("stomach", _STOMACH, "tablet", (0.0, 0.180), (0.30, 0.66)),
        "inhaled": RouteEntry("lungs", _LUNGS, "mask", (0.0, 0.176), (0.30, 0.42)),
        "transdermal": RouteEntry(
            "skin",
            ((-0.206, 0.45, 0.022, -0.214, 0.50, 0.022),),
            "patch",
            (-0.210, 0.475),
            (-0.29, 0.56),
        ),
    },
    heart=_HEART,
    brain_label=(0.131, 0.098),
    plasma_label=(-0.244, 0.265),
)
"""Unnamed and without features; figure units."""
