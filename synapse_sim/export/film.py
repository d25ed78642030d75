"""Pictures in a row as a film: MP4 through PyAV, GIF through Pillow; captions beside it as WebVTT.

Both are extras and are asked for only here.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from synapse_sim.draw.picture import Picture

FRAMES_PER_S = {".mp4": 30, ".gif": 15}
"""Of each kind of film; a GIF has no room for more."""
_QUALITY = "18"
"""Constant quality of H.264: no block is seen on a projector."""


LEAST_CAPTION_S = 1.0
"""Nobody reads a caption that stands for less, and a longer one would be false: it is left out."""


@dataclass(frozen=True, slots=True)
class Said:
    """What belongs to one picture: which sentences, and their words with the numbers of that moment."""

    keys: Hashable
    words: str


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said from one time of the film to another, s."""

    start_s: float
    end_s: float
    words: str


def write_film(path: Path, pictures: Iterable[Picture], kind: str, title: str, comment: str) -> None:
    """Write pictures of one size into a film.

    Args:
        path: of the film.
        pictures: (h, w, 4) each, all of one size; even numbers for `.mp4`.
        kind: one of `FRAMES_PER_S`.
        title: of the film.
        comment: where it comes from.
    """
    if kind == ".gif":
        _write_gif(path, pictures, comment)
    else:
        _write_mp4(path, pictures, {"title": title, "comment": comment})


def _write_mp4(path: Path, pictures: Iterable[Picture], said: dict[str, str]) -> None:
    import av

    with av.open(path, "w", format="mp4", options={"movflags": "faststart"}) as film:
        film.metadata.update(said)
        stream = film.add_stream("libx264", rate=Fraction(FRAMES_PER_S[".mp4"]))
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": _QUALITY}
        for number, picture in enumerate(pictures):
            if not number:
                stream.height, stream.width = picture.shape[:2]
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture[:, :, :3]), format="rgb24")
            film.mux(stream.encode(frame))
        film.mux(stream.encode())


def _write_gif(path: Path, pictures: Iterable[Picture], comment: str) -> None:
    from PIL import Image

    frames = (Image.fromarray(picture[:, :, :3]) for picture in pictures)
    first = next(frames)
    first.save(
        path, format="GIF", save_all=True, append_images=frames, loop=0, comment=comment.encode(),
        duration=round(1000 / FRAMES_PER_S[".gif"]),
    )  # fmt: skip


def captions(said: Sequence[Said], frames_per_s: float) -> Iterator[Caption]:
    """Sentences while they are true, with the numbers of the middle; none too short to be read.

    Args:
        said: of every picture, in order.
        frames_per_s: of the film.
    """
    start = 0
    for k in range(1, len(said) + 1):
        if k < len(said) and said[k].keys == said[start].keys:
            continue
        if (k - start) / frames_per_s >= LEAST_CAPTION_S:
            yield Caption(start / frames_per_s, k / frames_per_s, said[(start + k) // 2].words)
        start = k


def vtt_text(title: str, spoken: Iterable[Caption]) -> str:
    """Captions as WebVTT, which browsers and players show beside a film."""
    cues = (f"{_clock(cue.start_s)} --> {_clock(cue.end_s)}\n{_escaped(cue.words)}\n" for cue in spoken)
    return "\n".join((f"WEBVTT {title}\n", *cues))


def _clock(seconds: float) -> str:
    milliseconds = round(1000 * seconds)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
