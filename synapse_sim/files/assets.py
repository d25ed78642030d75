"""Where the shipped data lies: drugs, presets, lessons, texts, themes and fonts."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def assets_dir() -> Path:
    """The folder `assets`: in an installed wheel, beside the package, or in a frozen program.

    Raises:
        FileNotFoundError: if none of these places holds it.
    """
    package = Path(__file__).resolve().parent.parent
    frozen = Path(getattr(sys, "_MEIPASS", package))
    places = (package / "assets", package.parent / "assets", frozen / "assets")
    for place in places:
        if (place / "drugs").is_dir():
            return place
    raise FileNotFoundError("the assets folder is missing: install synapse-sim again")
