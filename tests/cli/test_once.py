"""What is said twice is a mistake, wherever it is said."""

from pathlib import Path

import pytest

from tests.cli.commands import refused, typed

COMMANDS = [
    [],
    ["run", "--out", "-"],
    ["validate"],
    ["agree"],
    ["bench"],
    ["preset", "list"],
    ["preset", "show", "healthy"],
    ["config", "init"],
    ["config", "check"],
    ["config", "show"],
    ["config", "schema"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_refuses_an_option_given_twice(command: list[str]) -> None:
    assert refused(*command, "--seed", "3", "--seed", "4", "--preset=a", "--preset", "b") == [
        "--seed is given twice",
        "--preset is given twice",
    ]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["config", "show", "--seed", "3", "--set", "seed=4"], "seed"),
        (["config", "show", "--set", "treatment.dose=1", "--set", "treatment.dose=2"], "treatment.dose"),
        (["--scale", "2", "--set", "window.scale=1"], "window.scale"),
        (["--projector", "--set", "window.projector=false"], "window.projector"),
    ],
)
def test_a_key_given_in_two_ways_is_refused(words: list[str], key: str) -> None:
    assert refused(*words) == [f"--set: {key} is given twice"]


def test_a_flag_out_of_range_is_told_by_its_own_name() -> None:
    assert refused("--scale", "9") == ["--scale: window.scale = 9.0 is outside [0.5, 3]"]


def test_what_says_the_same_or_may_be_repeated_is_no_mistake(tmp_path: Path) -> None:
    changes = ("--set", "seed=2", "--set", "treatment.dose=1")
    result = typed("config", "init", str(tmp_path / "my.toml"), "--force", "--force", *changes)
    assert result.exit_code == 0, result.output
