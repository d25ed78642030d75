"""Where this system keeps what the program writes for its user: sessions, settings, caches, reports."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

_NAME = "synapse_sim"


def _folders() -> PlatformDirs:
    """Asked anew each time, since a test or a user may move home."""
    return PlatformDirs(_NAME, appauthor=False)


def sessions_folder() -> Path:
    """What was saved, and what was kept of a window that ended otherwise."""
    return Path(_folders().user_data_dir) / "sessions"


def lessons_file() -> Path:
    """Which lessons were gone through."""
    return Path(_folders().user_data_dir) / "lessons.toml"


def settings_file() -> Path:
    """How the user wants the window to look."""
    return Path(_folders().user_config_dir) / "settings.toml"


def cache_folder() -> Path:
    """What can be computed again."""
    return Path(_folders().user_cache_dir)


def reports_folder() -> Path:
    """What the program notes about its own failures."""
    return Path(_folders().user_log_dir) / "reports"
