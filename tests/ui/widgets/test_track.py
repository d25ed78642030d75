"""Where a value lies on a slider's track."""

from __future__ import annotations

import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.ui.widgets.span import Span
from synapse_sim.ui.widgets.track import Track, draw_track, track_in
from tests.draw.recording_canvas import recorded


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_a_pixel_of_the_track_and_its_place_are_each_others_inverse(share: float) -> None:
    track = Track(Rect(20, 0, 200, 10))
    assert track.x_of(share) == 20 + 200 * share
    assert track.share_at(track.x_of(share)) == pytest.approx(share)


def test_a_track_without_width_has_its_places_all_the_same() -> None:
    assert Track(Rect(20, 0, 0, 10)).share_at(20) == 0.0


@pytest.mark.parametrize("theme", ["dark", "projector"])
@pytest.mark.parametrize("window", [(1280, 720), (1920, 1080)], ids=str)
def test_ticks_of_a_track_are_as_tall_as_the_text_beside_it_asks_for(
    theme: str, window: tuple[int, int]
) -> None:
    canvas, recording = recorded((400, 80), theme, window=window)
    track, span = track_in(canvas, Rect(0, 0, 400, 80)), Span(0.0, 2.0, detents=(0.0, 0.5))
    draw_track(canvas, track, span, 1.0, "drug", grown=False)
    ticks = [call.place for call in recording.calls if call.kind == "fill"]
    assert len(ticks) == 2
    for tick in ticks:
        assert tick.h >= 0.25 * canvas.em("small")
        assert tick.w >= 2.0
        assert tick.bottom <= 80
