"""From a moment of the course to the conditions that the fast agents run under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from synapse_sim.agents.channel import CellConditions, ChannelConditions
from synapse_sim.agents.circuit.circuit import CircuitConditions
from synapse_sim.agents.cleft import CleftConditions
from synapse_sim.agents.terminal import TerminalConditions
from synapse_sim.config import Config
from synapse_sim.course.course import Moment
from synapse_sim.model.receptor import in_use


@dataclass(frozen=True, slots=True)
class Conditions:
    """What each kind of fast agents feels of one moment."""

    circuit: CircuitConditions
    cleft: CleftConditions
    channel: ChannelConditions
    terminal: TerminalConditions

    @classmethod
    def of(cls, config: Config, moment: Moment) -> Self:
        """Read them off a moment of a config's course."""
        return cls(
            _circuit(config, moment), _cleft(config, moment), _channel(config, moment), _terminal(moment)
        )


def _circuit(config: Config, moment: Moment) -> CircuitConditions:
    return CircuitConditions(
        block_interneuron=moment.block_interneuron,
        block_pyramidal=moment.block_pyramidal,
        spine_density_rel=moment.spine_density_rel,
        magnesium_mmolar=config.modulators.magnesium_mmolar,
    )


def _cleft(config: Config, moment: Moment) -> CleftConditions:
    at = channel_cells(config, moment)[config.cleft.cell != "pyramidal"]
    return CleftConditions(
        drug_umolar=moment.effect_site_umolar,
        block_share=at.block_share,
        glutamate_rel=moment.glutamate_rel,
        magnesium_mmolar=at.magnesium_mmolar,
        voltage_mv=at.rest_mv,
        rate_hz=moment.rate_pyramidal_hz,
    )


def _channel(config: Config, moment: Moment) -> ChannelConditions:
    return ChannelConditions(moment.effect_site_umolar, channel_cells(config, moment))


def channel_cells(config: Config, moment: Moment) -> tuple[CellConditions, CellConditions]:
    """Pyramidal cell, interneuron: the latter binds magnesium more weakly and is less negative inside."""
    numbers, (interneuron, pyramidal) = config.receptor, in_use(config)
    lifted_mv = numbers.rest_mv + numbers.used_at_interneuron_mv - numbers.used_at_pyramidal_mv
    return (
        CellConditions(moment.block_pyramidal, pyramidal[1], numbers.rest_mv, pyramidal[0]),
        CellConditions(moment.block_interneuron, interneuron[1], lifted_mv, interneuron[0]),
    )


def _terminal(moment: Moment) -> TerminalConditions:
    return TerminalConditions(moment.occupancy_sert, moment.occupancy_net, moment.occupancy_dat)
