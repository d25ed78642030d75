"""Packages that only some commands need: loaded when they are used, and asked for in one sentence."""

from __future__ import annotations

import importlib.util
import shlex
import sys
from importlib import import_module
from typing import Any

EXTRAS: dict[str, tuple[str, ...]] = {
    "export": ("av>=13", "pillow>=10.3"),
    "figure": ("matplotlib>=3.9",),
    "stats": ("pyarrow>=16", "SALib>=1.5", "scipy>=1.13"),
    "cluster": ("dask[distributed]>=2024.5", "pyarrow>=16"),
}
"""What each extra brings; a test holds it to `pyproject.toml`."""


class MissingExtra(ImportError):  # noqa: N818 - what is missing, not what went wrong
    """A package is missing that an extra brings."""


def extra(module: str, name: str) -> Any:
    """A module of a package that the extra `name` brings.

    Raises:
        MissingExtra: with the command that installs it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra(_advice(module.partition(".")[0], name)) from error


def has_module(module: str) -> bool:
    """Whether a package is there."""
    return importlib.util.find_spec(module) is not None


def _advice(package: str, name: str) -> str:
    python = shlex.quote(sys.executable)
    tool = f"{python} -m pip install" if has_module("pip") else f"uv pip install --python {python}"
    return f"{package} is missing, which the extra '{name}' brings: {tool} {shlex.join(EXTRAS[name])}"
