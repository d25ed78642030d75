"""Modules that load when something of them is first needed, so that the window is there before they are.

A module that another one needs late is named once, among the imports at its top:

    if TYPE_CHECKING:
        from synapse_sim.experiments.trial import trialing
    else:
        trialing = Late("synapse_sim.experiments.trial.trialing")

Types and layers are checked as of every import. What was named so and is not loaded yet, idle frames load.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, TypeVar

T = TypeVar("T")

_NAMED: dict[str, None] = {}


class Late:
    """Stands for a module, which loads when it is first asked for a name.

    Args:
        module: its full name.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        _NAMED[module] = None

    def __getattr__(self, name: str) -> Any:
        return getattr(sys.modules.get(self._module) or import_module(self._module), name)


class Made(dict[str, T]):
    """Values by name, each made when it is first asked for.

    Args:
        make: makes one; raises KeyError for a name that means nothing.
    """

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> T:
        made = self[name] = self._make(name)
        return made


def loading() -> Iterator[None]:
    """Load every module that was named late and is not loaded yet, one after the other."""
    while missing := next((module for module in _NAMED if module not in sys.modules), ""):
        import_module(missing)
        yield
