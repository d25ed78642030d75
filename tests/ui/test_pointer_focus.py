from __future__ import annotations

from synapse_sim.draw.canvas import Rect
from synapse_sim.ui.pointer_focus import DOUBLE_S, PointerFocus
from synapse_sim.ui.widgets.widget import Widget


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
