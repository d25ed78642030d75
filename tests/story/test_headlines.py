from __future__ import annotations

import pytest

from synapse_sim.story.headlines import circuit_headline
from tests.story.said import facts_of


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (
            {"rate_pyramidal_hz": 5.2, "rate_interneuron_hz": 14.0, "glutamate_rel": 1.3},
            "Interneurons fire less, pyramidal cells are released.",
        ),
        (
            {"rate_pyramidal_hz": 5.2, "rate_interneuron_hz": 1.0, "glutamate_rel": 1.3},
            "Interneurons hardly fire, pyramidal cells are released.",
        ),
        (
            {"rate_pyramidal_hz": 1.4, "rate_interneuron_hz": 0.1, "block_interneuron": 0.7},
            "So much block that pyramidal cells fire less, too.",
        ),
        (
            {"rate_pyramidal_hz": 0.1, "rate_interneuron_hz": 0.1, "block_interneuron": 0.9},
            "So much block that pyramidal cells hardly fire.",
        ),
        (
            {"rate_pyramidal_hz": 4.1, "rate_interneuron_hz": 18.0, "block_interneuron": 0.06},
            "Interneurons fire less.",
        ),
        ({}, "The circuit fires about as it does without the drug."),
        ({"communication_rel": 0.8}, "Little drug is left, yet signals come through better than before."),
        ({"communication_rel": 0.8, "time_h": 5.0}, "The circuit fires about as it does without the drug."),
    ],
)
def test_the_headline_of_the_circuit_goes_by_size(columns: dict[str, float], words: str) -> None:
    assert str(circuit_headline(facts_of(**columns))) == words
