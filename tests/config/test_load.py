import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.config import Config, ConfigError, load_config
from synapse_sim.config.bounds import too_large
from synapse_sim.config.load import stacked
from synapse_sim.config.overrides import parse_overrides, parse_value
from synapse_sim.config.presets import presets
from synapse_sim.config.toml import Layer, parse_layer


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("my.toml")


def refusal(file: Path, content: str | bytes, **options: object) -> str:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ConfigError) as refused:
        load_config(file, **options)  # type: ignore[arg-type]
    return str(refused.value)


def test_without_a_file_there_are_the_defaults() -> None:
    assert load_config() == Config()


def test_layers_lie_over_each_other(file: Path) -> None:
    file.write_text("seed = 2\n[treatment]\ndose = 0.2\nroute = 'iv_bolus'\n", encoding="utf-8")
    config = load_config(file, {"treatment.dose": 0.3})
    assert (config.seed, config.treatment.dose, config.treatment.route) == (2, 0.3, "iv_bolus")
    assert load_config(file, {"treatment.dose": None}).treatment.dose == Config().treatment.dose


def test_every_mistake_is_told_with_its_line(file: Path) -> None:
    said = refusal(file, "seed = -1\n\n[treatment]\nrout = 'oral'\ndose = 'x'\n")
    assert said.splitlines() == [
        "my.toml:1: seed = -1 is outside [0, 4294967295]",
        "my.toml:4: unknown key 'treatment.rout'; did you mean 'treatment.route'?",
        'my.toml:5: treatment.dose = "x" must be a number',
    ]


def test_a_dose_out_of_range_names_the_range_of_its_unit(file: Path) -> None:
    assert refusal(file, "treatment.dose = -1") == "my.toml:1: treatment.dose = -1 is outside [0, 6] mg/kg"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("seed = \n", "my.toml:1: this is not valid TOML: there is no valid value here; text needs quotes"),
        ("seed = 1\nseed = 2\n", "my.toml:2: this is not valid TOML: this key is given twice"),
        ("sed = 1\n[treatment\n", "my.toml:2: this is not valid TOML:"),
        ("x = [1,\n", "my.toml:2: this is not valid TOML:"),
        (b"\xff\xfe", "my.toml: the file is UTF-16 text; save it again with the encoding UTF-8"),
        (b"a = 1\n\xff", "my.toml: the file is not UTF-8 text (line 2); save it again"),
        (b"s\0e\0e\0d\0", "my.toml: the file is not UTF-8 text; save it again with the encoding UTF-8"),
        ("seed = 1\ndose = 0,5 # mg", "my.toml:2: a number is written with a point: 0.5, not 0,5"),
        ("[treatment]\ndrug = “saline”", "my.toml:2: a text stands in straight quotes, "),
    ],
)
def test_a_broken_file_is_told_alone_with_its_line(file: Path, content: str | bytes, said: str) -> None:
    refused = refusal(file, content)
    assert refused.startswith(said)
    assert "\n" not in refused


def test_a_missing_file_and_a_folder_are_told_plainly(file: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        load_config(file)
    with pytest.raises(ConfigError, match="this is a folder"):
        load_config(file.absolute().parent)


def test_a_byte_order_mark_and_an_empty_section_do_no_harm(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfseed = 4\r\n[treatment]\r\n")
    assert load_config(file).changes == {"seed": 4}


def test_an_unknown_empty_section_is_a_mistake(file: Path) -> None:
    assert "unknown key 'treatmnt'" in refusal(file, "[treatmnt]\n")


def test_a_key_in_quotes_is_not_a_dotted_key(file: Path) -> None:
    assert "unknown key" in refusal(file, '"treatment.dose" = 0.1\n')


def test_mistakes_of_all_layers_come_together(file: Path) -> None:
    file.write_text("sed = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        load_config(file, {"seed": -1}, preset="no such")
    assert len(refused.value.mistakes) == 3


def test_an_unknown_preset_names_the_nearest() -> None:
    name = next(iter(presets()))
    with pytest.raises(ConfigError, match=f"did you mean '{name}'"):
        load_config(preset=f"{name}x")


@pytest.mark.parametrize("name", presets())
def test_every_preset_loads_and_has_a_title(name: str) -> None:
    assert load_config(preset=name).changes
    assert len(presets()[name]) > 10


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.3", 0.3),
        ("rat", "rat"),
        ('"rat"', "rat"),
        ("[0, 72]", [0, 72]),
        ("true", True),
        ("0,5", "0,5"),
    ],
)
def test_a_value_on_the_command_line_is_toml_or_a_bare_word(text: str, value: object) -> None:
    assert parse_value(text) == value


def test_a_value_cannot_smuggle_in_a_second_key() -> None:
    assert parse_value("1\nseed = 2") == "1\nseed = 2"


def test_a_key_given_twice_is_a_mistake() -> None:
    with pytest.raises(ConfigError, match="seed is given twice"):
        parse_overrides(["seed=1"], {"seed": 2})
    with pytest.raises(ConfigError, match=r"treatment\.dose is given twice"):
        parse_overrides(["treatment.dose=1", "treatment.dose=1"])


def test_a_mistake_on_the_command_line_says_so() -> None:
    with pytest.raises(ConfigError, match="--seed: seed = -3 is outside"):
        stacked([lambda: parse_overrides([], {"seed": -3})])
    with pytest.raises(ConfigError, match="--set: unknown key 'sed'"):
        stacked([lambda: parse_overrides(["sed=3"])])
    with pytest.raises(ConfigError, match="must be KEY=VALUE"):
        parse_overrides(["seed"])


def test_a_later_layer_takes_over_the_blame() -> None:
    layers = [Layer({"seed": 1}, {"seed": "a.toml:1"}), Layer({"seed": -1}, {"seed": "b.toml:1"})]
    with pytest.raises(ConfigError, match=r"^b\.toml:1: seed"):
        stacked([lambda: layers[0], lambda: layers[1]])


scraps = st.sampled_from(
    [
        "seed",
        "treatment",
        "dose",
        "=",
        ".",
        "[",
        "]",
        "{",
        "}",
        ",",
        '"',
        "'",
        '"""',
        "#",
        "\n",
        " ",
        "-1",
        "nan",
    ]
)


def told(text: str) -> list[str]:
    try:
        stacked([lambda: parse_layer(text, "my.toml")])
    except ConfigError as error:
        return [str(mistake) for mistake in error.mistakes]
    return []


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=40) | st.lists(scraps, max_size=20).map("".join))
def test_any_text_is_a_config_or_told_in_single_lines(text: str) -> None:
    for mistake in told(text):
        assert re.fullmatch(r"my\.toml(:\d+)?: .+", mistake)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"seed = 0x{'f' * 5000}", "my.toml:1: seed = a huge number is outside [0, 4294967295]"),
        (f"seed = {'9' * 5000}", "my.toml:1: this is not valid TOML"),
        (f"treatment.dose = {10**400}", "my.toml:1: treatment.dose = a huge number is outside [0, 6] mg/kg"),
        (f"seed = {'[' * 5000}", "my.toml: this is nested too deeply"),
        ('"a\\nb" = 1', "my.toml:1: unknown key '\"a\\nb\"'"),
        ("treatment.drug = 'ket\\n'", "my.toml:1: treatment.drug = "),
        ("seed = 1979-05-27", "my.toml:1: seed = 1979-05-27 must be a whole number"),
    ],
)
def test_odd_values_are_told_like_any_other(file: Path, content: str, said: str) -> None:
    refused = refusal(file, content)
    assert refused.startswith(said)
    assert "\n" not in refused


def test_a_decimal_comma_on_the_command_line_is_told_what_to_write() -> None:
    with pytest.raises(ConfigError, match=r"must be a number; write 0\.5, with a point"):
        stacked([lambda: parse_overrides(["treatment.dose=0,5"])])


def test_only_the_first_mistakes_are_told_one_by_one(file: Path) -> None:
    text = "".join(f"bad{number} = 1\n" for number in range(332))
    lines = refusal(file, text).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "and 312 more mistakes"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{'a.' * 990}a = 1", "my.toml: a key of more than 20 parts (line 1)"),
        (f"seed = 1\n[{'a.' * 400_000}a]", "my.toml: a key of more than 20 parts (line 2)"),
        ('x = {"a"' + ' . "a"' * 990 + " = 1}", "my.toml: a key of more than 20 parts (line 1)"),
        ("".join(f"k{number}=1\n" for number in range(90_000)), "my.toml: there are more than 10000 keys"),
        (f"seed = {'[' * 100}{']' * 100}", "my.toml: this is nested too deeply"),
        (f"x = {'{a=' * 100}1{'}' * 100}", "my.toml: this is nested too deeply"),
        ("#" * 1_000_001, "my.toml: the file is larger than 1 MB"),
    ],
    ids=["parts", "a header", "quoted parts", "many keys", "deep lists", "deep tables", "1 MB"],
)
def test_a_file_that_no_config_can_need_is_refused_at_once(file: Path, content: str, said: str) -> None:
    assert refusal(file, content) == said


@pytest.mark.parametrize(
    "hard", ["a" * 900_000, '"' * 900_000, "a." * 19 + "a\n" * 400_000, '"""\\"' * 100_000]
)
def test_the_bounds_are_counted_in_one_pass(hard: str) -> None:
    """In thousandths of a second; a pattern that tries again at every character would take hours."""
    start_s = process_time()
    too_large(hard)
    assert process_time() - start_s < 60.0


def test_long_keys_and_values_are_quoted_by_their_beginning(file: Path) -> None:
    said = refusal(file, f"{'k' * 90_000} = 1\ntreatment.drug = '{'v' * 90_000}'\nseed = '{'w' * 90_000}'\n")
    assert max(map(len, said.splitlines())) < 450
    assert "is not one of ketamine" in said.replace(" |", "")


def test_thousands_of_unknown_keys_are_counted_beyond_the_first(file: Path) -> None:
    text = "".join(f"treatment.dosis{number} = 1\n" for number in range(9_000))
    assert refusal(file, text).endswith("and 8980 more mistakes")
