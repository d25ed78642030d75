"""Every parameter is drawn from its own bounds, so a new one is tried unasked."""

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.config import Config, ConfigError, Parameter, parameters
from synapse_sim.config.reference import merged_file
from synapse_sim.config.toml import flat
from synapse_sim.config.write import changed_text

CHOSEN = Config().treatment
WITH_PARTNERS = (
    "treatment.",
    "subject.species",
    "course.horizon_h",
    f"drugs.{CHOSEN.drug}.routes.{CHOSEN.route}.",
)
"""What these may be depends on others among them."""


def allowed(about: Parameter) -> st.SearchStrategy[Any]:
    if about.choices:
        return st.sampled_from(about.choices)
    if about.kind == "switch":
        return st.booleans()
    if about.kind == "integer":
        return st.integers(int(about.low or 0), int(about.high or 0))
    return st.floats(about.low, about.high)


free = {key: about for key, about in parameters().items() if not key.startswith(WITH_PARTNERS)}
changes = st.lists(st.sampled_from(sorted(free)), max_size=6, unique=True).flatmap(
    lambda keys: st.fixed_dictionaries({key: allowed(free[key]) for key in keys})
)


@settings(deadline=None, max_examples=40)
@given(changes)
def test_values_within_bounds_make_a_config_that_can_be_written_and_read(
    given_changes: dict[str, Any],
) -> None:
    config = Config(given_changes)
    again = Config(dict(flat(tomllib.loads(merged_file(config)))))
    assert again.digest() == config.digest()
    text = changed_text("", config.changes, "my.toml")
    assert dict(flat(tomllib.loads(text))) == config.changes


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(sorted(key for key, about in free.items() if about.kind == "number")),
    st.floats(0.01, 1e6),
)
def test_values_beyond_bounds_are_refused_with_the_bounds(key: str, beyond: float) -> None:
    about = free[key]
    for value in ((about.low or 0.0) - beyond, (about.high or 0.0) + beyond):
        with pytest.raises(ConfigError) as refused:
            Config({key: value})
        assert str(refused.value).endswith(f"is outside {about.allowed}")
