import errno
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from synapse_sim.files import writing
from synapse_sim.files.errors import FileError
from synapse_sim.files.writing import refuse_target, whole_file, write_file

unix = pytest.mark.skipif(os.name != "posix", reason="modes and devices are those of Unix")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "course.csv"


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(FileError) as refused:
        act()
    return str(refused.value)


def there(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_a_file_appears_only_when_it_is_whole(path: Path) -> None:
    with whole_file(path) as temporary:
        temporary.write_text("time_h", encoding="utf-8")
        assert temporary.suffix == ".csv"
        assert not path.exists()
    assert path.read_text(encoding="utf-8") == "time_h"
    assert there(path) == ["course.csv"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError, MemoryError])
def test_any_error_leaves_the_old_file_and_nothing_else(path: Path, error: type[BaseException]) -> None:
    path.write_text("old", encoding="utf-8")

    def fall_over() -> None:
        with whole_file(path, force=True) as temporary:
            temporary.write_text("half", encoding="utf-8")
            raise error

    with pytest.raises(error):
        fall_over()
    assert path.read_text(encoding="utf-8") == "old"
    assert there(path) == ["course.csv"]


def test_an_existing_file_needs_force_and_a_folder_is_no_file(path: Path) -> None:
    path.touch()
    assert refusal(lambda: write_file(path, "")) == f"{path}: the file exists already; --force replaces it"
    assert refusal(lambda: refuse_target(path)) == f"{path}: the file exists already; --force replaces it"
    assert refusal(lambda: write_file(path.parent, "", force=True)).endswith("this is a folder, not a file")
    missing = path.parent / "no" / "a.csv"
    assert refusal(lambda: write_file(missing, "")) == f"{missing}: there is no folder {missing.parent}"
    under_a_file = path / "a.csv"
    assert refusal(lambda: write_file(under_a_file, "")) == f"{under_a_file}: there is no folder {path}"


@unix
def test_a_link_into_a_folder_that_is_gone_names_that_folder(path: Path) -> None:
    path.symlink_to(path.parent / "gone" / "b.csv")
    assert refusal(lambda: write_file(path, "")) == f"{path}: there is no folder {path.parent / 'gone'}"


def test_a_file_that_came_meanwhile_is_not_replaced(path: Path) -> None:
    def write() -> None:
        with whole_file(path) as temporary:
            temporary.write_text("mine", encoding="utf-8")
            path.write_text("theirs", encoding="utf-8")

    assert "the file exists already" in refusal(write)
    assert path.read_text(encoding="utf-8") == "theirs"
    assert there(path) == ["course.csv"]


@unix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_that_is_replaced_keeps_its_mode(path: Path, mode: int) -> None:
    path.touch()
    path.chmod(mode)
    write_file(path, "new", force=True)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@unix
def test_a_new_file_has_the_mode_of_any_new_file(path: Path) -> None:
    write_file(path, "new")
    plain = path.with_name("plain")
    plain.touch()
    assert path.stat().st_mode == plain.stat().st_mode


@unix
def test_what_a_link_points_to_is_replaced_and_the_link_stays(path: Path) -> None:
    real = path.with_name("real.csv")
    real.write_text("old", encoding="utf-8")
    path.symlink_to("real.csv")
    assert "exists already" in refusal(lambda: write_file(path, "new"))
    write_file(path, "new", force=True)
    assert path.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"


@unix
def test_a_link_to_nothing_yet_makes_what_it_points_to(path: Path) -> None:
    path.symlink_to("later.csv")
    write_file(path, "new")
    assert path.is_symlink()
    assert path.with_name("later.csv").read_text(encoding="utf-8") == "new"


@unix
def test_a_link_to_itself_is_told(path: Path) -> None:
    path.symlink_to(path.name)
    assert str(path) in refusal(lambda: write_file(path, "new", force=True))


@unix
def test_the_longest_name_can_be_written_and_a_longer_one_is_told(path: Path) -> None:
    longest = path.with_name("µ" * 127 + "x")
    write_file(longest, "whole")
    assert longest.read_text(encoding="utf-8") == "whole"
    assert there(path) == [longest.name]
    too_long = path.with_name("a" * 252 + ".csv")
    assert refusal(lambda: write_file(too_long, "")).startswith(f"{too_long}: the file cannot be written")
    write_file(path.with_name("a." + "b" * 252), "a long ending")


@unix
def test_bytes_that_are_no_text_are_a_name_like_any_other(path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(path.parent) + b"/caf\xe9.csv"))
    write_file(odd, "new")
    assert odd.read_text(encoding="utf-8") == "new"


@unix
def test_a_full_disk_names_the_target_and_keeps_the_old_file(path: Path) -> None:
    path.write_text("old", encoding="utf-8")

    def write() -> None:
        with whole_file(path, force=True):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert refusal(write) == f"{path}: the file cannot be written: No space left on device"
    assert path.read_text(encoding="utf-8") == "old"
    assert there(path) == ["course.csv"]


@unix
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_every_step_that_fails_names_the_target_and_leaves_nothing(
    path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text("old", encoding="utf-8")

    def fail(*about: object) -> None:
        raise OSError(
            errno.EACCES, "Permission denied", next((a for a in about if isinstance(a, Path)), None)
        )

    monkeypatch.setattr(*((Path, "replace") if step == "replace" else (os, step)), fail)  # type: ignore[call-overload]
    said = refusal(lambda: write_file(path, "new", force=True))
    monkeypatch.undo()
    assert said == f"{path}: the file cannot be written: Permission denied"
    assert path.read_text(encoding="utf-8") == "old"
    assert there(path) == ["course.csv"]


def test_an_error_about_another_file_keeps_its_name(path: Path) -> None:
    def write() -> None:
        with whole_file(path):
            Path("no such input").read_bytes()

    with pytest.raises(FileNotFoundError, match="no such input"):
        write()


@unix
def test_devices_are_written_straight_to() -> None:
    write_file(Path(os.devnull), "gone")
    full = Path("/dev/full")
    if full.exists():
        assert (
            refusal(lambda: write_file(full, "x"))
            == "/dev/full: the file cannot be written: No space left on device"
        )
        assert stat.S_ISCHR(full.stat().st_mode)


@unix
def test_a_pipe_that_nobody_reads_is_refused_without_waiting(path: Path) -> None:
    os.mkfifo(path)
    assert str(path) in refusal(lambda: write_file(path, "x"))


@unix
def test_a_pipe_that_is_read_gets_everything(path: Path) -> None:
    os.mkfifo(path)
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(path.read_bytes()), daemon=True)
    reader.start()
    write_file(path, b"x" * 200_000)
    reader.join(5)
    os.close(handle)
    assert got == [b"x" * 200_000]


@unix
def test_a_file_that_is_write_protected_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    assert refusal(lambda: write_file(path, "new", force=True)) == f"{path}: the file is write-protected"


@unix
def test_a_file_that_is_replaced_keeps_its_owner(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.touch()
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "chown", lambda _, user, group: given.append((user, group)))
    write_file(path, "new", force=True)
    write_file(path.with_name("new"), "new")
    assert given == [(path.stat().st_uid, path.stat().st_gid)]


@unix
def test_a_stream_of_the_shell_gets_everything_and_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, stream = os.pipe()
    monkeypatch.setattr(writing, "_STREAMS", {"/dev/stdout": stream})
    os.set_blocking(stream, False)
    os.set_blocking(reader, False)
    write_file(Path("/dev/stdout"), "time_h")
    assert os.read(reader, 100) == b"time_h"
    assert not os.get_blocking(stream)
    os.close(reader)
    os.close(stream)


def test_a_target_is_refused_before_any_work_and_nothing_is_touched(path: Path) -> None:
    refuse_target(path)
    assert there(path) == []
    path.write_text("old", encoding="utf-8")
    refuse_target(path, force=True)
    assert path.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("content", ["µ", "µ".encode()])
def test_text_is_written_as_utf_8_and_bytes_as_they_are(path: Path, content: bytes | str) -> None:
    write_file(path, content)
    assert path.read_bytes() == b"\xc2\xb5"


def test_an_ending_that_is_too_long_to_be_a_format_is_left_off_the_temporary_name(path: Path) -> None:
    for length, ending in ((31, "." + 31 * "b"), (32, "")):
        with whole_file(path.with_name("a." + length * "b")) as temporary:
            assert temporary.suffix == ending
            assert temporary.parent == path.parent


@unix
@pytest.mark.parametrize(("name", "stream"), writing._STREAMS.items())
def test_a_stream_by_name_is_the_one_that_the_system_means(name: str, stream: int) -> None:
    assert os.path.samestat(Path(name).stat(), os.fstat(stream))
