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

from synapse_sim.agents.hazard import Process
from synapse_sim.agents.streams import stream
from synapse_sim.arrays import Floats, Indices
from synapse_sim.config.sections.dendrite import Dendrite as DendriteSection

MOST_TIMES = 80
"""Times at which the pools of a course are known."""
PLACES = 1024
"""Of events, drawn once; after the last the first comes again."""
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
        return self._between(*_places(self.time_h, time_h))

    def during_course(self, time_h: Floats) -> Floats:
        """The same at times that are those of all doses of a drag."""
        return self._between(*_kept_places(self.time_h.tobytes(), time_h.tobytes()))

    def _between(self, after: Indices, along: Floats) -> Floats:
        before = self.share.take(after - 1, axis=1)
        rising = self.share.take(after, axis=1)
        rising -= before
        rising *= along
        rising += before
        return rising


def _places(known_h: Floats, time_h: Floats) -> tuple[Indices, Floats]:
    """Which of the known times comes after each time, and how far each is on the way to it."""
    after = _within(known_h.searchsorted(time_h), 1, len(known_h) - 1)
    before_h = known_h.take(after - 1)
    along = (time_h - before_h) / (known_h.take(after) - before_h)
    return after, np.minimum(np.maximum(along, 0.0, out=along), 1.0, out=along)


@lru_cache(maxsize=8)
def _kept_places(known: bytes, times: bytes) -> tuple[Indices, Floats]:
    found = _places(np.frombuffer(known), np.frombuffer(times))
    for each in found:
        each.setflags(write=False)
    return found


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


@lru_cache(maxsize=8)
def event_places(section: DendriteSection, seed: int) -> Floats:
    """(2, PLACES) places of releases and of bursts of synthesis, µm: more where the branch is busy."""
    busy = activity(section, seed)
    edges = np.concatenate([[0.0], np.cumsum(busy)]) / busy.sum()
    along = np.interp(
        stream(seed, "dendrite events").random((2, PLACES)), edges, np.linspace(0.0, 1.0, edges.size)
    )
    return np.asarray(section.spines / section.spines_per_um * along)


@lru_cache(maxsize=8)
def _fallen(section: DendriteSection, seed: int) -> Floats:
    """(PLACES + 1, stretches) how many of the first releases fall on each stretch."""
    n, length_um = stretches(section), section.spines / section.spines_per_um
    where = _within((event_places(section, seed)[0] / length_um * n).astype(np.intp), 0, n - 1)
    fallen = np.zeros((PLACES + 1, n))
    np.cumsum(where[:, None] == np.arange(n), axis=0, out=fallen[1:])
    return fallen


@lru_cache(maxsize=8)
def _still(
    section: DendriteSection, seed: int, lag_h: float, decay_h: float, times: bytes
) -> tuple[Floats, Floats, Floats]:
    """What all doses of a drag have in common, read-only.

    Returns:
        (n, n - 1) protein at each time from a release between each two; (n, stretches) what is left of
        resting releases before the first; and where releases fall, see `_fallen`.
    """
    time_h, busy = np.frombuffer(times), activity(section, seed)
    middle_h = 0.5 * (time_h[1:] + time_h[:-1])
    arrived = _arrived(lag_h, decay_h, time_h[:, None] - middle_h) * (time_h[:, None] > middle_h)
    left = section.bdnf_puffs_per_h / busy.size * (1.0 - arrived @ np.diff(time_h))
    found = arrived, np.maximum(left, 0.0)[:, None] * busy, _fallen(section, seed)
    for each in found:
        each.setflags(write=False)
    return found


def local_protein(
    section: DendriteSection, seed: int, chain: SignalChain, time_h: Floats, releases: Process
) -> LocalProtein:
    """The pools that a branch's releases build.

    Before the first time the stretches released at their resting rates.

    Args:
        section: numbers of the branch.
        seed: of the branch.
        chain: from release to protein.
        time_h: (n,) of the course; a part of them is used.
        releases: of BDNF.
    """
    coarse_h = thinned(time_h, MOST_TIMES)
    arrived, resting, fallen = _still(section, seed, chain.lag_h, chain.decay_h, coarse_h.tobytes())
    pools = arrived @ _counted(fallen, releases.before(coarse_h))
    pools += resting
    mean = np.add.reduce(pools, axis=1, keepdims=True) / pools.shape[1]
    share = pools / mean if np.minimum.reduce(mean, axis=None) > 0.0 else _or_even(pools, mean)
    return LocalProtein(coarse_h, share.T.copy())


def _or_even(pools: Floats, mean: Floats) -> Floats:
    """Pools relative to their mean, even where there are none."""
    return np.divide(pools, mean, out=np.ones_like(pools), where=mean > 0.0)


def _counted(fallen: Floats, until: Indices) -> Floats:
    """(k - 1, stretches) releases of each stretch between k numbers of them; places come again in turn."""
    turns, rest = np.divmod(until, PLACES)
    total = turns[:, None] * fallen[-1]
    total += fallen.take(rest, axis=0)
    return np.asarray(total[1:] - total[:-1])


def _within(places: Indices, low: int, high: int) -> Indices:
    """Places no lower and no higher, as `clip`, which first asks what fits into their type: 2 us each."""
    return np.asarray(np.minimum(np.maximum(places, low), high))


def thinned(time_h: Floats, most: int) -> Floats:
    """At most some of the times, one more than asked for, the first and the last among them."""
    every = -(-len(time_h) // most)
    kept = time_h[::every]
    return kept if kept[-1] == time_h[-1] else np.concatenate((kept, time_h[-1:]))
