"""With every text twice as long nothing is cut, and no word stands on another, at any size, in both looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import pytest

from synapse_sim.config import Config, Value
from synapse_sim.draw.canvas import Rect
from synapse_sim.session import Session
from synapse_sim.session.commands import ShowScene
from synapse_sim.story.scene_names import view_names
from synapse_sim.texts.catalogue import speaking
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.input.events import Key
from tests.draw.recording import Recording, Written
from tests.draw.recording_canvas import recorded
from tests.draw.words_canvas import WordsCanvas
from tests.texts.pseudo import doubled

Size = tuple[int, int]
IN_CHECK: tuple[Size, ...] = ((640, 400), (1280, 720))
ALL: tuple[Size, ...] = (
    *IN_CHECK, (800, 600), (1024, 768), (1366, 768), (1600, 900), (1920, 1080), (1920, 1200), (2560, 1440),
    (3440, 1440), (3840, 2160),
)  # fmt: skip
_LONG = [pytest.param(size, marks=pytest.mark.long) for size in ALL[len(IN_CHECK) :]]
SIZES = pytest.mark.parametrize("size", [*IN_CHECK, *_LONG], ids=str)
LOOKS = pytest.mark.parametrize("projector", [False, True], ids=["dark", "projector"])
VIEWS = view_names()
MOMENTS: tuple[tuple[dict[str, Value | None], float], ...] = (
    ({}, -0.5),
    ({"treatment.dose": 6.0, "treatment.route": "iv_bolus"}, 0.2),
    ({"subject.species": "rat", "treatment.dose": 200.0}, 0.25),
    ({"treatment.drug": "ssri"}, 72.0),
    ({"treatment.route": "oral"}, 24.0),
)
_SAID_BY_TIP = ("routes.", "controls.")
"""What the narrow panel of controls cuts is said whole by an open menu, and by the tip."""
_HIGH_SHARE = 0.35
"""Share of a line's height that two words may share: letters leave that much free."""


def _drawn(desk: Desk, size: Size) -> Recording:
    recording = Recording()
    desk.draw(lambda theme, zoom: recorded(size, theme, zoom=zoom, recording=recording, kind=WordsCanvas)[0])
    return recording


def _on_each_other(recording: Recording) -> Iterator[tuple[str, str]]:
    for one, other in combinations((each for each in recording.written if each.shown.strip()), 2):
        ours, theirs = _seen(one), _seen(other)
        shared = ours.common(theirs)
        if shared.w > 3 and shared.h > _HIGH_SHARE * min(ours.h, theirs.h):
            yield one.shown, other.shown


def _seen(each: Written) -> Rect:
    return each.place.common(each.room)


def _cut(recording: Recording) -> list[str]:
    cut = (each.asked for each in recording.not_whole)
    return [words for words in cut if not any(known.fullmatch(words) for known in _of_panel())]


@cache
def _of_panel() -> tuple[re.Pattern[str], ...]:
    """What the panel of controls says, with any numbers."""
    entries = doubled().entries
    said = [
        entry for key, entry in entries.items() if key.startswith(_SAID_BY_TIP) and isinstance(entry, str)
    ]
    return tuple(re.compile(".*".join(map(re.escape, re.split(r"\{[^}]*\}", entry)))) for entry in said)


@LOOKS
@SIZES
def test_every_scene_fits_with_texts_twice_as_long(size: Size, *, projector: bool) -> None:
    with speaking(doubled()):
        desk = Desk(Session(Config({"window.projector": projector}), time_h=0.75))
        for view in VIEWS:
            desk.do(ShowScene(view))
            recording = _drawn(desk, size)
            assert _cut(recording) == []
            assert list(_on_each_other(recording)) == []


@pytest.mark.long
@LOOKS
@pytest.mark.parametrize("size", ALL, ids=str)
@pytest.mark.parametrize(("changes", "time_h"), MOMENTS)
def test_every_scene_fits_at_other_moments(
    changes: dict[str, Value | None], time_h: float, size: Size, *, projector: bool
) -> None:
    with speaking(doubled()):
        desk = Desk(Session(Config({**changes, "window.projector": projector}), time_h=time_h))
        for view in VIEWS:
            desk.do(ShowScene(view))
            recording = _drawn(desk, size)
            assert _cut(recording) == []
            assert list(_on_each_other(recording)) == []


def _page(key: str, size: Size, *, projector: bool) -> Recording:
    """The window after a key that opens a page."""
    desk = Desk(Session(Config({"window.projector": projector}), time_h=0.75))
    _drawn(desk, size)
    for released in (False, True):
        desk.handle(Key(key, released=released))
    return _drawn(desk, size)


@LOOKS
@SIZES
def test_no_word_of_the_help_is_cut(size: Size, *, projector: bool) -> None:
    with speaking(doubled()):
        assert _cut(_page("f1", size, projector=projector)) == []


@LOOKS
@SIZES
def test_no_word_of_the_parameters_stands_on_another(size: Size, *, projector: bool) -> None:
    """A long label ends in an ellipsis there; its tip says it whole."""
    with speaking(doubled()):
        assert list(_on_each_other(_page("o", size, projector=projector))) == []
