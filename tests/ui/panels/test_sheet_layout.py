"""How the cards of pages stand: whole names, values under their marks, rows in reading order, full pages."""

from __future__ import annotations

from itertools import pairwise

import pytest

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.lesson.shelf import lesson_names
from synapse_sim.story.page_names import EVIDENCE, EXPLANATIONS, LESSONS
from synapse_sim.texts.numbers import short
from synapse_sim.ui.panels.glyphs import GLYPHS
from synapse_sim.ui.panels.sheets.block import Block, Section, plan
from synapse_sim.ui.panels.sheets.board_row import COLUMNS, BoardHead, cell_px
from synapse_sim.ui.panels.sheets.experiment import Experiment
from synapse_sim.ui.panels.sheets.lesson_card import LessonCard
from synapse_sim.ui.widgets.widget import WidgetState
from tests.draw.recording_canvas import recorded
from tests.ui.panels.test_sheets import drawn, opened


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=str)
def test_at_usual_sizes_no_name_of_an_explanation_is_hyphenated(size: tuple[int, int]) -> None:
    written = {words for each in drawn(opened(EXPLANATIONS), size).written for words in each.shown.split()}
    assert {"disinhibition", "extrasynaptic", "metabolite", "inhibition"} <= written
    assert not {words for words in written if words.endswith("-")}


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)], ids=str)
@pytest.mark.parametrize("projector", [False, True])
def test_names_of_explanations_stay_inside_their_columns(size: tuple[int, int], *, projector: bool) -> None:
    canvas, recording = recorded(size, "projector" if projector else "dark")
    width = (0.9 if projector else 0.6) * size[0]
    head, row = BoardHead([(46, 50)] * len(COLUMNS), (COLUMNS[0], COLUMNS[2])), Rect(0, 0, width, 200)
    head.rect = row
    head.draw(canvas, WidgetState())
    left = row.right - len(COLUMNS) * cell_px(canvas, width)
    for each in recording.written:
        column = int((each.place.center[0] - left) // cell_px(canvas, width))
        edges = left + column * cell_px(canvas, width), left + (column + 1) * cell_px(canvas, width)
        assert edges[0] <= each.place.x, each.shown
        assert each.place.right <= edges[1], each.shown


def test_each_answer_of_an_experiment_stands_under_its_mark() -> None:
    desk = opened(EXPLANATIONS)
    drawn(desk)
    (first, *_) = [block for block in desk.parts.sheets[EXPLANATIONS].blocks if isinstance(block, Experiment)]
    canvas, recording = recorded((1280, 720))
    first.rect = Rect(0, 0, 400, first.height_in(canvas, 400))
    first.draw(canvas, WidgetState())
    for value in first._answers:
        at = recording.find(short(value)).place
        assert at.center[0] == pytest.approx(first._x(first.rect, value), abs=2)
        assert at.bottom <= first.rect.bottom


# lessons


def test_lessons_are_read_along_rows_and_each_shows_where_it_is_mostly_seen() -> None:
    desk = opened(LESSONS)
    drawn(desk)
    cards = [block for block in desk.parts.sheets[LESSONS].blocks if isinstance(block, LessonCard)]
    assert tuple(card.row.name for card in cards) == lesson_names()
    for one, other in pairwise(cards):
        assert other.rect.x > one.rect.x or other.rect.y > one.rect.bottom
    assert cards[1].rect.y == cards[0].rect.y
    seen = {card.row.name: card.row.seen for card in cards}
    assert seen.items() >= {"magnesium": "channel", "brake": "circuit", "routes": "body"}.items()
    assert seen["which"] == EXPLANATIONS
    assert set(seen.values()) <= GLYPHS.keys()


def test_a_section_that_has_room_in_one_column_of_a_projector_fills_its_page() -> None:
    canvas, _ = recorded((1280, 720), "projector")
    body = Rect(0, 0, 1200, 500)
    few, many = (Section("", [Sized(100.0) for _ in range(count)]) for count in (2, 7))
    pages = plan(canvas, body, [few, many], 2, one_a_page=True).pages
    assert len(pages) == 2
    assert [card.rect.w for card in pages[0]] == [body.w]
    assert len(pages[1]) == 2


class Sized(Block):
    """A block of a height."""

    def __init__(self, height: float) -> None:
        super().__init__("sized")
        self._height = height

    def height_in(self, canvas: Canvas, width: float) -> float:
        del canvas, width
        return self._height


@pytest.mark.parametrize(("page", "groups"), [(EVIDENCE, [2, 2, 3]), (EXPLANATIONS, [5, 1])])
def test_tools_that_belong_together_stand_closer_than_those_that_do_not(page: str, groups: list[int]) -> None:
    desk = opened(page)
    drawn(desk)
    tools = [tool.rect for tool in desk.parts.sheets[page].tools]
    gaps = [right.x - left.right for left, right in pairwise(tools)]
    ends = [sum(groups[: k + 1]) - 1 for k in range(len(groups) - 1)]
    within = [gap for k, gap in enumerate(gaps) if k not in ends]
    assert all(gaps[k] >= 2 * max(within) for k in ends)
