"""What lies under the pointer in the synapse: the nearest agent, what it is and what it is doing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from synapse_sim.agents.circuit.circuit import PYRAMIDAL_CELLS
from synapse_sim.agents.circuit.releases import SYNAPSES
from synapse_sim.arrays import AnyFloats
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.synapse.looks import LOOKS
from synapse_sim.scenes.synapse.packing import VESICLE
from synapse_sim.scenes.synapse.reading import SynapseReading
from synapse_sim.scenes.synapse.strip import Arm
from synapse_sim.scenes.synapse.transporters import place_of
from synapse_sim.scenes.synapse.view import CLEFT, HALF, Side
from synapse_sim.session.frame import Frame
from synapse_sim.session.synapse_feed import SPAN_S
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import grouped, percent, signed_percent

_LINE, _LINE_PROJECTED = 0.0293, 0.053
"""Height of a line as a share of the window's, in both looks."""

Named = tuple[AnyFloats, AnyFloats, float, list[str]]
"""Places in units, reach, and words of a class; one sentence may serve a whole class."""


def line_px(frame: Frame, room: Room) -> float:
    """About the height of a line of small text, px; the room is as high as the window."""
    window = frame.config.window
    return (_LINE_PROJECTED if window.projector else _LINE) * window.scale * room.whole.h


def describe_cleft(
    frame: Frame, side: Side, arm: Arm, shown: SynapseReading, at: tuple[float, float]
) -> str | None:
    """The agent, structure or instrument at a pixel, in one sentence.

    Args:
        frame: what is seen.
        side: where the synapse and its instruments lie.
        arm: what they say.
        shown: what the synapse does.
        at: px.
    """
    if side.strip.contains(*at):
        return _releases_words(frame, arm)
    if side.free.contains(*at) and side.free != side.head:
        return _free_words(shown)
    art = side.art
    x, y = (at[0] - art.x) / art.scale, (at[1] - art.y) / art.scale
    if abs(x) > HALF:
        return None
    for xs, ys, reach, words in _agents(shown, drug_label(frame.config, inside=True)):
        if xs.size:
            away = np.hypot(xs - x, ys - y)
            if away.min() < reach:
                return words[int(away.argmin()) % len(words)]
    return _structure(shown, x, y)


def _agents(shown: SynapseReading, drug: str) -> Iterator[Named]:
    """The rarest first."""
    yield shown.drug[0], shown.drug[1], 11.0, [text("scenes.synapse.molecule.drug", drug=drug)]
    xs = shown.receptor_x
    for y in (CLEFT - 24.0, CLEFT + 14.0):
        yield xs, np.full(xs.size, y), 20.0, _receptor_words(shown)
    claws = np.array(
        [place_of(side, k) for side in (0, 1) for k in range(shown.transporter_count.shape[2])]
    ).T
    yield claws[0], claws[1], 14.0, _transporter_words(shown)
    yield shown.vesicle[0], shown.vesicle[1], VESICLE, _vesicle_words(shown)
    yield shown.calcium[0], shown.calcium[1], 8.0, [text("scenes.synapse.molecule.calcium")]
    yield shown.glutamate[0], shown.glutamate[1], 7.0, [text("scenes.synapse.molecule.glutamate")]


def _receptor_words(shown: SynapseReading) -> list[str]:
    kinds = np.where(shown.receptor_is_nmda, "NMDA", "AMPA").tolist()
    return [
        text("scenes.synapse.receptor", kind=kind, state=LOOKS[look].words, count=count)
        for kind, look, count in zip(
            kinds, shown.receptor_look.tolist(), shown.receptor_bound.tolist(), strict=True
        )
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


def _structure(shown: SynapseReading, x: float, y: float) -> str | None:
    if abs(x) > 258.0:
        return text("scenes.synapse.glia")
    if y < 0.0:
        return text("scenes.synapse.sending")
    return text("scenes.synapse.cleft" if y < CLEFT else f"scenes.synapse.receiving.{shown.cell}")


def _free_words(shown: SynapseReading) -> str:
    key = "free" if shown.is_release else "left"
    return text(f"scenes.synapse.about.{key}", count=grouped(shown.free))


def _releases_words(frame: Frame, arm: Arm) -> str:
    pair = frame.beside_synapse.pair
    if arm.releases is None or pair is None:
        return text("scenes.synapse.about.counting")
    return text(
        "scenes.synapse.about.releases", seconds=SPAN_S, count=SYNAPSES, cells=PYRAMIDAL_CELLS,
        releases=arm.releases.count, change=signed_percent(pair.change),
        share=percent(frame.config.cleft.release_probability),
        without=pair.without.spikes, with_drug=pair.with_drug.spikes,
    )  # fmt: skip
