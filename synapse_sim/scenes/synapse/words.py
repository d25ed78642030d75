"""What lies under the pointer in the synapse: the nearest agent, what it is and what it is doing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from synapse_sim.arrays import AnyFloats
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.synapse.channels import CHANNEL_STATES
from synapse_sim.scenes.synapse.reading import SynapseReading
from synapse_sim.scenes.synapse.view import GLIA_NM, GLIA_UP_NM, View, view_of
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import percent

_REACH_NM = 11.0
"""An agent is meant when the pointer is this near to it."""


def describe_cleft(shown: SynapseReading, rect: Rect, x: float, y: float, drug: str) -> str | None:
    """The agent or structure at a pixel, in one sentence.

    Args:
        shown: the synapse.
        rect: the scene's rectangle.
        x: px.
        y: px.
        drug: its name in a sentence.
    """
    view = view_of(rect, shown.height_nm)
    if not view.picture.contains(x, y):
        return None
    for (xs, ys), reach_nm, words in _agents(view, shown, drug):
        if xs.size:
            away = np.hypot(xs - x, ys - y)
            if away.min() < view.px(reach_nm):
                return words[int(away.argmin()) % len(words)]
    return _structure(view, shown, x, y)


def _agents(
    view: View, shown: SynapseReading, drug: str
) -> Iterator[tuple[tuple[AnyFloats, AnyFloats], float, list[str]]]:
    """Places, reach and words of each class, the rarest first; one sentence may serve a whole class."""
    yield view.place(*shown.drug_nm), 6.0, [text("scenes.synapse.molecule.drug", drug=drug)]
    yield view.place(*_above(shown.receptor_nm)), _REACH_NM, _receptor_words(shown)
    xs, ys = view.transporters(shown.transporter_count.shape[2])
    yield (xs.ravel(), ys.ravel() - view.px(6.0)), _REACH_NM, _transporter_words(shown)
    yield view.inside(*shown.vesicle_nm), 18.0, _vesicle_words(shown)
    yield view.place(*shown.calcium_nm), 5.0, [text("scenes.synapse.molecule.calcium")]
    yield view.place(*shown.glutamate_nm), 4.0, [text("scenes.synapse.molecule.glutamate")]


def _above(places_nm: AnyFloats) -> tuple[AnyFloats, AnyFloats, float]:
    return places_nm[0], places_nm[1], 2.0


def _receptor_words(shown: SynapseReading) -> list[str]:
    kinds = np.where(shown.receptor_is_nmda, "NMDA", "AMPA").tolist()
    held = shown.receptor_bound.tolist()
    return [
        text("scenes.synapse.receptor", kind=kind, state=CHANNEL_STATES[look].words, count=count)
        for kind, look, count in zip(kinds, shown.receptor_look.tolist(), held, strict=True)
    ]


def _transporter_words(shown: SynapseReading) -> list[str]:
    busy, total = shown.transporter_count.reshape(2, -1).tolist()
    return [
        text("scenes.synapse.transporter", all=all_of, busy=now)
        for now, all_of in zip(busy, total, strict=True)
    ]


def _vesicle_words(shown: SynapseReading) -> list[str]:
    return [
        text("scenes.synapse.vesicle.open" if opened else "scenes.synapse.vesicle.full", share=percent(fill))
        for fill, opened in zip(shown.vesicle_fill.tolist(), shown.vesicle_opened.tolist(), strict=True)
    ]


def _structure(view: View, shown: SynapseReading, x: float, y: float) -> str | None:
    beside = abs(x - view.center_x) / view.px_per_nm
    up = (view.membrane_y - y) / view.px_per_nm
    if up > view.stretch * shown.height_nm and beside < 190.0:
        return text("scenes.synapse.sending")
    if up < -20.0 and (beside < 150.0 or shown.cell == "interneuron"):
        return text(f"scenes.synapse.receiving.{shown.cell}")
    if abs(up - GLIA_UP_NM + 15.0) < 18.0 and beside > GLIA_NM:
        return text("scenes.synapse.glia")
    return text("scenes.synapse.cleft") if beside < 230.0 and up >= -20.0 else None
