"""The words on screen that are sentences: read from `assets/texts`, so that anyone can edit them."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from synapse_sim.config import assets_dir
from synapse_sim.files.reading import own_text


@cache
def texts(name: str) -> dict[str, Any]:
    """The table of one file of `assets/texts`.

    Raises:
        FileError: if there is no such file.
    """
    return tomllib.loads(own_text(assets_dir() / "texts" / f"{name}.toml"))
