from pathlib import Path

import pytest

from synapse_sim.config import ConfigError
from synapse_sim.config.watch import FileWatch, difference
from synapse_sim.config.write import changed_text, write_changes

COMMENTED = """# my lecture
seed = 3  # lucky
[treatment] # what is given
dose = 0.5
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(COMMENTED, encoding="utf-8")
    return path


def save(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def test_nothing_saved_is_no_news(file: Path) -> None:
    assert FileWatch(file).poll() is None


def test_saved_without_a_change_is_no_news(file: Path) -> None:
    watch = FileWatch(file)
    save(file, COMMENTED)
    assert watch.poll() is None


def test_only_keys_whose_value_changed_are_news(file: Path) -> None:
    watch = FileWatch(file)
    save(file, "trial.expectancy = 'pill'\ntreatment.dose = 0.7\n")
    news = watch.poll()
    assert news is not None
    assert news.changes == {"trial.expectancy": "pill", "treatment.dose": 0.7, "seed": None}
    assert watch.poll() is None


def test_a_broken_file_is_told_and_the_last_good_one_kept(file: Path) -> None:
    watch = FileWatch(file)
    save(file, "seed = \n")
    broken = watch.poll()
    assert broken is not None
    assert str(broken.mistakes[0]).startswith("my.toml:1: this is not valid TOML")
    save(file, "seed = -3\n")
    refused = watch.poll()
    assert refused is not None
    assert "outside" in str(refused.mistakes[0])
    save(file, COMMENTED.replace("3", "4"))
    mended = watch.poll()
    assert mended is not None
    assert (mended.changes, mended.mistakes) == ({"seed": 4}, ())


def test_a_file_mended_to_what_it_was_takes_the_complaint_back(file: Path) -> None:
    watch = FileWatch(file)
    save(file, "seed = \n")
    watch.poll()
    save(file, COMMENTED)
    news = watch.poll()
    assert news is not None
    assert (news.changes, news.mistakes) == ({}, ())


def test_a_file_taken_away_is_told(file: Path) -> None:
    watch = FileWatch(file)
    file.unlink()
    news = watch.poll()
    assert news is not None
    assert "no such file" in str(news.mistakes[0])
    assert watch.poll() is None


def test_what_the_program_wrote_is_no_news(file: Path) -> None:
    watch = FileWatch(file)
    watch.write({"treatment.dose": 0.25})
    assert watch.poll() is None
    save(file, file.read_text(encoding="utf-8").replace("0.25", "0.3"))
    news = watch.poll()
    assert news is not None
    assert news.changes == {"treatment.dose": 0.3}


def test_a_file_from_windows_keeps_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(b"\xef\xbb\xbfseed = 3 # lucky\r\ntreatment.dose = 0.5\r\n")
    watch = FileWatch(path)
    watch.write({"seed": 4})
    assert path.read_bytes() == b"seed = 4 # lucky\r\ntreatment.dose = 0.5\r\n"
    assert watch.poll() is None


def test_a_bad_file_is_refused_to_begin_with(file: Path) -> None:
    save(file, "sed = 1\n")
    with pytest.raises(ConfigError, match="did you mean 'seed'"):
        FileWatch(file)


def test_comments_and_order_stay_when_the_program_writes() -> None:
    changes = {"treatment.dose": 0.25, "seed": None, "trial.expectancy": "pill"}
    text = changed_text(COMMENTED, changes, "my.toml")
    assert text.startswith("# my lecture\n[treatment] # what is given\ndose = 0.25\n")
    assert '[trial]\nexpectancy = "pill"\n' in text


def test_deep_keys_lists_and_new_files_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    write_changes(
        path, {"treatment.schedule_h": (0.0, 72.0), "drugs.ketamine.disposition.clearance_l_per_h": 70}
    )
    assert path.read_text(encoding="utf-8") == (
        "[treatment]\nschedule_h = [0.0, 72.0]\n\n[drugs.ketamine.disposition]\nclearance_l_per_h = 70\n"
    )


def test_a_value_where_a_section_is_needed_is_told() -> None:
    with pytest.raises(ConfigError, match="'treatment' is a value here"):
        changed_text("treatment = 3\n", {"treatment.dose": 0.25}, "my.toml")


def test_a_difference_tells_what_is_new_what_is_other_and_what_is_gone() -> None:
    assert difference({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 4, "d": 5}) == {"b": 4, "c": None, "d": 5}
