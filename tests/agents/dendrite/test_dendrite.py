from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from synapse_sim.agents.dendrite.dendrite import FILOPODIUM, MUSHROOM, Dendrite, SignalChain, SpineRates
from synapse_sim.agents.dendrite.growth import growth_of
from synapse_sim.agents.dendrite.lives import _begun_steadily, draw_lives
from synapse_sim.agents.dendrite.pool import LocalProtein
from synapse_sim.agents.hazard import Hazard
from synapse_sim.agents.states import digest_of
from synapse_sim.arrays import Floats
from synapse_sim.config.sections.dendrite import Dendrite as Section

TIME_H = np.unique(np.concatenate([np.arange(-1.0, 24.0, 0.25), np.arange(24.0, 336.1, 1.5)]))
ELIMINATION, MATURATION, LOSS = 0.12, 0.04, 0.010
SECTION = Section()


def solved(gain: float = 0.6, start: float = 0.75) -> SpineRates:
    """The density equation for a pulse of growth, in fine Euler steps."""
    pulse = gain * np.where(TIME_H > 0, np.exp(-TIME_H / 25.0) - np.exp(-TIME_H / 5.0), 0.0)
    new, persistent = 0.2 * start, 0.8 * start
    densities, formations = [], []
    for step_h, growth in zip(np.diff(TIME_H, append=TIME_H[-1]), pulse, strict=True):
        formation = 0.032 * start * (1.0 + 18.0 * growth * (1.05 - new - persistent) / 0.3)
        densities.append(new + persistent)
        formations.append(formation)
        for _ in range(20):
            dt = step_h / 24.0 / 20.0
            new, persistent = (
                new + dt * (formation - (ELIMINATION + MATURATION) * new),
                persistent + dt * (MATURATION * new - LOSS * persistent),
            )
    return SpineRates(
        TIME_H, np.array(formations), np.array(densities), 0.2 * start, ELIMINATION, MATURATION, LOSS
    )


RATES = solved()
STILL = np.ones(TIME_H.size)
CHAIN = SignalChain(STILL, STILL, STILL, lag_h=3.0, decay_h=14.0)
EVEN = LocalProtein(TIME_H, STILL[None, :])
ONE_STRETCH = np.zeros(500, dtype=np.intp)


def dendrite(seed: int = 1, rates: SpineRates = RATES) -> Dendrite:
    return Dendrite(SECTION, seed, rates, CHAIN)


@pytest.mark.parametrize("day", [0.0, 0.5, 1.0, 3.0, 7.0, 14.0])
def test_counts_agree_with_the_density_equation(day: float) -> None:
    counts = np.array([dendrite(seed).at(24.0 * day).density_rel for seed in range(100)])
    expected = np.interp(24.0 * day, TIME_H, RATES.density_rel)
    error = max(counts.std() / 10.0, 5e-4)
    assert abs(counts.mean() - expected) < 4.0 * error


def test_the_spread_of_counts_is_binomial_at_most() -> None:
    counts = np.array([dendrite(seed).at(48.0).density_rel for seed in range(100)])
    assert 0.005 < counts.std() < 0.05


def test_a_stressed_branch_starts_with_its_losses_as_outlines_and_refills_some() -> None:
    branch = dendrite()
    before, after = branch.at(-1.0), branch.at(48.0)
    assert before.lost.size == round(0.25 * SECTION.spines)
    assert 0.3 * before.lost.size < after.lost.size < before.lost.size
    assert not set(after.lost) & set(after.site)


def test_a_healthy_branch_has_lost_nothing() -> None:
    assert dendrite(rates=solved(start=1.0)).at(0.0).lost.size == 0


def test_no_site_holds_two_spines() -> None:
    branch = dendrite()
    for time_h in np.linspace(-1.0, 336.0, 60):
        site = branch.at(float(time_h)).site
        assert np.unique(site).size == site.size


def test_a_changed_dose_changes_few_spines() -> None:
    one, other = dendrite().at(24.0), dendrite(rates=solved(gain=0.66)).at(24.0)
    assert len(set(one.site) ^ set(other.site)) < 0.05 * one.site.size


def test_a_stronger_pulse_grows_more_spines() -> None:
    densities = [dendrite(rates=solved(gain=gain)).at(36.0).density_rel for gain in (0.0, 0.3, 0.6)]
    assert densities == sorted(densities)
    assert densities[0] < densities[-1] - 0.05


def test_spines_grow_before_they_mature_and_shrink_before_they_vanish() -> None:
    branch = dendrite()
    state = branch.at(48.0)
    young = state.age_h < SECTION.filopodium_h
    assert np.all(state.kind[young] == FILOPODIUM)
    assert state.head_um[state.kind == MUSHROOM].mean() > 1.3 * state.head_um[state.kind != MUSHROOM].mean()
    lives = draw_lives(RATES, growth_of(RATES, EVEN), ONE_STRETCH, 400, 1)
    ending = lives.died_h[(lives.died_h > 10.0) & (lives.died_h < 300.0)][0]
    assert branch.at(ending - 0.01).head_um.min() < 0.01


def test_every_number_of_a_state_is_sound() -> None:
    for time_h in (-1.0, 0.0, 24.0, 336.0):
        state = dendrite().at(time_h)
        assert np.all(state.age_h >= 0.0)
        assert np.all((state.head_um >= 0.0) & (state.head_um < 2.0))
        assert np.all((state.length_um >= 0.0) & (state.length_um < 5.0))
        assert np.all(np.isfinite(state.born_h))


def test_sites_lie_on_the_branch() -> None:
    sites = dendrite().sites
    assert sites.length_um == pytest.approx(SECTION.spines / SECTION.spines_per_um)
    assert np.all((sites.position_um > 0.0) & (sites.position_um < sites.length_um))
    assert np.diff(np.sort(sites.position_um)).min() > 0.0


def test_releases_follow_bdnf() -> None:
    raised = np.where((TIME_H > 1.0) & (TIME_H < 6.0), 5.0, 1.0)
    branch = Dendrite(SECTION, 1, RATES, dataclasses.replace(CHAIN, bdnf_rel=raised))
    counts = [branch.bdnf_puffs(float(t)).position_um.size for t in np.arange(1.0, 12.0, 1.0 / 3.0)]
    assert sum(counts[:15]) > 2.5 * sum(counts[15:30])
    puffs = branch.bdnf_puffs(3.0)
    assert np.all((puffs.progress >= 0.0) & (puffs.progress <= 1.0))


def test_a_branch_is_built_without_looking_up_when_each_event_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[int] = []
    times = Hazard.times

    def counted(hazard: Hazard, summed: Floats) -> Floats:
        looked_up.append(summed.size)
        return times(hazard, summed)

    monkeypatch.setattr(Hazard, "times", counted)
    branch = dendrite()
    assert not looked_up
    assert branch.bdnf_puffs(3.0).progress.size == sum(looked_up) > 0


def test_all_doses_of_a_drag_have_their_first_spines_in_common() -> None:
    _begun_steadily.cache_clear()
    for gain in (0.2, 0.4, 0.6):
        dendrite(rates=solved(gain=gain))
    assert _begun_steadily.cache_info().misses == 1


def test_a_density_beyond_all_sites_gets_more_sites() -> None:
    tall = SpineRates(TIME_H, STILL, 3.0 * STILL, 0.5, ELIMINATION, MATURATION, LOSS)
    assert dendrite(rates=tall).at(-1.0).density_rel == pytest.approx(3.0, abs=0.01)
    with pytest.raises(ValueError, match="needs more than 500 sites"):
        draw_lives(tall, growth_of(tall, EVEN), ONE_STRETCH, 400, 1)


def test_rates_that_change_over_time_act_from_then_on() -> None:
    erased = np.where(TIME_H > 100.0, 3.0, ELIMINATION)
    branch = dendrite(
        rates=SpineRates(
            TIME_H, RATES.formation_per_d, RATES.density_rel, RATES.new_rel, erased, MATURATION, LOSS
        )
    )
    new_before, new_after = ((branch.at(t).kind != MUSHROOM).sum() for t in (99.0, 200.0))
    assert new_after < 0.5 * new_before


def test_the_same_seed_has_the_same_history() -> None:
    def digest(branch: Dendrite) -> str:
        return digest_of(branch.snapshot(1.0))

    assert digest(dendrite()) == digest(dendrite()) != digest(dendrite(seed=2))


def test_pools_have_the_mean_of_the_course_and_differ_along_the_branch() -> None:
    raised = dataclasses.replace(CHAIN, protein_rel=1.0 + np.exp(-((TIME_H - 20.0) ** 2) / 100.0))
    pools = Dendrite(SECTION, 1, RATES, raised).protein_rel(20.0)
    assert pools.mean() == pytest.approx(2.0, rel=1e-3)
    assert pools.std() > 0.2 * pools.mean()


def test_a_release_becomes_protein_later_and_all_of_it_arrives() -> None:
    time_h = np.arange(0.0, 200.0, 0.05)
    arrived = CHAIN.arrived(time_h)
    assert arrived[0] == 0.0
    assert 4.0 < time_h[arrived.argmax()] < 10.0
    assert arrived.sum() * 0.05 == pytest.approx(1.0, abs=1e-3)
    assert dataclasses.replace(CHAIN, decay_h=3.0).arrived(time_h).sum() * 0.05 == pytest.approx(
        1.0, abs=1e-2
    )


def test_births_fall_where_the_pool_was_high_and_their_sum_is_that_of_the_equation() -> None:
    in_high, born = 0.0, []
    for seed in range(100):
        branch = dendrite(seed)
        pools = branch.protein_rel(18.0)
        places = branch.births(0.0, 36.0) / branch.sites.length_um * pools.size
        born.append(places.size / SECTION.spines)
        in_high += np.mean(pools[places.astype(int)] > np.median(pools)) / 100
    inside = (TIME_H >= 0.0) & (TIME_H <= 36.0)
    expected = np.trapezoid(RATES.formation_per_d[inside], TIME_H[inside]) / 24.0
    assert in_high > 0.56
    assert np.mean(born) == pytest.approx(expected, abs=0.4 * float(np.std(born)))
