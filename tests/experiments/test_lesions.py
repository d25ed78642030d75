from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.course.simulate import simulate
from synapse_sim.course.work import finished
from synapse_sim.experiments.lesions import LESIONS, Cuts, cutting
from synapse_sim.session.dose import without_drug

OUTPUT = {
    "drug": "effect_site_umolar",
    "block": "block_interneuron",
    "interneurons": "rate_interneuron_hz",
    "glutamate": "glutamate_rel",
    "growth_signal": "bdnf_rel",
    "new_proteins": "protein_rel",
    "new_spines": "restored_share",
    "relief": "relief",
}
"""The column that each link hands on, in the order of the chain."""


@pytest.fixture(scope="module")
def cuts() -> Cuts:
    return finished(cutting(simulate(Config())))


def test_every_link_is_cut_in_the_order_of_the_chain(cuts: Cuts) -> None:
    assert list(cuts.cut) == list(LESIONS) == list(OUTPUT)


@pytest.mark.parametrize("name", OUTPUT)
def test_a_cut_leaves_all_before_the_link_as_it_was(name: str, cuts: Cuts) -> None:
    before = list(OUTPUT)[: list(OUTPUT).index(name)]
    for link in before:
        column = OUTPUT[link]
        is_moved_by_spines = column.startswith("rate_")
        tolerance = 0.02 * float(np.ptp(cuts.whole.columns[column])) if is_moved_by_spines else 0.0
        assert _apart(cuts.cut[name], cuts.whole, column) <= tolerance, link


def _apart(first: Course, second: Course, column: str) -> float:
    return float(np.abs(first.columns[column] - second.columns[column]).max())


@pytest.mark.parametrize("name", OUTPUT)
def test_a_cut_link_hands_nothing_on(name: str, cuts: Cuts) -> None:
    cut, whole = cuts.cut[name], cuts.whole
    column = OUTPUT[name]
    moved = float(np.abs(whole.columns[column] - whole.columns[column][0]).max())
    after = cut.columns[column]
    assert moved > 0
    if name == "glutamate":  # what is held back is the surge; a fall may pass
        assert after.max() == 1.0
    elif name == "interneurons":  # spines that grow still move the rates a little
        assert np.abs(after - after[0]).max() < 0.05 * moved
    else:
        assert np.all(after == after[0])


def test_the_first_cut_is_the_same_person_without_drug(cuts: Cuts) -> None:
    without = simulate(without_drug(Config()))
    assert np.array_equal(cuts.cut["drug"].table, without.table)


def test_a_table_of_doses_is_emptied_dose_by_dose() -> None:
    config = Config({"treatment.doses": ({"at_h": 0.0, "dose": 0.5}, {"at_h": 72.0, "dose": 0.3})})
    cut = finished(cutting(simulate(config))).cut["drug"]
    assert [dose.at_h for dose in cut.config.doses] == [0.0, 72.0]
    assert not cut.effect_site_umolar.any()
