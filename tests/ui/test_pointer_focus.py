from __future__ import annotations

import pytest

from synapse_sim.draw.canvas import Rect
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.pointer_focus import DOUBLE_S, PointerFocus
from synapse_sim.ui.widgets.widget import Widget, WidgetState


class Plate(Widget):
    """Remembers what was done to it."""

    def __init__(self, name: str, x: float) -> None:
        super().__init__(name)
        self.rect = Rect(x, 0, 10, 10)
        self.done: list[str] = []

    def press(self, x: float, y: float, *, double: bool) -> None:
        del x, y
        self.done.append("double" if double else "press")

    def drag(self, x: float, y: float) -> None:
        del x, y
        self.done.append("drag")

    def release(self, x: float, y: float) -> None:
        del x, y
        self.done.append("release")

    def leave(self) -> None:
        self.done.append("leave")


def table() -> tuple[PointerFocus, Plate, Plate, Plate]:
    left, hidden, right = Plate("left", 0), Plate("hidden", 20), Plate("right", 40)
    hidden.rect = Rect(0, 0, 0, 0)
    return PointerFocus(lambda: (left, hidden, right)), left, hidden, right


def test_the_focus_steps_in_order_over_what_is_shown_and_round() -> None:
    hands, left, _, right = table()
    seen = []
    for by in (1, 1, 1, -1):
        hands.step_focus(by)
        seen.append(hands.focus)
    assert seen == [left, right, left, right]
    assert left.done == ["leave", "leave"]


def test_what_is_held_is_dragged_wherever_the_pointer_goes() -> None:
    hands, left, _, right = table()
    hands.press(5, 5)
    hands.move(45, 5)
    hands.release(45, 5)
    hands.move(46, 5)
    assert left.done == ["press", "drag", "release"]
    assert right.done == []
    assert hands.hover is right


def test_two_presses_are_a_double_one_only_soon_and_near() -> None:
    hands, left, _, _ = table()
    hands.press(5, 5)
    hands.press(6, 5)
    hands.press(6, 5)
    hands.advance(2 * DOUBLE_S)
    hands.press(6, 5)
    assert left.done == ["press", "double", "press", "press"]


def test_a_pointer_that_leaves_lets_go() -> None:
    hands, left, _, _ = table()
    hands.press(5, 5)
    hands.let_go()
    hands.move(8, 5)
    assert left.done == ["press", "leave"]


class Field(Plate):
    """Something to type in, with a list that can be open."""

    words = ""
    typing = False
    list_open = False

    def key(self, key: Key) -> bool:
        self.done.append(f"{key.name} {key.text}".rstrip())
        return key.name == "left"

    def hover(self, x: float, y: float) -> None:
        self.done.append(f"hover {x:g} {y:g}")

    def wheel(self, steps: int) -> bool:
        self.done.append(f"wheel {steps}")
        return steps > 0

    @property
    def is_typing(self) -> bool:
        return self.typing

    @property
    def copied(self) -> str:
        return self.words

    @property
    def popup(self) -> Rect | None:
        return Rect(100, 0, 10, 50) if self.list_open else None


def form() -> tuple[PointerFocus, Field, Field]:
    left, right = Field("left", 0), Field("right", 40)
    return PointerFocus(lambda: (left, right)), left, right


def test_of_three_tab_goes_to_the_one_after_and_back_to_the_one_before() -> None:
    plates = [Plate(name, 20 * k) for k, name in enumerate("abc")]
    hands = PointerFocus(lambda: plates)
    seen = []
    for by in (1, 1, 1, 1, -1, -1):
        hands.step_focus(by)
        seen.append(hands.focus)
    assert "".join(widget.name for widget in seen if widget) == "abcacb"


def test_from_nothing_tab_goes_to_the_first_and_back_to_the_last() -> None:
    for by, name in ((1, "left"), (-1, "right")):
        hands, *_ = table()
        hands.step_focus(by)
        assert hands.focus is not None
        assert hands.focus.name == name


def test_nothing_to_stop_at_leaves_the_focus_where_it_is() -> None:
    hands = PointerFocus(tuple)
    hands.step_focus(1)
    assert hands.focus is None


def test_a_press_beside_everything_takes_the_focus_away_and_holds_nothing() -> None:
    hands, left, _, _ = table()
    hands.press(5, 5)
    hands.release(5, 5)
    hands.press(500, 500)
    assert (hands.focus, hands.held) == (None, None)
    assert left.done == ["press", "release", "leave"]


@pytest.mark.parametrize("part", ["takes_focus", "takes_focus_by_press"])
def test_what_takes_no_focus_by_a_press_leaves_it_where_it_was(part: str) -> None:
    hands, left, _, right = table()
    hands.press(5, 5)
    hands.release(5, 5)
    setattr(right, part, False)
    hands.press(45, 5)
    assert (hands.focus, hands.held) == (left, right)


def test_a_widget_that_keeps_the_focus_is_not_left() -> None:
    hands, left, _, _ = table()
    hands.focus_on(left)
    hands.focus_on(left)
    assert left.done == []


def test_what_lies_under_the_pointer_is_hovered_and_follows_the_widgets() -> None:
    hands, left, _, right = table()
    assert hands.move(5, 5)
    assert hands.look(left) == WidgetState(hovered=True)
    hands.focus_on(right)
    assert hands.look(right) == WidgetState(focused=True)
    left.rect = Rect(200, 0, 10, 10)
    hands.see()
    assert hands.hover is None


def test_the_pointer_is_still_for_as_long_as_it_does_not_move() -> None:
    hands, *_ = table()
    assert hands.move(5, 5)
    hands.advance(0.3)
    assert not hands.move(5, 5)
    hands.advance(0.2)
    assert hands.still_s == pytest.approx(0.5)
    assert hands.move(5, 6)
    assert hands.still_s == 0.0


def test_the_time_without_a_hand_counts_from_the_release() -> None:
    hands, *_ = table()
    hands.advance(1.0)
    hands.press(5, 5)
    hands.advance(0.5)
    assert hands.free_s == 0.0
    hands.release(5, 5)
    hands.advance(0.25)
    hands.advance(0.25)
    assert hands.free_s == 0.5


@pytest.mark.parametrize(
    ("x", "y", "wait_s", "kind"),
    [
        (12.9, 5.0, 0.39, "double"),
        (13.0, 5.0, 0.39, "press"),
        (5.0, 13.0, 0.39, "press"),
        (5.0, -2.9, 0.39, "double"),
        (5.0, 5.0, 0.4, "press"),
    ],
)
def test_a_double_press_is_within_four_tenths_of_a_second_and_eight_pixels(
    x: float, y: float, wait_s: float, kind: str
) -> None:
    hands, left, _, _ = table()
    left.rect = Rect(0, -10, 30, 30)
    hands.press(5, 5)
    hands.advance(wait_s)
    hands.press(x, y)
    assert left.done == ["press", kind]


def test_the_first_press_of_all_is_no_double_one_wherever_it_falls() -> None:
    hands, left, _, _ = table()
    left.rect = Rect(-200, -200, 400, 400)
    hands.press(-100, -100)
    assert left.done == ["press"]


def test_an_open_list_gets_every_press_hover_and_turn_of_the_wheel() -> None:
    hands, left, right = form()
    hands.focus_on(left)
    left.list_open = True
    assert hands.popup is left
    hands.move(45, 5)
    assert not hands.wheel(-1)
    hands.press(45, 5)
    assert left.done == ["hover 45 5", "wheel -1", "press"]
    assert right.done == []
    assert hands.held is left


def test_the_wheel_turns_only_what_has_the_focus_and_lies_under_the_pointer() -> None:
    hands, left, right = form()
    assert not hands.wheel(1)
    hands.focus_on(left)
    hands.move(45, 5)
    assert not hands.wheel(1)
    assert (left.done, right.done) == ([], [])
    hands.move(5, 5)
    assert hands.wheel(1)
    assert not hands.wheel(-1)
    assert left.done == ["wheel 1", "wheel -1"]


def test_keys_go_to_the_focus_while_it_is_shown_and_only_as_they_go_down() -> None:
    hands, left, _ = form()
    assert not hands.key(Key("left"))
    hands.focus_on(left)
    assert hands.key(Key("left"))
    assert not hands.key(Key("left", released=True))
    assert not hands.key(Key("space"))
    left.rect = Rect(0, 0, 0, 0)
    assert not hands.key(Key("left"))
    assert left.done == ["left", "space"]


def test_while_one_types_every_key_is_the_fields_but_those_of_the_window() -> None:
    hands, left, _ = form()
    left.typing = True
    hands.focus_on(left)
    assert hands.key(Key("q", "q"))
    assert [hands.key(Key(name)) for name in ("ctrl+q", "ctrl+w", "f11", "alt+enter")] == [False] * 4
    assert [hands.key(Key(name)) for name in ("tab", "shift+tab")] == [False] * 2
    assert left.done == ["q q", "tab", "shift+tab"]


@pytest.mark.parametrize("name", ["ctrl+c", "ctrl+x"])
def test_words_are_copied_and_pasted_in_one_line(name: str) -> None:
    hands, left, right = form()
    left.words = " two\n words "
    hands.focus_on(left)
    hands.key(Key(name))
    hands.focus_on(right)
    hands.key(Key(name))
    hands.key(Key("ctrl+v"))
    assert right.done == [name, "ctrl+v two words"]


def test_other_keys_copy_nothing() -> None:
    hands, left, right = form()
    left.words = "words"
    hands.focus_on(left)
    hands.key(Key("c", "c"))
    hands.focus_on(right)
    hands.key(Key("ctrl+v"))
    assert right.done == ["ctrl+v"]


def test_the_smallest_thing_on_screen_still_gets_keys() -> None:
    hands, left, _ = form()
    left.rect = Rect(0, 0, 1, 1)
    hands.step_focus(1)
    assert hands.focus is left
    assert hands.key(Key("left"))
