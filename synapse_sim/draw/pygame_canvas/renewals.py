"""Words and marks over a picture that moves, set anew in some frames and laid down again in the others."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Self

from synapse_sim.draw.canvas import Areas, Layers
from synapse_sim.draw.pygame_canvas.notes import Notes
from synapse_sim.draw.pygame_canvas.target import Target

_UNLIKE_ANY = float("nan")
"""State of what is not all of its moment: it is never the one that is wanted."""


class SurfaceRenewals(Target, Areas, Layers):
    """Notes of each part lie in the caches, with where and in which look it was drawn."""

    def renewed(self, name: Hashable, state: Hashable, paint: Callable[[Self], None]) -> None:
        """Words and marks, as they were set a few frames ago where it is not their turn."""
        if self._sets_anew:
            paint(self)
            return
        name, caches, every = (self.scope, name), self._caches, self.quality.renewed_every
        look = self.rect, tuple(self._clip), self.theme.name, self.zoom, self.window, self.quality
        then, looked, notes = caches.notes.peek(name) or (None, None, None)
        if notes is not None and looked == look and not caches.builds.is_turn_of(name, every):
            notes.lay(self._surface)
            caches.builds.waiting += state != then
            return
        self._note(name, (state, look), paint)

    @property
    def _sets_anew(self) -> bool:
        """Whether everything is drawn as it is now."""
        every, builds = self.quality.renewed_every, self._caches.builds
        return every == 1 or builds.is_whole or self._is_unseen or self.late is not None

    def _note(self, name: Hashable, now: tuple[Hashable, Hashable], paint: Callable[[Self], None]) -> None:
        """Draw it, and keep how, unless something of it is still being made."""
        builds, part = self._caches.builds, self.sub(self.rect)
        part.notes, missing, waiting = Notes(), builds.missing, builds.waiting
        paint(part)
        if self.notes is not None:
            self.notes.do(self._clip, part.notes.lay)
        if builds.missing > missing:
            self._caches.notes.pop(name)
        else:
            state = now[0] if builds.waiting == waiting else _UNLIKE_ANY
            self._caches.notes.put(name, (state, now[1], part.notes))
