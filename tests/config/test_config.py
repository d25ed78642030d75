import timeit
from typing import Any

import numpy as np
import pytest

from synapse_sim.config import Config, ConfigError, parameters
from synapse_sim.config.parameter import Section


def mistakes(**changes: object) -> list[str]:
    with pytest.raises(ConfigError) as refused:
        Config({key.replace("__", "."): value for key, value in changes.items()})  # type: ignore[misc]
    return [str(mistake) for mistake in refused.value.mistakes]


def test_the_default_config_needs_nothing_and_keeps_no_changes() -> None:
    assert Config().changes == {}
    assert Config() == Config({})


def test_a_change_makes_a_new_config_and_leaves_the_old_one() -> None:
    old = Config()
    new = old.with_changes({"seed": 5})
    assert (old.seed, new.seed, new.changes) == (parameters()["seed"].default, 5, {"seed": 5})


def test_the_digest_of_a_change_writes_only_the_sections_that_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    old, dump = Config(), Section.model_dump
    written: list[str] = []

    def dumped(section: Section, **how: Any) -> Any:
        written.append(type(section).__name__)
        return dump(section, **how)

    old.digest()
    monkeypatch.setattr(Section, "model_dump", dumped)
    new = old.with_changes({"treatment.dose": 0.3})
    assert new.digest() != old.digest()
    assert sorted(written) == ["CourseGrid", "Treatment"]


def test_none_takes_a_change_back() -> None:
    assert Config({"seed": 5}).with_changes({"seed": None}) == Config()


def test_every_mistake_is_told_at_once() -> None:
    assert mistakes(seed=-1, sed=3, subject__species="cat") == [
        "seed = -1 is outside [0, 4294967295]",
        "unknown key 'sed'; did you mean 'seed'?",
        "subject.species = \"cat\" is not one of human | rat | mouse; did you mean 'rat'?",
    ]


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("seed", 1.5, "seed = 1.5 must be a whole number"),
        ("seed", True, "seed = true must be a whole number"),
        ("treatment.dose", "much", 'treatment.dose = "much" must be a number'),
        (
            "treatment.schedule_h",
            3,
            "treatment.schedule_h = 3 must be a list of numbers, like [0.0, 72.0]",
        ),
        ("treatment.rout", "oral", "unknown key 'treatment.rout'; did you mean 'treatment.route'?"),
        ("dose", 1.0, "unknown key 'dose'; did you mean 'treatment.dose'?"),
    ],
)
def test_a_mistake_is_one_plain_sentence(key: str, value: object, sentence: str) -> None:
    assert mistakes(**{key.replace(".", "__"): value}) == [sentence]


def test_numbers_that_are_no_numbers_are_refused() -> None:
    assert "treatment.dose = nan is outside" in mistakes(treatment__dose=float("nan"))[0]


def test_a_section_alone_is_not_a_key() -> None:
    assert "'treatment' is a group of parameters" in mistakes(treatment=3)[0]


@pytest.mark.parametrize("drug", sorted(Config().drugs))
def test_choosing_a_drug_brings_its_own_trial_regimen(drug: str) -> None:
    config = Config({"treatment.drug": drug})
    assert config.drug == config.drugs[drug]
    assert config.treatment.route == config.drug.regimen.route
    assert config.treatment.schedule_h == config.drug.regimen.schedule_h
    assert config.course.horizon_h == config.drug.regimen.horizon_h


def test_giving_one_part_of_a_regimen_overrides_that_part_alone() -> None:
    given = Config({"treatment.drug": "esketamine", "treatment.dose": 0.4})
    own = Config({"treatment.drug": "esketamine"})
    assert given.treatment == own.treatment.model_copy(update={"dose": 0.4})


def test_a_number_of_a_drug_is_a_parameter_like_any_other() -> None:
    key, about = next((key, about) for key, about in parameters().items() if _is_drug_number(key, about.low))
    changed = Config({key: about.low})
    assert parameters(changed)[key].default == about.default
    assert changed.digest() != Config().digest()
    assert about.source


def _is_drug_number(key: str, low: float | None) -> bool:
    return key.startswith("drugs.ketamine.") and low is not None and "regimen" not in key


def test_a_digest_follows_resolved_values_and_not_how_they_were_given() -> None:
    spelled_out = Config({"seed": Config().seed})
    assert spelled_out.digest() == Config().digest()
    assert Config({"seed": 7}).digest() != Config().digest()


def test_a_digest_of_sections_ignores_the_others() -> None:
    assert Config({"seed": 7}).digest("circuit") == Config().digest("circuit")
    assert Config({"circuit.network_seed": 7}).digest("circuit") != Config().digest("circuit")


def test_how_the_window_looks_is_not_part_of_the_digest() -> None:
    key, about = next((key, about) for key, about in parameters().items() if key.startswith("window."))
    other = _other(about.default, about.choices)
    assert Config({key: other}).digest() == Config().digest()


def _other(default: Any, choices: tuple[str, ...]) -> Any:
    if isinstance(default, bool):
        return not default
    return next(choice for choice in choices if choice != default) if choices else default


def test_a_change_is_fast_enough_for_a_dragged_slider() -> None:
    config = Config()
    seconds = (
        min(timeit.repeat(lambda: config.with_changes({"treatment.dose": 0.3}), number=10, repeat=5)) / 10
    )
    assert seconds < 0.004


def test_numpy_numbers_are_numbers() -> None:
    changes: dict[str, Any] = {"seed": np.int64(4), "treatment.dose": np.float32(0.25)}
    config = Config(changes)
    assert (config.seed, config.treatment.dose) == (4, 0.25)


def test_configs_run_alike_where_their_digests_agree() -> None:
    usual = Config()
    for changes in (
        {},
        {"window.projector": True},
        {"treatment.dose": 0.31},
        {"drugs.ketamine.block.k_on_per_umolar_s": 6.1},
    ):
        other = Config(changes)
        assert usual.runs_as(other) == (usual.digest() == other.digest())
    assert not usual.runs_as(Config({"seed": 2}))


def test_a_key_that_is_no_text_is_an_unknown_one() -> None:
    with pytest.raises(ConfigError, match="unknown key '3'"):
        Config({3: 4})  # type: ignore[dict-item] # as a user of Python may write
