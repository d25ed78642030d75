from __future__ import annotations

import numpy as np
import pytest

import synapse_sim as ss
from synapse_sim.config import Config, parameters
from synapse_sim.course.response.response import response_for
from synapse_sim.course.work import finished
from synapse_sim.experiments.asked_for import GLUTAMATE, OUTCOMES
from synapse_sim.experiments.sweep.outcomes import outcome_names
from synapse_sim.experiments.varied import (
    MAP_POINTS,
    MIDDLE,
    PEOPLE,
    POINTS,
    Answer,
    Asked,
    answering,
    banded,
    shifted,
    values_of,
)

DOSES = (0.0, 0.25, 0.5, 2.0)
BY_DOSE = Asked((("treatment.dose", DOSES),))


@pytest.fixture(scope="module")
def answer() -> Answer:
    return finished(answering(Config(), BY_DOSE))


def test_an_answer_has_the_numbers_of_the_sweep_that_it_is(answer: Answer) -> None:
    alone = ss.sweep(Config(), vary={"treatment.dose": DOSES})
    assert answer.values.tolist() == alone[GLUTAMATE].tolist()
    people = ss.sweep(Config(), vary={"treatment.dose": DOSES}, subjects=PEOPLE)
    rows = people[GLUTAMATE].reshape(len(DOSES), PEOPLE)
    there = list(banded(len(DOSES)))
    expected = np.percentile(rows, MIDDLE, axis=1).T
    assert np.allclose(answer.people[there], expected[there], rtol=1e-12)
    assert there == [0, 2, 3]
    assert np.isnan(answer.people[1]).all()


def test_every_outcome_that_can_be_asked_is_one_of_the_sweep() -> None:
    assert set(OUTCOMES) <= set(outcome_names(()))


def test_networks_that_fire_more_under_the_drug_release_more_glutamate(answer: Answer) -> None:
    low, high = answer.networks[list(banded(len(DOSES)))].T
    values = answer.values[list(banded(len(DOSES)))]
    assert low[0] == high[0] == values[0] == 1.0
    assert np.all(low[1:] < values[1:])
    assert np.all(values[1:] < high[1:])


def test_shifted_networks_differ_by_the_measured_spread_where_drug_is() -> None:
    response = response_for(Config())
    more = shifted(response, 1.0)
    there = response.concentration_umolar > 0
    spread = response.pyramidal_sd_hz[there]
    assert np.allclose((more.pyramidal_mean_hz - response.pyramidal_mean_hz)[there], spread)
    assert np.array_equal(more.pyramidal_mean_hz[~there], response.pyramidal_mean_hz[~there])
    assert np.array_equal(shifted(response, 0.0).interneuron_mean_hz, response.interneuron_mean_hz)


def test_an_answer_grows_point_by_point() -> None:
    work = answering(Config(), BY_DOSE)
    shares, known = [], []
    for share, so_far in work:
        shares.append(share)
        if so_far is not None:
            known.append(int(np.isfinite(so_far.values).sum()))
    assert shares == sorted(shares)
    assert known == [1, 2, 3, 4]


def test_a_map_varies_its_second_key_fastest() -> None:
    asked = Asked((("treatment.dose", (0.0, 0.5)), ("signalling.glutamate_gain", (0.5, 1.0, 2.0))))
    found = finished(answering(Config(), asked))
    for k, value in enumerate((0.5, 1.0, 2.0)):
        config = Config({"treatment.dose": 0.5, "signalling.glutamate_gain": value})
        assert found.values[3 + k] == pytest.approx(ss.simulate(config).glutamate_rel.max(), abs=1e-9)
    assert np.all(found.values[:3] == 1.0)


def test_the_best_of_a_trough_is_its_lowest() -> None:
    none = np.full((3, 2), np.nan)
    values = np.array([3.0, 1.0, 2.0])
    low = Answer(Asked((), "trough_rate_interneuron_hz"), values, none, none)
    assert (low.best, Answer(Asked(()), values, none, none).best) == (1, 0)
    assert Answer(Asked(()), np.full(3, np.nan), none, none).best is None


def test_sensible_ranges_rise_inside_their_bounds() -> None:
    for about in parameters().values():
        if about.kind in {"number", "integer"} and about.low is not None and about.high is not None:
            for count in (POINTS, MAP_POINTS):
                values = [float(value) for value in values_of(about, count)]  # type: ignore[arg-type]
                assert values == sorted(set(values)), about.key
                assert about.low <= values[0] < values[-1] <= about.high, about.key
