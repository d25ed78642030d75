"""`record`: a stretch of the course as a film."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.installed import need_extra, need_pygame_ce
from synapse_sim.cli.options import (
    Compared,
    Force,
    configured,
    progress,
    read_compared,
    read_size,
    read_time_h,
    refuse,
)
from synapse_sim.files.printing import complain
from synapse_sim.story.scene_names import OVERVIEW, view_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from synapse_sim.config import Config
    from synapse_sim.draw.picture import Picture
    from synapse_sim.export.film import Said
    from synapse_sim.film import Shot

LEAST_SIZE, LARGEST_SIZE = (320, 180), (3840, 2160)
LONGEST_S = 3600.0

Scene = Annotated[str, typer.Option("--scene", metavar="NAME", help=f"One of {', '.join(view_names())}.")]
From = Annotated[str, typer.Option("--from", metavar="TIME", help="Where it begins: -1h, 45min, 7d.")]
To = Annotated[str, typer.Option("--to", metavar="TIME", help="Where it ends; the same to stay in place.")]
Seconds = Annotated[float, typer.Option("--seconds", metavar="S", help="How long the film is.")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="A .mp4 or .gif file; a .vtt is added.")]
Size = Annotated[str, typer.Option("--size", metavar="WxH", help="Even numbers, 320x180 to 3840x2160.")]
Projector = Annotated[bool, typer.Option("--projector", help="Light, large and strong.")]


@configured
def record(
    config: "Config",
    out: Out,
    *,
    scene: Scene = OVERVIEW,
    from_time: From = "-10min",
    to_time: To = "24h",
    seconds: Seconds = 10.0,
    size: Size = "1280x720",
    compare: Compared = None,
    projector: Projector = False,
    force: Force = False,
) -> None:
    """Record a stretch of the course as a film."""
    from synapse_sim.export.film import FRAMES_PER_S, Said, captions, vtt_text, write_film
    from synapse_sim.files.writing import refuse_target, whole_file, write_file

    kind = out.suffix.lower()
    if kind not in FRAMES_PER_S:
        refuse(f"--out {out} must end in {' or '.join(FRAMES_PER_S)}")
    stretch_h, pixels, compared = _stretch(from_time, to_time, seconds), _size(size), read_compared(compare)
    beside = out.with_suffix(".vtt")
    for path in (out, beside):
        refuse_target(path, force=force)
    need_extra("export", "av", "PIL")
    need_pygame_ce()
    from synapse_sim import __version__
    from synapse_sim.app import WindowOptions
    from synapse_sim.film import Stretch, shots

    options = WindowOptions(config, stretch_h[0], _known(scene), projector=projector, size=pixels)
    stretch, rate = Stretch(*stretch_h, seconds), FRAMES_PER_S[kind]
    said: list[Said] = []
    title = f"synapse-sim {__version__}, {scene}, {from_time} to {to_time}"
    origin = f"{title}; seed {config.seed}, config {config.digest()}; illustrative teaching model"
    with progress("recording", stretch.frames(rate)) as done, whole_file(out, force=force) as temporary:
        film = shots(options, stretch, rate, compared)
        write_film(temporary, _pictures(film, said, done), kind, title, origin)
    write_file(beside, vtt_text(title, captions(said, rate)), force=force)
    complain(f"written: {out} and {beside}")


def _pictures(
    film: "Iterable[Shot]", said: "list[Said]", done: Callable[[object], None]
) -> "Iterator[Picture]":
    """The pictures one by one; what is said to each is kept for the captions."""
    for shot in film:
        said.append(shot.said)
        yield shot.picture
        done(shot)


def _known(scene: str) -> str:
    if scene not in view_names():
        refuse(f"--scene {scene} is not one of {', '.join(view_names())}")
    return scene


def _stretch(from_time: str, to_time: str, seconds: float) -> tuple[float, float]:
    from_h, to_h = read_time_h(from_time), read_time_h(to_time)
    if to_h < from_h:
        refuse(f"--to {to_time} is before --from {from_time}; a film runs forward")
    if not 0.0 < seconds <= LONGEST_S:
        refuse(f"--seconds {seconds:g} is outside (0, {LONGEST_S:g}]")
    return from_h, to_h


def _size(text: str) -> tuple[int, int]:
    """Films are wide or upright; their codec wants even numbers."""
    size = read_size(text)
    ends = zip(sorted(size), sorted(LEAST_SIZE), sorted(LARGEST_SIZE), strict=True)
    if any(side % 2 or not low <= side <= high for side, low, high in ends):
        refuse(f"--size {text} must be even numbers between 320x180 and 3840x2160")
    return size
