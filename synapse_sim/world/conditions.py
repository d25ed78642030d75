"""From a moment of the course to the conditions that the fast agents run under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from synapse_sim.agents.circuit.circuit import CircuitConditions
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
        return cls(_circuit(config, moment), _cleft(config, moment), _terminal(moment))


def _circuit(config: Config, moment: Moment) -> CircuitConditions:
    return CircuitConditions(
        block_interneuron=moment.block_interneuron,
        block_pyramidal=moment.block_pyramidal,
        spine_density_rel=moment.spine_density_rel,
        magnesium_mmolar=config.modulators.magnesium_mmolar,
    )


def _cleft(config: Config, moment: Moment) -> CleftConditions:
    """Interneurons bind magnesium more weakly and sit at a less negative voltage."""
    receptor, magnesium_mmolar = config.receptor, config.modulators.magnesium_mmolar
    if config.cleft.cell == "pyramidal":
        block_share, voltage_mv = moment.block_pyramidal, receptor.rest_mv
    else:
        block_share = moment.block_interneuron
        voltage_mv = receptor.rest_mv + receptor.used_at_interneuron_mv - receptor.used_at_pyramidal_mv
        magnesium_mmolar *= config.circuit.magnesium_interneuron_share
    return CleftConditions(
        drug_umolar=moment.effect_site_umolar,
        block_share=block_share,
        glutamate_rel=moment.glutamate_rel,
        magnesium_mmolar=magnesium_mmolar,
        voltage_mv=voltage_mv,
        rate_hz=moment.rate_pyramidal_hz,
    )


def _terminal(moment: Moment) -> TerminalConditions:
    return TerminalConditions(moment.occupancy_sert, moment.occupancy_net, moment.occupancy_dat)
