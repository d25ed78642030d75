"""How sure a stage is follows from its parameters."""

from __future__ import annotations

from collections import Counter
from unittest.mock import patch

import pytest

from synapse_sim.config import Config, parameters
from synapse_sim.story import confidence
from synapse_sim.story.confidence import SURE_TO_UNSURE, confidence_of
from synapse_sim.story.stages import STAGES


def test_the_blood_is_measured_and_the_last_steps_are_illustrative() -> None:
    said = [confidence_of(stage.name, Config()) for stage in STAGES]
    assert said[0] == "measured"
    assert said[-3:] == ["illustrative"] * 3
    assert set(said) == set(SURE_TO_UNSURE)


@pytest.mark.parametrize("stage", [stage.name for stage in STAGES])
def test_it_is_what_most_of_its_numbers_are(stage: str) -> None:
    starts = tuple(each.format(drug="ketamine", route="iv_infusion") for each in confidence._NUMBERS[stage])
    found = Counter(about.confidence for key, about in parameters().items() if key.startswith(starts))
    assert found[confidence_of(stage, Config())] == max(found.values())


def test_of_equally_many_the_less_sure_counts() -> None:
    about = parameters()
    pair = {key: about[key] for key in ("relief.start_stressed", "relief.start_healthy")}
    assert {each.confidence for each in pair.values()} == {"measured", "illustrative"}
    confidence._most.cache_clear()
    with patch.object(confidence, "parameters", lambda: pair):
        assert confidence_of("relief", Config()) == "illustrative"
    confidence._most.cache_clear()
