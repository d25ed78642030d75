"""Beside the open drawer the picture is smaller, and costs no more: what was made for it stays."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pytest

from synapse_sim.story.scene_names import SCENE_ROWS
from tests.ui.pilot import Pilot

SIZE = 1600, 900
SCENES = [row.name for row in SCENE_ROWS]


def noted(cache: Any) -> list[Hashable]:
    """The keys of all that is put into a cache from now on."""
    keys: list[Hashable] = []
    put = cache.put

    def noting(key: Hashable, thing: object) -> None:
        keys.append(key)
        put(key, thing)

    cache.put = noting
    return keys


def put_back(cache: Any) -> None:
    """Let a cache that pilots share be as it was."""
    del cache.put


@pytest.mark.parametrize("scene", SCENES)
def test_a_second_frame_beside_the_drawer_makes_no_picture(scene: str) -> None:
    pilot = Pilot(size=SIZE, scene=scene)
    pilot.session.finish()
    pilot.desk.parts.drawer.is_open = True
    pilot.app.render(SIZE)
    caches = pilot.app.painting.caches
    made = {name: noted(getattr(caches, name)) for name in ("sprites", "layers", "arrays")}
    pilot.app.render(SIZE)
    for name in made:
        put_back(getattr(caches, name))
    assert made == {"sprites": [], "layers": [], "arrays": []}
