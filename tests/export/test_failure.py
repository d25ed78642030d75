from __future__ import annotations

import sys
import traceback
from pathlib import Path

import pytest

from synapse_sim.config import Config, Value
from synapse_sim.export.failure import Failure, without_names, write_report
from synapse_sim.files.folders import reports_folder


@pytest.fixture
def anna(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "anna.novak"
    home.mkdir()
    for key in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(key, str(home))
    monkeypatch.setenv("USER", "anovak")
    return home


def raised(message: str) -> IndexError:
    def fail() -> None:
        raise IndexError(message)

    with pytest.raises(IndexError) as caught:
        fail()
    return caught.value


def failure(message: str = "list index out of range") -> Failure:
    changes: dict[str, Value | None] = {"treatment.dose": 0.3}
    return Failure("the tip", raised(message), Config(changes), "synapse", 0.75, {"numpy": "9.9"})


def test_a_report_says_what_where_and_with_which_parameters() -> None:
    text = failure().text()
    for words in (
        "the tip",
        "scene: synapse",
        "time_h: 0.75",
        "treatment.dose = 0.3",
        "numpy: 9.9",
        "IndexError",
    ):
        assert words in text
    assert "test_failure.py" in text


def test_a_report_holds_no_name_and_no_folder_of_the_user(anna: Path) -> None:
    unix = f"{anna}/thesis/my.toml, /media/anovak/stick/dose.csv, '/mnt/My stick/a.csv'"
    text = failure(f"cannot read {unix} or C:\\Users\\anovak\\x.toml").text()
    assert "my.toml" in text
    assert "dose.csv" in text
    assert "x.toml" in text
    for secret in (str(anna), "anna.novak", "anovak", "thesis", "stick", "My"):
        assert secret not in text


def test_no_folder_of_this_machine_is_left_in_a_traceback() -> None:
    try:
        Path("/nowhere/at/all.txt").read_text(encoding="utf-8")
    except OSError as error:
        text = without_names("".join(traceback.format_exception(error)))
    assert str(Path(__file__).parent) not in text
    assert sys.prefix not in text
    assert "/nowhere" not in text
    assert "all.txt" in text


@pytest.mark.parametrize("words", ["dose = 0.5 mg/kg", "a // b / c", "1/2 and 3/4", "scenes/people/scene.py"])
def test_words_that_are_no_folders_stay(words: str) -> None:
    assert without_names(words) == words


def test_every_report_is_a_file_of_its_own(tmp_path: Path) -> None:
    first, second = (write_report(failure(), tmp_path / "reports") for _ in range(2))
    assert first != second
    assert first.read_text(encoding="utf-8") == failure().text()
    assert len(list((tmp_path / "reports").iterdir())) == 2


def test_reports_lie_in_the_users_own_folder(anna: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(key, raising=False)
    assert anna in reports_folder().parents
