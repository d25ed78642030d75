from __future__ import annotations

import pytest

from synapse_sim.config import Config, Value
from synapse_sim.session import Session
from synapse_sim.ui.caption import caption, heading, situation
from synapse_sim.ui.caption_bar import _LONGEST_EM
from synapse_sim.ui.stages import stages
from synapse_sim.story.catalogue import texts

CASES: list[tuple[dict[str, Value | None], float, str]] = [
    ({}, -0.5, "stressed_before"),
    ({"subject.state": "healthy"}, -0.5, "healthy_before"),
    ({}, 0.05, "arriving"),
    ({}, 0.75, "surge"),
    ({}, 6.0, "waiting"),
    ({"modulators.rapamycin": 1.0}, 24.0, "quiet"),
    ({"subject.state": "healthy"}, 24.0, "quiet_healthy"),
    ({"treatment.schedule_h": (0.0, 72.0)}, 24.0, "growing"),
    ({"treatment.schedule_h": (0.0, 72.0)}, 72.05, "arriving"),
    ({"treatment.dose": 0.1}, 330.0, "fading"),
    ({"treatment.route": "film"}, 24.0 * 12, "fading_spines"),
    ({}, 24.0, "growing"),
    ({}, 300.0, "fading"),
    ({"treatment.dose": 0.0}, 1.0, "no_dose"),
    ({"treatment.dose": 6.0, "treatment.route": "iv_bolus"}, 0.2, "collapse"),
    ({"treatment.drug": "saline"}, 1.0, "comparator"),
    ({"treatment.drug": "ssri"}, 0.05, "monoamine_arriving"),
    ({"treatment.drug": "ssri"}, 6.0, "monoamine_first_day"),
    ({"treatment.drug": "ssri"}, 72.0, "monoamine_early"),
    ({"treatment.drug": "ssri", "treatment.schedule_h": (0.0,)}, 24.0 * 20, "monoamine_gone"),
    ({"treatment.drug": "ssri", "subject.state": "healthy"}, 72.0, "monoamine_healthy"),
    ({"treatment.drug": "ssri"}, 24.0 * 28, "monoamine_late"),
]


@pytest.mark.parametrize(("changes", "time_h", "expected"), CASES)
def test_the_sentence_follows_from_the_course(
    changes: dict[str, Value | None], time_h: float, expected: str
) -> None:
    frame = Session(Config(changes), time_h=time_h).frame()
    assert situation(frame) == expected
    assert "{" not in caption(frame)


def test_every_caption_fits_into_the_bar() -> None:
    longest = max(len(words) for words in texts("caption").values())
    assert 0.5 * longest <= _LONGEST_EM


def test_the_heading_says_where_one_is() -> None:
    session, said = Session(Config()), []
    for time_h in (0.75, 24.0, -1.0, 0.0):
        session.go_to(time_h)
        said.append(heading(session.frame()))
    assert said == [
        "45 minutes after the start of the infusion",
        "24 hours after the dose",
        "60 minutes before the dose",
        "The dose",
    ]


@pytest.mark.parametrize("drug", sorted(Config().drugs))
def test_the_ribbon_has_six_stages_for_every_drug(drug: str) -> None:
    session = Session(Config({"treatment.drug": drug}))
    for time_h in (-1.0, 0.75, 24.0):
        session.go_to(time_h)
        shown = stages(session.frame())
        assert len(shown) == 6
        assert all(stage.values for stage in shown)


def test_relief_is_greyed_out_where_nothing_is_known() -> None:
    film = Session(Config({"treatment.route": "film"})).frame()
    assert stages(film)[-1].faint
    assert "no data" in stages(film)[-1].values[0]
    assert not stages(Session(Config()).frame())[-1].faint


def test_where_many_doses_are_given_time_counts_from_the_first() -> None:
    frame = Session(Config({"treatment.drug": "ssri"}), time_h=72.0).frame()
    assert heading(frame) == "3 days after the first dose"
