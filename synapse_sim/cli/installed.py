"""What the program runs on: the versions in use, and whether pygame is the right one."""

import importlib.util
import os
import platform
import shlex
import sys
from collections.abc import Iterator
from types import ModuleType

from synapse_sim.cli.options import refuse
from synapse_sim.files.extras import advice


def versions() -> Iterator[str]:
    """Name and version of the program and of what it stands on."""
    import numpy as np

    from synapse_sim.version import VERSION

    pygame = need_pygame_ce()
    yield f"synapse-sim {VERSION}"
    yield f"Python {platform.python_version()}"
    yield f"NumPy {np.__version__}"
    yield f"pygame-ce {pygame.version.ver}"
    yield f"SDL {'.'.join(map(str, pygame.get_sdl_version()))}"


def need_pygame_ce() -> ModuleType:
    """Load pygame-ce; refuse the old pygame, which has the same name, and what is left where both were."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        import pygame
    except ImportError:
        refuse(*_advice("pygame-ce cannot be loaded"))
    if not getattr(pygame, "IS_CE", False):
        refuse(*_advice("the old pygame is installed, which has the same name as pygame-ce"))
    return pygame


def need_extra(extra: str, *modules: str) -> None:
    """Refuse, with the command that installs it, what an extra brings and is not there."""
    missing = [module for module in modules if importlib.util.find_spec(module) is None]
    if missing:
        refuse(advice(", ".join(missing), extra))


def has_pip() -> bool:
    """Whether this environment has pip; one that uv made has none."""
    return importlib.util.find_spec("pip") is not None


def _advice(reason: str) -> tuple[str, ...]:
    """Both are taken away first: while one is there, installing changes nothing or leaves a mixture."""
    python = shlex.quote(sys.executable)
    takes_away, installs = f"{python} -m pip uninstall -y", f"{python} -m pip install"
    if not has_pip():
        takes_away, installs = (f"uv pip {verb} --python {python}" for verb in ("uninstall", "install"))
    return (
        f"{reason}; these two commands mend it:",
        f"{takes_away} pygame pygame-ce",
        f"{installs} pygame-ce",
    )
