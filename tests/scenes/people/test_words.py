"""What the picture says: which share is of now, whose the numbers are, and which arm is compared with."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.draw.rect import Rect
from synapse_sim.scenes.people.average import average_words
from synapse_sim.scenes.people.feels import feeling_of, feeling_words
from synapse_sim.scenes.people.reading import Reading, TrialArm, reading_of, standing_of, step_of
from synapse_sim.scenes.people.scene import SCENE
from synapse_sim.scenes.people.shares import model_words, share_words, source_words
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import wordings
from tests.draw.recording_canvas import recorded
from tests.scenes.stage import frame

RECT = Rect(0, 0, 1280, 420)
NAMES = ("average", "average_care")


def reading(**changes: str | float) -> Reading:
    trial = frame(24.0, 0, **changes).people.trial
    assert trial is not None
    return reading_of(trial)


def told(shown: Frame, size: tuple[int, int] = (1280, 420)) -> list[str]:
    """All words on the picture, in the order in which they are written."""
    canvas, recording = recorded(size, window=(1280, 720))
    SCENE.draw(canvas, shown, Room(canvas.rect, canvas.rect))
    return list(recording.words)


def halves(shown: Frame) -> tuple[list[str], list[str]]:
    canvas, recording = recorded((1280, 420), window=(1280, 720))
    SCENE.draw(canvas, shown, Room(canvas.rect, canvas.rect))
    left: list[str] = []
    right: list[str] = []
    for words in recording.written:
        (left if words.place.center[0] < 640 else right).append(words.shown)
    return left, right


def test_the_published_share_stands_beside_the_models_share_of_the_same_time() -> None:
    seen = reading()
    for arm in seen.arms:
        assert arm.published is not None
        assert arm.published.at_h == 24.0
        share = round(100 * standing_of(seen, arm, 24.0).share)
        assert model_words(arm, arm.published)[0] == f"at 24 h: model {share} %"
    for time_h in (24.0, 168.0):
        words = told(frame(time_h))
        assert any("24 h: model 50 %" in each for each in words)
        assert sum("published" in each for each in words) == 2


def test_what_is_said_of_now_is_of_now() -> None:
    seen = reading()
    early, late = (share_words(seen, seen.arms[0], time_h)[0] for time_h in (24.0, 168.0))
    assert early.startswith("now 50 % ")
    assert late.startswith("now 36 % ")


def test_whiskers_are_named_an_interval() -> None:
    assert "95 % interval 34–56" in source_words(reading().arms[0])[0]


def test_the_comparator_is_called_so_and_nobody_else() -> None:
    left, right = halves(frame(24.0))
    assert "comparator" in right
    assert "comparator" not in left


@pytest.mark.parametrize("time_h", [24.0, 168.0])
def test_the_numbers_say_whose_they_are(time_h: float) -> None:
    shown = frame(time_h)
    treated, other = reading().arms
    assert average_words(step_of(treated, time_h))[0] == "average, drug + care"
    assert average_words(step_of(other, time_h))[0] == "average, care alone"
    alone = f"(alone: 33 → {shown.moment.score:.0f}"
    assert any(alone in each for each in told(shown))


def test_a_drug_that_a_trial_refutes_carries_that_trial() -> None:
    words = source_words(reading(treatment__drug="memantine").arms[0])
    assert all("Zarate 2006" in each for each in words)
    assert any("Zarate 2006" in each for each in told(frame(24.0, 0, treatment__drug="memantine")))
    assert not any("Zarate" in each for each in told(frame(24.0)))


def test_without_a_dose_the_arm_is_not_called_by_the_drug() -> None:
    assert [arm.name for arm in reading(treatment__dose=0.0).arms] == ["No drug", "Midazolam"]


def test_what_stops_a_link_is_named_beside_the_drug() -> None:
    assert [arm.name for arm in reading(modulators__rapamycin=1.0).arms] == [
        "Ketamine + rapamycin",
        "Midazolam + rapamycin",
    ]


def _says_ring(shown: Frame) -> bool:
    return any("halved" in each for each in told(shown))


def test_a_ring_is_explained_where_one_is_drawn_and_promised_where_one_will_be() -> None:
    assert _says_ring(frame(24.0))
    assert any("ring" in each for each in told(frame(-0.5)))
    assert reading().anyone_responds
    healthy = {"subject__state": "healthy"}
    assert not any("ring" in each for each in told(frame(-0.5, 0, **healthy)))
    for time_h in (-0.5, 0.2, 0.75, 2.0, 24.0):
        seen = reading()
        drawn = any(standing_of(seen, arm, time_h).responds.any() for arm in seen.arms)
        assert _says_ring(frame(time_h)) == (drawn or time_h < 0.75)


def test_dissociation_is_gone_by_the_hour_that_is_said() -> None:
    arm: TrialArm = reading().arms[0]
    feeling = feeling_of(arm, 24.0)
    assert feeling is not None
    hours = int(np.ceil(feeling.gone_h))
    assert feeling_words(feeling, 24.0)[0] == f"gone by {hours} h"
    course = arm.reference
    most = float(course.dissociation_index.max())
    assert course.at(float(hours)).dissociation_index < 0.05 * most
    assert course.at(hours - 1.2).dissociation_index > 0.05 * most
    assert feeling_words(feeling, 0.5)[0] == f"felt now, gone by {hours} h"
    assert feeling_words(feeling, -0.5)[0] == f"will be gone by {hours} h"


@pytest.mark.parametrize("time_h", [24.0, 168.0])
def test_all_three_who_are_followed_have_a_number_in_the_crowd_and_on_their_track(time_h: float) -> None:
    for half in halves(frame(time_h)):
        assert [half.count(number) for number in "123"] == [2, 2, 2]


@pytest.mark.parametrize("size", [(1024, 430), (1280, 400), (768, 560), (640, 250)], ids=str)
@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize("time_h", [0.75, 24.0])
def test_what_is_said_of_one_arm_is_said_of_the_other_in_the_same_words(
    size: tuple[int, int], theme: str, time_h: float
) -> None:
    target, recording = recorded(size, theme, window=(size[0], 1024 if size[0] == 768 else 720))
    SCENE.draw(target, frame(time_h), Room(target.rect, target.rect))
    names = [
        (own, other) for own, other in zip(*(wordings(f"scenes.people.{key}") for key in NAMES), strict=True)
    ]
    for own, other in names:
        assert (own in recording.words) == (other in recording.words), (own, other)
    for start in ("at 24 h: model", "24 h: model", "published"):
        assert sum(words.startswith(start) for words in recording.words) in {0, 2}, start
