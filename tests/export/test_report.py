import json

from synapse_sim.export.report import json_text, table_text


def test_a_table_is_plain_text_of_the_asked_columns() -> None:
    text = table_text(
        [{"name": "rate", "mean": 2.27161, "class": "shown"}, {"name": "[b]", "mean": None}],
        ("name", "mean"),
        60,
    )
    assert [line.split() for line in text.splitlines()][::2] == [["name", "mean"], ["rate", "2.272"]]
    assert "[b]" in text
    assert "\x1b" not in text


def test_a_table_keeps_to_its_width() -> None:
    text = table_text([{"claim": "a word " * 40}], ("claim",), width=60)
    assert max(map(len, text.splitlines())) <= 60


def test_a_column_that_is_to_stay_whole_is_not_broken() -> None:
    row = {"id": "a-rather-long-name", "claim": "a word " * 20}
    text = table_text([row], ("id", "claim"), width=40, whole=("id",))
    assert "a-rather-long-name" in text
    assert max(map(len, text.splitlines())) <= 40


def test_json_has_null_for_numbers_that_are_none() -> None:
    assert json.loads(json_text({"rows": [{"z": float("inf"), "n": 3}]})) == {"rows": [{"z": None, "n": 3}]}
