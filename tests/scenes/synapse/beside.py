from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.synapse.scene import SCENE
from synapse_sim.session.frame import Frame
from synapse_sim.session.synapse_feed import BesideSynapse, SynapseFeed
from synapse_sim.world import World
from tests.draw.recording_canvas import recorded


def with_beside(shown: Frame) -> Frame:
    """The same frame with all that stands beside its synapse computed."""
    return replace(shown, beside_synapse=_beside(shown.world, shown.time_h))


@lru_cache(maxsize=16)
def _beside(world: World, time_h: float) -> BesideSynapse:
    feed = SynapseFeed()
    feed.ask(world, world.course, time_h)
    while feed.is_busy:
        feed.advance(world, 1.0)
    return feed.now(world, world.course, time_h)


def said_by(shown: Frame, size: tuple[int, int]) -> list[str]:
    """All words of the scene in a room of this size."""
    canvas, recording = recorded(size, window=(1280, 720))
    SCENE.draw(canvas, shown, Room(canvas.rect, canvas.rect))
    return [each.shown for each in recording.written]
