from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from synapse_sim.agents.cleft import Cleft, CleftConditions
from synapse_sim.agents.cleft.phases import PAST_GATING_STEP_MS, Phases
from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.agents.states import digest_of
from synapse_sim.config import Config

CONFIG = Config()
DRUGGED = CleftConditions(
    drug_umolar=0.43, block_share=0.25, glutamate_rel=1.3, magnesium_mmolar=1.0, voltage_mv=-65.0, rate_hz=2.7
)


def synapse(
    conditions: CleftConditions = DRUGGED, seed: int = 1, place: int = 45, config: Config = CONFIG
) -> Cleft:
    return Cleft(config.cleft, config.receptor, config.drug, seed=seed, place=place, conditions=conditions)


def digest(cleft: Cleft) -> str:
    return digest_of(cleft.snapshot())


@pytest.fixture(scope="module")
def entered() -> Cleft:
    return synapse()


def test_a_place_is_entered_while_glutamate_is_in_the_cleft(entered: Cleft) -> None:
    assert entered.is_release
    assert entered.glutamate.count > 500


def owed(cleft: Cleft) -> float:
    """Molecules that came in less those that are somewhere; constant, whatever happens."""
    pool = cleft.glutamate
    somewhere = pool.count + pool.remainder + pool.taken_up + int(cleft.receptors.bound.sum())
    return pool.released + pool.from_ambient - somewhere


def test_every_molecule_is_free_bound_or_taken_up_in_both_phases() -> None:
    cleft = synapse()
    start = owed(cleft)
    for _ in range(40):
        cleft.advance(100, DRUGGED)
        assert owed(cleft) == pytest.approx(start, abs=1e-6)
    assert cleft.releases == 3
    assert cleft.glutamate.taken_up > 2000


def test_a_place_is_entered_with_the_traces_of_the_release_before(entered: Cleft) -> None:
    time_ms, voltage_mv, ampa_pa, nmda_pa, calcium_umolar = entered.traces.rows.T
    assert time_ms[-1] - time_ms[0] == pytest.approx(CONFIG.cleft.gating_ms, abs=1.0)
    assert voltage_mv.max() > DRUGGED.voltage_mv + 10.0
    assert ampa_pa.min() < 0.0
    assert nmda_pa.min() < 0.0
    assert calcium_umolar.max() > 0.1
    assert entered.releases == 2


def charges(step_ms: float, monkeypatch: pytest.MonkeyPatch) -> np.ndarray:
    """(16, 2) peak voltage and NMDA charge of releases before a place is entered."""
    monkeypatch.setattr("synapse_sim.agents.cleft.cleft.PAST_GATING_STEP_MS", step_ms)
    free = replace(DRUGGED, drug_umolar=0.0, block_share=0.0)
    rows = [synapse(free, seed=round(1000 * step_ms) + seed).traces.rows for seed in range(16)]
    return np.array([(r[:, 1].max(), np.diff(r[:, 0]) @ r[1:, 3]) for r in rows])


def test_halving_the_long_steps_of_the_past_changes_its_traces_by_no_more_than_chance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole, half = (
        charges(step_ms, monkeypatch) for step_ms in (PAST_GATING_STEP_MS, PAST_GATING_STEP_MS / 2)
    )
    error = np.hypot(whole.std(axis=0, ddof=1), half.std(axis=0, ddof=1)) / 4.0
    assert (np.abs(whole.mean(axis=0) - half.mean(axis=0)) < 4.0 * error).all()


def test_what_the_slow_motion_leaves_out_still_happens() -> None:
    """Seconds after a release nothing holds glutamate, the membrane is at rest and vesicles are full."""
    rare = replace(DRUGGED, rate_hz=1e-3)
    cleft = synapse(rare)
    cleft.advance(cleft.phases.cycle_ticks - cleft.position, rare)
    assert cleft.glutamate.transporters.busy_ms.max() > 0.0
    cleft.advance(1, rare)
    assert cleft.skipped_s > 10.0
    assert int(cleft.receptors.bound.sum()) <= 6
    assert cleft.glutamate.transporters.busy_ms.max() <= 0.0
    assert cleft.membrane.voltage_mv == pytest.approx(rare.voltage_mv)
    assert cleft.vesicles.fill.min() > 0.99


def test_two_arms_share_their_luck() -> None:
    drugged, free = synapse(), synapse(replace(DRUGGED, drug_umolar=0.0, block_share=0.0))
    for cleft in (drugged, free):
        cleft.advance(300, DRUGGED)
    np.testing.assert_array_equal(drugged.glutamate_nm, free.glutamate_nm)
    np.testing.assert_array_equal(drugged.receptors.state, free.receptors.state)


def test_block_follows_the_course_while_it_plays() -> None:
    cleft = synapse(replace(DRUGGED, block_share=0.0))
    for block_share, expected in ((1.0, 1.0), (0.0, 0.0)):
        cleft.advance(1000, replace(DRUGGED, block_share=block_share, drug_umolar=0.0))
        assert (cleft.receptors.drug > 0)[cleft.receptors.is_nmda].mean() == pytest.approx(expected, abs=0.06)


def test_molecules_stay_between_the_membranes(entered: Cleft) -> None:
    x, y, z = entered.glutamate_nm
    assert z.min() >= 0.0
    assert z.max() <= CONFIG.cleft.height_nm
    assert np.hypot(x, y).max() <= CONFIG.cleft.edge_radius_nm


def test_no_two_receptors_share_a_capture_volume(entered: Cleft) -> None:
    cells = {tuple(place) for place in np.floor(entered.receptor_nm.T / CONFIG.cleft.capture_nm)}
    assert len(cells) == entered.receptors.kind.size


def test_the_same_seed_and_place_give_the_same_synapse(entered: Cleft) -> None:
    assert digest(synapse()) == digest(entered)
    assert digest(synapse(place=46)) != digest(entered)


def test_how_ticks_are_cut_up_changes_nothing() -> None:
    at_once, in_pieces = synapse(), synapse()
    at_once.advance(600, DRUGGED)
    for ticks in (1, 7, 92, 250, 250):
        in_pieces.advance(ticks, DRUGGED)
    assert digest(at_once) == digest(in_pieces)


def test_a_release_takes_steps_below_half_a_microsecond() -> None:
    phases = Phases.of(CONFIG.cleft)
    assert phases.release_tick_ms / 2 <= 0.0005
    assert phases.release_tick_ms * TICKS_PER_SECOND == pytest.approx(0.8)
    assert phases.gating_ticks * phases.gating_tick_ms == pytest.approx(CONFIG.cleft.gating_ms, rel=0.01)


def test_the_pace_follows_the_phase() -> None:
    cleft = synapse()
    assert cleft.screen_ms_per_s == CONFIG.cleft.release_ms_per_s
    cleft.advance(cleft.phases.release_ticks, DRUGGED)
    assert cleft.screen_ms_per_s == CONFIG.cleft.gating_ms_per_s


def test_the_drawn_block_is_that_of_the_course() -> None:
    shares = [
        float((synapse(seed=seed).receptors.drug[CONFIG.cleft.ampa_receptors :] > 0).mean())
        for seed in range(12)
    ]
    assert np.mean(shares) == pytest.approx(DRUGGED.block_share, abs=0.03)


def test_without_drug_no_channel_holds_any() -> None:
    cleft = synapse(replace(DRUGGED, drug_umolar=0.0, block_share=0.0))
    cleft.advance(2 * cleft.phases.cycle_ticks, replace(DRUGGED, drug_umolar=0.0, block_share=0.0))
    assert not cleft.receptors.drug.any()
    assert cleft.drug_nm.shape[1] == 0


def test_a_release_opens_channels_and_lifts_the_membrane() -> None:
    cleft = synapse(replace(DRUGGED, drug_umolar=0.0, block_share=0.0))
    rest_mv = DRUGGED.voltage_mv
    cleft.advance(cleft.phases.release_ticks + TICKS_PER_SECOND, DRUGGED)
    _, voltage_mv, ampa_pa, nmda_pa, calcium_umolar = cleft.traces.rows.T
    assert voltage_mv.max() > rest_mv + 5.0
    assert ampa_pa.min() < 0.0
    assert nmda_pa.min() < 0.0
    assert calcium_umolar.max() > 0.1


def test_the_fused_vesicle_is_replaced_and_refills() -> None:
    cleft = synapse()
    cleft.advance(cleft.phases.release_ticks, DRUGGED)
    vesicles = cleft.vesicles
    assert (vesicles.fill < 0.2).sum() == 1
    cleft.advance(cleft.phases.cycle_ticks - cleft.position, DRUGGED)
    assert vesicles.fill.min() > 0.9
    assert (vesicles.state == 1).sum() == CONFIG.cleft.docked


def test_a_complete_block_lets_no_calcium_in() -> None:
    full = replace(DRUGGED, block_share=1.0, drug_umolar=1e4)
    cleft = synapse(full)
    cleft.advance(cleft.phases.release_ticks + 2 * TICKS_PER_SECOND, full)
    assert cleft.traces.rows[:, 4].max() < 0.05


def test_more_magnesium_leaves_less_nmda_current() -> None:
    def charge(magnesium_mmolar: float) -> float:
        total = 0.0
        for seed in range(6):
            conditions = replace(DRUGGED, block_share=0.0, drug_umolar=0.0, magnesium_mmolar=magnesium_mmolar)
            cleft = synapse(conditions, seed=seed)
            cleft.advance(cleft.phases.release_ticks + TICKS_PER_SECOND, conditions)
            total += float(cleft.traces.rows[:, 3].sum())
        return total

    assert charge(0.0) < 2.0 * charge(2.0) < 0.0
