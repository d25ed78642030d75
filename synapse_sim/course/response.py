"""The circuit's response: rates and the answer to a test signal, over drug level and spine density.

`Response` is a small table measured on drawn networks of the spiking circuit and read by bilinear interpolation.
Reads outside the table take its nearest edge: at the top of the concentrations the circuit is silent anyway.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Response:
    """Rates and answers of the circuit; every table has shape (c, d), mean or standard deviation over networks.

    concentration_umolar: (c,) free drug levels, strictly increasing from 0.
    density: (d,) spine densities relative to healthy, strictly increasing, with 1.
    answer: extra spikes per pyramidal cell that was not part of the signal, within 15 ms.
    networks: number of drawn networks behind each mean.
    digest: hash of all that the tables depend on.
    """

    concentration_umolar: Floats
    density: Floats
    pyramidal_mean_hz: Floats
    pyramidal_sd_hz: Floats
    interneuron_mean_hz: Floats
    interneuron_sd_hz: Floats
    answer_mean: Floats
    answer_sd: Floats
    networks: int
    digest: str

    def rate_pyramidal_hz(self, c_umolar: ArrayLike, density: ArrayLike) -> Floats:
        """Mean firing rate of pyramidal cells, Hz; arguments broadcast, any shape."""
        return self._read(self.pyramidal_mean_hz, c_umolar, density)

    def rate_interneuron_hz(self, c_umolar: ArrayLike, density: ArrayLike) -> Floats:
        """Mean firing rate of interneurons, Hz; arguments broadcast, any shape."""
        return self._read(self.interneuron_mean_hz, c_umolar, density)

    def rate_pyramidal_sd_hz(self, c_umolar: ArrayLike, density: ArrayLike) -> Floats:
        """Standard deviation of the pyramidal rate between drawn networks, Hz."""
        return self._read(self.pyramidal_sd_hz, c_umolar, density)

    def rate_interneuron_sd_hz(self, c_umolar: ArrayLike, density: ArrayLike) -> Floats:
        """Standard deviation of the interneuron rate between drawn networks, Hz."""
        return self._read(self.interneuron_sd_hz, c_umolar, density)

    def communication(self, c_umolar: ArrayLike, density: ArrayLike) -> Floats:
        """Answer to the test signal relative to the healthy, drug-free circuit; may exceed 1."""
        return self._read(self.answer_mean, c_umolar, density) / self.healthy_answer

    @property
    def healthy_answer(self) -> float:
        """Extra spikes per listening pyramidal cell in the healthy, drug-free circuit."""
        return float(self._read(self.answer_mean, 0.0, 1.0))

    def _read(self, table: Floats, c_umolar: ArrayLike, density: ArrayLike) -> Any:
        row, row_share = _position(self.concentration_umolar, c_umolar)
        column, column_share = _position(self.density, density)
        width = len(self.density)
        flat = table.reshape(-1)
        corner = row * width + column
        low = flat[corner] + row_share * (flat[corner + width] - flat[corner])
        high = flat[corner + 1] + row_share * (flat[corner + width + 1] - flat[corner + 1])
        return low + column_share * (high - low)


def _position(grid: Floats, values: ArrayLike) -> tuple[NDArray[np.intp], Floats]:
    """Index of the grid cell that holds each value, and how far along it the value lies; clamped to the grid."""
    along = np.interp(values, grid, np.arange(len(grid), dtype=np.float64))
    index = np.minimum(along.astype(np.intp), len(grid) - 2)
    return index, along - index
