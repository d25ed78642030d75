from synapse_sim.config import Config, Value, parameters
from synapse_sim.config.check import complaint
from synapse_sim.config.drugs import accounts
from synapse_sim.config.parameter import Section, describe, parameter
from synapse_sim.config.tree import leaves


class Pool(Section):
    share: float = parameter(0.5, low=0, high=1, label="Share", source="illustrative: half", unit="")
    times_h: tuple[float, ...] = parameter((0.0,), low=0, label="Times", source="any")
    count: int | None = parameter(None, low=1, label="Count", source="any")


def test_one_line_says_everything_about_a_parameter() -> None:
    about = describe("pool.share", Pool.model_fields["share"])
    assert (about.default, about.low, about.high, about.kind) == (0.5, 0, 1, "number")
    assert about.allowed == "[0, 1]"
    assert about.account == "illustrative: half"


def test_a_list_and_an_optional_number_know_their_kind() -> None:
    assert describe("times", Pool.model_fields["times_h"]).kind == "list"
    assert describe("count", Pool.model_fields["count"]).kind == "integer"


def test_a_switch_is_on_or_off_and_has_no_range() -> None:
    switches = {about.allowed for about in parameters().values() if about.kind == "switch"}
    assert switches == {"true | false"}


def test_every_parameter_accounts_for_itself() -> None:
    assert [about.key for about in parameters().values() if not (about.label and about.source)] == []


def test_every_number_has_bounds_and_a_default_within_them() -> None:
    numbers = [about for about in parameters().values() if about.kind in {"number", "integer"}]
    assert [about.key for about in numbers if about.low is None or about.high is None] == []
    assert [about.key for about in numbers if complaint(about, about.default)] == []


def test_every_number_of_every_drugs_file_is_a_parameter() -> None:
    assert accounts().keys() <= parameters().keys()


def test_the_default_treatment_is_the_regimen_of_the_default_drug() -> None:
    fitted = parameters(Config())
    assert {key: about.default for key, about in fitted.items()} == {
        key: about.default for key, about in parameters().items()
    }


def test_the_bounds_of_the_dose_follow_species_and_unit() -> None:
    def dose(**changes: str | float) -> tuple[float | None, str]:
        keys: dict[str, Value | None] = {key.replace("__", "."): value for key, value in changes.items()}
        about = parameters(Config(keys))["treatment.dose"]
        return about.high, about.unit

    assert dose() == (6.0, "mg/kg")
    assert dose(treatment__dose=35.0, treatment__dose_unit="mg") == (420.0, "mg")
    assert dose(subject__species="rat") == (200.0, "mg/kg")


def test_every_number_of_every_section_is_a_parameter() -> None:
    keys = {key for key, _, _ in leaves(Config()) if not key.startswith("drugs.")}
    assert keys == {key for key in parameters() if not key.startswith("drugs.")}
