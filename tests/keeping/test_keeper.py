"""What is made in a window survives it."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import numpy as np
import pytest

from synapse_sim.app import App
from synapse_sim.config import Config
from synapse_sim.config.load import Layers, load_config
from synapse_sim.draw.picture import Picture
from synapse_sim.draw.pygame_canvas.surfaces import to_picture
from synapse_sim.files.errors import FileError
from synapse_sim.files.writing import write_file
from synapse_sim.keeping.keeper import Keeper, Places
from synapse_sim.keeping.settings import read_settings
from synapse_sim.opening import WindowOptions
from synapse_sim.session import Session
from synapse_sim.session.commands import (
    AddData,
    Change,
    Compare,
    GoTo,
    Pin,
    Play,
    ShowPublished,
    ShowScene,
    Undo,
)
from synapse_sim.session.followed_file import FollowedFile
from synapse_sim.session.lesson_commands import NextBeat, OpenLesson
from synapse_sim.session.measurements import parse_measurements
from synapse_sim.session.saved import read_state, write_state
from synapse_sim.session.shelf import shelved
from synapse_sim.session.state import state_of
from synapse_sim.story.scene_names import view_names
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.screen import TITLE

MINE = "time_h,score\n24,20\n"
LESSON = Path(__file__).resolve().parents[2] / "assets" / "lessons" / "brake.toml"


class Window:
    """A desk with its keeper, and what was said last."""

    def __init__(self, folder: Path, session: Session | None = None, *, remembers: bool = False) -> None:
        self.desk = Desk(session or Session(Config()))
        kept = (folder / "settings.toml", folder / "lessons.toml") if remembers else (None, None)
        self.keeper = Keeper(self.desk, Places(folder / "sessions", *kept))

    @property
    def said(self) -> str:
        return self.desk.messages.said[0]

    def opens_newest(self) -> None:
        self.opens(next(each.path for each in shelved(self.keeper._shelf)))

    def opens(self, path: Path) -> None:
        self.keeper.open(path)
        while self.keeper.is_busy:
            self.keeper.advance(0.016)

    def drops(self, path: Path, content: str) -> None:
        path.write_text(content)
        self.keeper.drop(path)


def test_a_session_is_saved_under_a_free_name_and_then_into_the_same_file(tmp_path: Path) -> None:
    window = Window(tmp_path)
    window.keeper.save()
    (path,) = (tmp_path / "sessions").iterdir()
    assert window.said == f"Saved {path}"
    window.desk.do(GoTo(24.0))
    window.keeper.save()
    assert [each.path for each in shelved(tmp_path / "sessions")] == [path]
    assert read_state(path, view_names()).time_h == window.desk.session.time_h


def test_two_windows_never_overwrite_what_the_other_saved(tmp_path: Path) -> None:
    write_state(tmp_path / "mine.toml", state_of(Session(Config())))
    one, two = Window(tmp_path), Window(tmp_path)
    for window, time_h in ((one, 6.0), (two, 24.0)):
        window.opens(tmp_path / "mine.toml")
        window.desk.do(GoTo(time_h))
    one.keeper.save()
    two.keeper.save()
    assert read_state(tmp_path / "mine.toml", view_names()) == state_of(one.desk.session)
    (other,) = (tmp_path / "sessions").iterdir()
    assert read_state(other, view_names()) == state_of(two.desk.session)


def test_what_was_saved_is_opened_with_the_same_agents_and_undo_leads_back(tmp_path: Path) -> None:
    window = Window(tmp_path)
    for command in (Change({"treatment.dose": 1.0}), GoTo(24.0), ShowScene("dendrite"), Pin()):
        window.desk.do(command)
    window.keeper.save()
    saved = state_of(window.desk.session)
    window.desk.session.playback.finish()
    digest = window.desk.session.world.digest()
    again = Window(tmp_path)
    again.desk.do(Change({"treatment.dose": 0.2}))
    again.opens_newest()
    assert state_of(again.desk.session) == saved
    again.desk.session.playback.finish()
    assert again.desk.session.world.digest() == digest
    again.desk.do(Undo())
    assert again.desk.session.config.treatment.dose == 0.2


def test_what_was_saved_shows_the_same_pixels_at_rest(tmp_path: Path) -> None:
    saved, opened = (App(WindowOptions(Config(), size=(640, 400))) for _ in range(2))
    for command in (
        Compare({"treatment.dose": 0.0}),
        Change({"treatment.dose": 0.8, "window.projector": True}),
        GoTo(24.0),
        ShowPublished(),
        AddData(parse_measurements(MINE, "mine.csv")),
        ShowScene("dendrite"),
    ):
        saved.session.do(command)
    keeper = Keeper(saved.desk, Places(tmp_path))
    keeper.save()
    (path,) = tmp_path.iterdir()
    opening = Keeper(opened.desk, Places(tmp_path))
    opening.open(path)
    while opening.is_busy:
        opening.advance(0.016)
    assert np.array_equal(at_rest(saved), at_rest(opened))


def at_rest(app: App) -> Picture:
    app.session.finish()
    app.session.notices.clear()
    app.desk.messages.close_notices()
    return to_picture(app.render((640, 400)))


def test_what_is_no_session_is_refused_in_a_sentence_and_nothing_changes(tmp_path: Path) -> None:
    window = Window(tmp_path)
    before = window.desk.session
    (tmp_path / "newer.toml").write_text("format = 2\n")
    window.opens(tmp_path / "newer.toml")
    assert "newer.toml:1: format = 2 must be 1" in window.said
    assert window.said.endswith("a newer version of this program wrote it")
    assert window.desk.session is before


def test_a_closed_window_leaves_its_session_which_the_next_one_offers(tmp_path: Path) -> None:
    window = Window(tmp_path, remembers=True)
    window.keeper.advance(1.0)
    window.desk.do(GoTo(24.0))
    window.keeper.end()
    following = Window(tmp_path, remembers=True)
    following.keeper.offer()
    assert following.said == "The last session can be opened: Ctrl+O."
    following.opens_newest()
    assert following.desk.session.time_h == window.desk.session.time_h
    following.keeper.save()
    assert sum(not each.by_itself for each in shelved(tmp_path / "sessions")) == 1


def test_while_the_course_plays_the_place_from_which_it_plays_is_kept(tmp_path: Path) -> None:
    window = Window(tmp_path, remembers=True)
    window.desk.do(GoTo(6.0))
    rest_h = window.desk.session.time_h
    window.keeper.advance(1.0)
    window.desk.session.finish()
    window.desk.do(Play())
    window.desk.session.pass_ticks(960)
    assert window.desk.session.time_h != rest_h
    window.desk.do(Change({"treatment.dose": 1.0}))
    window.keeper.end()
    (kept,) = shelved(tmp_path / "sessions")
    assert read_state(kept.path, view_names()).time_h == rest_h


def test_a_window_that_is_no_users_keeps_nothing_by_itself(tmp_path: Path) -> None:
    window = Window(tmp_path)
    window.desk.do(Change({"window.projector": True, "treatment.dose": 1.0}))
    window.keeper.advance(2.0)
    window.keeper.end()
    assert list(tmp_path.iterdir()) == []


def test_the_command_that_shows_the_picture_is_put_on_the_clipboard(tmp_path: Path) -> None:
    window = Window(tmp_path)
    window.desk.do(Change({"treatment.dose": 0.3}))
    window.keeper.copy_command()
    words = shlex.split(window.desk.pointer_focus.clipboard.read())
    assert words[:3] == ["synapse-sim", "--set", "treatment.dose=0.3"]


# config


def test_parameters_are_written_into_a_new_config_which_is_followed_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    window = Window(tmp_path)
    window.desk.do(Change({"treatment.dose": 0.3, "window.projector": True}))
    window.keeper.write_config()
    path = tmp_path / f"{TITLE}-1.toml"
    assert load_config(path).changes == {"treatment.dose": 0.3}
    window.desk.do(Change({"treatment.dose": 0.4}))
    window.keeper.write_config()
    assert window.said == f"Written into {TITLE}-1.toml:\nDose: 0.3 → 0.4 mg/kg"
    assert load_config(path).treatment.dose == 0.4
    window.keeper.write_config()
    assert window.said == f"{TITLE}-1.toml says the same already."


def test_a_users_own_config_keeps_its_comments_and_undo_stays_one_step(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("# why this dose\n[treatment]\ndose = 0.3  # low\nroute = 'oral'\n")
    window = Window(tmp_path, Session(load_config(path), file=FollowedFile(path)))
    window.desk.do(Change({"treatment.dose": 0.4, "treatment.route": None}))
    window.keeper.write_config()
    assert path.read_text() == "# why this dose\n[treatment]\ndose = 0.4  # low\n"
    window.desk.session.advance(1.0)
    window.desk.do(Undo())
    assert window.desk.session.config.treatment.dose == 0.3


def test_a_config_that_is_broken_just_now_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[treatment]\ndose = 0.3\n")
    window = Window(tmp_path, Session(load_config(path), file=FollowedFile(path)))
    window.desk.do(Change({"treatment.dose": 0.4}))
    path.write_text("[treatment\n")
    window.keeper.write_config()
    assert "this is not valid TOML" in window.said
    assert path.read_text() == "[treatment\n"


# settings


def test_what_the_user_sets_of_the_window_is_remembered_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("# mine\n[window]\nscale = 1.5  # for the back row\n")
    window = Window(tmp_path, remembers=True)
    window.desk.do(Change({"window.projector": True, "treatment.dose": 0.3}))
    window.keeper.advance(1.0)
    assert path.read_text() == "# mine\n[window]\nscale = 1.5  # for the back row\nprojector = true\n"
    assert read_settings(path)[0].changes == {"window.scale": 1.5, "window.projector": True}


def test_broken_settings_are_told_and_ignored_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[window\nscale = 1.5\n")
    layer, said = read_settings(path)
    assert layer.changes == {}
    assert said.startswith("The settings are ignored. ")
    window = Window(tmp_path, remembers=True)
    window.desk.do(Change({"window.projector": True}))
    window.keeper.advance(1.0)
    assert "not valid TOML" in window.said
    assert path.read_text() == "[window\nscale = 1.5\n"


def test_settings_lie_below_everything_else() -> None:
    layers = Layers().over({"window.scale": 1.5, "window.projector": True})
    assert layers.around(layers.above).changes == {"window.scale": 1.5, "window.projector": True}


def test_a_folder_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("a file, not a folder")
    window = Window(tmp_path, remembers=True)
    window.keeper.advance(1.0)
    for time_h in (6.0, 24.0):
        window.desk.do(GoTo(time_h))
        window.keeper.advance(1.0)
        window.desk.messages.close_notices()
    window.keeper.save()
    assert "sessions" in window.said
    assert "Errno" not in window.said


def test_settings_that_may_not_be_read_are_told_and_the_window_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "exists", forbidden)
    path = tmp_path / "settings.toml"
    layer, said = read_settings(path)
    assert layer.changes == {}
    assert said == f"The settings are ignored. {path}: Permission denied"


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder that a program runs in stays")
def test_where_the_folder_of_the_program_is_gone_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gone").mkdir()
    os.chdir("gone")
    (tmp_path / "gone").rmdir()
    window = Window(tmp_path)
    window.keeper.write_config()
    assert window.said == f"{TITLE}-1.toml: the folder that the program runs in is gone"
    with pytest.raises(FileError, match="the folder that the program runs in is gone"):
        write_file(Path("a.png"), "")


# dropped files


def test_every_kind_of_file_is_known_by_its_content(tmp_path: Path) -> None:
    window = Window(tmp_path)
    window.drops(tmp_path / "a", MINE)
    assert [each.name for each in window.desk.session.viewing.data] == ["a"]
    window.drops(tmp_path / "b.csv", "[treatment]\ndose = 0.3\n")
    assert window.desk.session.config.treatment.dose == 0.3
    assert window.desk.session.file is not None
    window.drops(tmp_path / "c.toml", LESSON.read_text())
    assert window.desk.session.frame().lesson is not None
    window.drops(tmp_path / "d.txt", 'format = 1\nscene = "dendrite"\n')
    while window.keeper.is_busy:
        window.keeper.advance(0.016)
    assert window.desk.session.scene == "dendrite"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("time_h,scor\n1,2\n", "'scor' is no column of a course"),
        ("[treatment]\nrout = 'oral'\n", "unknown key 'treatment.rout'"),
        ("format = 9\n", "format = 9 must be 1"),
        ("[[beat]]\nshow = 3\n", "title"),
        ("%PDF-1.7", "this is not valid TOML"),
        ("\0", ""),
    ],
)
def test_a_dropped_file_that_is_none_of_ours_is_refused_in_a_sentence(
    tmp_path: Path, content: str, sentence: str
) -> None:
    window = Window(tmp_path)
    before = state_of(window.desk.session)
    window.drops(tmp_path / "dropped", content)
    assert sentence in window.said
    assert state_of(window.desk.session) == before


def test_a_dropped_folder_is_refused(tmp_path: Path) -> None:
    window = Window(tmp_path)
    window.keeper.drop(tmp_path)
    assert "a folder" in window.said


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_a_session_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise FileError(tmp_path, "the disk is full")

    monkeypatch.setattr("synapse_sim.files.writing.write_file", fail)
    window = Window(tmp_path)
    window.keeper.save()
    assert "the disk is full" in window.said
    assert list((tmp_path / "sessions").iterdir()) == []


def goes_through(window: Window, lesson: str) -> None:
    """Turn to the card at the end; what was not seen on the way counts as seen."""
    window.desk.do(OpenLesson(lesson))
    window.keeper.advance(0.016)
    while window.desk.session.teaching.lecture.beat is not None:  # type: ignore[union-attr]
        assert lesson not in window.desk.parts.kept.done_lessons
        window.desk.do(NextBeat())
        window.desk.session.finish()
    window.keeper.advance(0.016)


def test_a_lesson_that_was_gone_through_is_known_to_the_next_window(tmp_path: Path) -> None:
    first = Window(tmp_path, remembers=True)
    assert first.desk.parts.kept.done_lessons == set()
    goes_through(first, "limits")
    assert first.desk.parts.kept.done_lessons == {"limits"}
    assert Window(tmp_path, remembers=True).desk.parts.kept.done_lessons == {"limits"}


def test_two_windows_do_not_forget_each_others_lessons(tmp_path: Path) -> None:
    first, second = (Window(tmp_path, remembers=True) for _ in range(2))
    goes_through(first, "limits")
    goes_through(second, "magnesium")
    assert Window(tmp_path, remembers=True).desk.parts.kept.done_lessons == {"limits", "magnesium"}


def test_a_window_that_is_no_users_notes_no_lesson(tmp_path: Path) -> None:
    goes_through(Window(tmp_path), "limits")
    assert list(tmp_path.rglob("*.toml")) == []


def test_a_broken_list_of_lessons_is_left_as_it_is_and_the_reason_is_said(tmp_path: Path) -> None:
    path = tmp_path / "lessons.toml"
    path.write_text("lessons = [")
    window = Window(tmp_path, remembers=True)
    assert window.desk.parts.kept.done_lessons == set()
    goes_through(window, "limits")
    assert path.read_text() == "lessons = ["
    assert "lessons.toml" in window.said
