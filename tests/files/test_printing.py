import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from synapse_sim.files.errors import FileError
from synapse_sim.files.printing import complain, drop_output, printable, say

ROOT = Path(__file__).parents[2]


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


def test_what_could_not_be_written_is_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as unread:
        unread.write("x")
        monkeypatch.setattr(sys, "stdout", unread)
        drop_output()
        unread.write("y")
        unread.flush()


@pytest.mark.skipif(os.name != "posix", reason="streams are closed by a shell of Unix")
def test_a_file_that_is_opened_never_takes_the_place_of_a_closed_stream() -> None:
    program = (
        "import sys; from synapse_sim.files.printing import prepare_streams; prepare_streams();"
        "sys.exit(open('/dev/null').fileno() < 3)"
    )
    command = f'"{sys.executable}" -c "{program}" <&- >&- 2>&-'
    assert subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, check=False).returncode == 0
