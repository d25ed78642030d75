from __future__ import annotations

import pytest

from synapse_sim.config import Config, Value
from synapse_sim.session.circuit_feed import axis_end, has_dose_axis
from synapse_sim.session.commands import Change, GoTo
from synapse_sim.session.session import Session

FRAME_S = 1 / 60


def settled(session: Session) -> Session:
    session.finish()
    return session


def test_what_stands_beside_the_circuit_is_computed_only_while_it_is_in_view() -> None:
    session = Session(Config(), scene="body")
    for _ in range(5):
        session.advance(FRAME_S)
    assert session.frame().beside.pair is None
    assert settled(Session(Config(), scene="circuit")).frame().beside.pair is not None


def test_before_the_dose_both_seconds_are_the_same_and_after_it_they_are_not() -> None:
    before, after = (settled(Session(Config(), time_h=t, scene="circuit")).frame() for t in (-0.5, 0.75))
    assert before.beside.pair is not None
    assert after.beside.pair is not None
    assert before.beside.pair.without.time_ms.tolist() == before.beside.pair.with_drug.time_ms.tolist()
    assert after.beside.pair.without.interneurons > after.beside.pair.with_drug.interneurons


def test_the_last_pair_stays_with_a_mark_until_the_new_one_is_there() -> None:
    session = settled(Session(Config(), scene="circuit"))
    first = session.frame().beside
    session.do(GoTo(2.0))
    waiting = session.frame().beside
    assert not first.is_stale
    assert waiting.is_stale
    assert waiting.pair is first.pair
    after = settled(session).frame().beside
    assert not after.is_stale
    assert after.pair is not first.pair


def test_a_change_of_the_dose_keeps_the_curve_and_one_of_the_route_makes_a_new_one() -> None:
    session = settled(Session(Config(), scene="circuit"))
    curve = session.frame().beside.by_dose
    session.do(Change({"treatment.dose": 1.0}))
    assert settled(session).frame().beside.by_dose is curve
    session.do(Change({"treatment.route": "iv_bolus"}))
    assert settled(session).frame().beside.by_dose is not curve


@pytest.mark.parametrize(
    ("changes", "has_axis"),
    [
        ({}, True),
        ({"treatment.drug": "ssri"}, False),
        ({"treatment.drug": "midazolam"}, False),
        ({"treatment.doses": [{"at_h": 0.0, "dose": 0.3}]}, False),
    ],
)
def test_only_one_dose_of_a_drug_that_blocks_has_an_axis(changes: dict[str, Value], has_axis: bool) -> None:  # noqa: FBT001
    config = Config(changes)
    assert has_dose_axis(config) is has_axis
    curve = settled(Session(config, scene="circuit")).frame().beside.by_dose
    assert (curve is not None) is has_axis


def test_the_axis_ends_with_the_slider_or_at_a_higher_dose_from_a_file() -> None:
    assert axis_end(Config()) == 2.0
    assert axis_end(Config({"treatment.dose": 5.0, "treatment.route": "iv_bolus"})) == 5.0
