from __future__ import annotations

import pytest

from synapse_sim.ui.spare import SPARE_S, Spare

HALF_S = SPARE_S / 2


def taken_s(spare: Spare, shown: str = "body", *, glides: bool = False) -> float:
    return spare.taken_s(shown, glides=glides)


def test_the_frame_in_which_a_scene_comes_spends_nothing_and_the_next_ones_all() -> None:
    spare = Spare()
    assert [taken_s(spare), taken_s(spare), taken_s(spare, "people")] == [SPARE_S, 0.0, SPARE_S]
    assert spare.comes


@pytest.mark.parametrize(
    ("computed_ms", "drawn_ms", "left_s"),
    [(8, 9, SPARE_S), (8, 14, 0.006), (8, 18, HALF_S), (60, 60, HALF_S)],
)
def test_a_dear_frame_spends_less_but_half_at_least(
    computed_ms: float, drawn_ms: float, left_s: float
) -> None:
    spare = Spare()
    taken_s(spare)
    spare.computed_s, spare.drawn_s = computed_ms / 1000.0, drawn_ms / 1000.0
    assert SPARE_S - taken_s(spare) == pytest.approx(left_s)


def test_on_a_way_a_frame_spends_half() -> None:
    spare = Spare()
    taken_s(spare)
    assert taken_s(spare, glides=True) == HALF_S


@pytest.mark.parametrize(
    ("frames_ms", "dear"),
    [
        ((10, 12, 16), [False, False, False]),
        ((10, 30, 12), [False, True, False]),
        ((40, 41, 60, 60), [True, False, True, False]),
    ],
)
def test_a_frame_is_dear_if_it_is_long_and_longer_than_the_last(
    frames_ms: tuple[float, ...], dear: list[bool]
) -> None:
    """So a slow machine, all of whose frames are long, makes things ahead as well."""
    spare, found = Spare(), []
    for taken_ms in frames_ms:
        spare.computed_s = 0.25 * taken_ms / 1000.0
        spare.drew(0.75 * taken_ms / 1000.0)
        found.append(spare.is_dear)
    assert found == dear
