from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import synapse_sim as ss
from synapse_sim.agents.states import digest_of
from synapse_sim.config import Value
from tests.without_vectors import printed_without, promised_here, whatever_vectors

KEPT = Path(__file__).parent / "golden" / "digests.json"
PLACES: dict[str, tuple[dict[str, Value | None], float]] = {
    "at rest before the dose": ({}, -0.5),
    "the surge": ({}, 0.75),
    "a day later": ({"subject.bdnf": "val_met"}, 24.0),
    "a swallowed dose": ({"treatment.route": "oral", "treatment.dose": 0.5}, 1.0),
    "an SSRI": ({"treatment.drug": "ssri"}, 200.0),
    "a rat": ({"subject.species": "rat"}, 0.25),
}


@cache
def digest(name: str) -> str:
    changes, time_h = PLACES[name]
    config = ss.Config(changes)
    place = ss.World(config, ss.simulate(config), time_h)
    place.send_signal()
    place.step(0.5)
    return place.digest()


@pytest.mark.parametrize("name", PLACES)
def test_a_world_is_the_same_under_every_version_of_numpy(name: str) -> None:
    """The kept digests were made once; KEEP_PICTURES=1 renews them with the pictures after a new model."""
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    if os.environ.get("KEEP_PICTURES") == "1":
        kept[name] = digest(name)
        KEPT.write_text(json.dumps(kept, indent=1) + "\n")
    assert kept[name] == digest(name)


@promised_here
@whatever_vectors
def test_a_world_is_the_same_whatever_vectors_the_processor_has(unused: str) -> None:
    program = "import tests.test_digest as t; print(*map(t.digest, ('the surge', 'an SSRI')))"
    assert printed_without(unused, program) == [digest("the surge"), digest("an SSRI")]


@pytest.mark.parametrize("name", ["the surge", "an SSRI"])
def test_every_state_counts(name: str) -> None:
    changes, time_h = PLACES[name]
    config = ss.Config(changes)
    states = dict(ss.World(config, ss.simulate(config), time_h).snapshot().states)
    whole = digest_of(states)
    for key, array in states.items():
        if array.size:
            other = array.copy()
            other.flat[0] = not other.flat[0] if other.dtype == np.bool_ else other.flat[0] + 1
            assert digest_of({**states, key: other}) != whole, key
        assert digest_of({**states, key: array[:0]}) != whole or not array.size


def test_a_snapshot_stays_while_the_world_goes_on() -> None:
    config = ss.Config()
    place = ss.World(config, ss.simulate(config), 0.75)
    then = place.snapshot()
    before = then.digest()
    place.step(0.25)
    assert then.digest() == before != place.digest()
