from __future__ import annotations

import pytest

from synapse_sim.config import Config, Value
from synapse_sim.session import Session
from synapse_sim.session.commands import Change, Pin, ShowPublished
from synapse_sim.ui.panels.curves import TOP_PERCENT, Detail, chart_of, lines_shown
from tests.ui.pilot import Pilot

TRIAL = {"trial.expectancy": "midazolam"}


def labels(session: Session, detail: Detail = Detail.ALL) -> list[str]:
    return [line.label for line in lines_shown(session.frame(), detail)]


def test_published_points_bring_the_curve_that_they_belong_to() -> None:
    session = Session(Config(TRIAL))
    assert not chart_of(session.frame(), Detail.ALL).points
    assert "Expectancy" in labels(session)
    session.do(ShowPublished())
    assert {"Plasma", "Score"} <= set(labels(session, Detail.MAIN))
    assert "Expectancy" not in labels(session), "it is part of the score"
    plasma, score = chart_of(session.frame(), Detail.ALL).points
    assert plasma.y[0] == pytest.approx(92.5)
    assert score.y[0] == pytest.approx(100 * 16.5 / session.frame().rest.score)


def test_rates_carry_the_spread_over_drawn_networks() -> None:
    session = Session(Config())
    (band,) = chart_of(session.frame(), Detail.ALL).bands
    course = session.course
    width = 200 * course.rate_interneuron_sd_hz / course.rate_interneuron_hz[0]
    assert band.high - band.low == pytest.approx(width)
    assert not chart_of(session.frame(), Detail.MAIN).bands


def test_d_shows_published_data_and_the_pointer_tells_their_source() -> None:
    pilot = Pilot()
    pilot.key("d")
    for mode in ("lanes", "curves"):
        (mark,) = pilot.desk.parts.timeline._drawn.marks
        x, y, timeline = mark.x, mark.y, pilot.widget("timeline")
        assert "185 ng/mL" in timeline.tip_at(x + 2, y), mode
        assert "Zanos 2018" in timeline.tip_at(x + 2, y), mode
        assert "185" not in timeline.tip_at(x + 200, y), mode
        pilot.key("l")
    pilot.key("l")
    pilot.key("d")
    assert not pilot.desk.parts.timeline._drawn.marks


@pytest.mark.parametrize(
    "changes",
    [
        {"treatment.route": "iv_bolus", "treatment.dose": 6.0},
        {"subject.species": "rat", "treatment.dose": 200.0},
        {"subject.species": "mouse", "treatment.dose": 30.0},
        {},
    ],
)
def test_the_axis_holds_every_curve_whole(changes: dict[str, Value | None]) -> None:
    session = Session(Config())
    session.do(Pin())
    session.do(Change(changes))
    session.do(ShowPublished())
    chart = chart_of(session.frame(), Detail.ALL)
    drawn = [*(curve.y for curve in chart.curves), *(band.high for band in chart.bands)]
    drawn += [points.y + points.error for points in chart.points]
    assert max(float(chart.y.share(values).max()) for values in drawn) < 1.0
    assert 3 <= len(chart.y.ticks) <= 5


@pytest.mark.parametrize(("dose", "words"), [(0.5, "Drug (1 µM)"), (6.0, "Drug (10 µM)")])
def test_a_level_names_what_is_100_percent(dose: float, words: str) -> None:
    session = Session(Config({"treatment.dose": dose, "treatment.route": "iv_bolus"}))
    assert chart_of(session.frame(), Detail.PAIR).curves[0].label == words
    assert "µM" not in labelled(Session(Config({"treatment.drug": "ssri"})))


def labelled(session: Session) -> str:
    return " ".join(curve.label for curve in chart_of(session.frame(), Detail.ALL).curves)


def test_a_pinned_run_is_drawn_at_the_scale_of_the_present_one() -> None:
    session = Session(Config({"treatment.dose": 6.0, "treatment.route": "iv_bolus"}))
    session.do(Pin())
    session.do(Change({"treatment.dose": 0.5}))
    ghost, now = (
        next(curve for curve in chart_of(session.frame(), Detail.PAIR).curves if curve.ghost is ghost)
        for ghost in (True, False)
    )
    assert ghost.y.max() == pytest.approx(12 * now.y.max(), rel=0.02)
    assert chart_of(session.frame(), Detail.PAIR).y.high > ghost.y.max() > TOP_PERCENT


@pytest.mark.parametrize("drug", ["midazolam", "saline"])
def test_a_level_that_is_not_modeled_is_not_drawn_as_none(drug: str) -> None:
    assert "Drug" not in labelled(Session(Config({"treatment.drug": drug})))
