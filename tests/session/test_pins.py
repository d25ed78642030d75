from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.course.simulate import simulate
from synapse_sim.session.pins import MOST_PINS, PinnedRun, run_label, toggled


def test_the_oldest_run_gives_way() -> None:
    pins: tuple[PinnedRun, ...] = ()
    for dose in (0.1, 0.2, 0.3, 0.4):
        pins = toggled(pins, simulate(Config({"treatment.dose": dose})))
    assert len(pins) == MOST_PINS
    assert pins[0].course.config.treatment.dose == 0.2


def test_a_run_is_named_by_what_was_given() -> None:
    assert run_label(Config()) == "Ketamine 0.5 mg/kg, infusion"
