from pathlib import Path

import pytest

from synapse_sim.export.atomic import whole_file


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "course.csv"
    with whole_file(path) as temporary:
        temporary.write_text("time_h", encoding="utf-8")
        assert not path.exists()
    assert path.read_text(encoding="utf-8") == "time_h"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "course.csv"
    path.write_text("old", encoding="utf-8")

    def fall_over() -> None:
        with whole_file(path, force=True) as temporary:
            temporary.write_text("half", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fall_over()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_existing_file_needs_force_and_a_folder_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "course.csv"
    path.touch()
    with pytest.raises(FileExistsError, match="--force replaces it"), whole_file(path):
        pass
    with pytest.raises(NotADirectoryError, match="is not a folder"), whole_file(tmp_path / "no" / "a.csv"):
        pass
    with pytest.raises(IsADirectoryError, match="is a folder"), whole_file(tmp_path, force=True):
        pass
