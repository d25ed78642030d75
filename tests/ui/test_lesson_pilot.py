"""Every lesson from its first card to its recap by a clicker alone, each card at once."""

from __future__ import annotations

import pytest

from synapse_sim.lesson.shelf import find_lesson, lesson_names
from tests.lesson_sheets import SIZE, cards
from tests.ui.pilot import Pilot

MOST_MS = 100.0


@pytest.mark.long
@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("name", lesson_names())
def test_a_clicker_reaches_every_card_and_each_comes_at_once(name: str, light: bool) -> None:  # noqa: FBT001
    found = list(cards(name, Pilot({}, size=SIZE, projector=light)))
    seen = [card.number for card in found]
    assert sorted(set(seen)) == list(range(1, len(find_lesson(name).beats) + 2))
    assert seen == sorted(seen)
    assert {card.number: card.press_ms for card in found if card.press_ms > MOST_MS} == {}
