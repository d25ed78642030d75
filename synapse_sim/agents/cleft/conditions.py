"""What the course tells the synapse."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CleftConditions:
    """What the synapse feels of a moment.

    drug_umolar: free, racemate-equivalent.
    block_share: of this cell's NMDA channels that hold drug.
    glutamate_rel: of the rest level.
    magnesium_mmolar: as this cell's channels feel it.
    voltage_mv: at rest.
    rate_hz: of the cell in front of the synapse.
    """

    drug_umolar: float
    block_share: float
    glutamate_rel: float
    magnesium_mmolar: float
    voltage_mv: float
    rate_hz: float
