"""Where a value lies on a slider's track."""

from __future__ import annotations

import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.ui.widgets.track import Track


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_a_pixel_of_the_track_and_its_place_are_each_others_inverse(share: float) -> None:
    track = Track(Rect(20, 0, 200, 10))
    assert track.x_of(share) == 20 + 200 * share
    assert track.share_at(track.x_of(share)) == pytest.approx(share)


def test_a_track_without_width_has_its_places_all_the_same() -> None:
    assert Track(Rect(20, 0, 0, 10)).share_at(20) == 0.0
