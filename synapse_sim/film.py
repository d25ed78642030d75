"""A stretch of the course as the window shows it, picture by picture, from the model's own clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.app import App
from synapse_sim.config.config import Changes
from synapse_sim.course.simulate import simulate
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas.surfaces import to_picture
from synapse_sim.export.captions import spoken
from synapse_sim.export.film import Said
from synapse_sim.lesson.lesson import Beat, Lesson
from synapse_sim.opening import WindowOptions
from synapse_sim.session.commands import Compare, PlayTo
from synapse_sim.session.lesson_commands import NextBeat
from synapse_sim.session.pace import PACES
from synapse_sim.story.caption import messages

LEAST_BEAT_S = 3.0
"""How long a beat of a lesson is seen at least in a film, however little there is to read."""
READ_S_PER_SIGN = 0.05
"""How long its words are seen besides: about 200 words a minute."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From where to where a film goes, and how long it takes on screen; in place if both are the same."""

    from_h: float
    to_h: float
    seconds: float

    def frames(self, frames_per_s: int) -> int:
        """How many pictures that is."""
        return max(1, round(self.seconds * frames_per_s))


@dataclass(frozen=True, slots=True)
class Take:
    """One beat of a lesson in a film.

    seconds: how long it is seen.
    turns: how often the lesson is turned before it: a question is revealed by the second turn.
    """

    seconds: float
    turns: int = 1

    def frames(self, frames_per_s: int) -> int:
        """How many pictures that is."""
        return max(1, round(self.seconds * frames_per_s))


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of a film, and what is said to it."""

    picture: Picture
    said: Said


def shots(
    options: WindowOptions, stretch: Stretch, frames_per_s: int, compared: Changes | None = None
) -> Iterator[Shot]:
    """The pictures of a film, in order; frame N is what the window shows after N frames' ticks.

    Args:
        options: how the window begins.
        stretch: of the course.
        frames_per_s: of the film; divides the ticks of a second.
        compared: what a second arm has otherwise, if there is one.

    Raises:
        ConfigError: if what is to be shown cannot be computed.
    """
    app = App(options)
    if compared:
        app.session.do(Compare(compared))
    app.session.finish()
    if stretch.to_h != stretch.from_h:
        app.session.do(PlayTo(stretch.to_h, stretch.seconds))
    for number in range(stretch.frames(frames_per_s)):
        if number:
            _pass(app, frames_per_s)
        said = messages(app.session.frame().facts, app.session.scene)
        words = Said(tuple(each.key for each in said), " ".join(map(str, said)))
        yield Shot(to_picture(app.render(options.size)), words)


def takes_of(lesson: Lesson, seconds: float | None = None) -> list[Take]:
    """The takes of a lesson, in order: each beat as long as it plays or is read, a question before and after.

    Args:
        lesson: whose beats are filmed.
        seconds: of the whole film, if it is not to be as long as that.
    """
    takes = [take for beat in lesson.beats for take in _takes(beat)]
    takes[0] = replace(takes[0], turns=0)
    if seconds is None:
        return takes
    factor = seconds / sum(take.seconds for take in takes)
    return [replace(take, seconds=factor * take.seconds) for take in takes]


def _takes(beat: Beat) -> list[Take]:
    stretch = beat.stretch
    words = " ".join((beat.sentence.with_gaps("00"), beat.remark.with_gaps("00")))
    plays_s = PACES[stretch.pace].seconds(stretch.from_h, stretch.to_h)
    seen = Take(max(plays_s, LEAST_BEAT_S + READ_S_PER_SIGN * len(words)))
    question = beat.question
    if question is None or not (question.answers or question.draws):
        return [seen]
    asked = LEAST_BEAT_S + READ_S_PER_SIGN * sum(len(answer.says) for answer in question.answers)
    return [replace(seen, seconds=seen.seconds + asked), Take(LEAST_BEAT_S, turns=2)]


def lesson_shots(options: WindowOptions, takes: Sequence[Take], frames_per_s: int) -> Iterator[Shot]:
    """The pictures of a lesson, beat after beat; frame N is what the window shows after N frames' ticks.

    Args:
        options: how the window begins, at the first beat of the lesson.
        takes: as `takes_of` gives them.
        frames_per_s: of the film; divides the ticks of a second.

    Raises:
        ConfigError: if what is to be shown cannot be computed.
    """
    app = App(options)
    lecture = app.session.teaching.running
    for config in lecture.configs_to_measure if lecture else ():
        simulate(config)
    for take in takes:
        for _ in range(take.turns):
            app.session.do(NextBeat())
        app.session.finish()
        for number in range(take.frames(frames_per_s)):
            if number:
                _pass(app, frames_per_s)
            words = " ".join(spoken(app.session.frame()))
            yield Shot(to_picture(app.render(options.size)), Said(words, words))


def _pass(app: App, frames_per_s: int) -> None:
    """Let the time of one picture pass."""
    app.session.pass_ticks(TICKS_PER_SECOND // frames_per_s)
    app.desk.advance(1 / frames_per_s)
