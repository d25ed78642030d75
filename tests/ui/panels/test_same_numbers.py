"""One quantity has one number, wherever it is shown, and every place says which of two it means."""

from __future__ import annotations

import json
import re

import pytest

from synapse_sim.config import Config, Value
from synapse_sim.session import Session
from synapse_sim.session.commands import ShowPage
from synapse_sim.session.frame import Frame
from synapse_sim.story.stages import STAGES
from synapse_sim.ui.panels.lane_table import lanes_of
from synapse_sim.ui.panels.stages import stages
from tests.cli.commands import typed
from tests.ui.panels.test_lanes import painted
from tests.ui.pilot import Pilot

RELIEF = [stage.name for stage in STAGES].index("relief")


def ends(words: str) -> tuple[int, int]:
    """Start and end of "33 → 22"."""
    found = re.search(r"(\d+) → (\d+)", words)
    assert found, words
    return int(found[1]), int(found[2])


def at_best(changes: dict[str, Value | None]) -> Frame:
    """The moment at which the score of a course is lowest."""
    course = Session(Config(changes)).frame().course
    return Session(Config(changes), time_h=float(course.time_h[course.score.argmin()])).frame()


def summed_up() -> dict[str, float]:
    said = typed("run", "--summary", "--json")
    columns: dict[str, float] = json.loads(said.stdout)["columns"]["score"]
    return columns


def test_relief_by_the_drug_alone_is_one_number_in_ribbon_lane_hills_numbers_page_and_summary() -> None:
    frame = at_best({})
    ribbon = stages(frame)[RELIEF].values[0]
    lane = next(lane for lane in lanes_of(frame) if lane.name == "relief")
    places = [ribbon, lane.said(frame.course, frame.time_h)]
    places += [words for words in painted(frame, theme="projector").words if "→" in words]
    assert len(places) >= 3
    assert {ends(words) for words in places} == {(33, round(summed_up()["trough"]))}
    assert all("drug alone" in words for words in places), places


def test_the_numbers_page_shows_what_the_summary_prints() -> None:
    pilot = Pilot(size=(1280, 720))
    pilot.session.do(ShowPage("numbers"))
    pilot.session.finish()
    (found,) = pilot.session.frame().answers.summaries
    assert found.columns["score"].trough == pytest.approx(summed_up()["trough"])


@pytest.mark.parametrize(("expectancy", "named"), [("none", "drug alone"), ("saline", "with care")])
def test_the_ribbon_says_whether_care_is_in_its_score(expectancy: str, named: str) -> None:
    frame = at_best({"trial.expectancy": expectancy})
    ribbon = stages(frame)[RELIEF].values[0]
    assert named in ribbon
    assert ends(ribbon) == (33, round(frame.moment.score))


def test_a_station_is_lit_while_its_own_number_is_away_from_its_start() -> None:
    before, soon, day = (
        [stage.is_away for stage in stages(Session(Config(), time_h=time_h).frame())]
        for time_h in (-0.5, 0.75, 24.0)
    )
    assert not any(before)
    assert soon[:5] == [True] * 5
    assert day == [False, False, False, False, False, True, True]
