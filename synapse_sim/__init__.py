"""A teaching simulation of how ketamine changes a brain circuit: from a dose to new synapses.

The public names load when they are first used, so that importing the package stays fast and needs no display.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from synapse_sim.version import VERSION

if TYPE_CHECKING:
    from synapse_sim.config import Config, ConfigError, load_config
    from synapse_sim.course.course import Course
    from synapse_sim.course.simulate import simulate
    from synapse_sim.experiments.sweep.sweep import sweep
    from synapse_sim.experiments.trial.trial import trial
    from synapse_sim.world import World

__version__ = VERSION
__all__ = [
    "Config",
    "ConfigError",
    "Course",
    "World",
    "__version__",
    "load_config",
    "simulate",
    "sweep",
    "trial",
]

_HOMES = {
    "Config": "synapse_sim.config",
    "ConfigError": "synapse_sim.config",
    "load_config": "synapse_sim.config",
    "Course": "synapse_sim.course.course",
    "simulate": "synapse_sim.course.simulate",
    "sweep": "synapse_sim.experiments.sweep.sweep",
    "trial": "synapse_sim.experiments.trial.trial",
    "World": "synapse_sim.world",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
