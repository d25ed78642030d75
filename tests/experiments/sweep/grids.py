"""Small sweeps for tests."""

from __future__ import annotations

import hashlib
from pathlib import Path

from synapse_sim.config import Config
from synapse_sim.experiments.sweep.plan import Plan

COARSE = {"course.early_step_min": 5.0, "course.day_step_min": 60.0, "course.late_step_h": 6.0}
CONFIG = Config({**COARSE, "course.horizon_h": 72.0})
DOSES = (0.0, 0.5, 1.0)
SUBJECTS = 250
"""With so many a part holds eight points."""


def plan(points: int = 20, subjects: int = SUBJECTS) -> Plan:
    doses = tuple(round(0.05 * k, 2) for k in range(points))
    return Plan.of(CONFIG, {"treatment.dose": doses}, subjects, (24.0,))


def sum_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
