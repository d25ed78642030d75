"""`record`: a stretch of the course as a film."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synapse_sim.cli.from_session import SessionFile, run_of
from synapse_sim.cli.installed import need_extra, need_pygame_ce
from synapse_sim.cli.options import (
    Compared,
    Force,
    configured,
    file_option,
    progress,
    read_compared,
    read_size,
    refuse,
)
from synapse_sim.cli.window_options import read_place_h
from synapse_sim.files.printing import complain
from synapse_sim.story.scene_names import OVERVIEW, view_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from synapse_sim.config import Config
    from synapse_sim.config.config import Changes
    from synapse_sim.draw.picture import Picture
    from synapse_sim.export.film import Said
    from synapse_sim.film import Shot

LEAST_SIZE, LARGEST_SIZE = (320, 180), (3840, 2160)
LONGEST_S = 3600.0
_USUAL_END_H = 24.0

Scene = Annotated[
    str | None, typer.Option("--scene", metavar="NAME", help=f"One of {', '.join(view_names())}.")
]
From = Annotated[
    str | None, typer.Option("--from", metavar="TIME", help="Where it begins: -1h, 45min, 7d; else -10min.")
]
To = Annotated[
    str | None, typer.Option("--to", metavar="TIME", help="Where it ends, 24h; the same to stay in place.")
]
Seconds = Annotated[
    float | None,
    typer.Option("--seconds", metavar="S", help="How long the film is: 10, or as long as its lesson."),
]
Lesson = Annotated[
    str | None, typer.Option("--lesson", metavar="NAME or FILE", help="A lesson, beat by beat.")
]
Out = Annotated[Path, file_option("--out", "A .mp4 or .gif file; a .vtt is added.")]
Size = Annotated[str, typer.Option("--size", metavar="WxH", help="Even numbers, 320x180 to 3840x2160.")]
Projector = Annotated[bool, typer.Option("--projector", help="Light, large and strong.")]


@configured
def record(
    config: "Config",
    out: Out,
    *,
    scene: Scene = None,
    from_time: From = None,
    to_time: To = None,
    seconds: Seconds = None,
    lesson: Lesson = None,
    session: SessionFile = None,
    size: Size = "1280x720",
    compare: Compared = None,
    projector: Projector = False,
    force: Force = False,
) -> None:
    """Record a stretch of the course, of a saved session or a lesson as a film."""
    from synapse_sim.export.film import FRAMES_PER_S
    from synapse_sim.files.writing import refuse_target

    kind = out.suffix.lower()
    if kind not in FRAMES_PER_S:
        refuse(f"--out {out} must end in {' or '.join(FRAMES_PER_S)}")
    compared = read_compared(compare, config)
    own = {"scene": scene, "from": from_time, "to": to_time, "compare": compared or None, "session": session}
    if lesson is not None:
        _refuse_beside(lesson, own)
    config, compared, seen = run_of(session, config, compared)
    stretch = _stretch(config, from_time or "-10min", to_time, seconds)
    view = _View(_known(scene or seen or OVERVIEW), stretch, compared)
    look, pixels = {"window.projector": True} if projector else {}, _size(size)
    beside = out.with_suffix(".vtt")
    for path in (out, beside):
        refuse_target(path, force=force)
    need_extra("export", "av", "PIL")
    need_pygame_ce()
    config, rate = config.with_changes(look), FRAMES_PER_S[kind]
    reel = (
        _of_view(config, view, pixels, rate)
        if lesson is None
        else _of_lesson(config, lesson, seconds, pixels, rate)
    )
    _write(reel, config, out, rate, force=force)
    complain(f"written: {out} and {beside}")


def _write(reel: "_Reel", config: "Config", out: Path, rate: int, *, force: bool) -> None:
    """The film, and what is said in it beside it."""
    from synapse_sim.export.film import Said, captions, vtt_text, write_film
    from synapse_sim.export.tables import origin_of
    from synapse_sim.files.writing import whole_file, write_file

    said: list[Said] = []
    with progress("recording", reel.count) as done, whole_file(out, force=force) as temporary:
        pictures, origin = _pictures(reel.shots, said, done), origin_of(config, reel.title)
        write_film(temporary, pictures, out.suffix.lower(), reel.title, origin)
    write_file(out.with_suffix(".vtt"), vtt_text(reel.title, captions(said, rate)), force=force)


@dataclass(frozen=True, slots=True)
class _View:
    """What a film of a course shows: a scene, a stretch of time in so many seconds, maybe a second arm."""

    scene: str
    stretch: tuple[float, float, float]
    compared: "Changes"


@dataclass(frozen=True, slots=True)
class _Reel:
    """What becomes a film: its title, how many pictures it has, and the pictures."""

    title: str
    count: int
    shots: "Iterator[Shot]"


def _of_view(config: "Config", view: _View, size: tuple[int, int], rate: int) -> _Reel:
    from synapse_sim.film import Stretch, shots
    from synapse_sim.opening import WindowOptions
    from synapse_sim.texts.numbers import brief_time

    stretch = Stretch(*view.stretch)
    title = f"{view.scene}, {brief_time(stretch.from_h)} to {brief_time(stretch.to_h)}"
    options = WindowOptions(config, stretch.from_h, view.scene, size=size)
    return _Reel(title, stretch.frames(rate), shots(options, stretch, rate, view.compared))


def _of_lesson(config: "Config", name: str, seconds: float | None, size: tuple[int, int], rate: int) -> _Reel:
    from synapse_sim.film import lesson_shots, takes_of
    from synapse_sim.lesson.shelf import find_lesson
    from synapse_sim.opening import WindowOptions

    lesson = find_lesson(name)
    takes = takes_of(lesson, seconds)
    options = WindowOptions(config, size=size, lesson=name, step=1)
    count = sum(take.frames(rate) for take in takes)
    return _Reel(lesson.title, count, lesson_shots(options, takes, rate))


def _refuse_beside(lesson: str, own: "Mapping[str, object]") -> None:
    """The beats of a lesson say themselves what they show."""
    for option, value in own.items():
        if value is not None:
            refuse(f"--lesson {lesson} says itself what --{option} would; give one of the two")


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


def _stretch(
    config: "Config", from_time: str, to_time: str | None, given_s: float | None
) -> tuple[float, float, float]:
    """Begin and end on the course's clock, and how long the film is, s."""
    seconds = 10.0 if given_s is None else given_s
    from_h = read_place_h(from_time, config, "--from")
    usual_h = min(config.doses[0].at_h + _USUAL_END_H, config.course.horizon_h)
    to_h = usual_h if to_time is None else read_place_h(to_time, config, "--to")
    if to_h < from_h:
        refuse(f"--to {to_time or '24h'} is before --from {from_time}; a film runs forward")
    if not 0.0 < seconds <= LONGEST_S:
        refuse(f"--seconds {seconds:g} is outside (0, {LONGEST_S:g}]")
    return from_h, to_h, seconds


def _size(text: str) -> tuple[int, int]:
    """Films are wide or upright; their codec wants even numbers."""
    size = read_size(text)
    ends = zip(sorted(size), sorted(LEAST_SIZE), sorted(LARGEST_SIZE), strict=True)
    if any(side % 2 or not low <= side <= high for side, low, high in ends):
        refuse(f"--size {text} must be even numbers between 320x180 and 3840x2160")
    return size
