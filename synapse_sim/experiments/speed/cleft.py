"""The cleft as a workload: Brownian molecules over a hundred receptors, in molecules moved per second."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from synapse_sim.agents.cleft import Cleft, CleftConditions
from synapse_sim.agents.cleft.phases import STEPS_PER_TICK
from synapse_sim.config import Config
from synapse_sim.experiments.speed.plain import PlainCleft
from synapse_sim.experiments.speed.workload import Race

GOALS = {2_000: 2.4, 20_000: 3.5}
"""How many times faster than plain NumPy, by molecules."""
KEEPING = {"edge_radius_nm": 1000.0, "uptake_tau_ms": 20.0, "ampa_receptors": 80, "nmda_receptors": 12}
"""A cleft that keeps most of its molecules while it is timed, with a hundred receptors."""
PLAIN_STEPS = 20
TICKS = 40
CONDITIONS = CleftConditions(
    drug_umolar=0.4,
    block_share=0.1,
    glutamate_rel=1.0,
    magnesium_mmolar=1.0,
    voltage_mv=-65.0,
    rate_hz=3.0,
)


class Release:
    """The same stretch of one release again and again, from a cloud that has just spread a little."""

    def __init__(self, config: Config, molecules: int) -> None:
        numbers = config.cleft.model_copy(update={**KEEPING, "molecules_per_vesicle": molecules})
        self._cleft = Cleft(numbers, config.receptor, config.drug, seed=1, place=0, conditions=CONDITIONS)
        self._cloud_nm = self._cleft.glutamate.xyz_nm.copy()
        self._start = self._cleft.position

    @property
    def updates(self) -> int:
        """Molecules that one call of `run` moves."""
        return STEPS_PER_TICK * TICKS * len(self._cloud_nm[0])

    def run(self) -> None:
        """Put the cloud back and let it go on."""
        self._cleft.glutamate.clear()
        self._cleft.glutamate.add(self._cloud_nm)
        self._cleft.position = self._start
        self._cleft.advance(TICKS, CONDITIONS)


def cleft_races(config: Config) -> Iterator[Race]:
    """The product's own cleft, receptor schemes and uptake included, few and many molecules."""
    for molecules, goal in GOALS.items():
        release, plain = Release(config, molecules), PlainCleft(molecules)
        yield Race(
            f"cleft, {molecules} molecules",
            "updates/s",
            release.run,
            amount=release.updates,
            plain=partial(plain.run, PLAIN_STEPS),
            plain_amount=PLAIN_STEPS * molecules,
            goal_ratio=goal,
        )
