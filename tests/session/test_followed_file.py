from __future__ import annotations

import os
from pathlib import Path

import pytest

from synapse_sim.config import Value
from synapse_sim.config.load import Layers
from synapse_sim.config.toml import Layer
from synapse_sim.config.watch import FileWatch
from synapse_sim.session import Session
from synapse_sim.session.commands import Change, ChooseDrug, Freeze, Undo
from synapse_sim.session.followed_file import FollowedFile

PRESET = Layers(Layer({"treatment.dose": 6.0}))


class Typist:
    """Somebody who edits the file beside the open window."""

    def __init__(self, path: Path, text: str, layers: Layers | None = None) -> None:
        self.path = path
        self._saves = 0
        path.write_text(text, encoding="utf-8")
        self.session = Session(FileWatch(path, layers).file_config, file=FollowedFile(path, layers))
        self.session.do(Freeze())

    def save(self, text: str) -> None:
        self._saves += 1
        self.path.write_text(text, encoding="utf-8")
        os.utime(self.path, ns=(0, self._saves * 1_000_000_000))
        self.wait()

    def wait(self) -> None:
        self.session.notices.clear()
        for _ in range(6):
            self.session.advance(0.1)

    def change(self, changes: dict[str, Value | None]) -> None:
        assert self.session.do(Change(changes)) == ""

    def differences(self) -> list[str]:
        file = self.session.frame().file
        assert file
        return file.differences(self.session.config)

    @property
    def dose(self) -> float:
        return self.session.config.treatment.dose


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my.toml"


def test_a_line_taken_out_gives_what_the_same_command_gives_anew(path: Path) -> None:
    typist = Typist(path, "treatment.dose = 0.5\n", PRESET)
    typist.save("")
    assert typist.dose == 6.0
    assert typist.session.config == FileWatch(path, PRESET).file_config


def test_what_the_command_line_sets_stays_over_the_file(path: Path) -> None:
    typist = Typist(path, "", Layers(above=Layer({"treatment.dose": 0.3})))
    typist.save("treatment.dose = 0.7\n")
    assert typist.dose == 0.3


def test_only_what_changed_in_the_file_is_applied_over_the_window(path: Path) -> None:
    typist = Typist(path, "treatment.dose = 0.4\nseed = 3\n")
    typist.change({"treatment.dose": 0.9})
    typist.save("treatment.dose = 0.4\nseed = 4\n")
    assert (typist.dose, typist.session.config.seed) == (0.9, 4)


def test_a_refused_file_is_applied_when_its_reason_is_gone_and_it_is_saved_again(path: Path) -> None:
    typist = Typist(path, "")
    assert typist.session.do(ChooseDrug("midazolam")) == ""
    text = "treatment.route = 'intranasal'\n"
    typist.save(text)
    assert "my.toml is not applied" in typist.session.banner
    typist.session.do(Undo())
    typist.save(text)
    assert typist.session.banner == ""
    assert typist.session.config.treatment.route == "intranasal"
    typist.save(text)
    assert typist.session.notices == []


def test_a_change_of_the_file_is_one_step_and_undone_it_stays_undone(path: Path) -> None:
    typist = Typist(path, "")
    typist.save("treatment.dose = 0.7\nsubject.state = 'healthy'\n")
    typist.session.do(Undo())
    assert (typist.dose, typist.session.config.subject.state) == (0.5, "stressed")
    typist.save("treatment.dose = 0.7\nsubject.state = 'healthy'\n# a remark\n")
    assert typist.dose == 0.5


def test_what_differs_between_file_and_window_can_be_seen(path: Path) -> None:
    typist = Typist(path, "treatment.dose = 0.4\n")
    assert typist.differences() == []
    assert typist.session.frame().file_says("treatment.dose") == ""
    typist.change({"treatment.dose": 0.9})
    assert typist.differences() == ["Dose: 0.4 → 0.9 mg/kg"]
    assert typist.session.frame().file_says("treatment.dose") == "my.toml gives 0.4 mg/kg"
    typist.change({"treatment.dose": 0.4, "treatment.dose_unit": "mg"})
    assert typist.session.frame().file_says("treatment.dose") == "my.toml gives 0.4 mg/kg"
    typist.session.do(Undo())
    typist.save("treatment.dose = 0.4\n# a remark\n")
    assert typist.session.notices == [
        "The file was saved; nothing changed. Other than in the file: Dose: 0.4 → 0.9 mg/kg."
    ]


def test_a_file_that_is_emptied_and_filled_again_is_one_saving(path: Path) -> None:
    typist = Typist(path, "treatment.dose = 0.4\n")
    revision = typist.session.revision
    path.write_text("", encoding="utf-8")
    typist.session.advance(0.26)
    typist.save("treatment.dose = 0.6\n")
    assert typist.dose == 0.6
    assert typist.session.revision == revision + 1


def test_many_mistakes_are_counted(path: Path) -> None:
    typist = Typist(path, "")
    typist.save("".join(f"bad{number} = 1\n" for number in range(500)))
    assert typist.session.banner.splitlines()[-1] == "and 497 more mistakes"


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on Unix alone")
def test_a_file_of_an_odd_name_is_followed(tmp_path: Path) -> None:
    typist = Typist(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.toml")), "")
    typist.save("seed = -1\n")
    assert "seed = -1 is outside" in typist.session.banner
