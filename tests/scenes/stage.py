from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from synapse_sim.config import Config
from synapse_sim.config.parameter import Value
from synapse_sim.course.response.response import response_for
from synapse_sim.course.simulate import simulate
from synapse_sim.draw.canvas import Rect
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.scenes import Scene
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Arm, Frame
from synapse_sim.session.people_feed import People, PeopleFeed
from synapse_sim.world import World

CACHES = DrawCaches()


def frame(time_h: float = 0.75, ticks: int = 0, **changes: Value) -> Frame:
    """A frame at rest at a place; changes are dotted keys with __ for the dot."""
    return _frame(time_h, ticks, tuple((key.replace("__", "."), value) for key, value in changes.items()))


@lru_cache(maxsize=40)
def _frame(time_h: float, ticks: int, changes: tuple[tuple[str, Value], ...]) -> Frame:
    config = Config(dict(changes))
    course = simulate(config)
    world = World(config, course, time_h)
    world.step(ticks / 960)
    return Frame(
        arms=(Arm(config, course, world, course.at(time_h), course.at(-1.0)),),
        time_h=time_h,
        people=people(changes),
    )


def at(shown: Frame, time_h: float) -> Frame:
    """The same config at another time of its course, for what hangs on the course alone: the agents stay."""
    arm = shown.arms[0]
    return replace(shown, time_h=time_h, arms=(replace(arm, moment=arm.course.at(time_h)),))


def with_world(shown: Frame, world: World) -> Frame:
    """The same frame with other agents."""
    return replace(shown, arms=(replace(shown.arms[0], world=world),))


@lru_cache(maxsize=40)
def people(changes: tuple[tuple[str, Value], ...]) -> People:
    """The virtual patients of a config, all computed."""
    feed, config = PeopleFeed(), Config(dict(changes))
    feed.ask(config, response_for(config))
    while feed.is_busy:
        feed.advance(1.0)
    return feed.now(config)


def canvas(
    size: tuple[int, int] = (512, 350), theme: str = "dark", window: tuple[int, int] = (1280, 720)
) -> PygameCanvas:
    """An empty canvas; the scene's rectangle starts beside the corner, as it does in the window."""
    surface = pygame.Surface((size[0] + 16, size[1] + 8), 0, 32)
    return PygameCanvas(surface, CACHES, theme, rect=Rect(16, 8, *size), window=window)


def room(rect: Rect) -> Room:
    """A room that nothing lies over."""
    return Room(rect, rect)


def drawn(scene: Scene, shown: Frame, size: tuple[int, int] = (512, 350), theme: str = "dark") -> bytes:
    """The pixels of a scene."""
    target = canvas(size, theme)
    scene.draw(target, shown, room(target.rect))
    return target.picture().tobytes()


def picture_in_corner(
    scene: Scene, shown: Frame, size: tuple[int, int], theme: str = "dark"
) -> NDArray[np.uint8]:
    """A window of 1280 x 768 with the scene in its upper left corner, drawn from nothing."""
    target = PygameCanvas(pygame.Surface((1280, 768)), DrawCaches(), theme)
    target.fill("background")
    scene.draw(target.sub(Rect(0, 0, *size)), shown, room(Rect(0, 0, *size)))
    return target.picture()
