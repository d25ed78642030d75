from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from synapse_sim.draw.picture import Picture
from synapse_sim.export.film import Said, captions, vtt_text, write_film


def _pictures(count: int = 6) -> list[Picture]:
    """Plain pictures, each a little brighter than the one before."""
    return [np.full((180, 320, 4), 30 * (k + 1), dtype=np.uint8) for k in range(count)]


def _brightness(path: Path) -> list[float]:
    with av.open(path) as film:
        return [float(frame.to_ndarray(format="rgb24").mean()) for frame in film.decode(video=0)]


def test_every_picture_is_in_the_film_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    write_film(path, iter(_pictures()), ".mp4", "a title", "where it is from")
    assert _brightness(path) == pytest.approx([30 * (k + 1) for k in range(6)], abs=3)
    with av.open(path) as film:
        assert (film.streams.video[0].width, film.streams.video[0].height) == (320, 180)
        assert film.metadata["title"] == "a title"
        assert film.metadata["comment"] == "where it is from"


def test_a_gif_has_every_picture_and_says_where_it_is_from(tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    write_film(path, iter(_pictures()), ".gif", "a title", "where it is from")
    with Image.open(path) as film:
        assert getattr(film, "n_frames", 1) == 6
        assert film.info["comment"] == b"where it is from"


def test_a_caption_stands_while_it_is_true_unless_that_is_too_short_to_be_read() -> None:
    drug = [Said("drug", f"Drug {k} %.") for k in range(80)]
    said = [Said("rest", "Rest.")] * 10 + drug + [Said("gone", "Gone.")] * 70
    found = list(captions(said, 30))
    assert [cue.words for cue in found] == ["Drug 40 %.", "Gone."]
    assert [cue.start_s for cue in found] == pytest.approx([10 / 30, 3.0])
    assert found[-1].end_s == pytest.approx(len(said) / 30)


def test_captions_are_webvtt_with_signs_that_mean_nothing_else() -> None:
    text = vtt_text("a title", captions([Said("a", "level < 1 % & falling")] * 90, 30))
    assert text.startswith("WEBVTT a title\n\n00:00:00.000 --> 00:00:03.000\n")
    assert "level &lt; 1 % &amp; falling" in text
