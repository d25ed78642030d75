import errno
import io
import sys

import pytest

from synapse_sim.files.errors import FileError
from synapse_sim.files.printing import complain, printable, say


class Full(io.StringIO):
    """A stream on a full disk."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


class Unread(io.StringIO):
    """A pipe that nobody reads any more."""

    def write(self, text: str, /) -> int:
        raise BrokenPipeError(errno.EPIPE, text)


def test_what_was_said_stands_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    say("µ −1")
    say("no end", end="")
    assert capsys.readouterr().out == "µ −1\nno end"


def test_a_name_of_odd_bytes_is_printed_with_a_question_mark(capsys: pytest.CaptureFixture[str]) -> None:
    say("caf\udce9.toml")
    complain("caf\udce9.toml: there is no such file")
    assert capsys.readouterr() == ("caf?.toml\n", "caf?.toml: there is no such file\n")


def test_what_no_font_can_draw_is_a_question_mark() -> None:
    assert printable("µ\0\udce9") == "µ??"


def test_what_cannot_be_printed_is_an_error_and_not_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(FileError, match="standard output: it cannot be written: No space left"):
        say("x")
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(FileError, match="standard output: it is closed"):
        say("x")


def test_a_broken_pipe_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Unread())
    with pytest.raises(BrokenPipeError):
        say("x")


@pytest.mark.parametrize("stream", [Full(), Unread(), None])
def test_a_complaint_never_fails(stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    complain("x")
