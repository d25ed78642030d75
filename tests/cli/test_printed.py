import pytest

from synapse_sim.cli.printed import WIDTH_IN_A_FILE, board_text, findings_text
from synapse_sim.experiments.findings.findings import findings
from synapse_sim.experiments.findings.hypotheses import EXPLANATIONS, MIXTURE
from synapse_sim.experiments.findings.validate import Result

ROWS = [
    Result(finding, 1234.5, "gap" if finding.gap else "pass", finding.gap).row() for finding in findings()
]


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)


def board_row(claim: str, answer: float | None, *, reproduces: bool | None) -> dict[str, object]:
    return {"claim": claim, "metabolite": answer, "metabolite_reproduces": reproduces}


def test_every_finding_can_be_asked_again_by_the_id_that_is_printed() -> None:
    words = findings_text(ROWS, {}).split()
    assert {str(row["id"]) for row in ROWS} <= set(words)


def test_tables_fit_a_terminal_of_a_hundred_characters() -> None:
    tables, _, _ = findings_text(ROWS, {}).partition("declared gaps:")
    assert max(map(len, tables.splitlines())) <= WIDTH_IN_A_FILE


def test_predictions_come_first_and_every_class_has_its_score() -> None:
    lines = findings_text(ROWS, {}).splitlines()
    kinds = [line.split(":")[0] for line in lines if line.partition(":")[0] in {row["class"] for row in ROWS}]
    assert kinds == ["predicted", "fitted", "by_construction", "shown_only"]
    assert "gap" in lines[0]


def test_gaps_say_why_and_fitted_parameters_to_what() -> None:
    text = findings_text(ROWS, {"relief.spine_weight": "fitted: finding murrough-24h"})
    for finding in findings():
        assert not finding.gap or f"{finding.id}: {finding.gap}" in text
    assert text.endswith("relief.spine_weight: fitted: finding murrough-24h")
    assert "fitted:" not in findings_text(ROWS[:1], {}).partition("\n")[2]


def test_a_board_tells_no_from_not_modelled() -> None:
    rows = [
        board_row("grows", 0.5, reproduces=True),
        board_row("falls", 2.0, reproduces=False),
        board_row("in rats", None, reproduces=None),
    ]
    lines = [line.split() for line in board_text(rows, ("metabolite",)).splitlines()]
    assert ["grows", "yes", "0.5"] in lines
    assert ["falls", "no", "2"] in lines
    assert ["in", "rats", "-"] in lines
    assert lines[-1] == ["metabolite:", "reproduces", "1", "of", "2"]


@pytest.mark.parametrize("width", [80, 100, 160])
def test_a_board_fits_its_terminal_and_leaves_room_for_claims(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    names = (MIXTURE, *EXPLANATIONS)
    answers = dict.fromkeys(names, 0.01234) | {f"{name}_reproduces": False for name in names}
    lines = board_text([{"claim": "A day after the dose half of it is back.", **answers}], names).splitlines()
    assert max(map(len, lines)) <= width
    if width >= WIDTH_IN_A_FILE:
        heading = " ".join(lines[:2])
        assert "disinhibition" in heading
        assert "extrasynaptic" in heading
    assert any(line.lstrip().startswith("A day after the dose") for line in lines)
