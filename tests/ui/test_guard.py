from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from synapse_sim.app import App
from synapse_sim.config import Config
from synapse_sim.draw.pygame_canvas import PygameCanvas
from synapse_sim.opening import WindowOptions
from synapse_sim.session.commands import ShowScene
from synapse_sim.ui.guard import MOST_TOLD, Guard
from tests.ui.pilot import FRAME_S, Pilot


def fail(*_: object, **__: object) -> None:
    raise ZeroDivisionError("a list taken to be non-empty")


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("synapse_sim.export.failure.reports_folder", lambda: tmp_path / "reports")
    return tmp_path / "reports"


class Guarded(Pilot):
    """A pilot of a window whose guard is awake, as it is for users."""

    def __init__(self, scene: str = "synapse") -> None:
        super().__init__(scene=scene)
        self.app.guard._tell = self.app._tell

    def written(self, folder: Path) -> list[str]:
        return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*"))]

    @property
    def said(self) -> str:
        return " ".join(self.desk.messages.said)


def break_scene(pilot: Pilot, monkeypatch: pytest.MonkeyPatch, name: str = "synapse") -> None:
    monkeypatch.setattr(pilot.desk.parts.scenes[name], "_paint", fail)


def test_a_part_that_fails_is_put_aside_and_told_once() -> None:
    told: list[str] = []
    guard = Guard(lambda part, _: told.append(part))
    assert [guard.run("a scene", fail) for _ in range(5)] == [False] * 5
    assert guard.run("another", lambda: None)
    assert told == ["a scene"]
    assert guard.failures == 1


def test_after_a_change_it_is_tried_again_but_the_same_failure_is_not_told_again() -> None:
    told: list[str] = []
    guard = Guard(lambda part, _: told.append(part))
    for _ in range(3):
        guard.run("a scene", fail)
        guard.try_again()
    assert guard.run("a scene", lambda: None)
    assert told == ["a scene"]
    assert guard.failures == 3


def test_an_act_that_fails_once_is_no_reason_to_stop_the_next() -> None:
    guard = Guard(lambda *_: None)
    assert not guard.run("a key", fail, once=True)
    assert guard.run("a key", lambda: None, once=True)


def test_however_many_parts_fail_only_so_many_are_told() -> None:
    told: list[str] = []
    guard = Guard(lambda part, _: told.append(part))
    for k in range(3 * MOST_TOLD):
        guard.run(f"part {k}", fail)
    assert len(told) == MOST_TOLD


def test_the_first_frame_of_a_scene_is_not_copied_and_one_a_second_later_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pilot, copied = Pilot(scene="circuit"), []
    monkeypatch.setattr(PygameCanvas, "remember", lambda _canvas, name, _rect: copied.append(name))
    pilot.frame()
    pilot.session.do(ShowScene("synapse"))
    for _ in range(round(0.9 / FRAME_S)):
        pilot.frame()
    assert not copied
    for _ in range(round(0.4 / FRAME_S)):
        pilot.frame()
    assert copied == ["scene synapse"]


def test_telling_that_fails_ends_nothing() -> None:
    assert not Guard(fail).run("a scene", fail)


def test_without_anyone_to_tell_a_mistake_of_the_program_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        Guard().run("a scene", fail)


def test_a_scene_that_fails_keeps_its_last_picture_and_the_rest_goes_on(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot = Guarded()
    pilot.frame(70)
    view = pilot.widget("scene synapse").rect
    x, y = (round(each) for each in view.center)
    before = pygame.Surface.copy(pilot.surface.subsurface((x - 40, y - 40, 80, 80)))
    break_scene(pilot, monkeypatch)
    pilot.frame(30)
    after = pilot.surface.subsurface((x - 40, y - 40, 80, 80))
    assert len(set(pygame.image.tobytes(before, "RGB"))) > 8
    assert (
        sum(a != b for a, b in zip(*(pygame.image.tobytes(s, "RGB") for s in (before, after)), strict=True))
        < 6000
    )
    assert "stopped the picture of “scene synapse”; everything else goes on" in pilot.said
    assert len(pilot.written(reports)) == 1
    pilot.key("right")
    assert pilot.session.time_h != 0.75


def test_a_change_of_scene_tries_a_failed_one_again(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pilot = Guarded()
    with monkeypatch.context() as broken:
        break_scene(pilot, broken)
        pilot.frame()
    assert pilot.app.guard.failures == 1
    pilot.session.do(ShowScene("circuit"))
    pilot.frame()
    pilot.session.do(ShowScene("synapse"))
    pilot.frame(2)
    assert pilot.app.guard.failures == 1
    assert len(pilot.written(reports)) == 1


@pytest.mark.parametrize("part", ["ribbon", "timeline", "sentence"])
def test_a_panel_that_fails_takes_no_other_with_it(
    part: str, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot = Guarded()
    monkeypatch.setattr(getattr(pilot.desk.parts, part), "draw", fail)
    pilot.frame(3)
    assert len(pilot.written(reports)) == 1
    assert pilot.app.guard.failures == 1


def test_time_that_cannot_pass_stands_still_and_keys_still_act(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot = Guarded()
    with monkeypatch.context() as broken:
        broken.setattr(type(pilot.session), "work", fail)
        pilot.frame(5)
        assert pilot.app.guard.failures == 1
        assert "stopped the passing of time" in pilot.said
        pilot.key("right")
    assert pilot.session.time_h > 0.75
    assert len(pilot.written(reports)) == 1


def test_an_event_that_fails_is_told_and_lets_go_of_what_was_held(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot = Guarded()
    with monkeypatch.context() as broken:
        broken.setattr(type(pilot.desk.parts.strip.dose), "press", fail)
        pilot.click("dose")
    assert pilot.desk.pointer_focus.held is None
    assert len(pilot.written(reports)) == 1
    pilot.click("dose")
    assert pilot.desk.pointer_focus.focus is pilot.desk.parts.strip.dose


def test_a_window_that_cannot_be_drawn_at_all_says_so_in_plain_letters(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot = Guarded()
    monkeypatch.setattr(type(pilot.desk.picture), "_arrange", fail)
    pilot.frame(3)
    assert len(set(pilot.pixels())) > 8
    assert len(pilot.written(reports)) == 1


def test_what_is_said_over_the_panels_fails_alone(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pilot = Guarded()
    monkeypatch.setattr(pilot.desk.parts.scenes["synapse"], "tip_at", fail)
    pilot.move("scene synapse")
    pilot.frame(40)
    assert "stopped the tip" in pilot.said
    assert len(pilot.written(reports)) == 1


def test_a_report_that_cannot_be_written_is_said_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synapse_sim.export.failure.reports_folder", lambda: Path("/dev/null/no"))
    pilot = Guarded()
    break_scene(pilot, monkeypatch)
    pilot.frame(2)
    assert "no report could be written" in pilot.said


def test_the_window_of_users_is_guarded_and_that_of_tests_is_not() -> None:
    app = App(WindowOptions(config=Config()))
    app.session.advance = fail  # type: ignore[method-assign]
    with pytest.raises(ZeroDivisionError):
        app.advance(FRAME_S)
