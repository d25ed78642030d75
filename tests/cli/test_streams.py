"""What the whole program does where it cannot print, or where names and files are odd."""

import inspect
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from synapse_sim.cli import app
from synapse_sim.cli.ending import end_tidily_when_told_to
from synapse_sim.cli.options import plain_errors
from synapse_sim.cli.window import window
from synapse_sim.files.writing import whole_file

ROOT = Path(__file__).parents[2]
START = f"{sys.executable} -m synapse_sim"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams are redirected by a shell of Unix")


def shell(command: str) -> tuple[int, str]:
    """Exit code and standard error."""
    result = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    return result.returncode, result.stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("run --out - >&-", "standard output: it is closed\n"),
        ("--help >&-", "standard output: it is closed\n"),
        ("run --out - >/dev/full", "standard output: it cannot be written: No space left on device\n"),
        ("--help >/dev/full", "standard output: it cannot be written: No space left on device\n"),
    ],
)
def test_what_cannot_be_printed_is_one_sentence_and_no_success(command: str, said: str) -> None:
    assert shell(f"{START} {command}") == (2, said)


def test_a_file_is_written_with_both_streams_closed(tmp_path: Path) -> None:
    file = tmp_path / "course.csv"
    assert shell(f"{START} run --out {file} >&- 2>&-") == (0, "")
    assert file.read_text(encoding="utf-8").startswith("# program: synapse-sim")


def test_a_name_of_odd_bytes_is_told_and_an_error_needs_no_standard_error() -> None:
    assert shell(f"{START} config check \"$(printf 'caf\\351.toml')\"") == (
        2,
        "caf?.toml: there is no such file\n",
    )
    assert shell(f"{START} config check no.toml 2>&-") == (2, "")


def test_a_reader_that_goes_away_ends_the_program_in_silence() -> None:
    assert shell(f"({START} config init; echo $? >&2) | true") == (0, "1\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_kill_leaves_no_half_file(number: signal.Signals, tmp_path: Path) -> None:
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGHUP)}
    file = tmp_path / "course.csv"

    def killed() -> None:
        with whole_file(file) as temporary:
            temporary.write_bytes(b"half")
            os.kill(os.getpid(), number)

    end_tidily_when_told_to()
    try:
        with pytest.raises(SystemExit) as end:
            killed()
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    assert end.value.code == 128 + number
    assert list(tmp_path.iterdir()) == []


def commands(of: typer.Typer) -> Iterator[Callable[..., Any]]:
    """Every command with those of its groups."""
    for each in of.registered_commands:
        assert each.callback is not None
        yield each.callback
    for group in of.registered_groups:
        assert group.typer_instance is not None
        yield from commands(group.typer_instance)


def test_whether_a_file_can_be_read_is_said_by_the_one_reader() -> None:
    """The command line's own check tells it in four lines, and of a file to be written, too."""
    files = [
        (command.__name__, parameter.name, about.readable)
        for command in (window, *commands(app))
        for parameter in inspect.signature(command).parameters.values()
        if "Path" in str(parameter.annotation)
        for about in parameter.annotation.__metadata__
    ]
    assert len(files) > 30
    assert [row for row in files if row[2]] == []


def test_an_error_that_names_no_file_names_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as end, plain_errors():
        raise OSError(28, "No space left on device")
    assert (end.value.exit_code, capfd.readouterr().err) == (2, "No space left on device\n")
