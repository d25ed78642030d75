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


def building_synapse(
    config: Config, place: int, conditions: Conditions
) -> Generator[float, None, tuple[Cleft | None, Terminal | None]]:
    """The one that fits the drug, at tick 0 of a place, in slices; the other is None."""
    if config.drug.kind == "monoamine":
        return None, Terminal(config.terminal, config.seed, place, conditions.terminal)
    cleft = yield from Cleft.building(
        config.cleft,
        config.receptor,
        config.drug,
        seed=config.seed,
        place=place,
        conditions=conditions.cleft,
    )
    return cleft, None


def building_channels(config: Config, place: int, conditions: Conditions) -> Generator[float, None, Channels]:
    """The channels of both cells, at tick 0 of a place, in slices."""
    channels = Channels(
        config.channel,
        config.cleft,
        config.receptor,
        config.drug.block,
        seed=config.seed,
        place=place,
        conditions=conditions.channel,
    )
    yield from channels.warming_up(conditions.channel)
    return channels
