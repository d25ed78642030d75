"""Asking by keys and pointer: an answer over a slider, a band, the chain back to the dose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synapse_sim.config import Config
from synapse_sim.experiments.asked_for import GLUTAMATE, OUTCOMES
from synapse_sim.session import Session
from synapse_sim.session.asking import _design
from synapse_sim.session.asks import TraceBack, TryInPeople, Vary, WhatIfWrong
from synapse_sim.session.commands import Mask
from synapse_sim.ui.panels.answer import AnswerPanel
from synapse_sim.ui.panels.sheets.table_row import TableRow
from synapse_sim.ui.panels.sheets.trial import CHOICES
from synapse_sim.ui.panels.trace_panel import TracePanel
from synapse_sim.ui.widgets.slider import Slider
from tests.ui.pilot import Pilot


def settled(pilot: Pilot) -> Pilot:
    for _ in range(400):
        pilot.frame()
        if not pilot.session.is_computing:
            return pilot
    raise AssertionError("it never ends")


@pytest.fixture
def pilot() -> Pilot:
    return Pilot(scene="body")


def answer_of(pilot: Pilot) -> AnswerPanel:
    panel = pilot.widget("answer")
    assert isinstance(panel, AnswerPanel)
    return panel


def trace_of(pilot: Pilot) -> TracePanel:
    panel = pilot.widget("trace")
    assert isinstance(panel, TracePanel)
    return panel


def test_v_draws_the_answer_over_the_dose_and_keys_go_to_a_point_as_one_step(pilot: Pilot) -> None:
    pilot.key("v")
    settled(pilot)
    pilot.focus("answer")
    panel = answer_of(pilot)
    answer = panel.answer
    assert answer is not None
    assert answer.asked.outcome == GLUTAMATE
    pilot.key("right")
    pilot.key("left")
    assert panel.chosen == answer.best
    pilot.key("left")
    pilot.key("enter")
    ((_, doses),) = answer.asked.vary
    assert panel.chosen is not None
    assert pilot.session.config.treatment.dose == doses[panel.chosen]
    pilot.key("ctrl+z")
    assert pilot.session.config.treatment.dose == 0.5


def test_a_click_on_a_point_goes_there(pilot: Pilot) -> None:
    pilot.key("v")
    settled(pilot)
    panel = answer_of(pilot)
    place = panel._point_of(3)
    assert place is not None
    pilot.click(place)
    assert panel.answer is not None
    assert pilot.session.config.treatment.dose == panel.answer.asked.vary[0][1][3]


def test_v_on_a_second_slider_makes_a_map_and_on_it_again_takes_it_away(pilot: Pilot) -> None:
    pilot.key("v")
    pilot.key("o")
    page = pilot.desk.parts.parameter_page.widgets
    slider = next(each for each in page if isinstance(each, Slider) and "infusion_min" in each.name)
    pilot.desk.pointer_focus.focus_on(slider)
    pilot.key("v")
    key = slider.quantity.key
    assert pilot.session.frame().asking.vary.keys == ("treatment.dose", key)
    pilot.key("v")
    assert pilot.session.frame().asking.vary.keys == ("treatment.dose",)


def test_up_and_down_ask_for_another_outcome_and_a_refused_one_is_passed_over(pilot: Pilot) -> None:
    pilot.session.do(Vary(("treatment.dose",)))
    settled(pilot)
    pilot.focus("answer")
    pilot.key("down")
    assert pilot.session.frame().asking.vary.outcome == OUTCOMES[1]
    pilot.key("up")
    assert pilot.session.frame().asking.vary.outcome == OUTCOMES[0]


def test_escape_closes_what_was_asked_one_after_the_other(pilot: Pilot) -> None:
    for key in ("shift+v", "v", "t"):
        pilot.key(key)
    asking = pilot.session.frame().asking
    assert (asking.wrong.key, asking.vary.keys, bool(asking.trace.stage)) == (
        "treatment.dose",
        ("treatment.dose",),
        True,
    )
    pilot.key("escape")
    assert pilot.session.frame().asking.trace == TraceBack()
    pilot.key("escape")
    assert pilot.session.frame().asking.vary == Vary(outcome=asking.vary.outcome)
    pilot.key("escape")
    assert pilot.session.frame().asking.wrong == WhatIfWrong()
    assert pilot.session.scene == "body"


def test_shift_v_and_t_again_take_away_what_they_showed(pilot: Pilot) -> None:
    for key in ("shift+v", "shift+v", "t", "t"):
        pilot.key(key)
    asking = pilot.session.frame().asking
    assert (asking.wrong, asking.trace) == (WhatIfWrong(), TraceBack())


def test_t_on_a_station_traces_it_and_enter_flies_to_the_link(pilot: Pilot) -> None:
    ribbon = pilot.widget("ribbon")
    cell = pilot.desk.parts.ribbon.cells()[5]
    assert ribbon.rect.contains(*cell.center)
    pilot.move(cell.center)
    pilot.key("t")
    assert pilot.session.frame().asking.trace == TraceBack("new_spines")
    settled(pilot)
    pilot.focus("trace")
    panel = trace_of(pilot)
    names = [link.name for link in panel.links()]
    for _ in range(names.index("glutamate")):
        pilot.key("down")
    link = panel.links()[panel.chosen]
    pilot.key("enter")
    assert link.name == "glutamate"
    assert pilot.session.scene == "synapse"
    assert pilot.session.time_h == pytest.approx(link.peak_h, abs=1 / 60)


def test_t_on_a_lane_and_on_the_picture_traces_what_they_show(pilot: Pilot) -> None:
    timeline = pilot.desk.parts.timeline
    row = next(row for row in timeline._drawn.rows if row.name == "growth_signal")
    pilot.move(row.rect.center)
    pilot.key("t")
    assert pilot.session.frame().asking.trace.stage == "growth_signal"
    pilot.key("t")
    pilot.move((60.0, pilot.desk.parts.scenes["body"].rect.center[1]))
    pilot.key("t")
    assert pilot.session.frame().asking.trace.stage == "drug"


def test_what_is_hidden_is_neither_answered_nor_traced(pilot: Pilot) -> None:
    pilot.key("v")
    settled(pilot)
    pilot.session.do(Mask(frozenset({"glutamate_rel"})))
    pilot.frame()
    assert answer_of(pilot).answer is None
    pilot.session.do(TraceBack("glutamate"))
    settled(pilot)
    panel = trace_of(pilot)
    link = panel.links()[0]
    assert panel._said(link) == ("?", "?", "?")


def test_a_slider_says_what_can_be_asked_of_it(pilot: Pilot) -> None:
    assert "V" in pilot.widget("dose").tip()
    assert "V" not in pilot.widget("time").tip()


@pytest.mark.parametrize("size", [(640, 400), (1024, 768), (720, 1280)])
@pytest.mark.parametrize("look", ["dark", "projector"])
def test_answers_and_cards_stand_inside_the_window_and_off_the_timeline(
    size: tuple[int, int], look: str
) -> None:
    pilot = Pilot({"window.projector": look == "projector"}, size=size, scene="body")
    for key in ("v", "t"):
        pilot.key(key)
    pilot.frame()
    answer, trace, timeline = (
        pilot.widget("answer").rect,
        pilot.widget("trace").rect,
        pilot.desk.parts.timeline,
    )
    for rect in (answer, trace):
        assert rect.w > 0
        assert rect.h > 0
        assert rect.x >= 0
        assert rect.right <= size[0]
        assert not rect.meets(timeline.rect)
    assert not answer.meets(trace)


def test_the_page_of_a_trial_computes_what_its_buttons_say(pilot: Pilot) -> None:
    pilot.session.do(TryInPeople(20, repeat=1))
    pilot.key("y")
    settled(pilot)
    pilot.frame()
    page = pilot.desk.parts.sheets["trial"]
    result = pilot.session.frame().asking.result
    assert result is not None
    said = [cell for block in page.blocks if isinstance(block, TableRow) for cell in block.cells]
    (effect,) = result.effects
    assert f"{effect.difference.mean:.1f} points".replace("-", "−") in " ".join(said)
    assert {"Ketamine", "Midazolam"} <= set(said)
    pilot.click("trial subjects")
    assert pilot.session.frame().asking.trial.subjects == 40
    pilot.key("escape")
    assert pilot.session.frame().asking.result is None


def test_a_trial_hides_scores_that_are_to_be_predicted(pilot: Pilot) -> None:
    pilot.session.do(TryInPeople(20, repeat=1))
    pilot.key("y")
    settled(pilot)
    pilot.session.do(Mask(frozenset({"score"})))
    pilot.frame()
    blocks = pilot.desk.parts.sheets["trial"].blocks
    said = [cell for block in blocks if isinstance(block, TableRow) for cell in block.cells]
    assert "?" in said
    assert not any("points" in cell and "(" in cell for cell in said)


def test_every_choice_of_the_trial_is_a_design_that_can_be_done() -> None:
    session = Session(Config())
    for name, values in CHOICES.items():
        for value in values:
            assert session.do(replace(TryInPeople(), **{name: value})) == ""
            assert _design(session.frame().asking.trial, session.config).repeat >= 1
