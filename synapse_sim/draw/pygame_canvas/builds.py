"""Pictures that take long are made in slices, so that no frame waits for them; something plain stands in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Generic, TypeVar

from synapse_sim.draw.canvas import Making
from synapse_sim.draw.sized_cache import SizedCache

T = TypeVar("T")

CALM_EVERY = 2
"""Frames in which a calm part is painted once while it changes."""
_MOST_BEGUN = 24
"""Pictures that wait half made; those of scenes that were left give way."""
_LONG, _OF_A_LONG = 20, 0.75
"""From so many slices on a picture leaves some time to those asked for after it, which may be small."""
_FOLLOWING = 0.3
"""Of what a frame can spare, what goes into pictures of which an older one is seen, as while a hand drags."""

_FOLLOWING_EVERY = 3
"""In so many frames at most one of these is begun anew: no eye follows what is soft or small faster."""


@dataclass(slots=True, eq=False)
class _Begun(Generic[T]):
    """Something half made, or made and not asked for since; slices: how many it has had."""

    making: Making[T]
    done: T | None = None
    slices: int = 0


class Builds:
    """What is made now, and what has to wait for the next frame.

    spare_s: how much of a frame goes into new pictures; None makes each at once, as a still picture needs it.
    waiting: how many pictures of this frame were not there, or not of this moment.
    missing: how many of them were not there at all.
    frame: counts frames. spent_s: what the present one has spent already.
    calm_frame: the last in which a calm part was painted that changes.
    """

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        self.spare_s: float | None = None
        self.waiting = self.missing = self.frame = 0
        self.calm_frame = -CALM_EVERY
        self._clock = clock
        self.spent_s = 0.0
        self._depth = 0
        self._collects = False
        self._turns: dict[Hashable, int] = {}
        self._begun: SizedCache[_Begun[Any]] = SizedCache(_MOST_BEGUN)

    @property
    def is_whole(self) -> bool:
        """Whether everything is made at once, as for a still picture."""
        return self.spare_s is None or self._depth > 0

    def begin_frame(self, spent_s: float = 0.0) -> None:
        """A new frame may spend anew, but for what is spent already."""
        self.spent_s, self.waiting, self.missing = spent_s, 0, 0
        self.frame += 1

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Everything that is asked for within is made at once."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """What is asked for within is noted, and made by `go_on`."""
        self._collects = True
        try:
            yield
        finally:
            self._collects = False

    def get(self, cache: SizedCache[T], key: Hashable, begin: Callable[[], Making[T]]) -> T | None:
        """What lies in a cache under a key, made as far as the frame can spare; None while it is not done.

        Parts of a picture that is being made are made with it: none is finished with a stand-in inside.
        """
        found = cache.peek(key)
        if found is None:
            found = self._made((id(cache), key), begin)
            if found is None:
                self.missing += 1
            else:
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
        found, place = cache.peek(name), (id(cache), name)
        if found is not None and found[0] != state and not self._may_begin(place):
            self.waiting += 1
            return found[1]
        while found is None or found[0] != state:
            share = 1.0 if found is None else _FOLLOWING
            made = self._made(place, lambda: _stated(state, begin), share)
            if made is None:
                break
            cache.put(name, made)
            found = made
        if found is None:
            self.missing += 1
            return None
        return found[1]

    def is_turn_of(self, name: Hashable, every: int) -> bool:
        """Whether something is drawn in this frame, of so many."""
        return (self.frame + self.turn_of(name)) % every == 0

    def turn_of(self, name: Hashable) -> int:
        """Its place in the row of all that take turns, which they do as they were first drawn."""
        return self._turns.setdefault(name, len(self._turns))

    def _may_begin(self, place: Hashable) -> bool:
        """Whether a newer picture may be begun where an older one is seen, or is under way."""
        return self.is_whole or place in self._begun or self.is_turn_of(place, _FOLLOWING_EVERY)

    def go_on(self, seconds_budget: float) -> bool:
        """Make more of what was begun, though this frame did not ask for it; whether anything is left."""
        end_s = self._clock() + seconds_budget
        while begun := next((each for each in self._begun.things() if each.done is None), None):
            if self._clock() >= end_s:
                return True
            begun.done = self._slice(begun.making)
        return False

    def _made(self, place: Hashable, begin: Callable[[], Making[T]], share: float = 1.0) -> T | None:
        """What is made at a place, in a share of what the frame can spare; None while it is not done."""
        begun: _Begun[T] | None = self._begun.pop(place)
        if begun is None and not (self._may_go_on(share) or self._may_collect()):
            self.waiting += 1
            return None
        begun = begun or _Begun(begin())
        while begun.done is None and self._may_go_on(share if begun.slices < _LONG else share * _OF_A_LONG):
            begun.done = self._slice(begun.making)
            begun.slices += 1
        if begun.done is None:
            self._begun.put(place, begun)
            self.waiting += 1
        return begun.done

    def _may_collect(self) -> bool:
        """Whether something is noted that nobody has time for yet; no more than half of what may be begun."""
        unmade = sum(begun.done is None for begun in self._begun.things())
        return self._collects and unmade < _MOST_BEGUN // 2

    def _may_go_on(self, share: float) -> bool:
        has_time = self.spare_s is None or (self.spent_s < share * self.spare_s and not self._collects)
        return has_time or self._depth > 0

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
                    self.spent_s += self._clock() - before_s
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
