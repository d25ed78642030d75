"""Doses as a table or a schedule: units, routes by any name, and what a day may hold."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from synapse_sim.config import Config, ConfigError, load_config
from synapse_sim.config.dose import Dose, most_in_a_day_mg, read_unit
from synapse_sim.config.reference import merged_file
from synapse_sim.config.routes import ROUTES, read_route
from synapse_sim.config.schema import json_schema
from synapse_sim.config.toml import flat
from synapse_sim.config.write import changed_text

FILE = """\
[treatment]
drug = "ketamine"

[[treatment.doses]]
at_h = 0
dose = 0.5

[[treatment.doses]]
at_h = 24.0
dose = 35
dose_unit = "mg"
route = "im"

[[treatment.doses]]
at_h = 48.0
dose = 300
dose_unit = "µg/kg"
route = "iv"
infusion_min = 20
"""
GIVEN = (
    Dose(0.0, 35.0, "iv_infusion", 40.0),
    Dose(24.0, 35.0, "intramuscular"),
    Dose(48.0, 21.0, "iv_infusion", 20.0),
)


def mistakes(changes: dict[str, Any]) -> list[str]:
    with pytest.raises(ConfigError) as refused:
        Config(changes)
    return [mistake.sentence for mistake in refused.value.mistakes]


def file(folder: Path, text: str = FILE) -> Path:
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_gives_doses_one_by_one(tmp_path: Path) -> None:
    assert load_config(file(tmp_path)).doses == GIVEN


def test_a_table_is_shown_written_and_read_again(tmp_path: Path) -> None:
    config = load_config(file(tmp_path))
    merged = load_config(file(tmp_path, merged_file(config)))
    assert (merged.doses, merged.digest()) == (GIVEN, config.digest())
    text = changed_text("", config.changes, "my.toml")
    assert text.count("[[treatment.doses]]") == 3
    assert Config(dict(flat(tomllib.loads(text)))) == config


def test_a_schedule_and_a_table_that_say_the_same_are_the_same_doses() -> None:
    rows: Any = [{"at_h": at_h, "dose": 0.5} for at_h in (0.0, 72.0)]
    assert Config({"treatment.doses": rows}).doses == Config({"treatment.schedule_h": (0, 72)}).doses


def test_a_config_without_a_table_keeps_the_hash_it_had_before_there_were_tables() -> None:
    assert "doses" not in Config().treatment.model_dump()
    assert "doses" in Config({"treatment.doses": ({"at_h": 0.0, "dose": 0.5},)}).treatment.model_dump()
    assert "group" not in Config().drug.model_dump()


@pytest.mark.parametrize("key", ["treatment.dose", "treatment.schedule_h"])
def test_a_table_beside_a_dose_or_a_schedule_is_refused(key: str) -> None:
    other = 0.3 if key == "treatment.dose" else (0.0, 24.0)
    assert mistakes({key: other, "treatment.doses": [{"at_h": 0.0, "dose": 0.5}]}) == [
        f"{key} and treatment.doses are both given; the table says dose and time of every dose"
    ]


def test_every_mistake_in_a_table_is_told_with_its_row() -> None:
    rows = [{"at_h": 0.0}, {"at_h": -1.0, "dose": "a"}, {"at_h": 1.0, "dose": 0.1, "rout": "im"}]
    assert mistakes({"treatment.doses": rows}) == [
        "dose 1 of treatment.doses: dose is missing",
        "dose 2 of treatment.doses: at_h = -1.0 is outside [0, 4032] h",
        'dose 2 of treatment.doses: dose = "a" must be a number',
        "dose 3 of treatment.doses: unknown key 'rout'; did you mean 'route'?",
    ]
    assert mistakes({"treatment.doses": 3}) == [
        (
            "treatment.doses = 3 must be a table, one [[treatment.doses]] a dose; "
            "the same dose again is treatment.schedule_h = [0.0, 48.0]"
        )
    ]


def test_a_dose_that_is_not_finite_is_said_to_be_no_number() -> None:
    rows = [{"at_h": 0.0, "dose": float("inf")}]
    assert mistakes({"treatment.doses": rows}) == [
        "dose 1 of treatment.doses: dose = inf must be a finite number"
    ]


def test_a_row_in_single_brackets_is_told_how_it_is_written() -> None:
    said = "'treatment.doses.at_h' stands in no row of the table; each dose begins with [[treatment.doses]]"
    assert mistakes({"treatment.doses.at_h": 0.0}) == [f"{said}, in two brackets"]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([(48.0, 0.1), (24.0, 0.1)], "treatment.doses must increase from dose to dose"),
        (
            [(0.0, 0.1), (336.0, 0.1)],
            "treatment.doses has a dose at 336 h, but course.horizon_h is 336 h",
        ),
        ([(0.0, 7.0)], "dose 1 of treatment.doses: dose = 7 is outside [0, 6] mg/kg"),
    ],
)
def test_a_table_keeps_the_rules_of_a_schedule(rows: list[tuple[float, float]], sentence: str) -> None:
    table = [{"at_h": at_h, "dose": dose} for at_h, dose in rows]
    assert mistakes({"treatment.doses": table}) == [sentence]


def test_a_table_names_routes_that_the_drug_does_not_have() -> None:
    rows = [{"at_h": 0.0, "dose": 0.1}, {"at_h": 1.0, "dose": 0.1, "route": "ip"}]
    assert mistakes({"treatment.doses": rows})[0].startswith('Ketamine has no route "intraperitoneal"')


def test_the_schema_knows_the_rows() -> None:
    row = json_schema()["properties"]["treatment"]["properties"]["doses"]["items"]
    assert set(row["properties"]) == {"at_h", "dose", "dose_unit", "route", "infusion_min"}
    assert row["required"] == ["at_h", "dose"]


# at most so many, and so much in a day


@pytest.mark.parametrize("by_table", [False, True])
def test_more_than_five_hundred_doses_are_refused_in_one_sentence(by_table: bool) -> None:  # noqa: FBT001
    def doses(count: int) -> dict[str, Any]:
        times = [0.5 * k for k in range(count)]
        if by_table:
            return {"treatment.doses": [{"at_h": at_h, "dose": 0.01} for at_h in times]}
        return {"treatment.dose": 0.01, "treatment.schedule_h": times}

    assert len(Config(doses(500)).doses) == 500
    key = "treatment.doses" if by_table else "treatment.schedule_h"
    assert mistakes(doses(501)) == [f"{key} has 501 doses; at most 500 are computed"]


def test_a_split_dose_keeps_the_bound_of_a_single_one() -> None:
    (said,) = mistakes({"treatment.dose": 2.0, "treatment.schedule_h": [0.0, 0.02, 0.04, 0.06]})
    assert said.startswith("treatment.schedule_h gives 8 mg/kg within 24 h by the iv_infusion route, where ")
    assert said.endswith(" at most 6 mg/kg can be given")
    hundred = [{"at_h": 0.1 * k, "dose": 2.0} for k in range(100)]
    assert len(mistakes({"treatment.doses": hundred})) == 1
    assert len(Config({"treatment.dose": 2.0, "treatment.schedule_h": (0.0, 0.02, 0.04)}).doses) == 3


def test_doses_by_several_routes_share_the_bound_of_the_species() -> None:
    rows = [{"at_h": 0.0, "dose": 4.0}, {"at_h": 1.0, "dose": 4.0, "route": "oral"}]
    assert mistakes({"treatment.doses": rows}) == [
        "treatment.doses gives 8 mg/kg within 24 h, where at most 6 mg/kg can be given"
    ]


def test_a_rodent_keeps_its_own_bound() -> None:
    rat: dict[str, Any] = {
        "subject.species": "rat",
        "treatment.dose": 150.0,
        "treatment.schedule_h": [0.0, 5.0],
    }
    assert mistakes(rat)[0].endswith("where at most 200 mg/kg can be given")


def test_doses_exactly_a_day_apart_count_apart() -> None:
    daily: dict[str, Any] = {"treatment.dose": 6.0, "treatment.schedule_h": [24.0 * k for k in range(10)]}
    assert len(Config(daily).doses) == 10
    assert mistakes({**daily, "treatment.schedule_h": [0.0, 23.99]})


def test_the_sum_of_a_day_moves_along() -> None:
    doses = [Dose(at_h, mg, "oral") for at_h, mg in ((0.0, 1.0), (10.0, 2.0), (24.0, 4.0), (33.0, 8.0))]
    assert most_in_a_day_mg(doses) == 14.0
    assert most_in_a_day_mg([]) == 0.0


# units and routes as people write them


@pytest.mark.parametrize(
    ("dose", "unit", "mg"),
    [
        (500, "ug/kg", 35.0),
        (500, "µg/kg", 35.0),
        (500, "mcg/kg", 35.0),
        (500, "μg per kg", 35.0),
        (35, "mg", 35.0),
        (0.035, "g", 35.0),
        (35000, "µg", 35.0),
        (0.5, "MG/KG", 35.0),
    ],
)
def test_a_dose_in_any_unit_is_converted_and_shown_back(dose: float, unit: str, mg: float) -> None:
    config = Config({"treatment.dose": dose, "treatment.dose_unit": unit})
    assert config.doses[0].mg == pytest.approx(mg)
    assert config.treatment.dose_unit in {"mg", "mg/kg"}
    assert f'dose_unit = "{config.treatment.dose_unit}"' in merged_file(config)


@pytest.mark.parametrize("word", ["ml", "mg/g", "kg", "IU", "mg/kg/h", ""])
def test_what_is_no_unit_of_a_dose_is_refused(word: str) -> None:
    assert read_unit(word) is None
    assert len(mistakes({"treatment.dose": 0.5, "treatment.dose_unit": word})) == 1


def test_a_unit_without_a_dose_is_refused_in_every_layer(tmp_path: Path) -> None:
    (said,) = mistakes({"treatment.dose_unit": "mg"})
    assert said.startswith("treatment.dose_unit is given without treatment.dose; give both")
    path = file(tmp_path, "[treatment]\ndose = 0.5\n")
    with pytest.raises(ConfigError, match="is given without"):
        load_config(path, {"treatment.dose_unit": "mg"})


def test_rows_without_a_unit_are_in_that_of_the_section() -> None:
    rows: Any = [{"at_h": 0.0, "dose": 500}, {"at_h": 30.0, "dose": 7, "dose_unit": "mg"}]
    config = Config({"treatment.dose_unit": "ug/kg", "treatment.doses": rows})
    assert [dose.mg for dose in config.doses] == pytest.approx([35.0, 7.0])


def test_a_number_set_over_a_file_keeps_the_unit_that_is_shown(tmp_path: Path) -> None:
    path = file(tmp_path, "[treatment]\ndose = 500\ndose_unit = 'ug/kg'\n")
    assert load_config(path, {"treatment.dose": 0.3}).doses[0].mg == pytest.approx(21.0)


@pytest.mark.parametrize(
    ("word", "route"),
    [
        ("im", "intramuscular"),
        ("IV", "iv_infusion"),
        ("po", "oral"),
        ("nasal", "intranasal"),
        ("i.m.", "intramuscular"),
        ("Iv-Bolus", "iv_bolus"),
        ("under the tongue", "sublingual"),
    ],
)
def test_a_route_can_be_called_by_its_short_name(word: str, route: str) -> None:
    assert Config({"treatment.route": word}).treatment.route == route


def test_no_word_means_two_routes() -> None:
    words = [word for way in ROUTES.values() for word in way.words]
    assert len(words) == len(set(words))
    assert all(read_route(word) == route for route, way in ROUTES.items() for word in way.words)


def test_an_unknown_route_is_refused_with_a_hint() -> None:
    assert "did you mean 'oral'?" in mistakes({"treatment.route": "orall"})[0]
