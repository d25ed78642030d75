"""Magnesium, IC50 values and block."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.config import Config
from synapse_sim.config.sections.receptor import Receptor
from synapse_sim.model.receptor import block_fraction, ic50_umolar, k_magnesium_mmolar, unblocked_share


@pytest.mark.parametrize(("voltage_mv", "free"), [(-80, 0.024), (-65, 0.060), (-40, 0.230), (0, 0.781)])
def test_magnesium_leaves_the_share_of_jahr_and_stevens(voltage_mv: float, free: float) -> None:
    assert unblocked_share(voltage_mv, 1.0, Receptor()) == pytest.approx(free, abs=5e-4)


def test_half_of_the_channels_are_free_at_the_magnesium_constant() -> None:
    voltage_mv = np.array([-60.0, -20.0])
    for one, constant in zip(voltage_mv, k_magnesium_mmolar(voltage_mv, Receptor()), strict=True):
        assert unblocked_share(float(one), float(constant), Receptor()) == pytest.approx(0.5)


def test_without_magnesium_both_classes_have_the_affinity_of_the_scheme() -> None:
    bare = Config({"modulators.magnesium_mmolar": 0.0})
    block, where = bare.drugs["ketamine"].block, bare.receptor
    assert block is not None
    deeper = [
        np.exp(0.79 * (mv + 70.0) / 25.7) for mv in (where.used_at_interneuron_mv, where.used_at_pyramidal_mv)
    ]
    assert ic50_umolar(bare) == pytest.approx(tuple(0.36 / 1.2 * each for each in deeper))


def test_in_magnesium_interneurons_are_the_more_sensitive_class() -> None:
    interneuron, pyramidal = ic50_umolar(Config())
    assert 1 <= interneuron <= 2
    assert 4 <= pyramidal <= 6


def test_the_yardstick_is_ketamine_whatever_is_given() -> None:
    assert ic50_umolar(Config({"treatment.drug": "esketamine"})) == ic50_umolar(Config())


@settings(deadline=None, max_examples=50)
@given(c=st.floats(0, 100), more=st.floats(0, 100), ic50=st.floats(0.01, 50))
def test_more_drug_never_blocks_less(c: float, more: float, ic50: float) -> None:
    assert 0 <= block_fraction(c, ic50) <= block_fraction(c + more, ic50) < 1
    assert block_fraction(ic50, ic50) == 0.5
