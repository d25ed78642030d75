"""The outline of a person and of a rodent: limbs, organs, vessels, and where parcels are drawn.

Everything is in figure units: x to the right from the middle, y down from the top; 1 is the visible height.
A limb is a capsule (x0, y0, r0, x1, y1, r1); a region is the set of capsules in which the parcels of a place lie.
Quiet outlines, not anatomy.
"""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.agents.parcels import (
    BLOOD,
    BRAIN,
    GUT,
    HYDROXYNORKETAMINE,
    LIVER,
    NORKETAMINE,
    OUT,
    TISSUE,
)
from synapse_sim.scenes.shading import Capsule

Limbs = tuple[Capsule, ...]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Organ:
    """One organ: its name on screen, colour role, and form."""

    name: str
    role: str
    limbs: Limbs
    join: float = 0.03


@dataclass(frozen=True, slots=True)
class Door:
    """Where a route brings the drug in: its name, where the drug waits, a tool and its tip, the label's place."""

    words: str
    region: Limbs
    tool: str
    tip: Point
    label: Point

    @property
    def middle(self) -> Point:
        """The middle of the region's first limb."""
        x0, y0, _, x1, y1, _ = self.region[0]
        return (x0 + x1) / 2, (y0 + y1) / 2


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of body. `width` and `height` are the room it needs; `vessels` are loops that blood runs along."""

    width: float
    height: float
    limbs: Limbs
    organs: tuple[Organ, ...]
    vessels: tuple[tuple[Point, ...], ...]
    regions: dict[int, Limbs]
    doors: dict[str, Door]
    heart: Point


def _ball(x: float, y: float, r: float) -> Capsule:
    return (x, y, r, x, y, r)


def _both(*limbs: Capsule) -> Limbs:
    return (*limbs, *((-a, b, r, -c, d, s) for a, b, r, c, d, s in limbs))


_ARM: Limbs = (
    (0.178, 0.355, 0.052, 0.226, 0.60, 0.040),
    (0.226, 0.60, 0.038, 0.252, 0.82, 0.027),
    (0.252, 0.82, 0.030, 0.258, 0.885, 0.026),
)
_PERSON_LIMBS: Limbs = (
    (0.0, 0.096, 0.084, 0.0, 0.150, 0.060),
    (0.0, 0.19, 0.040, 0.0, 0.27, 0.046),
    (-0.125, 0.335, 0.058, 0.125, 0.335, 0.058),
    *_both((0.068, 0.38, 0.088, 0.052, 0.60, 0.078), (0.052, 0.60, 0.078, 0.066, 0.76, 0.086)),
    *_both((0.078, 0.82, 0.076, 0.082, 1.25, 0.055)),
    *_both(*_ARM),
)
_BRAIN: Limbs = _both((0.031, 0.068, 0.033, 0.035, 0.094, 0.033), (0.030, 0.10, 0.028, 0.040, 0.112, 0.020))
_LIVER: Limbs = ((-0.070, 0.555, 0.046, -0.030, 0.540, 0.040), (-0.030, 0.540, 0.036, 0.045, 0.525, 0.016))
_STOMACH: Limbs = ((0.066, 0.555, 0.030, 0.060, 0.590, 0.032), (0.060, 0.590, 0.030, 0.014, 0.618, 0.018))
_BOWEL: Limbs = (
    (-0.064, 0.665, 0.020, 0.064, 0.655, 0.020),
    (0.064, 0.655, 0.020, 0.058, 0.706, 0.020),
    (0.058, 0.706, 0.020, -0.056, 0.712, 0.020),
    (-0.056, 0.712, 0.020, -0.050, 0.756, 0.020),
    (-0.050, 0.756, 0.020, 0.044, 0.760, 0.020),
)
_LUNGS: Limbs = _both((0.062, 0.375, 0.024, 0.082, 0.465, 0.044), (0.082, 0.465, 0.042, 0.070, 0.492, 0.034))
_HEART = (0.016, 0.435)
_PERSON = Figure(
    width=0.62,
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
        (_HEART, (0.006, 0.36), (0.022, 0.27), (0.030, 0.17), (0.010, 0.10), (-0.022, 0.17), (-0.012, 0.27), _HEART),
        (_HEART, (0.05, 0.35), (0.165, 0.345), (0.218, 0.58), (0.250, 0.82), (0.228, 0.62), (0.17, 0.40), _HEART),
        (_HEART, (-0.04, 0.35), (-0.165, 0.345), (-0.218, 0.58), (-0.250, 0.82), (-0.228, 0.62), (-0.17, 0.40), _HEART),
        (_HEART, (0.008, 0.55), (0.01, 0.74), (0.078, 0.90), (0.084, 1.15), (0.066, 0.95), (0.0, 0.76), (-0.006, 0.55), _HEART),
        (_HEART, (0.006, 0.55), (0.0, 0.74), (-0.074, 0.90), (-0.084, 1.15), (-0.066, 0.95), (-0.008, 0.76), (-0.01, 0.55), _HEART),
    ),
    regions={
        GUT: (*_STOMACH, *_BOWEL),
        LIVER: _LIVER,
        BLOOD: (_ball(*_HEART, 0.03),),
        TISSUE: _both(*_ARM[:2], (0.080, 0.84, 0.055, 0.082, 0.95, 0.05), (0.098, 0.60, 0.02, 0.108, 0.78, 0.03)),
        BRAIN: _BRAIN,
        NORKETAMINE: _both((0.098, 0.42, 0.03, 0.08, 0.74, 0.04)),
        HYDROXYNORKETAMINE: _both((0.105, 0.40, 0.03, 0.085, 0.76, 0.04)),
        OUT: ((0.0, 0.815, 0.022, 0.0, 0.835, 0.018),),
    },
    doors={
        "iv_infusion": Door("vein of the arm", ((0.236, 0.605, 0.006, 0.243, 0.66, 0.006),), "drip", (0.243, 0.64), (0.30, 0.72)),
        "iv_bolus": Door("vein of the arm", ((0.232, 0.60, 0.012, 0.240, 0.64, 0.010),), "syringe", (0.243, 0.62), (0.30, 0.72)),
        "intramuscular": Door("shoulder muscle", ((0.19, 0.40, 0.022, 0.198, 0.44, 0.022),), "syringe", (0.215, 0.41), (0.30, 0.49)),
        "intranasal": Door("lining of the nose", ((-0.012, 0.142, 0.010, 0.012, 0.142, 0.010),), "spray", (0.012, 0.155), (0.14, 0.19)),
        "sublingual": Door("under the tongue", ((-0.012, 0.186, 0.010, 0.012, 0.186, 0.010),), "tablet", (0.0, 0.186), (0.14, 0.22)),
        "film": Door("inside of the cheek", ((0.034, 0.17, 0.010, 0.044, 0.185, 0.010),), "film", (0.042, 0.176), (0.14, 0.22)),
        "oral": Door("stomach", _STOMACH, "tablet", (0.0, 0.180), (0.30, 0.66)),
        "inhaled": Door("lungs", _LUNGS, "mask", (0.0, 0.176), (0.30, 0.42)),
        "transdermal": Door("skin of the arm", ((-0.206, 0.45, 0.022, -0.214, 0.50, 0.022),), "patch", (-0.210, 0.475), (-0.29, 0.56)),
    },
    heart=_HEART,
)  # fmt: skip

_RODENT_BRAIN: Limbs = ((0.335, 0.205, 0.028, 0.385, 0.215, 0.024),)
_RODENT_LIVER: Limbs = ((0.10, 0.30, 0.045, 0.13, 0.36, 0.040),)
_RODENT_GUT: Limbs = (
    (-0.10, 0.34, 0.024, 0.02, 0.335, 0.024),
    (0.02, 0.335, 0.024, 0.01, 0.385, 0.024),
    (0.01, 0.385, 0.024, -0.10, 0.39, 0.024),
)
_RODENT_HEART = (0.225, 0.335)
_RODENT = Figure(
    width=1.5,
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
        Organ("heart", "plasma", (_ball(*_RODENT_HEART, 0.026),)),
    ),
    vessels=(
        (_RODENT_HEART, (0.28, 0.27), (0.36, 0.20), (0.42, 0.24), (0.33, 0.28), _RODENT_HEART),
        (_RODENT_HEART, (0.05, 0.24), (-0.20, 0.25), (-0.42, 0.40), (-0.62, 0.41), (-0.30, 0.33), (0.0, 0.27), _RODENT_HEART),
        (_RODENT_HEART, (0.21, 0.42), (0.23, 0.48), (0.20, 0.40), _RODENT_HEART),
    ),
    regions={
        GUT: _RODENT_GUT,
        LIVER: _RODENT_LIVER,
        BLOOD: (_ball(*_RODENT_HEART, 0.026),),
        TISSUE: ((-0.26, 0.25, 0.05, -0.10, 0.22, 0.05), (-0.20, 0.40, 0.05, -0.18, 0.46, 0.03)),
        BRAIN: _RODENT_BRAIN,
        NORKETAMINE: ((-0.05, 0.22, 0.03, 0.12, 0.22, 0.03),),
        HYDROXYNORKETAMINE: ((-0.05, 0.26, 0.03, 0.12, 0.25, 0.03),),
        OUT: ((-0.26, 0.38, 0.02, -0.28, 0.40, 0.02),),
    },
    doors={
        "intraperitoneal": Door("belly", ((-0.06, 0.40, 0.03, 0.04, 0.40, 0.03),), "needle", (-0.01, 0.452), (0.06, 0.56)),
        "iv_bolus": Door("vein of the tail", ((-0.42, 0.405, 0.01, -0.36, 0.385, 0.012),), "needle", (-0.42, 0.43), (-0.36, 0.54)),
        "iv_infusion": Door("vein of the tail", ((-0.42, 0.405, 0.01, -0.36, 0.385, 0.012),), "needle", (-0.42, 0.43), (-0.36, 0.54)),
    },
    heart=_RODENT_HEART,
)  # fmt: skip


def figure_of(species: str) -> Figure:
    """The figure of a species; rats and mice share one."""
    return _PERSON if species == "human" else _RODENT


def door_of(figure: Figure, route: str) -> Door:
    """Where the route enters; a figure without that door shows its first one."""
    return figure.doors.get(route) or next(iter(figure.doors.values()))
