"""At sixty sizes, in both looks, every scene still says the numbers that carry its message."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.session import Session
from synapse_sim.session.commands import ShowScene
from synapse_sim.session.frame import Frame
from synapse_sim.texts.numbers import at_least, percent, signed_percent
from synapse_sim.ui.desk import Desk
from tests.draw.recording import Recording
from tests.draw.recording_canvas import recorded
from tests.scenes.pictured import WithoutLayers

Size = tuple[int, int]
Say = Callable[[Frame], list[str]]


def sizes() -> Iterator[Size]:
    """Windows as people have them, and others at random."""
    yield from ((640, 400), (400, 640), (1024, 600), (1024, 768), (1366, 768), (1600, 900), (1920, 1080))
    luck = random.Random(24)
    for _ in range(53):
        yield luck.randint(640, 2560), luck.randint(400, 1440)


CARRIES: dict[str, Say] = {
    "body": lambda frame: [at_least(frame.moment.effect_site_umolar, 0.01, "µM")],
    "channel": lambda frame: [percent(frame.moment.block_pyramidal), percent(frame.moment.block_interneuron)],
    "circuit": lambda frame: [
        percent(frame.moment.block_pyramidal),
        percent(frame.moment.block_interneuron),
        percent(frame.moment.received_inhibition_rel),
        signed_percent(frame.facts.glutamate),
    ],
    "synapse": lambda _: ["releases", "left|in the cleft|free"],
    "dendrite": lambda _: ["brought back: |of 100 back"],
    "people": lambda frame: [*shares(frame), "Ketamine", "Midazolam"],
}
"""What is said of the moment in each scene; "|" parts what may stand for each other."""


def shares(frame: Frame) -> list[str]:
    """How many respond in each arm, by their scores."""
    arms = [arm for _, arm in frame.people.trial.arms] if frame.people.trial else []
    return [percent(float(np.mean(arm.at(frame.time_h) <= 0.5 * arm.at(-1.0)))) for arm in arms]


@cache
def session(*, projector: bool) -> Session:
    """A day after the dose, with virtual patients of both arms."""
    begun = Session(Config({"window.projector": projector}), time_h=24.0)
    begun.do(ShowScene("people"))
    begun.advance(0.1)
    while begun.is_computing:
        begun.advance(0.1)
    return begun


def words_at(desk: Desk, size: Size) -> str:
    """All that can be read in a window."""
    recording = Recording()
    desk.draw(
        lambda theme, zoom: recorded(size, theme, zoom=zoom, recording=recording, kind=WithoutLayers)[0]
    )
    return "\n".join(each.shown for each in recording.written if each.place.meets(each.room))


@pytest.mark.parametrize("projector", [False, True], ids=["dark", "projector"])
@pytest.mark.parametrize("name", CARRIES)
@pytest.mark.parametrize("count", [9, pytest.param(60, marks=pytest.mark.long)])
def test_what_carries_the_message_of_a_scene_is_never_dropped(
    name: str, count: int, *, projector: bool
) -> None:
    shown = session(projector=projector)
    shown.do(ShowScene(name))
    desk, wanted = Desk(shown), CARRIES[name](shown.frame())
    assert wanted
    for size in islice(sizes(), count):
        words = words_at(desk, size)
        lost = [each for each in wanted if not any(one in words for one in each.split("|"))]
        assert lost == [], f"{size} of {words}"
