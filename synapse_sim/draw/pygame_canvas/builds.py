"""Pictures that take long are made in slices, so that no frame waits for them; something plain stands in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

from synapse_sim.draw.canvas import Making
from synapse_sim.draw.sized_cache import SizedCache

T = TypeVar("T")

_MOST_BEGUN = 12
"""Pictures that wait half made; those of scenes that were left give way."""


class Builds:
    """What is made now, and what has to wait for the next frame.

    spare_s: how much of a frame goes into new pictures; None makes each at once, as a still picture needs it.
    waiting: how many pictures of this frame were not there, or not of this moment.
    frame: counts frames.
    """

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        self.spare_s: float | None = None
        self.waiting = self.frame = 0
        self._clock = clock
        self._spent_s = 0.0
        self._depth = 0
        self._begun: SizedCache[Making[object]] = SizedCache(_MOST_BEGUN)

    @property
    def is_whole(self) -> bool:
        """Whether everything is made at once, as for a still picture."""
        return self.spare_s is None or self._depth > 0

    def begin_frame(self) -> None:
        """A new frame may spend anew."""
        self._spent_s, self.waiting = 0.0, 0
        self.frame += 1

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Everything that is asked for within is made at once."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def get(self, cache: SizedCache[T], key: Hashable, begin: Callable[[], Making[T]]) -> T | None:
        """What lies in a cache under a key, made as far as the frame can spare; None while it is not done.

        Parts of a picture that is being made are made with it: none is finished with a stand-in inside.
        """
        found = cache.peek(key)
        if found is None:
            found = self._made((id(cache), key), begin)
            if found is not None:
                cache.put(key, found)
        return found

    def newest(
        self,
        cache: SizedCache[tuple[Hashable, T]],
        name: Hashable,
        state: Hashable,
        begin: Callable[[], Making[T]],
    ) -> T | None:
        """The newest thing of a name, that of another state while the one of this state is being made.

        What was begun is made to its end, so that a state that always changes is followed, a little late.
        """
        found = cache.peek(name)
        while found is None or found[0] != state:
            made = self._made((id(cache), name), lambda: _stated(state, begin))
            if made is None:
                break
            cache.put(name, made)
            found = made
        return None if found is None else found[1]

    def _made(self, place: Hashable, begin: Callable[[], Making[T]]) -> T | None:
        """What is made at a place, as far as the frame can spare; None while it is not done."""
        begun: Making[T] | None = self._begun.pop(place)  # type: ignore[assignment]
        if begun is None and not self._may_go_on():
            self.waiting += 1
            return None
        making = begun or begin()
        while self._may_go_on():
            done = self._slice(making)
            if done is not None:
                return done
        self._begun.put(place, making)
        self.waiting += 1
        return None

    def _may_go_on(self) -> bool:
        return self.spare_s is None or self._depth > 0 or self._spent_s < self.spare_s

    def _slice(self, making: Making[T]) -> T | None:
        before_s = self._clock()
        with self.whole():
            try:
                next(making)
            except StopIteration as end:
                done: T = end.value
                return done
            finally:
                if self._depth == 1:
                    self._spent_s += self._clock() - before_s
        return None


def _stated(state: Hashable, begin: Callable[[], Making[T]]) -> Making[tuple[Hashable, T]]:
    """Something with the state it was begun for."""
    return state, (yield from begin())


def at_once(make: Callable[[], T]) -> Callable[[], Making[T]]:
    """Something that is made in one slice."""

    def making() -> Making[T]:
        yield from ()
        return make()

    return making
