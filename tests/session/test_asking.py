from __future__ import annotations

from collections.abc import Callable

import pytest

import synapse_sim as ss
from synapse_sim.config import Config, Value
from synapse_sim.course.simulate import simulate
from synapse_sim.experiments.asked_for import RELIEF
from synapse_sim.session import Session
from synapse_sim.session.asking import Asking
from synapse_sim.session.asks import Ask, TraceBack, TryInPeople, Vary, WhatIfWrong
from synapse_sim.session.commands import Change, GoTo, ShowPage, Undo
from tests.ui.pilot import FRAME_S

BY_DOSE = Vary(("treatment.dose",))


def session_of(*asks: Ask, **changes: Value) -> Session:
    session = Session(Config({key.replace("__", "."): value for key, value in changes.items()}), scene="body")
    for ask in asks:
        assert session.do(ask) == ""
    return session


def advanced(session: Session, until: Callable[[Asking], bool] = lambda _: False) -> Asking:
    for _ in range(3000):
        session.advance(FRAME_S)
        asking = session.frame().asking
        if until(asking) or not session.is_computing:
            return asking
    raise AssertionError("it never ends")


def test_nothing_is_computed_that_was_not_asked() -> None:
    session = session_of()
    asking = advanced(session)
    assert (asking.answer, asking.band, asking.cuts, asking.result) == (None, None, None, None)


def test_an_answer_grows_between_frames_and_says_how_far_it_is() -> None:
    session = session_of(BY_DOSE)
    on_the_way = advanced(session, lambda asking: asking.answer is not None)
    assert on_the_way.progress is not None
    assert on_the_way.progress < 1.0
    whole = advanced(session)
    assert whole.progress is None
    assert whole.answer is not None
    assert whole.is_stale == frozenset()


def test_a_drag_of_what_is_varied_asks_for_nothing_new() -> None:
    session = session_of(BY_DOSE)
    before = advanced(session).answer
    session.do(Change({"treatment.dose": 0.8}))
    after = advanced(session)
    assert after.answer is before
    assert not after.is_stale


def test_after_another_change_the_last_answer_stays_with_a_mark_until_the_new_one_is_there() -> None:
    session = session_of(BY_DOSE)
    before = advanced(session).answer
    session.do(Change({"signalling.glutamate_gain": 2.0}))
    at_once = session.frame().asking
    assert at_once.answer is before
    assert "answer" in at_once.is_stale
    after = advanced(session)
    assert after.answer is not before
    assert "answer" not in after.is_stale


def test_a_question_that_is_taken_back_ends_its_work() -> None:
    session = session_of(BY_DOSE)
    session.advance(FRAME_S)
    session.do(Vary())
    assert not session.asking.is_busy
    assert session.frame().asking.answer is None


@pytest.mark.parametrize(
    "refused",
    [
        Vary(("treatment.drug",)),
        Vary(("no.such.key",)),
        Vary(("treatment.dose", "relief.fast_weight", "relief.spine_weight")),
        Vary(("treatment.dose",), "peak_of_nothing"),
        WhatIfWrong("treatment.route"),
        TraceBack("no_stage"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence_and_leaves_the_last_question(refused: Ask) -> None:
    session = session_of(BY_DOSE)
    assert session.do(refused)
    assert session.frame().asking.vary == BY_DOSE
    assert session.frame().asking.wrong == WhatIfWrong()
    assert session.frame().asking.trace == TraceBack()


def test_relief_stands_over_the_dose_beside_published_doses_alone() -> None:
    wanted = Vary(("treatment.dose",), RELIEF)
    assert session_of().do(wanted) == ""
    assert session_of(treatment__route="intramuscular").do(wanted)
    assert session_of(subject__species="rat").do(wanted)


def test_doses_in_a_table_have_no_one_size() -> None:
    session = Session(Config({"treatment.doses": ({"at_h": 0.0, "dose": 0.5},)}))
    assert session.do(BY_DOSE)


def test_asking_changes_neither_the_run_nor_its_agents_and_is_no_step_of_undo() -> None:
    session, other = session_of(), session_of()
    for each in (session, other):
        each.do(GoTo(2.0))
    session.do(BY_DOSE)
    session.do(WhatIfWrong("treatment.dose"))
    session.do(TraceBack("relief"))
    session.finish()
    other.finish()
    assert session.world.digest() == other.world.digest()
    assert session.config is not None
    session.do(Undo())
    assert session.config.digest() == other.config.digest()


def test_a_finished_picture_has_the_whole_answer_in_it() -> None:
    session = session_of(BY_DOSE, WhatIfWrong("treatment.dose"), TraceBack("relief"))
    session.finish()
    asking = session.frame().asking
    assert asking.answer is not None
    assert asking.band is not None
    assert asking.cuts is not None
    assert not asking.is_stale


def test_the_band_follows_the_value_that_might_be_wrong() -> None:
    session = session_of(WhatIfWrong("treatment.dose"))
    advanced(session)
    session.do(Change({"treatment.dose": 0.2}))
    band = advanced(session).band
    assert band is not None
    assert band.values == pytest.approx((0.14, 0.26))
    assert band.courses[0].relief.max() < simulate(session.config).relief.max()


def test_a_trace_of_a_drug_without_this_chain_is_refused() -> None:
    assert session_of(treatment__drug="ssri").do(TraceBack("relief"))


def test_a_trial_of_the_window_has_the_numbers_of_the_command() -> None:
    wanted = TryInPeople(12, repeat=2)
    session = session_of(wanted)
    session.do(ShowPage("trial"))
    result = advanced(session).result
    assert result is not None
    arms = {"given": {"trial.expectancy": "midazolam"}, "other": {"treatment.drug": "midazolam"}}
    command = ss.trial(Config(), arms=arms, subjects=12, blind="midazolam", repeat=2)
    assert result.effect_rows == command.effect_rows
    assert result.rows == command.rows


def test_what_a_trial_cannot_do_is_said_and_nothing_else_stops() -> None:
    session = session_of(TryInPeople(12, other="no_drug"), BY_DOSE)
    session.do(ShowPage("trial"))
    asking = advanced(session)
    assert asking.refusal
    assert asking.result is None
