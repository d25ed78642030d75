"""The course: hours to days as read-only arrays that can be read at any moment."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

import numpy as np

from synapse_sim.agents.circuit.numbers import SettledCircuit
from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.course.response.response import Response
from synapse_sim.late import Late

if TYPE_CHECKING:
    from synapse_sim.course import sketch, summary
    from synapse_sim.course.summary import Summary
else:
    summary = Late("synapse_sim.course.summary")
    sketch = Late("synapse_sim.course.sketch")

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class Columns(Generic[Value]):
    """One value of each column; a new column is one more line here and what fills it in `chain`.

    `_rel` is relative to the same subject's own baseline, unless a line says otherwise.
    """

    time_h: Value
    """Hours after the first dose, strictly increasing."""
    plasma_ng_per_ml: Value
    """Of the given drug itself."""
    norketamine_ng_per_ml: Value
    """In the plasma."""
    hydroxynorketamine_ng_per_ml: Value
    """In the plasma."""
    effect_site_umolar: Value
    """Free in the brain, times the drug's potency: µM of racemate."""
    block_interneuron: Value
    """Share 0..1 of the NMDA channels of interneurons that hold drug."""
    block_pyramidal: Value
    """Share 0..1 of those of pyramidal cells."""
    rate_interneuron_hz: Value
    """Spikes of an interneuron per second, mean over drawn networks."""
    rate_pyramidal_hz: Value
    """Spikes of a pyramidal cell per second, likewise."""
    glutamate_rel: Value
    """Glutamate released."""
    bdnf_rel: Value
    """BDNF released."""
    mtorc1_rel: Value
    """Activity of mTORC1."""
    spine_density_rel: Value
    """Spines per length of dendrite; healthy = 1."""
    restored_share: Value
    """Share of the spines lost to stress that are back; 0 where none were lost."""
    communication_rel: Value
    """How much of a test signal comes through; healthy = 1, NaN where there is nothing to compare with."""
    relief: Value
    """Share 0..1 that the drug takes off the score."""
    score: Value
    """Depression score 0..60, illustrative."""
    dissociation_index: Value
    """Index 0..1 of altered perception."""
    expectancy: Value
    """Share 0..1 that being treated takes off the score."""
    occupancy_sert: Value
    """Share 0..1 of the transporters of serotonin that hold drug."""
    occupancy_net: Value
    """Share 0..1 of those of noradrenaline."""
    occupancy_dat: Value
    """Share 0..1 of those of dopamine."""
    rate_interneuron_sd_hz: Value
    """Spread of the rate over drawn networks, Hz."""
    rate_pyramidal_sd_hz: Value
    """Likewise, of pyramidal cells."""
    spine_new_rel: Value
    """Young spines, in units of the healthy density."""
    spine_formation_per_d: Value
    """Spines born per day, in the same units."""
    monoamine_part: Value
    """Share 0..1 that monoamine drugs take off the score."""
    protein_rel: Value
    """New proteins of the branch, relative to rest."""
    received_inhibition_rel: Value
    """Inhibition that pyramidal cells receive, relative to before the dose."""


COLUMNS: tuple[str, ...] = tuple(f.name for f in dataclasses.fields(Columns))
"""Names of all columns, in the order of the CSV."""


@dataclass(frozen=True, slots=True)
class Moment(Columns[float]):
    """Every column of a course at one time."""


@dataclass(frozen=True, slots=True, eq=False, init=False, repr=False)
class Course(Columns[Floats]):
    """What one config does over hours to days: read-only arrays of shape (n,) and random access.

    config: what was done to whom.
    response: of the circuit, from which the rates were read.
    table: (columns, n), one row for each of `COLUMNS`; every column is an attribute too.
    columns: the same rows by name, for names that are read from data.

    `time_h` starts one hour before the first dose.
    """

    config: Config
    response: Response
    table: Floats
    columns: Mapping[str, Floats]
    _times: list[float]

    def __init__(self, config: Config, response: Response, table: Floats) -> None:
        kept = np.array(table, dtype=np.float64, order="C")
        kept.setflags(write=False)
        columns = dict(zip(COLUMNS, kept, strict=True))
        made = {"config": config, "response": response, "table": kept, "columns": MappingProxyType(columns)}
        for name, value in {**columns, **made, "_times": kept[0].tolist()}.items():
            object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        return f"Course({self.config!r}, {self.response!r}, {self.table!r})"

    @property
    def circuit(self) -> SettledCircuit:
        """The config's circuit with the background that the response was measured with."""
        return self.response.settled(self.config)

    def __reduce__(self) -> tuple[type[Course], tuple[Config, Response, Floats]]:
        """Copied and pickled by what it is made of; the rest follows from that."""
        return Course, (self.config, self.response, self.table)

    if not TYPE_CHECKING:  # or a type checker would take every name for a column

        def __getattr__(self, name: str) -> NoReturn:
            raise AttributeError(f"a Course has no column {name!r}; it has {', '.join(COLUMNS)}")

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

    def summary(self) -> Summary:
        """Peak, time of peak, area and half-life of each level; peak and trough of each column."""
        return summary.summary(self.columns)

    def _repr_svg_(self) -> str:
        return sketch.sketch(self.columns)
