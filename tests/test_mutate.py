"""The run that puts faults into modules: what it tries, and, as a long test, that the tests notice enough."""

from __future__ import annotations

import ast
import importlib.util
import sys

import pytest

from tests.check import ROOT
from tests.faults import SAMPLE, faults, sample
from tests.mutate import LEAST_KILLED, Outcome, _Putter, outcome, page, path_of, sample_of, told
from tests.mutation_table import EQUIVALENT, MODULES

RENEW = "renew it with `python -m tests.mutate > docs/mutation.md`"
SOURCE = '''
"""A module."""
LIMIT: int = 3
def clipped(value: float, *, strict: bool = False) -> float:
    """At most the limit."""
    if strict and value >= LIMIT:
        print(value)
        return -1.0
    return min(value, LIMIT) if value else 2 * value
'''


def test_a_fault_is_a_slip_in_one_expression() -> None:
    assert {f"{fault.line} {fault.name}" for fault in faults(SOURCE)} == {
        "3 module: 3 → 4",
        "4 clipped: False → True",
        "6 clipped: if strict and value >= LIMIT → if not (strict and value >= LIMIT)",
        "6 clipped: strict and value >= LIMIT → strict or value >= LIMIT",
        "6 clipped: value >= LIMIT → value > LIMIT",
        "6 clipped: value >= LIMIT → value < LIMIT",
        "7 clipped: print(value) → pass",
        "8 clipped: return -1.0 → return None",
        "8 clipped: -1.0 → 1.0",
        "8 clipped: 1.0 → 1.3",
        "9 clipped: return min(value, LIMIT) if value else 2 * value → return None",
        "9 clipped: min(value, LIMIT) if value else 2 * value → 2 * value if value else min(value, LIMIT)",
        "9 clipped: min → max",
        "9 clipped: 2 * value → 2 / value",
        "9 clipped: 2 → 3",
    }


def test_each_fault_makes_another_module_and_leaves_the_rest_as_it_is() -> None:
    whole = ast.unparse(ast.parse(SOURCE)).splitlines()
    texts = [ast.unparse(fault.code).splitlines() for fault in faults(SOURCE)]
    assert all(sum(a != b for a, b in zip(whole, text, strict=True)) == 1 for text in texts)
    assert len({"\n".join(text) for text in texts}) == len(texts)


def test_the_sample_stays_as_it_is_when_other_lines_come() -> None:
    name = "ui/widgets/span.py"
    source = (ROOT / "synapse_sim" / name).read_text(encoding="utf-8")
    before = [fault.name for fault in sample(source)]
    assert len(before) == SAMPLE
    assert [fault.name for fault in sample(f"{source}\n\nNOTHING = None\n")] == before
    assert [fault.name for fault in sample(source.replace('"""', '\n"""', 1))] == before


def test_a_fault_lives_in_memory_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    path = path_of("session.pace")
    text = path.read_text(encoding="utf-8")
    fault = next(fault for fault in faults(text) if fault.change == "1.0 → 1.3")
    spec = _Putter("session.pace", fault).find_spec("synapse_sim.session.pace", None)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    assert module.PACES["1h"].per_s == 1.3
    assert path.read_text(encoding="utf-8") == text
    assert _Putter("session.pace", fault).find_spec("synapse_sim.session.jobs", None) is None


@pytest.mark.parametrize("module", MODULES)
def test_a_module_and_its_tests_are_where_the_table_says(module: str) -> None:
    assert path_of(module).is_file()
    assert [name for name in MODULES[module] if not (ROOT / "tests" / f"{name}.py").is_file()] == []


@pytest.mark.parametrize("module", EQUIVALENT)
def test_a_fault_that_is_excused_can_be_made_and_is_not_tried(module: str) -> None:
    source = path_of(module).read_text(encoding="utf-8")
    assert EQUIVALENT[module].keys() <= {fault.name for fault in faults(source)}
    assert EQUIVALENT[module].keys().isdisjoint(fault.name for fault in sample_of(module))


def test_the_page_names_what_survived() -> None:
    (fault, *_) = faults("x = a | b")
    rows = page([Outcome("a.b", (fault,), 12, 1.0), Outcome("c", (), 12, 1.0)]).splitlines()[-2:]
    assert rows == ["| `a.b` | 12 | 11 | `module: a \\| b → a & b` |", "| `c` | 12 | 12 | none |"]


def test_the_page_in_the_docs_has_a_row_for_each_module_and_enough_were_noticed() -> None:
    text = (ROOT / "docs" / "mutation.md").read_text(encoding="utf-8")
    rows = [row.split(" | ") for row in text.splitlines() if row.startswith("| `")]
    assert [row[0] for row in rows] == [f"| `{module}`" for module in MODULES], RENEW
    assert all(int(killed) >= LEAST_KILLED * int(tried) for _, tried, killed, *_ in rows), RENEW


@pytest.mark.long
def test_the_tests_of_each_module_notice_its_faults() -> None:
    outcomes = list(told(map(outcome, MODULES)))
    short = {each.module: [fault.name for fault in each.survivors] for each in outcomes if not each.is_enough}
    assert short == {}
