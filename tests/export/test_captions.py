"""What is said is written down as it runs, each thing once."""

from __future__ import annotations

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


def test_a_beat_that_is_not_there_is_refused() -> None:
    assert refused("--step", "3") == ["--step needs --lesson"]
    assert "outside [1, 10]" in refused("--lesson", "chain", "--step", "30")[0]
    assert "did you mean 'chain'?" in refused("--lesson", "chian")[0]
