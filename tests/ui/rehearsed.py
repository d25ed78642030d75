"""A pilot with slices as in the window, and the layers that one of its frames had to do without."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import pytest

from synapse_sim.draw.pygame_canvas.builds import Builds
from synapse_sim.draw.pygame_canvas.caches import DrawCaches
from synapse_sim.draw.sized_cache import SizedCache
from synapse_sim.ui.rehearsal import Rehearsal
from synapse_sim.ui.spare import SPARE_S
from tests.ui.pilot import Pilot

_CALM_FRAMES = 4
_MOST_FRAMES = 1500


def sliced(pilot: Pilot) -> Pilot:
    """It has nothing yet, and makes pictures in slices from now on."""
    pilot.app.painting.caches = DrawCaches()
    pilot.app.painting.caches.builds.spare_s = SPARE_S
    return pilot


def rehearse(pilot: Pilot) -> int:
    """Let frames pass until all is there that may come next; returns how many."""
    calm = 0
    for count in range(_MOST_FRAMES):
        pilot.frame()
        calm = calm + 1 if _is_ready(pilot) else 0
        if calm == _CALM_FRAMES:
            return count + 1
    raise AssertionError("the rehearsal does not end")


def _is_ready(pilot: Pilot) -> bool:
    app = pilot.app
    moves = app.painting.is_under_way or app.session.playback.is_pending
    return app.desk.rehearsal.is_done and not (app.painting.caches.builds.missing or moves)


class Missing:
    """Notes which layers are asked for and are not there; what is passed on the way to a picture is none.

    Nor is what the rehearsal of this very frame asks for: that is of a card which comes later.

    kinds: their names.
    """

    def __init__(self, pilot: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.kinds: list[str] = []
        monkeypatch.setattr(pilot.app.painting, "_draw_between", lambda _: None)
        layers, get, go_on = pilot.app.painting.caches.layers, Builds.get, Rehearsal.go_on
        self._is_ahead = False

        def ahead(rehearsal: Rehearsal, *given: Any) -> None:
            self._is_ahead = True
            go_on(rehearsal, *given)
            self._is_ahead = False

        def watched(
            builds: Builds, cache: SizedCache[object], key: Hashable, begin: Callable[[], object]
        ) -> object:
            found = get(builds, cache, key, begin)  # type: ignore[arg-type]
            if found is None and cache is layers and not self._is_ahead:
                self.kinds.append(str(key)[:100])
            return found

        monkeypatch.setattr(Rehearsal, "go_on", ahead)
        monkeypatch.setattr(Builds, "get", watched)
