"""Words on screen come from the catalogue: drawn in a language that marks every word, all are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from synapse_sim.config import Config, Value
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes import SCENES, Scene
from synapse_sim.session import Session
from synapse_sim.session.frame import Frame
from synapse_sim.story.alternative import alternative
from synapse_sim.texts.catalogue import speaking
from tests.draw.recording_canvas import recorded
from tests.draw.words_canvas import WordsCanvas
from tests.scenes.stage import room
from tests.texts.pseudo import MARK, marked

UNITS = frozenset(
    ["µM", "ng", "mL", "Hz", "ms", "s", "min", "h", "d", "mV", "pA", "µm", "mg", "kg", "µg", "ns", "µs", "nm"]
)
NAMES = frozenset({"NMDA", "AMPA", "SERT", "NET", "DAT", "synapse_sim"})
"""Units, and names that are the same in every language."""
_MARKED = re.compile(f"{MARK}[^\\W\\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:_[^\W\d_]+)*")
STATES: tuple[tuple[dict[str, Value | None], float], ...] = (
    ({}, -0.5),
    ({}, 0.75),
    ({}, 24.0),
    ({"treatment.route": "oral", "subject.state": "healthy"}, 1.0),
    ({"subject.species": "rat"}, 0.25),
    ({"treatment.drug": "ssri"}, 72.0),
    ({"treatment.drug": "memantine"}, 24.0),
    ({"treatment.drug": "midazolam"}, 2.0),
)


def unmarked(words: str) -> set[str]:
    """The words of a text that are neither marked nor the same in every language."""
    return set(_WORD.findall(_MARKED.sub("", words))) - UNITS - NAMES


def drawn(scene: Scene, seen: Frame) -> Iterator[str]:
    """Every text that a scene draws, large and small, and what it says under the pointer."""
    for size in ((1280, 560), (456, 312)):
        canvas, recording = recorded(size, window=(1280, 720), kind=WordsCanvas)
        scene.draw(canvas, seen, room(canvas.rect))
        yield from (each.asked for each in recording.written)
        rect = Rect(0, 0, *size)
        points = [(x * size[0] / 14, y * size[1] / 10) for x in range(14) for y in range(10)]
        yield from (said for x, y in points if (said := scene.describe(seen, room(rect), x, y)))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_no_word_of_a_scene_stands_in_code(scene: Scene) -> None:
    for changes, time_h in STATES:
        with speaking(marked()):
            seen = Session(Config(changes), time_h=time_h).frame()
            for words in drawn(scene, seen):
                assert not unmarked(words), words


@pytest.mark.parametrize(("changes", "time_h"), STATES)
def test_no_word_of_an_alternative_stands_in_code(changes: dict[str, Value | None], time_h: float) -> None:
    with speaking(marked()):
        told = Session(Config(changes), time_h=time_h).frame().facts
        for scene in ("overview", *(scene.name for scene in SCENES)):
            assert not unmarked(alternative(told, scene))


def test_a_word_in_code_is_found() -> None:
    assert unmarked(f"{MARK}free 0.43 µM brain") == {"brain"}
    assert not unmarked(f"{MARK}free {MARK}in the{MARK}brain".replace("the", ""))
