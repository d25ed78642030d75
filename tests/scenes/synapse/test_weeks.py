from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.scenes.synapse.weeks import weeks_of


def test_another_run_of_the_same_treatment_has_the_same_lanes_and_one_of_another_has_not() -> None:
    """So what was drawn ahead of a lesson's card is found when it is turned."""
    first, again = (simulate(Config({"treatment.drug": "ssri"})) for _ in range(2))
    other = simulate(Config({"treatment.drug": "ssri", "treatment.dose": 5.0}))
    assert first is not again
    assert weeks_of(first, None).content == weeks_of(again, None).content
    assert weeks_of(first, None).content != weeks_of(other, None).content
