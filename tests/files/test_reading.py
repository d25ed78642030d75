import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from synapse_sim.files.errors import FileError
from synapse_sim.files.reading import MOST_BYTES, own_text, read_bytes, read_text

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")


def open_files() -> int:
    """How many there are, where the system tells."""
    return sum(1 for _ in Path("/proc/self/fd").glob("*"))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    before = open_files()
    yield Path("a.toml")
    assert open_files() == before, "a file was left open"


def refusal(path: str | Path) -> str:
    with pytest.raises(FileError) as refused:
        read_text(path)
    assert refused.value.path == os.fspath(path)
    return refused.value.reason


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_is_read_with_and_without_a_mark_and_keeps_its_line_ends(file: Path, mark: bytes) -> None:
    file.write_bytes(mark + "µ = 1\r\n".encode())
    assert read_text(file) == "µ = 1\r\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32", "latin-1"])
def test_another_encoding_is_told_what_to_write(file: Path, encoding: str) -> None:
    file.write_bytes("µ = 1\n".encode(encoding))
    assert refusal(file).endswith("save it again with the encoding UTF-8")


def test_utf16_as_windows_writes_it_is_named(file: Path) -> None:
    file.write_bytes("seed = 1\n".encode("utf-16"))
    assert refusal(file) == "the file is UTF-16 text; save it again with the encoding UTF-8"


@needs_pipes
def test_a_pipe_is_refused_without_waiting_for_a_writer(file: Path) -> None:
    os.mkfifo(file)
    assert refusal(file) == "this is a pipe, not a file"


def test_devices_folders_sockets_and_nothing_are_told_apart(file: Path) -> None:
    assert refusal("/dev/zero") == "this is a device, not a file"
    assert refusal(".") == "this is a folder, not a file"
    assert refusal(file) == "there is no such file"
    assert refusal("a\0b") == "no file can have this name"
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("s")
        assert refusal("s") == "this is a socket, not a file"


def test_a_file_is_read_up_to_its_bound_and_not_beyond(file: Path) -> None:
    file.write_bytes(b"#" * MOST_BYTES)
    assert len(read_bytes(file)) == MOST_BYTES
    file.write_bytes(b"#" * (MOST_BYTES + 1))
    assert refusal(file) == "the file is larger than 1 MB"
    assert len(own_text(file)) == MOST_BYTES + 1


def test_a_file_that_claims_to_be_empty_is_bounded_too() -> None:
    if Path("/proc/kallsyms").exists():
        assert "larger than" in refusal("/proc/kallsyms")
