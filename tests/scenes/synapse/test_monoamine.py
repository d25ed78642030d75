from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from synapse_sim.agents.terminal import Terminal
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.synapse.doors import door_sprite
from synapse_sim.scenes.synapse.monoamine import free_of, kinds_of, turns
from synapse_sim.scenes.synapse.monoamine_view import places
from synapse_sim.scenes.synapse.scene import SCENE
from synapse_sim.scenes.synapse.weeks import weeks_of
from synapse_sim.session.frame import Frame
from tests.scenes.stage import canvas, drawn, frame
from tests.scenes.synapse.beside import said_by, with_beside

FREE = Rect(0, 0, 1280, 430)
PLACE = Room(Rect(0, 0, 1280, 717), FREE)
LINE = 0.0293 * 717


def treated(time_h: float = 342.0, drug: str = "ssri") -> Frame:
    return with_beside(frame(time_h, treatment__drug=drug))


def terminal_of(shown: Frame) -> Terminal:
    assert shown.world.terminal is not None
    return shown.world.terminal


def test_a_monoamine_drug_shows_its_terminals_instead_of_the_cleft() -> None:
    assert drawn(SCENE, treated()) != drawn(SCENE, with_beside(frame(100.0)))
    assert "1 s on screen = 20 ms" in SCENE.chips(treated())


@pytest.mark.parametrize(("drug", "kinds"), [("ssri", (0,)), ("snri", (0, 1)), ("ndri", (1, 2))])
def test_there_is_a_terminal_for_each_kind_of_door_that_the_drug_blocks(
    drug: str, kinds: tuple[int, ...]
) -> None:
    config = treated(drug=drug).config
    assert kinds_of(config) == kinds
    placed = places(FREE, LINE, kinds, config.terminal)
    assert placed.weeks is not None
    for one, other in zip(placed.terminals, placed.terminals[1:], strict=False):
        assert not one.rect.inset(1).meets(other.rect)
    assert all(not place.rect.inset(1).meets(placed.weeks) for place in placed.terminals)


def test_the_pointer_says_whether_a_door_holds_drug() -> None:
    shown = treated()
    agents = terminal_of(shown)
    place = places(FREE, LINE, (0,), shown.config.terminal).terminals[0]
    for x, blocked in zip(place.x(agents.transporter_x_nm[0]), agents.blocked[0], strict=True):
        words = SCENE.describe(shown, PLACE, float(x), 0.5 * (place.inner_y + place.outer_y))
        assert words is not None
        assert words.endswith("blocked by the drug") == bool(blocked)


def test_more_is_free_with_the_drug_and_both_counts_are_written() -> None:
    shown = treated()
    alone = shown.beside_synapse.alone
    assert alone is not None
    assert alone.terminal is not None
    free, other = free_of(terminal_of(shown), 0), free_of(alone.terminal, 0)
    assert free > 2 * other
    said = " | ".join(said_by(shown, (1280, 430)))
    blocked = terminal_of(shown).blocked[0]
    assert f"{blocked.sum()} of {blocked.size} doors" in said
    assert f"{free} serotonin free" in said or f"{free} molecules of serotonin free" in said
    assert "after a release" in said
    assert f"without the drug: {other}" in said


def test_a_door_turns_inward_with_a_molecule_and_back_and_a_blocked_one_never() -> None:
    agents = terminal_of(frame(342.0, treatment__drug="snri"))
    carrying, carry = agents.carrying_ms.copy(), agents.numbers.carry_ms
    try:
        agents.carrying_ms[0] = np.linspace(0.0, carry, agents.carrying_ms.shape[1])
        turned = turns(agents, 0)
        free = ~agents.blocked[0]
        assert turned[free].max() > 0.8
        assert turned[0] == turned[-1] == 0.0
        assert (turned[~free] == 0.0).all()
    finally:
        agents.carrying_ms = carrying


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_a_door_has_a_picture_for_each_step_of_its_turn(theme: str) -> None:
    pictures = set()
    for turn in (0.0, 0.25, 0.5, 0.75, 1.0):
        target = canvas((120, 220), theme)
        target.fill("background")
        target.stamp(door_sprite(target, 1.0, turn), 60, 60)
        pictures.add(target.picture().tobytes())
    assert len(pictures) == 5


def test_the_benefit_of_the_drug_grows_over_weeks_while_doors_are_blocked_from_the_first_day() -> None:
    shown = treated()
    alone = shown.beside_synapse.alone
    assert alone is not None
    weeks = weeks_of(shown.course, alone.course)
    soon, week, end = (weeks.at(hours) for hours in (12.0, 168.0, 42 * 24.0))
    assert soon[0] > 0.8 * end[0]
    assert 0.15 < week[1] / end[1] < 0.5
    assert end[1] == pytest.approx(alone.course.score[-1] - shown.course.score[-1])


def test_the_words_of_the_weeks_promise_nothing() -> None:
    words = str(SCENE.describe(treated(), PLACE, 640.0, 400.0))
    assert "not settled" in words
    assert "fitted" in words


def test_the_weeks_are_hidden_while_the_score_is_to_be_predicted() -> None:
    shown = treated()
    seen, masked = (
        said_by(each, (1280, 430)) for each in (shown, replace(shown, masked=frozenset({"score"})))
    )
    assert "doors blocked" in seen
    assert "doors blocked" not in masked
    assert SCENE.describe(replace(shown, masked=frozenset({"score"})), PLACE, 640.0, 400.0) is None
