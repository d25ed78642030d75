from __future__ import annotations

import numpy as np
import pytest

from synapse_sim.config import ConfigError
from synapse_sim.experiments.sweep.vary import parse_vary, plain_values


def test_even_steps_hold_both_ends_and_round_numbers() -> None:
    assert parse_vary(["treatment.dose=0:0.3:4"]) == {"treatment.dose": (0.0, 0.1, 0.2, 0.3)}
    assert parse_vary(["seed = 3:3:1"]) == {"seed": (3.0,)}


def test_a_list_holds_words_numbers_and_lists() -> None:
    words = ["treatment.drug=ketamine, saline", "treatment.schedule_h=[0, 72],[0.0]", "seed=1,2"]
    assert parse_vary(words) == {
        "treatment.drug": ("ketamine", "saline"),
        "treatment.schedule_h": ([0, 72], [0.0]),
        "seed": (1, 2),
    }


@pytest.mark.parametrize(
    "words",
    ["treatment.dose", "=1,2", "treatment.dose=", "treatment.dose=0:1:0", "a=1,,2", "a=0:1:1000000000"],
)
def test_what_is_no_grid_is_refused_with_an_example(words: str) -> None:
    with pytest.raises(ConfigError, match=r"must be KEY=START:STOP:N or KEY=a,b,c.* N from 1 to 9999999"):
        parse_vary([words])


def test_a_key_given_twice_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"treatment.dose is given twice"):
        parse_vary(["treatment.dose=1,2", "treatment.dose=0:1:3"])


def test_numbers_of_numpy_become_plain_ones_and_whole_where_they_must_be() -> None:
    found = plain_values({"treatment.dose": np.linspace(0, 1, 3), "seed": np.linspace(1, 3, 3)})
    assert found == {"treatment.dose": (0.0, 0.5, 1.0), "seed": (1, 2, 3)}
    assert [type(value) for value in found["seed"]] == [int, int, int]


def test_a_key_without_values_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"treatment.dose has no value"):
        plain_values({"treatment.dose": []})
