from __future__ import annotations

import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.choice import Choice, Option
from synapse_sim.ui.widgets.dropdown import Dropdown
from synapse_sim.ui.widgets.segments import Segments
from synapse_sim.ui.widgets.widget import WidgetState
from tests.draw.recording_canvas import recorded
from tests.scenes.stage import canvas
from tests.ui.pilot import Pilot


def choice(*values: str, now: str = "") -> tuple[Choice, list[str]]:
    taken: list[str] = []
    options = [Option(value, value) for value in values]
    return Choice("Choice", lambda: options, lambda: now, taken.append, lambda: ""), taken


@pytest.mark.parametrize("kind", [Dropdown, Segments])
@pytest.mark.parametrize(
    "key", ["up", "down", "left", "right", "enter", "space", "home", "end", "escape", "tab"]
)
def test_a_choice_of_nothing_bears_every_key(kind: type[Dropdown | Segments], key: str) -> None:
    of_nothing, taken = choice()
    widget = kind("empty", of_nothing)
    for _ in range(2):
        widget.key(Key(key))
        widget.key(Key("down"))
        widget.wheel(1)
        widget.press(5, 5, double=False)
        widget.hover(5, 5)
    assert widget.popup is None
    assert not taken


def test_a_list_that_becomes_empty_while_it_is_open_bears_every_key() -> None:
    options = [Option("a", "a"), Option("b", "b")]
    taken: list[str] = []
    widget = Dropdown("list", Choice("List", lambda: options, lambda: "a", taken.append, lambda: ""))
    widget.key(Key("enter"))
    options.clear()
    for key in ("down", "end", "home", "up"):
        widget.key(Key(key))
    widget.wheel(-1)
    widget.draw_popup(canvas())
    widget.key(Key("enter"))
    assert not taken


@pytest.mark.parametrize(("key", "first"), [("down", "a"), ("up", "c")])
def test_from_a_value_of_a_file_the_arrows_go_to_the_ends(key: str, first: str) -> None:
    of_three, taken = choice("a", "b", "c", now="from the file")
    Dropdown("list", of_three).key(Key(key))
    assert taken == [first]


@pytest.mark.parametrize("kind", [Dropdown, Segments])
def test_arrows_go_round(kind: type[Dropdown | Segments]) -> None:
    of_three, taken = choice("a", "b", "c", now="c")
    kind("list", of_three).key(Key("down"))
    assert taken == ["a"]


@pytest.mark.parametrize("keys", [("down",), ("enter", "down"), ("up",), ("space", "end", "enter")])
def test_a_search_without_a_hit_leaves_a_page_that_bears_every_key(keys: tuple[str, ...]) -> None:
    pilot = Pilot()
    pilot.key("o")
    pilot.key("/")
    pilot.type("zzz")
    pilot.key("shift+tab")
    for key in keys:
        pilot.key(key)
    assert pilot.desk.parts.parameter_page.is_open
    assert pilot.desk.parts.parameter_page.first is None


def paced(width: float) -> tuple[Dropdown, list[str]]:
    """A menu in so much room, and the words on it."""
    options = Option("slow", "Slow: an hour a second"), Option("led", "Director: slow, then fast, then slow")
    menu = Dropdown("pace", Choice("Pace", lambda: options, lambda: "led", lambda _: None, str))
    drawn_on, recording = recorded((1280, 720))
    menu.rect = Rect(900, 100, width, 60)
    menu.draw(drawn_on, WidgetState())
    return menu, [each.shown for each in recording.written]


def test_a_closed_menu_without_room_says_what_stands_before_the_colon() -> None:
    assert "Director: slow, then fast, then slow" in paced(400)[1]
    assert "Director" in paced(120)[1]


def test_an_open_list_is_as_wide_as_its_longest_words_and_ends_where_its_menu_ends() -> None:
    menu, _ = paced(120)
    menu.press(*menu.rect.center, double=False)
    drawn_on, recording = recorded((1280, 720))
    menu.draw_popup(drawn_on)
    assert not recording.not_whole
    assert menu.popup is not None
    assert menu.popup.right == menu.rect.right
