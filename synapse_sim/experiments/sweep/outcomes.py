"""What a sweep keeps of each run: peaks and troughs with their times, and columns at some times.

The same numbers as `course.summary`, for many subjects at once. Where nothing changes there is no time (NaN).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from synapse_sim.arrays import Floats

PEAKS = (
    "plasma_ng_per_ml",
    "effect_site_umolar",
    "block_interneuron",
    "block_pyramidal",
    "rate_pyramidal_hz",
    "glutamate_rel",
    "bdnf_rel",
    "mtorc1_rel",
    "spine_density_rel",
    "restored_share",
    "relief",
    "dissociation_index",
)
"""Columns whose highest value is kept."""
TROUGHS = ("rate_interneuron_hz", "communication_rel", "score")
"""Columns whose lowest value is kept."""
READ = (*PEAKS, *TROUGHS)
"""Columns that are read at the asked times."""
_DIGITS = 10
"""Significant digits that are kept, as in every table."""


def outcome_names(at_h: Sequence[float]) -> tuple[str, ...]:
    """The columns of the table that are results, units at the end of their names."""
    ends = [(kind, name) for kind, names in (("peak", PEAKS), ("trough", TROUGHS)) for name in names]
    return (
        *(said for kind, name in ends for said in (f"{kind}_{name}", f"{kind}_time_{name}_h")),
        *(f"at_{time_h:g}h_{name}" for time_h in at_h for name in READ),
    )


def outcomes(columns: Mapping[str, Floats], at_h: Sequence[float]) -> Floats:
    """(subjects, outcomes) of one block.

    Args:
        columns: of a course, (n,) or (n, m) each.
        at_h: times to read at; beyond the ends, the end.
    """
    time_h = columns["time_h"]
    table = {name: columns[name].reshape(len(time_h), -1) for name in READ}
    found = [
        *(row for name in PEAKS for row in _extreme(time_h, table[name], 1.0)),
        *(row for name in TROUGHS for row in _extreme(time_h, table[name], -1.0)),
        *(_at(time_h, table[name], time) for time in at_h for name in READ),
    ]
    return rounded(np.stack(np.broadcast_arrays(*found), axis=1))


def rounded(values: Floats) -> Floats:
    """Values to the digits that are the same on every processor."""
    plain = [float(f"{value:.{_DIGITS}g}") for value in values.ravel().tolist()]
    return np.array(plain).reshape(values.shape)


def _extreme(time_h: Floats, values: Floats, sign: float) -> tuple[Floats, Floats]:
    """Highest (sign 1) or lowest (sign -1) value of each subject and its time."""
    place = np.argmax(sign * values, axis=0)
    found = np.take_along_axis(values, place[None], axis=0)[0]
    changes = (values != values[0]).any(axis=0) & ~np.isnan(found)
    return found, np.where(changes, time_h[place], np.nan)


def _at(time_h: Floats, values: Floats, at_h: float) -> Floats:
    """Straight between the computed times."""
    along = float(np.interp(at_h, time_h, np.arange(len(time_h))))
    before = min(int(along), len(time_h) - 2)
    found: Floats = values[before] + (along - before) * (values[before + 1] - values[before])
    return found
