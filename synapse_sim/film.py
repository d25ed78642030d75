"""A stretch of the course as the window shows it, picture by picture, from the model's own clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.app import App, WindowOptions
from synapse_sim.config.config import Changes
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas.surfaces import to_picture
from synapse_sim.export.film import Said
from synapse_sim.session.commands import Compare, PlayTo
from synapse_sim.story.caption import messages


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
            app.session.pass_ticks(TICKS_PER_SECOND // frames_per_s)
            app.desk.advance(1 / frames_per_s)
        said = messages(app.session.frame().facts, app.session.scene)
        words = Said(tuple(each.key for each in said), " ".join(map(str, said)))
        yield Shot(to_picture(app.render(options.size)), words)
