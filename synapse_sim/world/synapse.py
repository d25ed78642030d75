"""The synapse of a place: a glutamate cleft, or a monoamine terminal for a drug of its transporters.

Beside it the channels of two cells, whatever the drug.
"""

from __future__ import annotations

from collections.abc import Generator

from synapse_sim.agents.channel import Channels
from synapse_sim.agents.cleft import Cleft
from synapse_sim.agents.terminal import Terminal
from synapse_sim.config import Config
from synapse_sim.world.conditions import Conditions

Synapse = tuple[Cleft | None, Terminal | None]
"""The one that fits the drug; the other is None."""


def building_synapse(config: Config, place: int, conditions: Conditions) -> Generator[float, None, Synapse]:
    """The synapse at tick 0 of a place, in slices."""
    cleft, terminal = _synapse(config, place, conditions)
    if cleft is not None:
        yield from cleft.warming_up(conditions.cleft)
    return cleft, terminal


def synapse_without_past(config: Config, place: int, conditions: Conditions) -> Synapse:
    """A stand-in for the eye until the same is built: its first release; a terminal has no warm-up."""
    cleft, terminal = _synapse(config, place, conditions)
    if cleft is not None:
        cleft.advance(1, conditions.cleft)
    return cleft, terminal


def _synapse(config: Config, place: int, conditions: Conditions) -> Synapse:
    if config.drug.kind == "monoamine":
        return None, Terminal(config.terminal, config.seed, place, conditions.terminal)
    about = config.cleft, config.receptor, config.drug
    return Cleft.without_past(*about, seed=config.seed, place=place, conditions=conditions.cleft), None


def building_channels(config: Config, place: int, conditions: Conditions) -> Generator[float, None, Channels]:
    """The channels of both cells, at tick 0 of a place, in slices."""
    channels = _channels(config, place, conditions)
    yield from channels.warming_up(conditions.channel)
    return channels


def channels_without_past(config: Config, place: int, conditions: Conditions) -> Channels:
    """A stand-in for the eye until the same are built."""
    channels = _channels(config, place, conditions)
    channels.release_first(conditions.channel)
    return channels


def _channels(config: Config, place: int, conditions: Conditions) -> Channels:
    return Channels(
        config.channel,
        config.cleft,
        config.receptor,
        config.drug.block,
        seed=config.seed,
        place=place,
        conditions=conditions.channel,
    )
