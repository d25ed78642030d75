"""What the synapse scene shows of the cleft's agents: plain arrays, in nm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Ints = NDArray[np.integer]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Shown:
    """One instant of a synapse.

    Places are (3, n) x, y, z in nm, z counted up from the postsynaptic membrane; receptors lie on it, (2, n).
    `receptor_look` numbers `synapse_channels.LOOKS`. A vesicle's third coordinate is its height above the
    terminal's membrane; `vesicle_opened` runs from 0 (whole) to 1 (flat). `trace_*` end with the newest.
    """

    cell: str
    height_nm: float
    density_nm: float
    glutamate_nm: Floats
    drug_nm: Floats
    calcium_nm: Floats
    receptor_nm: Floats
    receptor_is_nmda: Flags
    receptor_look: Ints
    vesicle_nm: Floats
    vesicle_fill: Floats
    vesicle_opened: Floats
    trace_ms: Floats
    trace_voltage_mv: Floats
    trace_ampa_pa: Floats
    trace_nmda_pa: Floats
    trace_calcium: Floats
