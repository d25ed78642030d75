import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from synapse_sim.config.lines import key_lines
from synapse_sim.config.toml import flat

TEXT = '''seed = 3 # x
a.b."c.d" = [1,
 2, # ]
 { q = 3 }]
[t] # [x]
s = """
[no]
k = 1"""
"in" = { a = 1, b.c = "}", d = {e = [1,{f=2}]} }
t.u = 1.5e-3

[v . "w"]
z = 'x = ['
y = """a"""""
[[arr]]
g = 1
[empty]
'''


def test_every_key_is_found_on_its_line() -> None:
    expected = {
        "seed": 1,
        'a.b."c.d"': 2,
        "t.s": 6,
        "t.in.a": 9,
        "t.in.b.c": 9,
        "t.in.d.e": 9,
        "t.t.u": 10,
        "v.w.z": 13,
        "v.w.y": 14,
        "arr": 15,
        "empty": 17,
    }
    lines = key_lines(TEXT)
    assert {key: lines[key] for key, _ in flat(tomllib.loads(TEXT))} == expected


names = st.text("abc-_1", min_size=1, max_size=4) | st.text("a.b #", min_size=1, max_size=3).map(
    lambda n: f'"{n}"'
)
values = st.sampled_from(
    ["1", '"#"', "'['", "[1,\n2]", '"""\nx = 1\n"""', "{a = 1, b.c = ']'}", "1979-05-27", "[]"]
)

gaps = st.sampled_from(["", "\n", "# a = 1\n", "   "])


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(gaps, st.lists(names, min_size=1, max_size=3), values), max_size=6))
def test_the_lines_of_any_valid_file_are_those_of_its_keys(pairs: list[tuple[str, list[str], str]]) -> None:
    text, starts = "", {}
    for index, (gap, path, value) in enumerate(pairs):
        text += gap
        starts[f"k{index}"] = text.count("\n") + 1
        text += f"k{index}." + " . ".join(path) + f" = {value} # end\n"
    lines = key_lines(text)
    for key, _ in flat(tomllib.loads(text)):
        assert lines[key] == starts[key.partition(".")[0]]
