"""The NMDA channels of a pyramidal cell and of an interneuron, side by side under the same luck."""

from synapse_sim.agents.channel.cell import Cell, CellConditions
from synapse_sim.agents.channel.channels import CELLS, DOORS, ChannelConditions, Channels

__all__ = ["CELLS", "DOORS", "Cell", "CellConditions", "ChannelConditions", "Channels"]
