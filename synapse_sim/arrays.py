"""Names for NumPy's arrays by what they hold; which shape they have is said where they are used."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Floats32 = NDArray[np.float32]
AnyFloats = NDArray[np.floating]
"""Of either precision."""
Bytes = NDArray[np.uint8]
Indices = NDArray[np.intp]
AnyInts = NDArray[np.integer]
"""Of any width."""
Bools = NDArray[np.bool_]
