"""Every lesson from its first card to its recap by a clicker alone, each card turned to with its pictures."""

from __future__ import annotations

import pytest

from synapse_sim.lesson.shelf import find_lesson, lesson_names
from tests.lesson_sheets import cards
from tests.ui.pilot import Pilot
from tests.ui.rehearsed import Missing, rehearse, sliced

SIZE = (960, 540)


@pytest.mark.long
@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("name", lesson_names())
def test_a_clicker_reaches_every_card_and_none_lacks_a_large_picture(
    name: str,
    light: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pilot = sliced(Pilot({}, size=SIZE, projector=light))
    missing = Missing(pilot, monkeypatch)

    def read() -> None:
        """While a card is read, what comes is made."""
        rehearse(pilot)
        missing.kinds.clear()

    found = [(card.number, tuple(missing.kinds)) for card in cards(name, pilot, read)]
    seen = [number for number, _ in found]
    assert sorted(set(seen)) == list(range(1, len(find_lesson(name).beats) + 2))
    assert seen == sorted(seen)
    assert {number: kinds for number, kinds in found[1:] if kinds} == {}
