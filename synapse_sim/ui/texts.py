"""The words on screen that are sentences: read from `assets/texts`, so that anyone can edit them."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from synapse_sim.config import assets_dir


@cache
def texts(name: str) -> dict[str, Any]:
    """The table of one file of `assets/texts`.

    Raises:
        FileNotFoundError: if there is no such file.
    """
    return tomllib.loads((assets_dir() / "texts" / f"{name}.toml").read_text(encoding="utf-8"))
