"""A cache that forgets what was used longest ago."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class SizedCache(Generic[T]):
    """Things by key, up to a total weight of `room`; what is unused for longest makes way.

    Each thing weighs 1 unless `weigh` says otherwise. The newest thing always stays. A change of `room` holds
    from the next `put` on.
    """

    def __init__(self, room: float, weigh: Callable[[T], float] = lambda _: 1.0) -> None:
        self.room = room
        self._weigh = weigh
        self._load = 0.0
        self._things: OrderedDict[Hashable, T] = OrderedDict()

    def __len__(self) -> int:
        return len(self._things)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._things

    @property
    def load(self) -> float:
        """What all things weigh together."""
        return self._load

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What lies under `key`, made now if it is not there."""
        thing = self._things.get(key)
        if thing is None:
            thing = make()
            self.put(key, thing)
        else:
            self._things.move_to_end(key)
        return thing

    def peek(self, key: Hashable) -> T | None:
        """What lies under `key`, or None; counts as a use."""
        thing = self._things.get(key)
        if thing is not None:
            self._things.move_to_end(key)
        return thing

    def things(self) -> Iterator[T]:
        """All of them, that first which was unused for longest; counts as no use."""
        return iter(self._things.values())

    def pop(self, key: Hashable) -> T | None:
        """Take away what lies under `key`; None if nothing does."""
        thing = self._things.pop(key, None)
        if thing is not None:
            self._load -= self._weigh(thing)
        return thing

    def clear(self) -> None:
        """Forget all things."""
        self._things.clear()
        self._load = 0.0

    def put(self, key: Hashable, thing: T) -> None:
        """Lay `thing` under `key` and drop what no longer has room."""
        self.pop(key)
        self._things[key] = thing
        self._load += self._weigh(thing)
        while self._load > self.room and len(self._things) > 1:
            _, dropped = self._things.popitem(last=False)
            self._load -= self._weigh(dropped)
