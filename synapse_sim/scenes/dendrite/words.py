"""What lies under the pointer, in words."""

from __future__ import annotations

import numpy as np

from synapse_sim.agents.dendrite.dendrite import KIND_NAMES, DendriteState
from synapse_sim.scenes.dendrite.contacts import BOUTON_UM, GAP_UM
from synapse_sim.scenes.dendrite.reading import DendriteReading
from synapse_sim.scenes.dendrite.spines import touching
from synapse_sim.scenes.dendrite.view import Spines, View
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import duration, percent, with_unit, written

_REACH_UM = 0.12
_FLASH_UM = 0.4


def words_at(frame: Frame, seen: DendriteReading, x: float, y: float) -> str | None:
    """The spine, contact, lost place, release, branch or mist under a point."""
    view = seen.view
    row = _nearest(seen.spines, x, y, view)
    if row is not None:
        return spine_words(seen.state, int(seen.spines.index[row]), is_new=bool(seen.is_new[row]))
    if (contact := _contact_words(seen, x, y)) is not None:
        return contact
    if _nearest(seen.lost, x, y, view) is not None:
        return text("scenes.dendrite.lost")
    if abs(y - float(view.middle_y(x))) < view.shaft_px:
        return _branch_words(frame, seen, x)
    if seen.mist >= 0.01 and view.rect.contains(x, y):
        return text("scenes.dendrite.mist", share=percent(seen.mist))
    return None


def spine_words(state: DendriteState, row: int, *, is_new: bool = False) -> str:
    """One spine: kind, age and size, and whether it was born since the dose."""
    return text(
        f"scenes.dendrite.{'new_spine' if is_new else 'spine'}.{KIND_NAMES[int(state.kind[row])]}",
        age=duration(3600.0 * float(state.age_h[row])),
        head=with_unit(written(f"{float(state.head_um[row]):.2f}"), "µm"),
        length=with_unit(written(f"{float(state.length_um[row]):.1f}"), "µm"),
    )


def _contact_words(seen: DendriteReading, x: float, y: float) -> str | None:
    reach = (BOUTON_UM + GAP_UM) * seen.view.px_per_um
    for contact in seen.contacts:
        if np.hypot(x - contact.x, y - contact.y) < reach:
            met = touching(seen, contact) is not None
            return text(f"scenes.dendrite.{'contact' if met else 'bouton'}")
    return None


def _branch_words(frame: Frame, seen: DendriteReading, x: float) -> str:
    """The branch with its pool of protein at this place, and a release that lies there."""
    puffs = seen.branch.bdnf_puffs(frame.time_h)
    if np.any(np.abs(seen.view.x_of(puffs.position_um) - x) < _FLASH_UM * seen.view.px_per_um):
        return text("scenes.dendrite.release")
    pool = float(seen.glow_at(x))
    healthy, spines = seen.branch.sites.healthy, seen.state.site.size
    key = "glowing" if pool >= 0.005 else "branch"
    return text(f"scenes.dendrite.{key}", spines=spines, healthy=healthy, pool=percent(pool))


def _nearest(spines: Spines, x: float, y: float, view: View) -> int | None:
    if not spines.index.size:
        return None
    along = np.hypot((spines.tip_x + spines.x) / 2 - x, (spines.tip_y + spines.y) / 2 - y)
    away = np.minimum(np.hypot(spines.tip_x - x, spines.tip_y - y), along)
    row = int(np.argmin(away))
    return row if away[row] <= spines.head[row] + _REACH_UM * view.px_per_um else None
