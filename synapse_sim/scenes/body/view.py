"""Where the body stands on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.body.figure import Figure, Point, RouteEntry
from synapse_sim.scenes.body.person import PERSON
from synapse_sim.scenes.body.reading import dose_now
from synapse_sim.scenes.body.rodent import RODENT
from synapse_sim.scenes.shared.columns import Shares
from synapse_sim.session.frame import Frame

SHARES = Shares(from_aspect=1.45, share=0.40, widest=1.3)
"""Picture and column of the scene."""


@dataclass(frozen=True, slots=True)
class BodyView:
    """The figure in a rectangle: `scale` px a figure unit, (x, y) the pixel of the figure's (0, 0)."""

    picture: Rect
    x: float
    y: float
    scale: float

    def place(self, x: float, y: float) -> Point:
        """The pixel of a point in figure units."""
        return self.x + x * self.scale, self.y + y * self.scale

    def moved(self, dx: float, dy: float) -> BodyView:
        """The same view elsewhere."""
        return replace(self, picture=self.picture.moved(dx, dy), x=self.x + dx, y=self.y + dy)


def figure_of(species: str) -> Figure:
    """The figure of a species; rats and mice share one."""
    return PERSON if species == "human" else RODENT


def body_view(rect: Rect, figure: Figure) -> BodyView:
    """The figure as large as it fits into a scene; a person reaches the lower edge."""
    picture, _ = SHARES.split(rect)
    scale = min(picture.w / figure.width, picture.h / (figure.height + 0.07))
    spare = picture.h - figure.height * scale
    return BodyView(
        picture, picture.center[0], picture.y + spare * (1.0 if figure.height > 0.8 else 0.5), scale
    )


def stage_of(frame: Frame, rect: Rect) -> tuple[Figure, RouteEntry, BodyView]:
    """The figure, where the dose goes in, and where both stand in a scene."""
    figure = figure_of(frame.config.subject.species)
    return figure, figure.door(dose_now(frame)[0].route), body_view(rect, figure)
