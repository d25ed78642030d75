from __future__ import annotations

from synapse_sim.draw.shelf import Shelf


def test_a_thing_is_made_once() -> None:
    made: list[str] = []
    shelf: Shelf[str] = Shelf(4)

    def make() -> str:
        made.append("thing")
        return made[-1]

    for _ in range(3):
        shelf.get("a", make)
    assert len(made) == 1


def test_what_is_unused_for_longest_makes_way() -> None:
    shelf: Shelf[int] = Shelf(2)
    shelf.put("a", 1)
    shelf.put("b", 2)
    shelf.peek("a")
    shelf.put("c", 3)
    assert (shelf.peek("a"), shelf.peek("b"), shelf.peek("c")) == (1, None, 3)


def test_heavy_things_leave_less_room_and_the_newest_stays() -> None:
    shelf: Shelf[float] = Shelf(10, weigh=lambda thing: thing)
    for key, weight in (("a", 4.0), ("b", 5.0), ("c", 50.0)):
        shelf.put(key, weight)
    assert len(shelf) == 1
    assert shelf.peek("c") == 50.0
    shelf.put("c", 3.0)
    shelf.put("d", 6.0)
    assert len(shelf) == 2


def test_less_room_holds_from_the_next_thing_on() -> None:
    shelf: Shelf[int] = Shelf(5)
    for key in range(5):
        shelf.put(key, key)
    shelf.room = 2
    shelf.put("new", 9)
    assert len(shelf) == 2
    assert shelf.peek("new") == 9
