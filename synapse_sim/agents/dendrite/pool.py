"""The store between drug and spine: synaptic protein along a branch, made where BDNF was released.

The branch is cut into stretches. Each has its own share of the releases, for some of its synapses are busier;
what a release starts arrives as protein after the two lags of the course and decays with its time constant:

    h(t) = a^2 c / (a - c)^2 [exp(-c t) - exp(-a t) (1 + (a - c) t)]      a = 1 / lag,  c = 1 / decay

The pools are relative to their mean over the branch, so that the branch as a whole has the course's protein.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Floats, Indices
from synapse_sim.config.sections.dendrite import Dendrite as DendriteSection

MOST_TIMES = 80
"""Times at which the pools of a course are known."""
APART = 1e-3
"""Lag and decay are kept apart by this share at least, for the closed form."""


@dataclass(frozen=True, slots=True)
class SignalChain:
    """From a release of BDNF to protein; means over the branch, 1 at rest, at the times of the spine rates.

    bdnf_rel: (n,) releases follow it.
    mtorc1_rel: (n,) bursts of protein synthesis follow it.
    protein_rel: (n,) what has become of it.
    lag_h: of each of two steps to protein.
    decay_h: time constant of the protein.
    """

    bdnf_rel: Floats
    mtorc1_rel: Floats
    protein_rel: Floats
    lag_h: float
    decay_h: float

    def arrived(self, since_h: Floats) -> Floats:
        """Protein per hour that one release has become, whatever the shape; 0 before it."""
        return _arrived(self.lag_h, self.decay_h, since_h)


def _arrived(lag_h: float, decay_h: float, since_h: Floats) -> Floats:
    fast, slow = 1.0 / lag_h, 1.0 / decay_h
    if abs(fast / slow - 1.0) < APART:
        slow *= 1.0 + APART
    apart, t = fast - slow, np.maximum(since_h, 0.0)
    shape = np.exp(-slow * t) - np.exp(-fast * t) * (1.0 + apart * t)
    return np.asarray(fast * fast * slow / (apart * apart) * shape)


@lru_cache(maxsize=8)
def _arrivals(lag_h: float, decay_h: float, times: bytes) -> Floats:
    """(n, n - 1) protein at each time from a release between each two; the same for all doses of a drag."""
    time_h = np.frombuffer(times)
    middle_h = 0.5 * (time_h[1:] + time_h[:-1])
    arrived = _arrived(lag_h, decay_h, time_h[:, None] - middle_h) * (time_h[:, None] > middle_h)
    arrived.setflags(write=False)
    return np.asarray(arrived)


@dataclass(frozen=True, slots=True)
class LocalProtein:
    """Pools of all stretches over time.

    time_h: (k,) increasing.
    share: (stretches, k) relative to the mean over the branch.
    """

    time_h: Floats
    share: Floats

    def during(self, time_h: Floats) -> Floats:
        """(stretches, n) at some times, straight between those that are known."""
        after = _within(np.searchsorted(self.time_h, time_h), 1, len(self.time_h) - 1)
        before_h, after_h = self.time_h[after - 1], self.time_h[after]
        along = ((time_h - before_h) / (after_h - before_h)).clip(0.0, 1.0)
        before = self.share[:, after - 1]
        return np.asarray(before + along * (self.share[:, after] - before))


def stretches(section: DendriteSection) -> int:
    """How many stretches a branch has."""
    return max(1, round(section.spines / section.spines_per_um / section.stretch_um))


@lru_cache(maxsize=8)
def activity(section: DendriteSection, seed: int) -> Floats:
    """(stretches,) how busy each stretch is, mean 1, read-only."""
    scores = stream(seed, "dendrite activity").standard_normal(stretches(section))
    busy: Floats = np.exp(section.activity_spread * scores)
    busy /= busy.mean()
    busy.setflags(write=False)
    return busy


def local_protein(
    section: DendriteSection, seed: int, chain: SignalChain, time_h: Floats, releases: tuple[Floats, Floats]
) -> LocalProtein:
    """The pools that a branch's releases build.

    Before the first time the stretches released at their resting rates.

    Args:
        section: numbers of the branch.
        seed: of the branch.
        chain: from release to protein.
        time_h: (n,) of the course; a part of them is used.
        releases: their times (h) and places (µm), (r,) each.
    """
    coarse_h = thinned(time_h, MOST_TIMES)
    n, length_um = stretches(section), section.spines / section.spines_per_um
    when = _within(np.searchsorted(coarse_h, releases[0]), 1, len(coarse_h) - 1) - 1
    where = _within((releases[1] / length_um * n).astype(np.intp), 0, n - 1)
    counts = np.bincount(when * n + where, minlength=(len(coarse_h) - 1) * n).reshape(-1, n)
    counts = counts.astype(np.float64)
    arrived = _arrivals(chain.lag_h, chain.decay_h, coarse_h.tobytes())
    resting = section.bdnf_puffs_per_h / n * (1.0 - arrived @ np.diff(coarse_h))
    pools = arrived @ counts + np.maximum(resting, 0.0)[:, None] * activity(section, seed)
    total = pools.mean(axis=1, keepdims=True)
    share = np.divide(pools, total, out=np.ones_like(pools), where=total > 0)
    return LocalProtein(coarse_h, np.ascontiguousarray(share.T))


def _within(places: Indices, low: int, high: int) -> Indices:
    """Places no lower and no higher, as `clip`, which first asks what fits into their type: 2 us each."""
    return np.asarray(np.minimum(np.maximum(places, low), high))


def thinned(time_h: Floats, most: int) -> Floats:
    """At most some of the times, one more than asked for, the first and the last among them."""
    every = -(-len(time_h) // most)
    kept = time_h[::every]
    return kept if kept[-1] == time_h[-1] else np.append(kept, time_h[-1])
