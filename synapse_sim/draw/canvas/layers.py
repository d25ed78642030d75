"""Parts of a canvas, and what is drawn once and shown again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator
from typing import Any, Self

from numpy.typing import NDArray

from synapse_sim.draw.canvas.measures import Measures
from synapse_sim.draw.making import Making, Slices
from synapse_sim.draw.picture import Picture, Rows, vignette
from synapse_sim.draw.rect import Rect
from synapse_sim.draw.theme import Paint


class Layers(Measures, ABC):
    """Parts, layers, pictures. What is drawn never depends on what is remembered."""

    @abstractmethod
    def sub(self, rect: Rect, scope: str = "") -> Self:
        """A canvas for a part of this one; nothing it draws leaves that part.

        Args:
            rect: the part, px of the window.
            scope: where the same parts are drawn more than once, what keeps their newest pictures apart.
        """

    @abstractmethod
    def layer(
        self, key: Hashable, rect: Rect, paint: Callable[[Self], Slices], *, ground: Paint | None = None
    ) -> None:
        """A part that is painted once and then shown again.

        While it is being made what is there of it stands in, or the same part at another size.

        Args:
            key: must name everything the picture depends on but size, theme and zoom.
            rect: the part, px.
            paint: gets a canvas of its own, whose `rect` starts at (0, 0). One that takes more than some
                milliseconds is a generator, which may be left alone for a frame at every `yield`.
            ground: makes the layer opaque, which shows twice as fast; clear if None.
        """

    @abstractmethod
    def kept(
        self, name: Hashable, state: Hashable, rect: Rect, paint: Callable[[Self], None],
        *, ground: Paint | None, calm: bool = False,
    ) -> None:  # fmt: skip
        """A part that is painted again only when its state changes; just its newest picture is remembered.

        Args:
            name: of the part; there is one picture for each.
            state: must name everything the picture depends on but place, size, theme and zoom.
            rect: the part, px.
            paint: gets this canvas cut to `rect`.
            ground: what it stands on; None for a part that is painted all over.
            calm: whether every second frame is enough while its state changes all the time, as for curves
                and words beside a picture that moves.
        """

    @abstractmethod
    def renewed(
        self, name: Hashable, state: Hashable, paint: Callable[[Self], None], *, every: int = 0
    ) -> None:
        """Words and marks over a picture that moves, set anew in as many frames as the quality says.

        In between what they were drawn with is laid down again, each thing at its place.

        Args:
            name: of what is drawn; it is remembered once for each.
            state: what tells, roughly, whether it changed: where it did, another frame is wanted.
            paint: gets this canvas.
            every: in how many frames, if not as words are.
        """

    @abstractmethod
    def remember(self, name: Hashable, rect: Rect) -> None:
        """Keep what is drawn in a part now, in case that `recall` needs it.

        Args:
            name: of the part, as in `kept`.
            rect: the part, px; the picture of an empty one is forgotten.
        """

    @abstractmethod
    def recall(self, name: Hashable, rect: Rect) -> bool:
        """Draw the newest picture of a part again.

        Args:
            name: of the part, as in `kept` and `remember`.
            rect: where it stands, px.

        Returns:
            Whether there was a picture of this size.
        """

    @abstractmethod
    def image(
        self, key: Hashable, rect: Rect, build: Callable[[int, int], Picture | Making[Picture]],
        *, solid: bool = False, shrink: int = 1,
    ) -> None:  # fmt: skip
        """A picture that is built once; while it is made nothing stands in, for a solid one plain ground.

        Args:
            key: must name everything the picture depends on but size, theme and zoom.
            rect: where it stands, px.
            build: makes the (h, w, 4) picture from width and height, px; in slices if it is a generator.
            solid: whether it has no alpha.
            shrink: how many times smaller it is built than shown: what is soft looks the same.
        """

    @abstractmethod
    def fresh(
        self,
        name: Hashable,
        state: Hashable,
        rect: Rect,
        build: Callable[[int, int], Picture | Making[Picture]],
        *,
        shrink: int = 1,
    ) -> None:
        """A picture that is built again when its state changes; just the newest one is remembered.

        While it is being made that of before stands in, if it has the same size.

        Args:
            name: of the picture; there is one for each.
            state: must name everything the picture depends on but size and theme.
            rect: where it stands, px.
            build: makes the (h, w, 4) picture from width and height, px; in slices if it is a generator.
            shrink: how many times smaller it is built than shown: what is soft looks the same.
        """

    @abstractmethod
    def laying(
        self, rect: Rect, build: Callable[[int, int], Making[Picture]], *, shrink: int = 1
    ) -> Iterator[None]:
        """Lay down a picture in slices, as a part of a layer, which alone is remembered.

        Args:
            rect: where it stands, px.
            build: makes the (h, w, 4) picture from width and height, px.
            shrink: how many times smaller it is built than shown: what is soft looks the same.

        Yields:
            Between two slices.
        """

    @abstractmethod
    def laying_rows(self, rect: Rect, begin: Callable[[int, int], Rows]) -> Iterator[None]:
        """The same, some rows at a time: a whole picture of a large window takes long to get room for.

        Args:
            rect: where it stands, px.
            begin: from width and height, px, what makes some rows of it.

        Yields:
            Between two slices.
        """

    @abstractmethod
    def soft(self, rect: Rect, shrink: int, paint: Callable[[Self], None], *, calm: bool = False) -> None:
        """Soft light over a part: painted small, enlarged, and added (laid over on a light look).

        What has no edges looks the same so, and costs a fraction.

        Args:
            rect: the part, px.
            shrink: how many times smaller it is painted.
            paint: gets a dark or clear canvas of that size, whose `rect` starts at (0, 0).
            calm: whether every second frame is enough, as for what drifts slowly.
        """

    @abstractmethod
    def cached(self, key: Hashable, build: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """A NumPy array (a height map, say) that is computed once; themes may share it.

        Args:
            key: must name everything the array depends on.
            build: computes it.
        """

    @abstractmethod
    def made(self, key: Hashable, begin: Callable[[], Making[NDArray[Any]]]) -> NDArray[Any] | None:
        """A NumPy array that is computed once, in slices; None while it is not there.

        Args:
            key: must name everything the array depends on.
            begin: begins to compute it.
        """

    def backdrop(self, ground: Paint = "background", middle: Paint = "glow") -> None:
        """Fill the canvas with a calm ground, a little lighter in the middle.

        Args:
            ground: colour at the edges.
            middle: colour in the middle.
        """

        def paint(layer: Self) -> Iterator[None]:
            return layer.laying_backdrop(ground, middle)

        self.layer(("backdrop", ground, middle), self.rect, paint, ground=ground)

    def laying_backdrop(self, ground: Paint = "background", middle: Paint = "glow") -> Iterator[None]:
        """The same in slices, as a part of a layer."""
        ends = self.colour(ground), self.colour(middle)
        return self.laying_rows(self.rect, lambda width, height: vignette(width, height, ends))
