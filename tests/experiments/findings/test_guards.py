"""A number of the model that is far off is told by a finding: here those of the fast relief in people."""

from __future__ import annotations

import pytest

from synapse_sim.config import parameters
from synapse_sim.experiments.findings.course_cache import CourseCache
from synapse_sim.experiments.findings.findings import findings
from synapse_sim.experiments.findings.probes import answer
from synapse_sim.experiments.findings.validate import inside

LAB = CourseCache()
AFTER_A_DOSE = [each for each in findings() if each.id in {"onset-2h", "difference-4h", "murrough-24h"}]


def missed(key: str, factor: float) -> list[str]:
    """Findings that the model misses with a parameter that is so much larger."""
    changed = {key: factor * float(parameters()[key].default)}  # type: ignore[arg-type]
    asked = ((f, f.given | changed, (f.compared or {}) | changed) for f in AFTER_A_DOSE)
    return [
        f.id for f, given, compared in asked if not inside(f, answer(LAB, f.probe, given, compared, f.args))
    ]


@pytest.mark.parametrize("key", ["relief.fast_weight", "relief.fast_gain_per_h"])
def test_a_fast_relief_of_half_the_size_is_told_by_a_finding(key: str) -> None:
    assert missed(key, 1.0) == []
    assert missed(key, 0.5) != []
