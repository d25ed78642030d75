from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.experiments.population import Trial
from synapse_sim.scenes.people.column import shares_chart
from synapse_sim.scenes.people.reading import groups_of
from synapse_sim.scenes.people.scene import SCENE
from synapse_sim.scenes.people.swarm import figure_sprite, sideways_places, swarm
from synapse_sim.session.frame import Frame
from tests.scenes.stage import canvas, drawn, frame, room


def trial_of(shown: Frame) -> Trial:
    assert shown.people.trial is not None
    return shown.people.trial


BOX = Rect(100, 50, 200, 300)


def test_a_swarm_puts_every_patient_at_its_score_within_its_room() -> None:
    score = np.random.default_rng(1).normal(25.0, 10.0, 200).clip(0.0, 60.0)
    seen = swarm(BOX, score, sideways_places(score), half=16.5)
    assert (np.diff(seen.y[np.argsort(score)]) <= 0.0).all()
    assert ((seen.x >= BOX.x) & (seen.x <= BOX.right)).all()
    assert seen.responds.sum() == (score <= 16.5).sum()


def test_patients_with_like_scores_stand_apart() -> None:
    places = sideways_places(np.linspace(10.0, 12.0, 40))
    assert np.abs(np.diff(places)).min() > 0.3


def test_a_small_step_in_time_moves_nobody_far() -> None:
    group = groups_of(trial_of(frame(24.0)))[0]
    early, late = (swarm(BOX, group.patients.at(t), group.sideways, group.half) for t in (24.0, 24.1))
    assert np.abs(late.x - early.x).max() < 0.1 * BOX.w
    assert np.abs(late.y - early.y).max() < 0.02 * BOX.h


def test_the_treated_arm_comes_first_with_its_comparators_beside_it() -> None:
    names = [group.name for group in groups_of(trial_of(frame(24.0)))]
    assert names == ["Ketamine", "Saline", "Midazolam", "SSRI"]


def test_the_chip_counts_the_virtual_patients() -> None:
    assert "200" in SCENE.chips(frame(24.0))[0]
    assert "60" in SCENE.chips(frame(24.0, population__subjects=60))[0]


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_those_who_respond_differ_in_shape_from_those_who_do_not(theme: str) -> None:
    target = canvas((60, 60), theme)
    covered = []
    for responds in (True, False):
        target.fill("background")
        target.stamp(figure_sprite(target, 24, responds=responds), 40, 40)
        picture = target.picture()[:, :, :3]
        covered.append(int((picture != picture[0, 0]).any(axis=2).sum()))
    assert covered[0] > 1.3 * covered[1]


def test_the_pointer_finds_a_patient_and_says_it_is_no_prediction() -> None:
    rect = Rect(0, 0, 900, 450)
    words = {
        SCENE.describe(frame(24.0), room(rect), x, y) for x in range(60, 560, 9) for y in range(140, 400, 12)
    }
    found = [w for w in words if w]
    assert any("responds." in w for w in found)
    assert any("does not respond" in w for w in found)
    assert all("not a prediction" in w for w in found)


def test_the_chart_shows_the_share_of_each_arm_between_none_and_all() -> None:
    shown = frame(24.0)
    chart = shares_chart(groups_of(trial_of(shown)))
    assert len(chart.curves) == 4
    assert all(0.0 <= curve.y.min() <= curve.y.max() <= 1.0 for curve in chart.curves)


def test_the_picture_changes_with_time() -> None:
    assert drawn(SCENE, frame(0.0)) != drawn(SCENE, frame(24.0))
