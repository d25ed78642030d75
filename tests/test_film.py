from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.app import App
from synapse_sim.config import Config
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas.surfaces import to_picture
from synapse_sim.export.film import write_film
from synapse_sim.film import Stretch, lesson_shots, shots, takes_of
from synapse_sim.lesson.shelf import find_lesson
from synapse_sim.opening import WindowOptions
from synapse_sim.session.commands import PlayTo
from tests.lesson.lessons import SHORT

SIZE = (640, 400)
STRETCH = Stretch(0.5, 1.0, 0.5)


def _options(scene: str = "dendrite") -> WindowOptions:
    return WindowOptions(Config(), time_h=STRETCH.from_h, scene=scene, size=SIZE)


def test_a_picture_of_the_film_is_what_the_window_shows_at_that_tick() -> None:
    film = list(shots(_options(), STRETCH, 30))
    assert len(film) == 15
    window = App(_options())
    window.session.finish()
    window.session.do(PlayTo(STRETCH.to_h, STRETCH.seconds))
    window.session.pass_ticks(10 * (TICKS_PER_SECOND // 30))
    assert np.array_equal(to_picture(window.render(SIZE)), film[10].picture)
    assert not np.array_equal(film[10].picture, film[0].picture)


def _as_ffmpeg_sees_it(film: Path) -> Picture:
    """All pictures of a film, (n, h, w, 3), as a program that had no part in it decodes them."""
    ffmpeg = shutil.which("ffmpeg")
    assert ffmpeg is not None
    command = [ffmpeg, "-v", "error", "-i", str(film), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    decoded = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    return np.frombuffer(decoded, np.uint8).reshape(-1, SIZE[1], SIZE[0], 3)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize(("kind", "worst"), [(".mp4", 3.0), (".gif", 12.0)])
def test_another_program_finds_in_the_film_what_the_window_shows_at_that_tick(
    kind: str, worst: float, tmp_path: Path
) -> None:
    wanted = [shot.picture for shot in shots(_options(), STRETCH, 15)]
    path = tmp_path / f"a{kind}"
    write_film(path, iter(wanted), kind, "a title", "where it is from")
    found = _as_ffmpeg_sees_it(path).astype(float)
    assert len(found) == len(wanted)
    apart = [[float(np.abs(one - other[..., :3]).mean()) for other in wanted] for one in found]
    assert max(apart[k][k] for k in range(len(found))) < worst
    assert [row.index(min(row)) for row in apart] == list(range(len(found)))


def test_a_stretch_that_is_played_ends_where_it_was_to_and_rests_there() -> None:
    window = App(_options())
    window.session.do(PlayTo(1.0, 0.5))
    window.session.finish()
    window.session.pass_ticks(TICKS_PER_SECOND // 4)
    halfway_h = window.session.time_h
    window.session.pass_ticks(TICKS_PER_SECOND)
    assert 0.5 < halfway_h < 1.0
    assert not window.session.is_playing
    assert window.session.time_h == pytest.approx(1.0, abs=1 / 60)


@pytest.mark.parametrize("command", [PlayTo(0.2, 1.0), PlayTo(0.5, 1.0), PlayTo(2.0, 0.0)])
def test_a_stretch_that_does_not_run_forward_is_refused(command: PlayTo) -> None:
    session = App(_options()).session
    assert "later" in session.do(command)
    assert not session.is_playing


def test_a_film_in_place_shows_the_agents_move_and_the_course_rest() -> None:
    options = replace(_options("circuit"), size=(1280, 720))
    film = list(shots(options, Stretch(0.75, 0.75, 0.2), 15))
    assert len(film) == 3
    assert len({shot.said for shot in film}) == 1
    assert not np.array_equal(film[0].picture, film[2].picture)


def test_a_film_of_a_lesson_shows_its_beats_in_order_and_reveals_its_questions(tmp_path: Path) -> None:
    file = tmp_path / "short.toml"
    file.write_text(SHORT, encoding="utf-8")
    lesson = find_lesson(str(file))
    takes = takes_of(lesson, seconds=1.0)
    questions = [beat for beat in lesson.beats if beat.question and beat.question.answers]
    assert len(takes) == len(lesson.beats) + len(questions)
    assert [take.turns for take in takes[:2]] == [0, 1]
    assert sum(take.seconds for take in takes) == pytest.approx(1.0)
    options = WindowOptions(Config(), size=(640, 400), lesson=str(file), step=1)
    film = list(lesson_shots(options, takes, 15))
    said = list(dict.fromkeys(shot.said.words for shot in film))
    assert len(said) == len(lesson.beats)
    for number, words in enumerate(said, 1):
        assert f"{number} of {len(lesson.beats)}" in words
        assert "…" not in words


def test_a_beat_is_seen_long_enough_to_be_read_and_played() -> None:
    lesson = find_lesson("chain")
    for take in takes_of(lesson):
        assert take.seconds >= 3.0
