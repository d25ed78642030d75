"""From a moment of the course to the conditions that the fast agents run under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from synapse_sim.agents.circuit import CircuitConditions
from synapse_sim.agents.cleft import CleftConditions
from synapse_sim.agents.terminal import TerminalConditions
from synapse_sim.config import Config
from synapse_sim.course.course import Moment


@dataclass(frozen=True, slots=True)
class Conditions:
    """What each kind of fast agents feels of one moment."""

    circuit: CircuitConditions
    cleft: CleftConditions
    terminal: TerminalConditions

    @classmethod
    def of(cls, config: Config, moment: Moment) -> Self:
        """Read them off a moment of a config's course."""
        return cls(_circuit(config, moment), _cleft(config, moment), _terminal(config, moment))


def _circuit(config: Config, moment: Moment) -> CircuitConditions:
    return CircuitConditions(
        block_interneuron=moment.block_interneuron,
        block_pyramidal=moment.block_pyramidal,
        spine_density_rel=moment.spine_density_rel,
        magnesium_mmolar=config.modulators.magnesium_mmolar,
    )


def _cleft(config: Config, moment: Moment) -> CleftConditions:
    is_pyramidal = config.cleft.cell == "pyramidal"
    return CleftConditions(
        drug_umolar=moment.effect_site_umolar,
        block_share=moment.block_pyramidal if is_pyramidal else moment.block_interneuron,
        glutamate_rel=moment.glutamate_rel,
        magnesium_mmolar=config.modulators.magnesium_mmolar,
        voltage_mv=config.receptor.rest_mv,
        rate_hz=moment.rate_pyramidal_hz,
    )


def _terminal(config: Config, moment: Moment) -> TerminalConditions:
    return TerminalConditions(
        occupancy_sert=moment.occupancy_sert,
        occupancy_net=moment.occupancy_net,
        occupancy_dat=moment.occupancy_dat,
    )
