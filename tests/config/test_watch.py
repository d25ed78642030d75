import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.config import Config, ConfigError, Value
from synapse_sim.config.load import Layers
from synapse_sim.config.overrides import parse_overrides
from synapse_sim.config.toml import Layer
from synapse_sim.config.watch import FileWatch, News, difference
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


def news_of(watch: FileWatch) -> News | None:
    """What two looks say: a saved file counts once both see the same."""
    first = watch.poll()
    return watch.poll() if first is None else first


def changes_in(watch: FileWatch) -> dict[str, object] | None:
    """The changes that are news, taken as applied; None if there are none."""
    news = news_of(watch)
    if news is None:
        return None
    assert not news.mistakes
    watch.accept()
    return dict(news.changes)


def save(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def test_nothing_saved_is_no_news(file: Path) -> None:
    assert news_of(FileWatch(file)) is None


def test_saved_without_a_change_is_no_news(file: Path) -> None:
    watch = FileWatch(file)
    save(file, COMMENTED)
    assert news_of(watch) is None


def test_only_keys_whose_value_changed_are_news(file: Path) -> None:
    watch = FileWatch(file)
    save(file, "trial.expectancy = 'pill'\ntreatment.dose = 0.7\n")
    news = news_of(watch)
    assert news is not None
    assert news.changes == {"trial.expectancy": "pill", "treatment.dose": 0.7, "seed": None}
    watch.accept()
    assert news_of(watch) is None


def test_a_broken_file_is_told_and_the_last_good_one_kept(file: Path) -> None:
    watch = FileWatch(file)
    save(file, "seed = \n")
    broken = news_of(watch)
    assert broken is not None
    assert str(broken.mistakes[0]).startswith("my.toml:1: this is not valid TOML")
    save(file, "seed = -3\n")
    refused = news_of(watch)
    assert refused is not None
    assert "outside" in str(refused.mistakes[0])
    save(file, COMMENTED.replace("3", "4"))
    mended = news_of(watch)
    assert mended is not None
    assert (mended.changes, mended.mistakes) == ({"seed": 4}, ())


def test_a_file_mended_to_what_it_was_takes_the_complaint_back(file: Path) -> None:
    watch = FileWatch(file)
    save(file, "seed = \n")
    news_of(watch)
    save(file, COMMENTED)
    news = news_of(watch)
    assert news is not None
    assert (news.changes, news.mistakes) == ({}, ())


def test_a_file_taken_away_is_told(file: Path) -> None:
    watch = FileWatch(file)
    file.unlink()
    news = news_of(watch)
    assert news is not None
    assert "no such file" in str(news.mistakes[0])
    assert news_of(watch) is None


def test_what_the_program_wrote_is_no_news(file: Path) -> None:
    watch = FileWatch(file)
    watch.write({"treatment.dose": 0.25})
    assert news_of(watch) is None
    save(file, file.read_text(encoding="utf-8").replace("0.25", "0.3"))
    news = news_of(watch)
    assert news is not None
    assert news.changes == {"treatment.dose": 0.3}


def test_a_file_from_windows_keeps_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(b"\xef\xbb\xbfseed = 3 # lucky\r\ntreatment.dose = 0.5\r\n")
    watch = FileWatch(path)
    watch.write({"seed": 4})
    assert path.read_bytes() == b"seed = 4 # lucky\r\ntreatment.dose = 0.5\r\n"
    assert news_of(watch) is None


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


def test_a_file_that_is_still_being_written_is_not_yet_news(file: Path) -> None:
    watch = FileWatch(file)
    save(file, "")
    assert watch.poll() is None
    save(file, COMMENTED.replace("0.5", "0.7"))
    assert watch.poll() is None
    assert changes_in(watch) == {"treatment.dose": 0.7}


LAYERS = Layers(Layer({"treatment.dose": 6.0, "seed": 7}), parse_overrides(["subject.state=healthy"]))


@pytest.mark.parametrize(
    ("text", "in_the_file"),
    [
        ("seed = 3\n", {"seed": 3}),
        ("[treatment]\ndose = 0.5\n", {"treatment.dose": 0.5}),
        ("subject.state = 'stressed'\n", {}),
        ("subject.state = 'stressed'\ntreatment.dose = 1.0\n", {"treatment.dose": 1.0}),
        ("", {}),
    ],
)
def test_a_saved_file_gives_what_the_same_command_gives_anew(
    file: Path, text: str, in_the_file: dict[str, float]
) -> None:
    watch = FileWatch(file, LAYERS)
    window = watch.file_config
    save(file, text)
    window = window.with_changes(changes_in(watch) or {})  # type: ignore[arg-type]
    anew: dict[str, Value | None] = {
        "treatment.dose": 6.0,
        "seed": 7,
        **in_the_file,
        "subject.state": "healthy",
    }
    assert window == watch.file_config == Config(anew) == FileWatch(file, LAYERS).file_config


SAVINGS = st.lists(
    st.sampled_from(
        [
            "",
            "seed = 3\n",
            "treatment.dose = 0.5\n",
            "treatment.dose = 0.5\ntreatment.drug = 'esketamine'\n",
            "treatment.drug = 'midazolam'\ntreatment.route = 'intranasal'\n",
            "treatment.drug = 'memantine'\ntreatment.schedule_h = [0.0, 24.0]\n",
            "subject.state = 'stressed'\n",
            "seed = \n",
            "sed = 1\n",
        ]
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=25)
@given(SAVINGS)
def test_after_any_savings_the_window_has_what_the_command_gives_anew(savings: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "my.toml"
        save(path, "")
        layers = Layers(Layer({"treatment.dose": 0.2}), Layer({"subject.state": "healthy"}))
        watch = FileWatch(path, layers)
        window = watch.file_config
        for text in savings:
            save(path, text)
            news = news_of(watch)
            if news is not None and not news.mistakes:
                window = window.with_changes(news.changes)
                watch.accept()
            assert window == watch.file_config
        with suppress(ConfigError):  # the last saving was no good: the last good one stays
            assert window == FileWatch(path, layers).file_config


def test_a_line_taken_out_gives_the_preset_back_and_one_that_is_set_above_says_nothing(file: Path) -> None:
    watch = FileWatch(file, LAYERS)
    save(file, "seed = 3\n")
    assert changes_in(watch) == {"treatment.dose": 6.0}
    save(file, "seed = 3\nsubject.state = 'stressed'\n")
    assert changes_in(watch) == {}
    assert watch.file_config.subject.state == "healthy"


def test_a_file_is_judged_together_with_its_layers(file: Path) -> None:
    save(file, "treatment.route = 'intranasal'\n")
    with pytest.raises(ConfigError):
        FileWatch(file, Layers(Layer({"treatment.drug": "midazolam"})))


def test_what_was_not_accepted_is_news_again_when_it_is_saved_again(file: Path) -> None:
    watch = FileWatch(file)
    save(file, COMMENTED.replace("0.5", "5"))
    for stamp in (1, 2, 3):
        news = news_of(watch)
        assert news is not None
        assert news.changes == {"treatment.dose": 5}
        assert news_of(watch) is None
        os.utime(file, ns=(stamp, stamp))
    assert changes_in(watch) == {"treatment.dose": 5}
    os.utime(file, ns=(4, 4))
    assert news_of(watch) is None


def test_what_was_not_accepted_goes_when_the_file_takes_it_back(file: Path) -> None:
    watch = FileWatch(file)
    save(file, COMMENTED.replace("0.5", "5"))
    assert news_of(watch) is not None
    save(file, COMMENTED)
    assert changes_in(watch) == {}


def test_what_others_saved_just_before_the_program_wrote_is_not_lost(file: Path) -> None:
    watch = FileWatch(file)
    save(file, COMMENTED.replace("lucky", "very lucky") + "[subject]\nstate = 'healthy'\n")
    watch.write({"treatment.dose": 0.25})
    assert changes_in(watch) == {"subject.state": "healthy"}
    assert news_of(watch) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_whatever_the_file_becomes_is_told_and_it_may_come_back(file: Path) -> None:
    watch = FileWatch(file)
    become: dict[str, Callable[[], object]] = {
        "a pipe": lambda: os.mkfifo(file),
        "a folder": file.mkdir,
        "a device": lambda: file.symlink_to("/dev/zero"),
        "no such file": lambda: None,
        "larger than 1 MB": lambda: file.write_bytes(b"#" * 1_000_001),
    }
    for said, change in become.items():
        file.rename(file.with_name(f"before {said}"))
        change()
        news = news_of(watch)
        assert news is not None
        assert said in str(news.mistakes[0])
        assert news_of(watch) is None
        if said != "no such file":
            file.rename(file.with_name(f"was {said}"))
        save(file, COMMENTED)
        assert changes_in(watch) == {}


def test_a_file_that_another_one_is_moved_over_is_followed(file: Path) -> None:
    watch = FileWatch(file)
    other = file.with_name("other")
    save(other, COMMENTED.replace("0.5", "0.7"))
    other.replace(file)
    assert changes_in(watch) == {"treatment.dose": 0.7}
