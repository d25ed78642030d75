"""What is said is written down as it runs, each thing once."""

from __future__ import annotations

import os
from io import StringIO
from pathlib import Path

import pytest

from synapse_sim.config import Config
from synapse_sim.export.captions import Captions, captions_to
from synapse_sim.files.errors import FileError
from synapse_sim.session import Session
from synapse_sim.session.commands import Change, GoTo, Mask
from synapse_sim.session.lesson_commands import LeaveLesson, NextBeat, OpenLesson
from tests.cli.commands import refused
from tests.ui.pilot import Pilot


def test_a_lesson_is_written_beat_by_beat_with_its_answers() -> None:
    session, written = Session(Config()), StringIO()
    captions = Captions(written)
    session.do(OpenLesson("chain", beat=5))
    for _ in range(5):
        captions.tell(session.frame())
        captions.tell(session.frame())
        session.do(NextBeat())
    lines = written.getvalue().splitlines()
    numbered = [line for line in lines if " of 9: " in line]
    assert [line.split(" ")[0] for line in numbered] == ["6", "7", "8"]
    assert "A: while the drug is in" in lines
    assert not any("{" in line for line in lines)


def test_without_a_lesson_the_scene_is_told_and_what_is_masked_is_not() -> None:
    session, written = Session(Config(), scene="circuit"), StringIO()
    captions = Captions(written)
    captions.tell(session.frame())
    session.do(GoTo(24.0))
    captions.tell(session.frame())
    assert written.getvalue().count("after the dose") == 2
    session.do(Mask(frozenset({"relief"})))
    captions.tell(session.frame())
    assert written.getvalue().endswith("Hidden until it is predicted.\n\n")


def test_what_the_user_touched_in_a_lesson_is_told_by_the_scene() -> None:
    session, written = Session(Config()), StringIO()
    session.do(OpenLesson("chain", beat=3))
    session.do(Change({"treatment.dose": 0.0}))
    Captions(written).tell(session.frame())
    assert "Interneurons fire less" not in written.getvalue()
    session.do(LeaveLesson())


def test_captions_replace_no_file(tmp_path: Path) -> None:
    path = tmp_path / "said.txt"
    with captions_to(path) as captions:
        captions.tell(Session(Config()).frame())
    assert "after the dose" in path.read_text(encoding="utf-8")
    with pytest.raises(FileError, match="exists already"), captions_to(path):
        pass
    with captions_to(path, force=True):
        pass
    assert path.read_text(encoding="utf-8") == ""


class Failing(StringIO):
    """A stream that takes nothing more."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error, self.tries = error, 0

    def write(self, text: str, /) -> int:
        del text
        self.tries += 1
        raise self.error


def test_where_nothing_more_can_be_written_it_is_told_once_and_the_window_goes_on(tmp_path: Path) -> None:
    stream = Failing(OSError(28, "No space left on device"))
    captions = Captions(stream, tmp_path / "said.txt")
    pilot = Pilot(size=(640, 400), captions=captions)
    why = f"{tmp_path / 'said.txt'}: it cannot be written: No space left on device"
    assert pilot.desk.messages.said == (f"No more captions: {why}",)
    pilot.desk.messages.close_notices()
    pilot.session.do(GoTo(24.0))
    pilot.frame(2)
    assert (stream.tries, pilot.desk.messages.said, pilot.app.guard.failures) == (1, (), 0)
    assert str(captions.failure) == why


def test_a_reader_that_goes_away_ends_captions_alone() -> None:
    pilot = Pilot(size=(640, 400), captions=Captions(Failing(BrokenPipeError(32, "Broken pipe"))))
    assert pilot.desk.messages.said == ("No more captions: whoever read them went away.",)


def test_captions_that_ended_early_are_no_success(tmp_path: Path) -> None:
    def written() -> None:
        with captions_to(tmp_path / "said.txt") as captions:
            captions.failure = FileError("said.txt", "it cannot be written")

    with pytest.raises(FileError, match=r"said.txt: it cannot be written"):
        written()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are those of Unix")
def test_a_pipe_that_nobody_reads_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "said")
    with pytest.raises(FileError, match="cannot be written"), captions_to(tmp_path / "said"):
        pass


def test_a_beat_that_is_not_there_is_refused() -> None:
    assert refused("--step", "3") == ["--step needs --lesson"]
    assert "outside [1, 10]" in refused("--lesson", "chain", "--step", "30")[0]
    assert "did you mean 'chain'?" in refused("--lesson", "chian")[0]
