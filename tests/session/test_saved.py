"""A state is a value: written, read, compared, and stood in again."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from synapse_sim.config import Config, ConfigError
from synapse_sim.files.errors import FileError
from synapse_sim.session import Session
from synapse_sim.session.commands import (
    AddData,
    Change,
    ChooseDrug,
    Command,
    Compare,
    Freeze,
    GoTo,
    Mask,
    NewSeed,
    NextBookmark,
    Pin,
    Redo,
    RemoveData,
    Reset,
    ShowPublished,
    ShowScene,
    Step,
    Undo,
)
from synapse_sim.session.measurements import parse_measurements
from synapse_sim.session.saved import parse_state, read_state, state_text, write_state
from synapse_sim.session.state import SessionState, restored, state_of

SCENES = ("overview", "circuit", "people")
DEEDS: tuple[Callable[[random.Random], Command], ...] = (
    lambda luck: Change({"treatment.dose": round(luck.uniform(0.1, 1.0), 2)}),
    lambda luck: Change({"window.projector": luck.random() < 0.5}),
    lambda _: Change({"treatment.doses": ({"at_h": 0.0, "dose": 0.5}, {"at_h": 24.0, "dose": 0.3})}),
    lambda luck: ChooseDrug(luck.choice(("ketamine", "esketamine", "ssri"))),
    lambda luck: Compare({"subject.state": luck.choice(("healthy", "stressed"))}),
    lambda _: Compare({}),
    lambda luck: Mask(frozenset(luck.sample(("score", "relief", "glutamate_rel"), luck.randint(0, 2)))),
    lambda luck: ShowScene(luck.choice(SCENES)),
    lambda luck: GoTo(luck.uniform(-2.0, 60.0)),
    lambda luck: NextBookmark(luck.choice((-1, 1))),
    lambda luck: Step(luck.choice((-1.0, 1.0))),
    lambda _: Freeze(),
    lambda _: NewSeed(),
    lambda _: Pin(),
    lambda _: Redo(),
    lambda _: Reset(),
    lambda _: ShowPublished(),
    lambda luck: AddData(
        parse_measurements(f"time_h,score,score_sd\n{luck.random()},2,0.5\n3,4,\n", "mine.csv")
    ),
    lambda _: RemoveData("mine.csv"),
    lambda _: Undo(),
)


def read(text: str) -> SessionState:
    return parse_state(text, "my.toml", SCENES)


def digests(session: Session) -> list[str]:
    session.playback.finish()
    return [arm.world.digest() for arm in session.frame().arms]


def walked(count: int, seed: int, stand_again_every: int) -> None:
    """After every command what was written is read, and now and then stood in again."""
    luck, session = random.Random(seed), Session(Config({"course.horizon_h": 48.0}))
    for k in range(count):
        session.do(luck.choice(DEEDS)(luck))
        state = state_of(session)
        assert read(state_text(state)) == state
        if k % stand_again_every == stand_again_every - 1:
            again = restored(read(state_text(state)))
            assert state_of(again) == state
            assert digests(again) == digests(session)


def test_after_every_command_what_was_written_is_read_and_stood_in_again() -> None:
    walked(60, seed=5, stand_again_every=3)


@pytest.mark.long
def test_after_each_of_many_commands_what_was_written_is_stood_in_again() -> None:
    walked(200, seed=6, stand_again_every=1)


def test_an_empty_session_is_the_default_one() -> None:
    assert read("format = 1\n") == state_of(Session(Config()))


def test_a_state_is_written_whole_and_never_over_another_file(tmp_path: Path) -> None:
    path, state = tmp_path / "mine.toml", SessionState(time_h=24.0, scene="circuit")
    write_state(path, state)
    assert read_state(path, SCENES) == state
    with pytest.raises(FileError):
        write_state(path, SessionState())
    assert read_state(path, SCENES) == state
    assert [each.name for each in tmp_path.iterdir()] == ["mine.toml"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("time_h = 1.0", "my.toml: this is no session: it does not say `format = 1`"),
        ("format = 2", "my.toml:1: format = 2 must be 1"),
        ("format = true", "my.toml:1: format = true must be 1"),
        ("format = 1\ntime_h = 'soon'", 'my.toml:2: time_h = "soon" must be a number of hours'),
        ("format = 1\ntime_h = nan", "my.toml:2: time_h = nan must be a number of hours"),
        ("format = 1\ntimeh = 2", "my.toml:2: unknown key 'timeh'; did you mean 'time_h'?"),
        ("format = 1\nscene = 'circus'", "my.toml:2: there is no scene \"circus\"; did you mean 'circuit'?"),
        ("format = 1\n[view]\nfrozen = 1", "my.toml:3: view.frozen = 1 must be true or false"),
        ("format = 1\n[view]\nmasked = ['scor']", 'my.toml:3: a course has no column "scor"; did you mean'),
        ("format = 1\n[run.treatment]\nrout = 'oral'", "my.toml:3: unknown key 'treatment.rout'; did you"),
        ("format = 1\n[compared.treatment]\ndose = -1", "my.toml:3: treatment.dose = -1 is outside"),
        (
            "format = 1\n[[pins]]\ntreatment = { dose = -1 }",
            "my.toml:2: treatment.dose = -1 is outside [0, 6]",
        ),
        ("format = 1\npins = 3", "my.toml:2: pins = 3 must be at most 3 tables, one [[pins]] a run"),
        ("format = [", "my.toml:1: this is not valid TOML"),
    ],
)
def test_what_is_no_session_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read(text)
    assert str(refused.value).startswith(sentence)
    assert len(refused.value.mistakes) == 1


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    with pytest.raises(ConfigError) as refused:
        read("format = 3\nscene = 4\n[run.treatment]\ndose = -1\n")
    assert len(refused.value.mistakes) == 3


def test_how_a_session_is_looked_at_is_no_part_of_undo() -> None:
    session = Session(Config())
    session.do(Change({"treatment.dose": 1.0}))
    for command in (ShowScene("circuit"), ShowPublished(), Freeze(), Mask(frozenset({"score"})), Pin()):
        session.do(command)
    session.do(Change({"window.reduced_motion": True, "window.pace": "1d"}))
    before = state_of(session)
    session.do(Undo())
    after = state_of(session)
    assert before.changes["treatment.dose"] == 1.0
    assert "treatment.dose" not in after.changes
    assert after.changes["window.reduced_motion"]
    assert (after.scene, after.shows_published, after.is_frozen) == ("circuit", True, True)
    assert (after.masked, after.pins) == (before.masked, before.pins)
