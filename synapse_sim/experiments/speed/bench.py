"""How fast the product does its work, beside plain baselines timed in the same run."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from synapse_sim.config import Config
from synapse_sim.experiments.speed.growth import growths
from synapse_sim.experiments.speed.workload import Figure, Race, Timing, run
from synapse_sim.experiments.speed.workloads import races


def bench(
    config: Config | None = None,
    frames: Iterable[Race | Figure] = (),
    done: Callable[[Timing], None] | None = None,
) -> tuple[Timing, ...]:
    """Time every workload.

    Args:
        config: the numbers; the defaults if left out.
        frames: races of the window, which knows how to draw; they are run last.
        done: is told of each timing as soon as it is there.
    """
    timings, given = [], config or Config()
    for race in (*races(given), *growths(given), *frames):
        timings.append(run(race))
        if done:
            done(timings[-1])
    return tuple(timings)
