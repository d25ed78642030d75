"""The states of a receptor that a viewer can tell apart, by number."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.texts.catalogue import text


@dataclass(frozen=True, slots=True)
class Look:
    """One state as it is drawn: whether the pore is open, and what sits in it."""

    name: str
    is_open: bool = False
    plug: str = ""
    dim: bool = False

    @property
    def words(self) -> str:
        """What it is called on screen."""
        return text(f"scenes.synapse.state.{self.name}")


CLOSED, READY, OPEN, RESTING, MAGNESIUM, PLUGGED, DRUG, TRAPPED = range(8)
LOOKS: tuple[Look, ...] = (
    Look("closed"),
    Look("ready"),
    Look("open", is_open=True),
    Look("resting", dim=True),
    Look("magnesium", plug="magnesium"),
    Look("plugged", is_open=True, plug="magnesium"),
    Look("drug", is_open=True, plug="drug"),
    Look("trapped", plug="drug"),
)
"""In the order of the numbers."""
