"""The density equation: rest, growth, ceiling and integration."""

from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.model.synapses import (
    Spines,
    SpinesNow,
    healthy_formation_per_d,
    restored_share,
    spines,
    spines_at_start,
)

TIME_H = np.linspace(0.0, 336.0, 673)
PULSE = np.exp(-((TIME_H - 12) ** 2) / 50)


def grown(scale: float, config: Config | None = None) -> Spines:
    wanted = config or Config()
    return spines(TIME_H, scale * PULSE, wanted, spines_at_start(wanted))


@pytest.mark.parametrize("state", ["healthy", "stressed"])
def test_without_protein_nothing_moves_at_all(state: str) -> None:
    config = Config({"subject.state": state})
    still = grown(0.0, config)
    assert np.ptp(still.new) == np.ptp(still.persistent) == np.ptp(still.formation_per_d) == 0
    assert still.density[0] == pytest.approx(1.0 if state == "healthy" else 0.75)


def test_health_is_at_rest_by_its_own_formation() -> None:
    config = Config({"subject.state": "healthy"})
    numbers, rest = config.synapses, spines_at_start(config)
    formed = healthy_formation_per_d(numbers)
    assert formed == pytest.approx((numbers.loss_new_per_d + numbers.maturation_per_d) * rest.new)
    assert numbers.maturation_per_d * rest.new == pytest.approx(
        numbers.loss_persistent_per_d * rest.persistent
    )


def test_growth_stays_below_its_ceiling_however_much_protein() -> None:
    some, much = grown(0.5), grown(500.0)
    assert 0.75 < some.density.max() < much.density.max() < 1 + Config().synapses.room_above_health
    assert (
        restored_share(grown(500.0, Config({"synapses.formation_gain": 900.0})).density, Config()).max()
        == 1.0
    )


def test_the_machinery_of_growth_saturates() -> None:
    gains = [grown(scale).formation_per_d.max() - grown(0.0).formation_per_d[0] for scale in (0.2, 0.4, 50.0)]
    assert gains[1] < 2 * gains[0] < 2 * gains[2]
    assert gains[2] < 10 * gains[0]


def test_the_step_is_fine_enough() -> None:
    fine_h = np.linspace(0.0, 336.0, 6721)
    config = Config()
    fine = spines(fine_h, np.interp(fine_h, TIME_H, PULSE), config, spines_at_start(config))
    assert np.interp(TIME_H, fine_h, fine.density) == pytest.approx(grown(1.0).density, abs=0.003 * 0.25)


def test_erasure_takes_what_was_gained() -> None:
    assert np.ptp(grown(1.0, Config({"modulators.spine_erasure": 1.0})).density) == 0


def test_two_stretches_are_one() -> None:
    whole, config = grown(1.0), Config()
    now = SpinesNow(whole.new[100], whole.persistent[100])
    rest = spines(TIME_H[100:], PULSE[100:], config, now)
    assert rest.density == pytest.approx(whole.density[100:])


def test_many_subjects_are_what_each_alone_is() -> None:
    config = Config()
    protein = np.stack([0.2 * PULSE, PULSE], axis=1)
    together = spines(TIME_H, protein, config, spines_at_start(config))
    assert together.density[:, 0] == pytest.approx(grown(0.2).density)
    assert together.density[:, 1] == pytest.approx(grown(1.0).density)


def test_nothing_was_lost_in_health_so_nothing_is_restored() -> None:
    assert not restored_share(np.array([0.9, 1.0]), Config({"subject.state": "healthy"})).any()
