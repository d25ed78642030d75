from __future__ import annotations

import pytest

from synapse_sim.config import Config
from synapse_sim.session import Session
from synapse_sim.ui.curves import Detail, chart_of, lines_shown
from tests.ui.pilot import Pilot

TRIAL = {"trial.expectancy": "midazolam"}


def labels(session: Session, detail: Detail = Detail.ALL) -> list[str]:
    return [line.label for line in lines_shown(session, detail)]


def test_published_points_bring_the_curve_that_they_belong_to() -> None:
    session = Session(Config(TRIAL))
    assert not chart_of(session, Detail.ALL).points
    assert "Expectancy" in labels(session)
    session.toggle_published()
    assert {"Plasma", "Score"} <= set(labels(session, Detail.MAIN))
    assert "Expectancy" not in labels(session), "it is part of the score"
    plasma, score = chart_of(session, Detail.ALL).points
    assert plasma.y[0] == pytest.approx(92.5)
    assert score.y[0] == pytest.approx(100 * 16.5 / session.rest.score)


def test_rates_carry_the_spread_over_drawn_networks() -> None:
    session = Session(Config())
    (band,) = chart_of(session, Detail.ALL).bands
    course = session.course
    width = 200 * course.rate_interneuron_sd_hz / course.rate_interneuron_hz[0]
    assert band.high - band.low == pytest.approx(width)
    assert not chart_of(session, Detail.MAIN).bands


def test_d_shows_published_data_and_the_pointer_tells_their_source() -> None:
    pilot = Pilot()
    pilot.key("d")
    ((x, y, _),) = pilot.desk._timeline._places
    timeline = pilot.widget("timeline")
    assert "185 ng/mL" in timeline.tip_at(x + 2, y)
    assert "Zanos 2018" in timeline.tip_at(x + 2, y)
    assert "185" not in timeline.tip_at(x + 100, y)
    pilot.key("d")
    assert not pilot.desk._timeline._places
