"""One glutamate synapse: molecules in the cleft, receptors, vesicles and the membrane behind them."""

from synapse_sim.agents.cleft.cleft import Cleft
from synapse_sim.agents.cleft.conditions import CleftConditions

__all__ = ["Cleft", "CleftConditions"]
