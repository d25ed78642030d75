"""Where this system keeps what programs can make again."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """The folder of what is kept to save time; it may be deleted at any moment."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "synapse_sim" / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "synapse_sim"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "synapse_sim"
