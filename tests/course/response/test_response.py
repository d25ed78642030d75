"""The response: what must emerge from the circuit, and the table that carries it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.agents.circuit.background import Background
from synapse_sim.agents.circuit.kernel import CircuitKernel
from synapse_sim.agents.circuit.numbers import CircuitConditions, mean_over_step, whole_steps
from synapse_sim.agents.circuit.wiring import draw_wiring
from synapse_sim.arrays import Floats
from synapse_sim.config import Config, Value, assets_dir
from synapse_sim.course.response.ensemble import Rates, measure_rates
from synapse_sim.course.response.measurement import Measurement
from synapse_sim.course.response.response import (
    PLAN,
    Dependencies,
    Plan,
    Response,
    known_response,
    remember,
    response_for,
    settled_for,
)
from synapse_sim.course.response.table import frozen

FRESH = range(200, 212)
"""Networks that neither the search nor the shipped response has seen."""
HUMAN_UMOLAR = 0.43
SETTLED = settled_for(Config())
RAT_UMOLAR = (0.64, 1.28, 1.92, 3.2, 12.8)
"""10, 20, 30, 50 and 200 mg/kg at 0.064 µM per mg/kg."""


@pytest.fixture(scope="module")
def on() -> Dependencies:
    return Dependencies.of(Config())


@pytest.fixture(scope="module")
def rates(on: Dependencies) -> Rates:
    """Rest, 0.43 µM, the rat's levels and 5 µM, then rest and 0.43 µM with three quarters of the spines."""
    levels = [on.conditions(c, 1.0) for c in (0.0, HUMAN_UMOLAR, *RAT_UMOLAR, 5.0)]
    stressed = [on.conditions(c, 0.75) for c in (0.0, HUMAN_UMOLAR)]
    return measure_rates(SETTLED, FRESH, levels + stressed, seconds=3.0)


def _relative(rates_hz: Floats) -> Floats:
    """(conditions,) ratio of mean rates to the first condition's."""
    mean = rates_hz.mean(axis=0)
    relative: Floats = mean / mean[0]
    return relative


def test_resting_rates_are_those_of_cortex(rates: Rates) -> None:
    assert 1 < rates.pyramidal_hz[:, 0].mean() < 5
    assert 10 < rates.interneuron_hz[:, 0].mean() < 25


def test_drawn_networks_are_alike_and_most_of_their_cells_fire(rates: Rates) -> None:
    for rate_hz in (rates.pyramidal_hz[:, 0], rates.interneuron_hz[:, 0]):
        assert rate_hz.std() < 0.2 * rate_hz.mean()
    assert np.mean(rates.cell_hz[:, 0, :80] > 0) > 0.6
    assert np.mean(rates.cell_hz[:, 0, 80:] > 1) > 0.8


def test_a_trial_dose_silences_interneurons_and_releases_pyramidal_cells(rates: Rates) -> None:
    assert 1.12 < _relative(rates.pyramidal_hz)[1] < 1.45
    assert 0.5 < _relative(rates.interneuron_hz)[1] < 0.85


def test_the_release_holds_from_network_to_network(rates: Rates) -> None:
    assert np.all(rates.pyramidal_hz[:, 1] > rates.pyramidal_hz[:, 0])
    assert np.all(rates.interneuron_hz[:, 1] < rates.interneuron_hz[:, 0])


def test_most_interneurons_fall_and_most_pyramidal_cells_that_change_rise(rates: Rates) -> None:
    change = rates.cell_hz[:, 1] - rates.cell_hz[:, 0]
    assert np.mean(change[:, 80:] < 0) > 0.7
    assert np.mean(change[:, :80] > 0) > 2 * np.mean(change[:, :80] < 0)


def test_more_drug_is_not_more_surge(rates: Rates) -> None:
    human, ten, twenty, thirty, fifty, two_hundred = _relative(rates.pyramidal_hz)[1:7]
    assert ten > human
    assert min(ten, twenty, thirty) > 1.08
    assert 0.8 < fifty < 1.1
    assert two_hundred < 0.5


def test_interneurons_are_not_silent_where_pyramidal_cells_fall(rates: Rates) -> None:
    assert 0.05 < _relative(rates.interneuron_hz)[5] < 0.4


def test_activity_collapses_at_anaesthetic_levels(rates: Rates) -> None:
    relative = _relative(rates.pyramidal_hz)
    assert relative[7] < 0.6 * relative[1]


def test_one_ic50_for_both_classes_removes_the_surge(on: Dependencies) -> None:
    same = dataclasses.replace(on, ic50_interneuron_umolar=on.ic50_pyramidal_umolar)
    levels = [same.conditions(c, 1.0) for c in (0.0, HUMAN_UMOLAR, 1.4)]
    relative = _relative(measure_rates(SETTLED, FRESH, levels, seconds=2.0).pyramidal_hz)
    assert np.all(relative[1:] < 1.0)


def test_interneurons_are_blocked_first(on: Dependencies) -> None:
    conditions = on.conditions(HUMAN_UMOLAR, 1.0)
    assert conditions.block_interneuron - conditions.block_pyramidal > 0.08


def test_a_signal_is_answered_above_background_and_less_with_fewer_spines(rates: Rates) -> None:
    healthy, stressed = rates.answer[:, 0].mean(), rates.answer[:, 8].mean()
    assert healthy > 1.5 * 0.015 * rates.pyramidal_hz[:, 0].mean()
    assert stressed < 0.85 * healthy


def test_resting_rates_hardly_depend_on_spine_density(rates: Rates) -> None:
    assert 0.8 < rates.pyramidal_hz[:, 8].mean() / rates.pyramidal_hz[:, 0].mean() < 1.2
    assert 1.12 < rates.pyramidal_hz[:, 9].mean() / rates.pyramidal_hz[:, 8].mean() < 1.45


def _after_step(on: Dependencies, drug: CircuitConditions, bin_ms: float, bins: int) -> list[Floats]:
    """Rates of (pyramidal cells, interneurons) after a step of block, relative to those without it."""
    networks = range(300, 348)
    wirings = [draw_wiring(on.circuit.network_seed, index, on.circuit.spread) for index in networks]
    kernel = CircuitKernel(on.circuit, on.receptor, wirings, [CircuitConditions(), CircuitConditions()])
    background = Background(SETTLED, wirings, on.circuit.network_seed, "step of block", networks)
    first, per_bin = whole_steps(on.circuit, 400), whole_steps(on.circuit, bin_ms)
    spikes = np.zeros((bins, *kernel.shape))
    for step in range(first + bins * per_bin):
        if step == first:
            kernel.set_conditions([CircuitConditions(), drug])
        kernel.step(background.at(step))
        if step >= first:
            spikes[(step - first) // per_bin].reshape(-1)[kernel.fired.flat] += 1
    totals = [spikes[..., :80].sum(axis=(1, 3)), spikes[..., 80:].sum(axis=(1, 3))]
    return [total[:, 1] / total[:, 0] for total in totals]


def test_after_a_step_of_block_interneurons_fall_first_and_pyramidal_cells_follow(on: Dependencies) -> None:
    pyramidal, interneuron = _after_step(on, on.conditions(HUMAN_UMOLAR, 1.0), bin_ms=30.0, bins=8)
    assert np.all(interneuron < 0.85)
    fall_done = (1 - interneuron[0]) / (1 - interneuron[3:].mean())
    rise_done = (pyramidal[0] - 1) / (pyramidal[3:].mean() - 1)
    assert pyramidal[3:].mean() > 1.1
    assert rise_done < 0.75 * fall_done


def _coarse_and_fine_rates(on: Dependencies, networks: range, seconds: float) -> list[Floats]:
    """Rates (class, condition) with the product's step and with half of it, under the same background."""
    coarse = on.circuit
    fine = coarse.model_copy(update={"step_ms": coarse.step_ms / 2})
    decay_ms = coarse.ampa_decay_ms
    scale = np.float32(mean_over_step(coarse, decay_ms) / mean_over_step(fine, decay_ms))
    wirings = [draw_wiring(coarse.network_seed, index, coarse.spread) for index in networks]
    levels = [on.conditions(c, 1.0) for c in PLAN.concentration_umolar]
    kernels = [CircuitKernel(circuit, on.receptor, wirings, levels) for circuit in (coarse, fine)]
    background = Background(
        dataclasses.replace(SETTLED, circuit=fine), wirings, coarse.network_seed, "halved step", networks
    )
    counts = [np.zeros(kernel.shape) for kernel in kernels]
    first, steps = whole_steps(coarse, 400), whole_steps(coarse, 400 + 1000 * seconds)
    for step in range(steps):
        halves = [background.at(2 * step).copy(), background.at(2 * step + 1)]
        whole = [(halves[0] + halves[1]) * scale]
        for kernel, jumps, count in zip(kernels, (whole, halves), counts, strict=True):
            for jump in jumps:
                kernel.step(jump)
                count.reshape(-1)[kernel.fired.flat] += step >= first
    cells = [count.mean(axis=0) / seconds for count in counts]
    return [np.stack([hz[:, :80].mean(axis=1), hz[:, 80:].mean(axis=1)]) for hz in cells]


@pytest.mark.slow
def test_halving_the_step_hardly_moves_any_rate_at_any_level(on: Dependencies) -> None:
    coarse, fine = _coarse_and_fine_rates(on, range(200, 232), seconds=3.0)
    np.testing.assert_allclose(fine[:, 0], coarse[:, 0], rtol=0.02)
    np.testing.assert_allclose(fine / fine[:, :1], coarse / coarse[:, :1], atol=0.05)


def test_the_shipped_response_is_that_of_the_default_circuit() -> None:
    shipped = Response.from_json((assets_dir() / "response.json").read_text(encoding="utf-8"))
    assert shipped.digest == Dependencies.of(Config()).digest
    assert response_for(Config()) is known_response(Config())


def test_a_part_of_the_shipped_response_can_be_measured_again(on: Dependencies) -> None:
    """Two levels at one density on all networks; the tolerance allows for another machine's rounding."""
    shipped = response_for(Config())
    levels = [0, 3]
    conditions = [on.conditions(shipped.concentration_umolar[row], 1.0) for row in levels]
    networks = range(PLAN.networks)
    again = measure_rates(SETTLED, networks, conditions, PLAN.seconds)
    column = int(np.flatnonzero(shipped.density == 1.0)[0])
    for measured, mean in (
        (again.pyramidal_hz, shipped.pyramidal_mean_hz),
        (again.interneuron_hz, shipped.interneuron_mean_hz),
        (again.answer, shipped.answer_mean),
    ):
        np.testing.assert_allclose(measured.mean(axis=0), mean[levels, column], rtol=0.06)


SMALL = Plan(concentration_umolar=(0.0, 0.5, 5.0), density=(0.5, 1.0), networks=2, seconds=0.3)


def test_slices_and_one_go_measure_the_same(on: Dependencies) -> None:
    small = dataclasses.replace(on, plan=SMALL)
    sliced, whole = Measurement(small, 0.5), Measurement(small)
    fractions = []
    while not sliced.advance(0.0):
        fractions.append(sliced.fraction)
    assert whole.advance(60.0)
    assert sliced.result().to_json() == whole.result().to_json()
    assert 0 < fractions[0] < 0.1
    assert np.all(np.diff(fractions) > 0)
    assert sliced.fraction == 1


def test_the_own_density_comes_first_and_stands_for_the_others(on: Dependencies) -> None:
    measurement = Measurement(dataclasses.replace(on, plan=SMALL), first_density=0.6)
    with pytest.raises(ValueError, match="advance"):
        measurement.result()
    while not measurement.has_own_density:
        measurement.advance(0.0)
    early = measurement.result()
    measurement.advance(60.0)
    late = measurement.result()
    np.testing.assert_array_equal(early.pyramidal_mean_hz[:, 0], late.pyramidal_mean_hz[:, 0])
    np.testing.assert_array_equal(early.pyramidal_mean_hz[:, 1], early.pyramidal_mean_hz[:, 0])
    assert early.digest == ""


def test_a_first_look_comes_before_and_however_it_is_cut_it_is_the_same(on: Dependencies) -> None:
    longer = dataclasses.replace(on, plan=dataclasses.replace(SMALL, seconds=0.5))
    looks = []
    for budget_s in (0.0, 0.01):
        measurement = Measurement(longer)
        while not measurement.has_first_look:
            measurement.advance(budget_s)
        assert not measurement.has_own_density
        looks.append(measurement.result())
    assert looks[0].to_json() == looks[1].to_json()
    assert looks[0].digest == ""
    assert np.isfinite(looks[0].communication(1.0, 1.0))


def test_a_digest_follows_what_the_response_depends_on_and_nothing_else() -> None:
    def digest(**changes: Value) -> str:
        keys = {key.replace("__", "."): value for key, value in changes.items()}
        return Dependencies.of(Config().with_changes(keys)).digest

    default = digest()
    assert digest(seed=99, treatment__dose=0.1, circuit__ticks_per_step=4, receptor__rest_mv=-66.0) == default
    others = {
        digest(circuit__network_seed=2),
        digest(circuit__spread=0.3),
        digest(modulators__magnesium_mmolar=1.1),
        digest(receptor__used_at_interneuron_mv=-43.0),
    }
    assert len(others | {default}) == 5


def test_a_remembered_response_is_found_again() -> None:
    config = Config().with_changes({"circuit.network_seed": 77})
    assert known_response(config) is None
    wanted = dataclasses.replace(response_for(Config()), digest=Dependencies.of(config).digest)
    remember(wanted)
    assert response_for(config) is wanted


def _table(values: object) -> Floats:
    return frozen(np.asarray(values, dtype=np.float64))


PLANE = Response(
    concentration_umolar=_table([0.0, 1.0, 3.0]),
    density=_table([0.5, 1.0]),
    pyramidal_mean_hz=_table([[3.0, 4.0], [5.0, 6.0], [9.0, 10.0]]),
    pyramidal_sd_hz=_table(np.ones((3, 2))),
    interneuron_mean_hz=_table([[20.0, 20.0], [10.0, 10.0], [0.0, 0.0]]),
    interneuron_sd_hz=_table(np.ones((3, 2))),
    answer_mean=_table([[0.05, 0.1], [0.1, 0.2], [0.0, 0.0]]),
    answer_sd=_table(np.zeros((3, 2))),
    networks=2,
    background_pyramidal_leak=0.06,
    background_interneuron_leak=0.05,
    digest="",
)


@settings(deadline=None, max_examples=40)
@given(st.floats(0, 3), st.floats(0.5, 1.0))
def test_a_read_is_bilinear(c_umolar: float, density: float) -> None:
    assert PLANE.rate_pyramidal_hz(c_umolar, density) == pytest.approx(2 + 2 * c_umolar + 2 * density)


def test_reads_outside_the_table_take_its_edge() -> None:
    assert PLANE.rate_pyramidal_hz(99.0, 2.0) == PLANE.rate_pyramidal_hz(3.0, 1.0)
    assert PLANE.rate_pyramidal_hz(-1.0, 0.0) == PLANE.rate_pyramidal_hz(0.0, 0.5)


def test_reads_broadcast_over_time_and_subjects() -> None:
    c_umolar, density = np.linspace(0, 3, 12).reshape(6, 2), np.array([0.6, 0.9])
    read = PLANE.communication(c_umolar, density)
    assert read.shape == (6, 2)
    assert read[3, 1] == pytest.approx(PLANE.communication(c_umolar[3, 1], 0.9))


def test_communication_is_one_in_the_healthy_circuit_and_may_exceed_it() -> None:
    assert PLANE.communication(0.0, 1.0) == pytest.approx(1)
    assert PLANE.communication(1.0, 1.0) == pytest.approx(2)


@pytest.mark.parametrize("answer", [0.0, -0.002, 0.001, 0.016])
def test_a_circuit_that_hardly_answers_gives_nothing_to_compare_with(answer: float) -> None:
    mute = dataclasses.replace(PLANE, answer_mean=_table(np.full((3, 2), answer)))
    assert not mute.has_answer
    assert np.isnan(mute.communication(np.array([0.0, 1.0]), 1.0)).all()


def test_a_response_survives_its_json() -> None:
    again = Response.from_json(PLANE.to_json())
    assert again.to_json() == PLANE.to_json()
    with pytest.raises(ValueError, match="read-only"):
        again.answer_mean[0, 0] = 1
