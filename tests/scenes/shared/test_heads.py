from __future__ import annotations

import pytest

from synapse_sim.scenes.shared.heads import content, draw_head, draw_heads, is_roomy
from tests.scenes.stage import canvas

CHIPS = ("1 s on screen = 0.8 ms", "1 dot = 1 molecule")


def test_a_panel_of_the_overview_is_not_roomy_and_a_full_scene_is() -> None:
    assert not is_roomy(canvas((456, 312)))
    assert is_roomy(canvas((1000, 470)))
    assert not is_roomy(canvas((1000, 400), "projector"))


@pytest.mark.parametrize("size", [(456, 312), (1000, 470)])
def test_the_rest_lies_below_the_title_inside_the_margins(size: tuple[int, int]) -> None:
    target = canvas(size)
    inner, rest = content(target), draw_head(target, "Synapse", "45 min after the dose", CHIPS)
    assert inner.y < rest.y < inner.center[1]
    assert (rest.right, rest.bottom) == (inner.right, inner.bottom)


def test_chips_keep_right_of_a_given_place() -> None:
    target = canvas((1000, 470))
    target.fill("background")
    draw_heads(target, "Synapse", "", CHIPS, chips_left=700.0)
    strip = target.picture()[:40, 300:660, :3]
    assert (strip == strip[0, 0]).all()
