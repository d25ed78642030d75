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
        raise MissingExtra(advice(module.partition(".")[0], name)) from error


def advice(package: str, name: str) -> str:
    """What is missing, and the command that installs it, from a clone as well as from an installation."""
    python = shlex.quote(sys.executable)
    has_pip = importlib.util.find_spec("pip") is not None  # an environment that uv made has none
    tool = f"{python} -m pip install" if has_pip else f"uv pip install --python {python}"
    wanted = shlex.join(EXTRAS[name])
    return f"this needs {package}, which the extra '{name}' brings; install it with: {tool} {wanted}"
