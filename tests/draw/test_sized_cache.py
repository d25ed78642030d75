from __future__ import annotations

from synapse_sim.draw.sized_cache import SizedCache


def test_a_thing_is_made_once() -> None:
    made: list[str] = []
    cache: SizedCache[str] = SizedCache(4)

    def make() -> str:
        made.append("thing")
        return made[-1]

    for _ in range(3):
        cache.get("a", make)
    assert len(made) == 1


def test_what_is_unused_for_longest_makes_way() -> None:
    cache: SizedCache[int] = SizedCache(2)
    cache.put("a", 1)
    cache.put("b", 2)
    cache.peek("a")
    cache.put("c", 3)
    assert (cache.peek("a"), cache.peek("b"), cache.peek("c")) == (1, None, 3)


def test_heavy_things_leave_less_room_and_the_newest_stays() -> None:
    cache: SizedCache[float] = SizedCache(10, weigh=lambda thing: thing)
    for key, weight in (("a", 4.0), ("b", 5.0), ("c", 50.0)):
        cache.put(key, weight)
    assert len(cache) == 1
    assert cache.peek("c") == 50.0
    cache.put("c", 3.0)
    cache.put("d", 6.0)
    assert len(cache) == 2


def test_less_room_holds_from_the_next_thing_on() -> None:
    cache: SizedCache[int] = SizedCache(5)
    for key in range(5):
        cache.put(key, key)
    cache.room = 2
    cache.put("new", 9)
    assert len(cache) == 2
    assert cache.peek("new") == 9
