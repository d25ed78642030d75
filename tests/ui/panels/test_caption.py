from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.session import Session
from synapse_sim.session.commands import GoTo
from synapse_sim.ui.panels.caption import times
from synapse_sim.ui.panels.stages import stages


def test_the_time_is_said_in_a_few_signs() -> None:
    session = Session(Config())
    said: list[str] = []
    for time_h in (0.75, 24.0, -1.0, 0.0, 76.0):
        session.do(GoTo(time_h))
        said += times(session.frame())
    assert said == ["45 min", "24 h", "−60 min", "0 min", "3 d 4 h"]


def test_of_an_animal_it_is_said_which_one() -> None:
    frame = Session(Config({"subject.species": "rat"}), time_h=2.0).frame()
    assert times(frame) == ("Rat, 2 h", "2 h")


@pytest.mark.parametrize("drug", sorted(Config().drugs))
def test_the_ribbon_has_seven_stages_for_every_drug(drug: str) -> None:
    session = Session(Config({"treatment.drug": drug}))
    for time_h in (-1.0, 0.75, 24.0):
        session.do(GoTo(time_h))
        shown = stages(session.frame())
        assert len(shown) == 7
        assert all(stage.values for stage in shown)


def test_relief_is_greyed_out_where_nothing_is_known() -> None:
    film = Session(Config({"treatment.route": "film"})).frame()
    assert stages(film)[-1].faint
    assert "no data" in stages(film)[-1].values[0]
    assert not stages(Session(Config()).frame())[-1].faint


def test_a_drug_in_the_blood_is_not_said_to_be_nowhere() -> None:
    midazolam = stages(Session(Config({"treatment.drug": "midazolam"}), time_h=0.75).frame())[0]
    assert "ng/mL in the blood" in midazolam.values[0]
    saline = stages(Session(Config({"treatment.drug": "saline"}), time_h=0.75).frame())[0]
    assert saline.values[0] == "no drug"
