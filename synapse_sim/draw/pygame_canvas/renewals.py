"""Words and marks over a picture that moves, set anew in some frames and laid down again in the others."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Self

from synapse_sim.draw.canvas import Areas, Layers
from synapse_sim.draw.pygame_canvas.builds import CALM_EVERY
from synapse_sim.draw.pygame_canvas.notes import Noted, Notes
from synapse_sim.draw.pygame_canvas.target import Target

_UNLIKE_ANY = float("nan")
"""State of what is not all of its moment: it is never the one that is wanted."""


class SurfaceRenewals(Target, Areas, Layers):
    """Notes of each part lie in the caches, with where and in which look it was drawn."""

    def renewed(
        self, name: Hashable, state: Hashable, paint: Callable[[Self], None], *, every: int = 0
    ) -> None:
        """Words and marks, as they were set a few frames ago where it is not their turn."""
        every = every or self.quality.renewed_every
        if every == 1 or self._sets_anew:
            paint(self)
            return
        name, builds = (self.scope, name), self._caches.builds
        look = self.rect, tuple(self._clip), self.theme.name, self.zoom, self.window, self.quality
        noted = self._caches.notes.peek(name)
        if noted is not None and noted.look == look and builds.frame - noted.frame < every:
            self._act(noted.notes.lay)
            builds.waiting += state != noted.state
        else:
            late = (builds.frame + self._turn_of(name, every)) % every
            self._note(name, Noted(state, look, builds.frame - late, Notes()), paint)

    def _turn_of(self, name: tuple[str, Hashable], every: int) -> int:
        """Its place among all that take turns, one for all of a kind, as the first part of a name says.

        Words as frequent as calm parts are set while those rest.
        """
        builds, (scope, own) = self._caches.builds, name
        kind = scope, own[0] if isinstance(own, tuple) else own
        is_beside = every == CALM_EVERY >= builds.frame - builds.calm_frame
        return builds.calm_frame + 1 if is_beside else builds.turn_of(kind)

    @property
    def _sets_anew(self) -> bool:
        """Whether everything is drawn as it is now."""
        return self._caches.builds.is_whole or self._is_unseen or self.late is not None

    def _note(self, name: Hashable, now: Noted, paint: Callable[[Self], None]) -> None:
        """Draw it, and keep how, unless something of it is still being made."""
        builds, part = self._caches.builds, self.sub(self.rect)
        part.notes, missing, waiting = now.notes, builds.missing, builds.waiting
        paint(part)
        if self.notes is not None:
            self.notes.do(self._clip, now.notes.lay)
        if builds.missing > missing:
            self._caches.notes.pop(name)
            return
        if builds.waiting > waiting:
            now = now._replace(state=_UNLIKE_ANY)
        self._caches.notes.put(name, now)
