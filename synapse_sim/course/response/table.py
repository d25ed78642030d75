"""A small table of the circuit's rates and answers, read by bilinear interpolation.

Reads outside the table take its nearest edge: rates stay as they are at the last concentration, and no
subject has more spines than the last density.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike

from synapse_sim.agents.circuit.numbers import BackgroundJumps, SettledCircuit
from synapse_sim.agents.circuit.sent_signal import SIGNAL_CELLS
from synapse_sim.agents.circuit.wiring import PYRAMIDAL_CELLS
from synapse_sim.arrays import Floats, Indices
from synapse_sim.config import Config

LEAST_ANSWER = 1 / (PYRAMIDAL_CELLS - SIGNAL_CELLS)
"""One extra spike in all listening cells; a ratio to less than that would be a number about noise."""


@dataclass(frozen=True, slots=True)
class Response:
    """Rates and answers of the circuit over drug level and spine density.

    Every table has shape (c, d): mean or standard deviation over drawn networks. All arrays are read-only.

    concentration_umolar: (c,) free drug levels, strictly increasing from 0.
    density: (d,) spine densities relative to healthy, strictly increasing, with 1 inside.
    answer_mean, answer_sd: extra spikes per listening pyramidal cell within 15 ms of a test signal.
    networks: number of drawn networks behind each mean.
    background_pyramidal_leak, background_interneuron_leak: background jumps that hold the resting rates.
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
    background_pyramidal_leak: float
    background_interneuron_leak: float
    digest: str

    def settled(self, config: Config) -> SettledCircuit:
        """The circuit of this response's config, with the background it was measured with."""
        background = BackgroundJumps(self.background_pyramidal_leak, self.background_interneuron_leak)
        return SettledCircuit(config.circuit, config.receptor, background)

    def rate_pyramidal_hz(self, c_umolar: ArrayLike, density: ArrayLike) -> Floats:
        """Mean firing rate of pyramidal cells, Hz; arguments of any shapes that broadcast."""
        return self._read(self.pyramidal_mean_hz, c_umolar, density)

    def rate_interneuron_hz(self, c_umolar: ArrayLike, density: ArrayLike) -> Floats:
        """Mean firing rate of interneurons, Hz; arguments of any shapes that broadcast."""
        return self._read(self.interneuron_mean_hz, c_umolar, density)

    def rate_pyramidal_sd_hz(self, c_umolar: ArrayLike, density: ArrayLike) -> Floats:
        """Standard deviation of the pyramidal rate between drawn networks, Hz."""
        return self._read(self.pyramidal_sd_hz, c_umolar, density)

    def rate_interneuron_sd_hz(self, c_umolar: ArrayLike, density: ArrayLike) -> Floats:
        """Standard deviation of the interneuron rate between drawn networks, Hz."""
        return self._read(self.interneuron_sd_hz, c_umolar, density)

    def communication(self, c_umolar: ArrayLike, density: ArrayLike) -> Floats:
        """Answer to the test signal relative to the healthy, drug-free circuit.

        It may exceed 1. A circuit that answers less than one spike even when healthy gives nothing to compare
        with: NaN everywhere.
        """
        return self.communication_at(self.spot(c_umolar, density))

    def communication_at(self, spot: Spot) -> Floats:
        """The same at places that were found before."""
        answer, healthy = spot.read(self.answer_mean), self.healthy_answer
        return answer / healthy if healthy >= LEAST_ANSWER else np.full_like(answer, np.nan)

    @property
    def has_answer(self) -> bool:
        """Whether the healthy, drug-free circuit answers a test signal at all."""
        return self.healthy_answer >= LEAST_ANSWER

    @property
    def healthy_answer(self) -> float:
        """Extra spikes per listening pyramidal cell in the healthy, drug-free circuit."""
        return float(self._read(self.answer_mean, 0.0, 1.0))

    def spot(self, c_umolar: ArrayLike, density: ArrayLike) -> Spot:
        """Where drug levels and densities lie in the tables, for several reads at the same places."""
        row, down = _position(self.concentration_umolar, c_umolar)
        column, across = _position(self.density, density)
        return Spot(row * len(self.density) + column, len(self.density), down, across)

    def _read(self, table: Floats, c_umolar: ArrayLike, density: ArrayLike) -> Floats:
        return self.spot(c_umolar, density).read(table)

    def to_json(self, *, exact: bool = False) -> str:
        """The response as JSON text, one line a field.

        Args:
            exact: numbers to their last digit instead of six.
        """
        plain = _exactly if exact else _plain
        fields = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        lines = (f"  {json.dumps(name)}: {json.dumps(plain(value))}" for name, value in fields.items())
        return "{\n" + ",\n".join(lines) + "\n}\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The response that `to_json` wrote.

        Raises:
            ValueError: if the text is no JSON.
            TypeError: if a field is missing or unknown.
        """
        return cls._of(json.loads(text))

    @classmethod
    def _of(cls, fields: dict[str, Any]) -> Self:
        """From its fields by name, the tables as lists or arrays."""
        tables = {name: frozen(v) for name, v in fields.items() if isinstance(v, list | np.ndarray)}
        return cls(**(fields | tables))

    def __reduce__(self) -> tuple[Callable[[dict[str, Any]], Self], tuple[dict[str, Any]]]:
        """Copied and pickled field by field, so that the copy's tables are read-only too."""
        return self._of, (dataclasses.asdict(self),)


class Spot(NamedTuple):
    """Places in a table: flat index of the corner below, width of the table, shares down and across."""

    corner: Indices
    width: int
    down: Floats
    across: Floats

    def read(self, table: Floats) -> Floats:
        """Bilinear value of one (c, d) table at these places."""
        corner, width, down, across = self
        flat = table.reshape(-1)
        left, right = flat.take(corner), flat.take(corner + 1)
        left = left + down * (flat.take(corner + width) - left)
        right = right + down * (flat.take(corner + width + 1) - right)
        value: Floats = left + across * (right - left)
        return value


def frozen(values: ArrayLike) -> Floats:
    """A read-only copy in double precision."""
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array


def _position(grid: Floats, values: ArrayLike) -> tuple[Indices, Floats]:
    """Index of the interval that holds each value, and how far along it the value lies; clamped."""
    along = np.asarray(np.interp(np.asarray(values, dtype=np.float64), grid, np.arange(len(grid)) * 1.0))
    index = np.minimum(along.astype(np.intp), len(grid) - 2)
    return index, along - index


def _plain(value: object) -> object:
    return (
        np.vectorize(lambda x: float(f"{x:.6g}"))(value).tolist() if isinstance(value, np.ndarray) else value
    )


def _exactly(value: object) -> object:
    return value.tolist() if isinstance(value, np.ndarray) else value
