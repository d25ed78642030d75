"""The course: hours to days as read-only arrays that can be read at any moment."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from synapse_sim.agents.circuit.numbers import SettledCircuit
from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.course.response.response import Response
from synapse_sim.course.sketch import sketch


@dataclass(frozen=True, slots=True)
class Moment:
    """Every column of a course at one time; the names are those of `Course`."""

    time_h: float
    plasma_ng_per_ml: float
    norketamine_ng_per_ml: float
    hydroxynorketamine_ng_per_ml: float
    effect_site_umolar: float
    block_interneuron: float
    block_pyramidal: float
    rate_interneuron_hz: float
    rate_pyramidal_hz: float
    glutamate_rel: float
    bdnf_rel: float
    mtorc1_rel: float
    spine_density_rel: float
    restored_share: float
    communication_rel: float
    relief: float
    score: float
    dissociation_index: float
    expectancy: float
    occupancy_sert: float
    occupancy_net: float
    occupancy_dat: float
    rate_interneuron_sd_hz: float
    rate_pyramidal_sd_hz: float
    spine_new_rel: float
    spine_formation_per_d: float
    monoamine_part: float
    protein_rel: float
    received_inhibition_rel: float


COLUMNS: tuple[str, ...] = tuple(f.name for f in dataclasses.fields(Moment))
"""Names of all columns, in the order of the CSV."""


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """What one config does over hours to days: read-only arrays of shape (n,) and random access.

    config: what was done to whom.
    response: of the circuit, from which the rates were read.
    table: (columns, n), one row for each of `COLUMNS`; every column is an attribute too.

    `time_h` is strictly increasing and starts one hour before the first dose.
    """

    config: Config
    response: Response
    table: Floats
    columns: Mapping[str, Floats] = field(init=False, repr=False)
    _times: list[float] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        kept = np.array(self.table, dtype=np.float64, order="C")
        kept.setflags(write=False)
        object.__setattr__(self, "table", kept)
        object.__setattr__(self, "columns", MappingProxyType(dict(zip(COLUMNS, kept, strict=True))))
        object.__setattr__(self, "_times", kept[0].tolist())

    @property
    def circuit(self) -> SettledCircuit:
        """The config's circuit with the background that the response was measured with."""
        return self.response.settled(self.config)

    def __reduce__(self) -> tuple[type[Course], tuple[Config, Response, Floats]]:
        """Copied and pickled by what it is made of; the rest follows from that."""
        return Course, (self.config, self.response, self.table)

    def __getattr__(self, name: str) -> Floats:
        try:
            return self.columns[name]
        except KeyError:
            raise AttributeError(f"a Course has no column {name!r}; it has {', '.join(COLUMNS)}") from None

    def at(self, time_h: float) -> Moment:
        """Every column at one time, straight between the computed times; beyond the ends, the end.

        Args:
            time_h: hours after time 0.
        """
        times = self._times
        inside = min(max(float(time_h), times[0]), times[-1])
        k = min(bisect_right(times, inside), len(times) - 1)
        share = (inside - times[k - 1]) / (times[k] - times[k - 1])
        before = self.table[:, k - 1]
        return Moment(*(before + share * (self.table[:, k] - before)).tolist())

    def _repr_svg_(self) -> str:
        return sketch(self.columns)
