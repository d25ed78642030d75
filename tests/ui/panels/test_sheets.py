"""The pages of cards: what stands on them, by which keys, and what must never stand there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.experiments.findings import evidence as published
from synapse_sim.experiments.findings.findings import findings
from synapse_sim.experiments.findings.hypotheses import Board, BoardRow
from synapse_sim.lesson.shelf import PATHS, find_lesson, lesson_names
from synapse_sim.session import Session
from synapse_sim.session.commands import Compare, Mask, ShowPage
from synapse_sim.session.lesson_commands import OpenLesson
from synapse_sim.story.page_names import EVIDENCE, EXPLANATIONS, LESSONS, NUMBERS, SAFETY, SHEETS
from synapse_sim.texts.catalogue import speaking, text
from synapse_sim.ui.actions import action
from synapse_sim.ui.desk import Desk
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.panels.sheets.block import Block
from synapse_sim.ui.panels.sheets.evidence import FILTERS, often_read
from synapse_sim.ui.panels.sheets.level_chart import LevelChart
from synapse_sim.ui.panels.sheets.result_marks import point_x
from synapse_sim.ui.panels.sheets.result_row import ResultRow, form_of
from synapse_sim.ui.panels.sheets.table_row import TableRow
from synapse_sim.ui.widgets.button import Button
from tests.draw.recording import Recording
from tests.draw.recording_canvas import recorded
from tests.texts.pseudo import doubled
from tests.ui.pilot import Pilot
from tests.ui.test_doubled import _cut, _on_each_other

NAMES = lesson_names()
SPACE = Key("space")
KEYS = {name: action(name).keys[0] for name in SHEETS}


def opened(page: str, **changes: bool) -> Desk:
    """A desk with a page and all that it waits for; the scene behind it needs nothing measured."""
    config = Config({f"window.{key}": value for key, value in changes.items()})
    session = Session(config, time_h=0.75, scene="body")
    session.do(ShowPage(page))
    session.finish()
    return Desk(session)


def drawn(desk: Desk, size: tuple[int, int] = (1280, 720)) -> Recording:
    recording = Recording()
    desk.draw(lambda theme, zoom: recorded(size, theme, zoom=zoom, recording=recording)[0])
    return recording


def words_on_all_pages(desk: Desk, size: tuple[int, int] = (1280, 720)) -> str:
    """Every word of a page, turned to its end."""
    said = []
    sheet = desk.parts.sheets[desk.session.viewing.page]
    for _ in range(sheet._plan.count if drawn(desk, size) else 0):
        said += [each.asked for each in drawn(desk, size).written]
        sheet.turn(1)
    return "\n".join(said)


@pytest.mark.parametrize("page", SHEETS)
def test_its_key_opens_a_page_and_escape_closes_it(page: str) -> None:
    pilot = Pilot()
    pilot.key(KEYS[page])
    assert pilot.session.viewing.page == page
    pilot.key("escape")
    assert pilot.session.viewing.page == ""
    assert not any(widget.name.startswith(page) for widget in pilot.desk.shown)


@pytest.mark.parametrize("page", SHEETS)
def test_every_control_of_a_page_is_reached_by_tab(page: str) -> None:
    desk = opened(page)
    drawn(desk)
    wanted = {widget.name for widget in desk.shown if widget.takes_focus}
    reached = set()
    for _ in range(len(wanted) + 1):
        desk.pointer_focus.step_focus(1)
        assert desk.pointer_focus.focus is not None
        reached.add(desk.pointer_focus.focus.name)
    assert f"{page} close" in reached
    assert reached == wanted


def test_page_keys_arrows_and_the_wheel_turn_a_page() -> None:
    pilot = Pilot(page=EVIDENCE)
    sheet = pilot.desk.parts.sheets[EVIDENCE]
    for key, at in (("pagedown", 1), ("down", 2), ("right", 3), ("up", 2), ("left", 1), ("pageup", 0)):
        pilot.key(key)
        assert sheet._page == at, key


def test_a_page_can_stand_beside_the_stage_where_there_is_room() -> None:
    pilot = Pilot(size=(1920, 1080), page=SAFETY)
    assert pilot.desk.parts.is_covered
    pilot.click("safety beside")
    assert not pilot.desk.parts.is_covered
    assert any(widget.name == "dose" for widget in pilot.desk.shown)


# evidence


def test_every_published_result_has_its_row_with_its_source() -> None:
    said = words_on_all_pages(opened(EVIDENCE))
    for result in published.published_results():
        assert result.source.partition(",")[0] in said, result.id
        assert result.source in ResultRow(result, "").tip()


def unjudged() -> Desk:
    """A desk with the page of evidence, before the model has answered."""
    session = Session(Config(), time_h=0.75)
    session.do(ShowPage(EVIDENCE))
    return Desk(session)


def test_the_source_of_every_row_is_opened_by_a_press_and_by_a_key() -> None:
    desk = unjudged()
    sheet = desk.parts.sheets[EVIDENCE]
    drawn(desk)
    rows: dict[str, ResultRow] = {}
    for _ in range(sheet._plan.count):
        drawn(desk)
        rows |= {row.name: row for row in sheet.widgets if isinstance(row, ResultRow)}
        sheet.turn(1)
    assert {row.result.id for row in rows.values()} == {each.id for each in published.published_results()}
    for row in rows.values():
        asked: list[str] = []
        row._act = asked.append
        row.press(*row.rect.center, double=False)
        assert row.key(Key("enter"))
        assert asked == [row.result.source] * 2


def test_an_opened_source_says_where_it_is_and_waits_in_the_clipboard() -> None:
    desk = unjudged()
    page = desk.parts.sheets[EVIDENCE]
    page._open("Smith 2020, PMC1234567")  # type: ignore[attr-defined]
    assert desk.pointer_focus.clipboard.read() == "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/"
    page._open("Murrough 2013, Am J Psychiatry 170:1134")  # type: ignore[attr-defined]
    assert desk.pointer_focus.clipboard.read() == "Murrough 2013, Am J Psychiatry 170:1134"
    assert any("look for this reference" in notice for notice in desk.messages.said)


def test_the_page_of_evidence_shows_no_number_of_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the model answers can be anything; but for = and ≠ the page is the same."""
    desk = opened(EVIDENCE)
    before = words_on_all_pages(desk)
    frame = desk.session.frame
    other = Course(desk.session.course.config, desk.session.course.response, 3 * desk.session.course.table)

    def with_other_numbers() -> object:
        shown = frame()
        return replace(shown, arms=(replace(shown.arms[0], course=other),), revision=shown.revision + 1)

    monkeypatch.setattr(desk.session, "frame", with_other_numbers)
    desk.parts.sheets[EVIDENCE]._page = 0
    assert words_on_all_pages(desk) == before


def test_a_verdict_of_the_model_is_a_mark_and_changes_with_it() -> None:
    result = next(each for each in published.published_results() if each.id == "murrough-2013")
    agrees, disagrees = ResultRow(result, "agrees"), ResultRow(result, "disagrees")
    assert text("evidence.sign.agrees") != text("evidence.sign.disagrees")
    assert agrees.state() != disagrees.state()


def test_holes_are_shown_as_holes() -> None:
    said = words_on_all_pages(opened(EVIDENCE))
    assert text("evidence.hole.n") in said
    assert text("evidence.hole.interval") in said
    assert form_of(next(each for each in published.published_results() if each.read == "missing")) == "hole"


def test_right_is_better_and_zero_stands_at_the_same_place() -> None:
    desk = opened(EVIDENCE)
    drawn(desk)
    rows = [block for block in desk.parts.sheets[EVIDENCE].blocks if isinstance(block, ResultRow)]
    shares = {round((point_x(row.rect, 0.0) - row.rect.x) / row.rect.w, 6) for row in rows}
    assert len(shares) == 1
    assert point_x(rows[0].rect, -8.0) > point_x(rows[0].rect, 0.0) > point_x(rows[0].rect, 2.0)


@pytest.mark.parametrize(("name", "lacks"), [("people", "Murrough 2013"), ("animals", "Li 2010")])
def test_a_filter_leaves_out_what_it_names(name: str, lacks: str) -> None:
    desk = opened(EVIDENCE)
    assert lacks in words_on_all_pages(desk)
    next(tool for tool in desk.parts.sheets[EVIDENCE].tools if tool.name == f"evidence {name}")._act()
    assert lacks not in words_on_all_pages(desk)


def test_every_result_falls_under_the_filters() -> None:
    desk = opened(EVIDENCE)
    sheet = desk.parts.sheets[EVIDENCE]
    for name in FILTERS:
        next(tool for tool in sheet.tools if tool.name == f"evidence {name}")._act()
    assert not any(isinstance(block, ResultRow) for part in sheet.sections() for block in part.blocks)


def test_what_is_often_read_names_findings_that_there_are() -> None:
    known = {finding.id for finding in findings()} | {each.id for each in published.published_results()}
    for name in often_read():
        ids = text(f"evidence.often.{name}.ids").replace(";", ",").split(", ")
        assert set(ids) - {"none"} <= known, name


# safety


def test_the_help_card_stays_until_it_is_dismissed() -> None:
    pilot = Pilot(page=SAFETY)
    for key in ("pagedown", "pageup", "tab", "i"):
        pilot.key(key)
        assert any(widget.name == "help_card" for widget in pilot.desk.shown)
    pilot.focus("help_card")
    pilot.key("enter")
    assert not any(widget.name == "help_card" for widget in pilot.desk.shown)
    pilot.key("f")
    pilot.key("f")
    assert any(widget.name == "help_card" for widget in pilot.desk.shown)


# explanations


def test_the_board_is_computed_between_frames_and_counts_as_the_command_does() -> None:
    desk = opened(EXPLANATIONS)
    board = desk.session.frame().answers.board
    assert isinstance(board, Board)
    of = sum(row.reproduces["disinhibition"] is not None for row in board.rows)
    count = sum(bool(row.reproduces["disinhibition"]) for row in board.rows)
    assert text("explanations.total", count=count, of=of) in words_on_all_pages(desk)


def test_the_button_brings_both_explanations_side_by_side() -> None:
    pilot = Pilot(page=EXPLANATIONS)
    for _ in range(400):
        pilot.app.advance(1 / 60)
        if not pilot.session.is_computing:
            break
    pilot.frame()
    sheet = pilot.desk.parts.sheets[EXPLANATIONS]
    first: BoardRow = sheet._separating[0]
    pilot.click("show_both")
    one, other = (run.config.hypothesis for run in pilot.session.playback.runs)
    assert [name for name, weight in one.model_dump().items() if weight] == [sheet.pair[0]]
    assert [name for name, weight in other.model_dump().items() if weight] == [sheet.pair[1]]
    assert first.finding.given.items() <= dict(pilot.session.config.changes).items()
    assert pilot.session.viewing.page == ""


# numbers


def test_masked_columns_have_no_number_on_the_page() -> None:
    desk = opened(NUMBERS)
    hidden = text("numbers_page.hidden")
    assert hidden not in words_on_all_pages(desk)
    desk.do(Mask(frozenset({"relief", "plasma_ng_per_ml"})))
    drawn(desk)
    sections = desk.parts.sheets[NUMBERS].sections()
    rows = [block for section in sections for block in section.blocks if isinstance(block, TableRow)]
    masked = [row for row in rows if row.name.endswith(("relief", " plasma_ng_per_ml"))]
    assert [row.cells[1:] for row in masked] == [(hidden,)] * 3
    assert all(len(row.cells) > 2 for row in rows if row not in masked)
    chart = next(block for section in sections for block in section.blocks if isinstance(block, LevelChart))
    assert text("numbers_page.short.plasma_ng_per_ml") not in [curve.label for curve in chart.chart().curves]


def test_both_arms_have_their_numbers() -> None:
    session = Session(Config(), time_h=0.75)
    session.do(Compare({"treatment.dose": 1.0}))
    session.do(ShowPage(NUMBERS))
    session.finish()
    first, second = session.frame().answers.summaries
    assert first.levels["plasma_ng_per_ml"].peak < second.levels["plasma_ng_per_ml"].peak
    said = words_on_all_pages(Desk(session))
    for each in (first, second):
        assert f"{each.levels['plasma_ng_per_ml'].peak:.3g} ng/mL" in said


# lessons


def test_a_card_opens_its_lesson() -> None:
    pilot = Pilot(page=LESSONS)
    for _ in range(200):
        pilot.app.advance(1 / 60)
    pilot.frame()
    pilot.click("lesson brake")
    assert pilot.session.frame().lesson_source == "brake"
    assert pilot.session.viewing.page == ""


def test_a_class_of_45_minutes_sees_its_lessons_alone_and_fits_into_it() -> None:
    desk = opened(LESSONS)
    drawn(desk)
    rows = {row.name: row for row in desk.session.frame().answers.lessons}
    for minutes, path in PATHS.items():
        next(tool for tool in desk.parts.sheets[LESSONS].tools if tool.name == f"lessons path {minutes}").key(
            SPACE
        )
        assert [card.name for card in lesson_cards(desk)] == [f"lesson {name}" for name in path]
        assert sum(rows[name].minutes for name in path) <= minutes
    desk.parts.sheets[LESSONS].tools[0].key(SPACE)
    assert len(lesson_cards(desk)) == len(rows) + 1


def test_while_lessons_are_read_no_minutes_are_claimed_and_no_card_stands_where_another_will() -> None:
    session = Session(Config(), scene="body")
    session.do(ShowPage(LESSONS))
    desk = Desk(session)
    page = desk.parts.sheets[LESSONS]
    assert isinstance(page.tools[0], Button)
    assert (page.tools[0].words(), list(page.sections())) == ("All", [])
    session.finish()
    drawn(desk)
    minutes = sum(row.minutes for row in session.frame().answers.lessons)
    assert page.tools[0].words() == f"All, {minutes:.0f} min"


def lesson_cards(desk: Desk) -> list[Block]:
    drawn(desk)
    return [
        block for page in desk.parts.sheets[LESSONS]._plan.pages for card in page for block in card.blocks
    ]


def test_an_answer_stays_covered_until_its_lesson_is_done() -> None:
    desk = opened(LESSONS)
    covered = drawn(desk)
    assert sum(each.asked == "?" for each in covered.written) == len(NAMES)
    assert not any("answer:" in each.asked for each in covered.written)
    desk.parts.kept.done_lessons = frozenset({"brake"})
    seen = drawn(desk)
    assert sum(each.asked == "?" for each in seen.written) == len(NAMES) - 1
    right = next(each for each in find_lesson("brake").beats[5].question.answers if each.is_right)  # type: ignore[union-attr]
    assert any(each.asked.endswith(f"answer: {right.says}") for each in seen.written)


@pytest.mark.parametrize("projector", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_a_beat_begins_with_what_the_beat_rests_on(name: str, *, projector: bool) -> None:
    session = Session(Config({"window.projector": projector}))
    desk = Desk(session)
    known = {each.id for each in findings()} | {each.id for each in published.published_results()}
    for k, beat in enumerate(find_lesson(name).beats):
        if beat.question or beat.view.page not in {EVIDENCE, EXPLANATIONS, SAFETY}:
            continue
        session.do(OpenLesson(name, k))
        if beat.view.page == EXPLANATIONS:
            session.finish()
        drawn(desk)
        drawn(desk)
        sheet = desk.parts.sheets[beat.view.page]
        shown = " ".join(block.name for block in sheet.blocks)
        if beat.view.page == SAFETY:
            assert all(f"risk {thing}" in shown for thing in beat.view.lit)
            continue
        assert known.issuperset(beat.literature)
        if beat.literature:
            assert sheet._plan.at(0)[0].section.title == text(f"{beat.view.page}.{_OF_BEAT[beat.view.page]}")
            assert sheet._page == 0


_OF_BEAT = {EVIDENCE: "of_beat", EXPLANATIONS: "group.of_beat"}


def test_a_beat_lays_its_page_over_the_scene_and_the_page_says_its_sentence() -> None:
    session = Session(Config())
    assert session.do(OpenLesson("limits", 0)) == ""
    session.finish()
    frame = session.frame()
    assert frame.page == SAFETY
    assert frame.lesson is not None
    written = " ".join(each.asked for each in drawn(Desk(session)).written)
    assert frame.lesson.sentence in written
    assert frame.lesson.remark.split(";")[0] in written


# all


@pytest.mark.parametrize("page", SHEETS)
def test_nothing_is_computed_while_a_page_is_drawn(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = opened(page)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the model ran while a page was drawn")

    for name in ("hypotheses.answer", "validate.answer", "course_cache.simulate"):
        monkeypatch.setattr(f"synapse_sim.experiments.findings.{name}", refuse)
    monkeypatch.setattr("synapse_sim.course.summary.summary", refuse)
    drawn(desk)


@pytest.mark.parametrize("size", [(1280, 720), pytest.param((640, 400), marks=pytest.mark.long)], ids=str)
@pytest.mark.parametrize("projector", [False, True], ids=["dark", "projector"])
@pytest.mark.parametrize("page", SHEETS)
def test_a_page_fits_with_texts_twice_as_long(
    page: str, size: tuple[int, int], request: pytest.FixtureRequest, *, projector: bool
) -> None:
    if (page, size, projector) == (EVIDENCE, (640, 400), True):
        reason = "where a window is that small one row of the projector's evidence is higher than its page"
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    with speaking(doubled()):
        desk = opened(page, projector=projector)
        recording = drawn(desk, size)
        assert _cut(recording) == []
        assert list(_on_each_other(recording)) == []


def test_a_page_comes_softly_and_at_once_with_reduced_motion() -> None:
    for reduced in (False, True):
        pilot = Pilot({"window.reduced_motion": reduced})
        pilot.key("f")
        assert pilot.app.painting.fade.is_running is not reduced
        pilot.frame(14)
        assert not pilot.app.painting.fade.is_running
