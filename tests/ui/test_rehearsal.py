from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest

from synapse_sim.draw.beam import veil_picture
from synapse_sim.draw.making import Making
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.draw.pygame_canvas.builds import Builds
from synapse_sim.draw.pygame_canvas.words import SurfaceWords
from synapse_sim.draw.pygame_canvas.written_line import WrittenLine
from synapse_sim.lesson import shelf
from synapse_sim.session.commands import Freeze, ShowScene
from synapse_sim.session.lesson_commands import OpenLesson
from synapse_sim.story.scene_names import SCENE_ROWS
from tests.ui.pilot import FRAME_S, Pilot
from tests.ui.rehearsed import Missing, rehearse, sliced

SIZE = (960, 600)
SCENES = [row.name for row in SCENE_ROWS if row.name != "synapse"]


@pytest.fixture
def pilot() -> Pilot:
    return sliced(Pilot(size=SIZE, scene="synapse"))


def test_scenes_that_were_rehearsed_lack_no_layer_when_they_are_first_seen(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = Missing(pilot, monkeypatch)
    rehearse(pilot)
    assert missing.kinds, "it is made in slices, so some were not there at first"
    for scene in SCENES:
        missing.kinds.clear()
        pilot.session.do(ShowScene(scene))
        pilot.frame()
        assert not missing.kinds, scene


def test_the_words_of_all_scenes_that_were_rehearsed_are_written_when_they_are_first_seen(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot.session.do(Freeze())
    rehearse(pilot)
    written: list[str] = []
    write = SurfaceWords._written

    def noted(canvas: SurfaceWords, words: str, *how: Any, **more: Any) -> WrittenLine:
        written.append(words)
        return write(canvas, words, *how, **more)

    monkeypatch.setattr(SurfaceWords, "_written", noted)
    for scene in SCENES:
        pilot.session.do(ShowScene(scene))
        pilot.frame()
    assert len(written) <= 6, written


def test_the_frame_in_which_a_scene_comes_makes_no_picture_and_the_next_ones_do(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    go_on = Builds._slice

    def noted(builds: Builds, making: Making[Any]) -> Any:
        made.append(making)
        return go_on(builds, making)

    pilot.frame(3)
    pilot.session.do(ShowScene("dendrite"))
    monkeypatch.setattr(Builds, "_slice", noted)
    pilot.frame()
    assert pilot.app.painting.caches.builds.missing
    assert not made
    pilot.frame()
    assert made


def test_without_a_rehearsal_layers_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot = sliced(Pilot(size=SIZE, scene="synapse"))
    missing = Missing(pilot, monkeypatch)
    pilot.session.do(ShowScene("body"))
    pilot.frame()
    assert missing.kinds


def test_what_is_in_view_stays_as_it_is(pilot: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a pilot that rehearses nothing."""
    other = sliced(Pilot(size=SIZE, scene="synapse"))
    monkeypatch.setattr(other.desk.rehearsal, "go_on", lambda *_: None)
    for each in (pilot, other):
        each.session.do(Freeze())
        each.session.finish()
    other.frame(rehearse(pilot))
    assert len(pilot.app.painting.caches.layers) > len(other.app.painting.caches.layers)
    assert pilot.pixels() == other.pixels()
    assert pilot.session.world.digest() == other.session.world.digest()


def test_where_layers_have_no_room_no_other_scene_pushes_them_out(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synapse_sim.draw.pygame_canvas.caches._A_SCENE_WINDOWS", 100.0)
    layers, window_bytes = pilot.app.painting.caches.layers, 4.0 * SIZE[0] * SIZE[1]
    rehearse(pilot)
    there = layers.load
    rehearse(pilot)
    assert layers.load < there + 1.5 * window_bytes, "but for what is passed on the way, and counts"
    pilot.session.do(ShowScene("body"))
    pilot.frame()
    assert pilot.app.painting.caches.builds.missing


def test_a_hand_that_holds_something_is_not_disturbed(pilot: Pilot) -> None:
    pilot.desk.pointer_focus.held = pilot.widget("dose")
    for _ in range(400):
        pilot.frame()
        if not pilot.app.painting.caches.builds.missing:
            break
    assert pilot.desk.rehearsal.is_done, "nothing was begun"
    pilot.desk.pointer_focus.held = None
    pilot.frame()
    assert not pilot.desk.rehearsal.is_done


def test_modules_load_while_pictures_in_view_are_still_made(pilot: Pilot) -> None:
    left = iter(range(3))
    pilot.desk.rehearsal._loading = left
    pilot.frame(2)
    assert pilot.app.painting.caches.builds.missing
    assert list(left) == []
    assert pilot.desk.rehearsal.is_done, "nothing is drawn ahead yet"


def test_while_the_course_plays_a_frame_gives_a_quarter_of_the_time(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsal, looks, spent = pilot.desk.rehearsal, itertools.count(), {}
    caches = pilot.app.painting.caches

    def canvas_at(theme: str, zoom: float) -> PygameCanvas:
        return PygameCanvas(pilot.surface, caches, theme, zoom=zoom)

    rehearsal._clock = lambda: 0.00025 * next(looks)
    monkeypatch.setattr(rehearsal, "_step", lambda *_: steps.append(1))
    monkeypatch.setattr(caches.builds, "go_on", lambda _: False)
    monkeypatch.setattr(type(rehearsal), "is_done", False)
    for playing in (False, True):
        steps: list[int] = []
        now = replace(pilot.session.frame(), playing=playing)
        rehearsal.go_on(now, canvas_at, caches)
        spent[playing] = len(steps)
    assert spent[True] * 4 <= spent[False] + 4
    assert spent[True] >= 1


def test_nothing_is_rehearsed_while_light_and_camera_are_on_their_way(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pilot.session.do(OpenLesson("chain", 0)) == ""
    rehearse(pilot)
    begun: list[bool] = []
    beaming = pilot.desk.parts.beaming
    monkeypatch.setattr(pilot.desk.rehearsal, "go_on", lambda *_: begun.append(beaming.is_on_its_way))
    pilot.press("pagedown")
    for _ in range(80):
        pilot.frame()
    assert begun
    assert not any(begun)


def test_the_next_cards_of_a_lesson_lack_no_layer(pilot: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pilot.session.do(OpenLesson("chain", 0)) == ""
    missing = Missing(pilot, monkeypatch)
    for _ in range(3):
        rehearse(pilot)
        missing.kinds.clear()
        pilot.press("pagedown")
        pilot.frame()
        assert not missing.kinds, pilot.session.frame().lesson.number


def test_the_light_of_the_next_cards_is_made_before_they_are_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    """But for that around a number whose width changes as the beat plays."""
    pilot, made = sliced(Pilot(size=SIZE, scene="synapse")), []
    late = 0

    def noted(*form: Any) -> Any:
        made.append(1)
        return veil_picture(*form)

    monkeypatch.setattr("synapse_sim.draw.pygame_canvas.beams.veil_picture", noted)
    assert pilot.session.do(OpenLesson("chain", 0)) == ""
    for _ in range(5):
        rehearse(pilot)
        before = len(made)
        pilot.press("pagedown")
        for _ in range(round(0.8 / FRAME_S)):
            pilot.frame()
        late += len(made) - before
    assert late <= 2
    assert len(made) >= 6


def test_where_layers_have_little_room_the_card_that_comes_next_keeps_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Those of the cards after it would push them out: at a question what a press more reveals."""
    pilot = sliced(Pilot({}, size=(960, 540)))
    missing = Missing(pilot, monkeypatch)
    assert pilot.session.do(OpenLesson("brake", 5)) == ""
    rehearse(pilot)
    pilot.press("pagedown")
    rehearse(pilot)
    missing.kinds.clear()
    pilot.press("pagedown")
    pilot.frame()
    assert pilot.session.frame().prediction.is_revealed
    assert not missing.kinds


@pytest.mark.parametrize("projector", [False, True])
def test_a_question_lacks_no_layer_when_it_asks_again_and_when_it_is_revealed(
    monkeypatch: pytest.MonkeyPatch, *, projector: bool
) -> None:
    pilot = sliced(Pilot({}, size=(640, 400), projector=projector))
    missing = Missing(pilot, monkeypatch)
    assert pilot.session.do(OpenLesson("brake", 5)) == ""
    for stage in ("again", "revealed"):
        rehearse(pilot)
        missing.kinds.clear()
        pilot.press("pagedown")
        pilot.frame()
        asked = pilot.session.frame().prediction
        assert asked is not None
        assert asked.made.stage == stage
        assert not missing.kinds


def test_a_page_that_a_card_opens_is_written_before(pilot: Pilot) -> None:
    assert pilot.session.do(OpenLesson("blind", 6)) == ""
    pilot.session.do(Freeze())
    rehearse(pilot)
    words = set(pilot.app.painting.caches.type.images._things)
    assert pilot.session.do(OpenLesson("blind", 7)) == ""
    pilot.frame()
    assert pilot.desk.parts.page is not None
    new = set(pilot.app.painting.caches.type.images._things) - words
    assert len(new) < 0.2 * len(words)


def test_titles_of_lessons_are_read_before_the_drawer_needs_them(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.lesson_titles.cache_clear()
    shelf._title.cache_clear()
    rehearse(pilot)
    monkeypatch.setattr(shelf, "own_text", lambda path: pytest.fail(f"it reads {path}"))
    assert set(shelf.lesson_titles()) == set(shelf.lesson_names())
