"""Sizes that no window can have are refused in a sentence."""

from pathlib import Path

import pytest

from synapse_sim.cli.options import read_size, read_window_size
from tests.cli.commands import refused, typed

SMALL = "is too small; the least is 640x400, or upright 400x640"
LARGE = "is too large; the largest is 7680x4320, or upright 4320x7680"


@pytest.mark.parametrize("size", ["100x100", "639x400", "640x399", "400x639", "399x640", "1x99999"])
def test_a_size_below_the_least_is_refused(size: str) -> None:
    assert refused("--size", size) == [f"--size {size} {SMALL}"]


@pytest.mark.parametrize("size", ["7681x720", "5000x5000", "12800x720", "99999x99999"])
def test_a_size_beyond_any_screen_is_refused(size: str) -> None:
    assert refused("--size", size) == [f"--size {size} {LARGE}"]


@pytest.mark.parametrize("size", ["640x400", "400x640", "7680x4320", "4320x7680"])
def test_a_size_at_the_bounds_is_taken(size: str) -> None:
    assert read_window_size(size) == tuple(map(int, size.split("x")))


@pytest.mark.parametrize("size", ["640x400", "400x640"])
@pytest.mark.parametrize("look", [[], ["--projector"], ["--scale", "3"]], ids=" ".join)
def test_the_least_window_can_be_drawn(size: str, look: list[str], tmp_path: Path) -> None:
    result = typed("--screenshot", str(tmp_path / "a.png"), "--size", size, *look)
    assert result.exit_code == 0, result.output


def test_a_size_is_written_with_either_sign() -> None:
    assert read_size(" 1280X720") == read_size("1280×720") == (1280, 720)


@pytest.mark.parametrize("size", ["123456x720", "x", "720", "-1x5", "1e3x720"])
def test_what_is_no_size_is_told_with_an_example(size: str) -> None:
    assert refused("--size", size)[-1] == (
        f"Error: Invalid value: '{size}' is no size; write it like 1280x720"
    )
