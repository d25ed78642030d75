"""The six stages of the chain with their live words, from long to short, for the ribbon."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.draw.canvas import Paint
from synapse_sim.session import Frame
from synapse_sim.session.dose import is_anaesthetic, relief_is_known
from synapse_sim.texts.numbers import percent, plain, signed_percent
from synapse_sim.story.catalogue import texts

_GONE_UMOLAR = 0.005
_NO_BLOCK = 0.005


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: names and values from long to short, colour, what it is, whether it is greyed out."""

    names: tuple[str, ...]
    values: tuple[str, ...]
    paint: Paint
    tip: str
    faint: bool = False


def stages(frame: Frame) -> tuple[Stage, ...]:
    """The chain at this moment."""
    known = relief_is_known(frame.config)
    values = (
        _delivery(frame),
        _block(frame),
        _firing(frame),
        _glutamate(frame),
        _spines(frame),
        _relief(frame),
    )
    paints = ("plasma", "drug", "gaba", "glutamate", "growth", "relief")
    return tuple(
        Stage(tuple(words["names"]), value, paint, words["tip"], faint=paint == "relief" and not known)
        for words, value, paint in zip(texts("stages")["stage"], values, paints, strict=True)
    )


def _delivery(frame: Frame) -> tuple[str, ...]:
    level = frame.moment.effect_site_umolar
    if frame.config.drug.occupancy is not None:
        plasma = f"{plain(frame.moment.plasma_ng_per_ml)} ng/mL"
        return f"{plasma} in the blood", plasma
    if level < _GONE_UMOLAR:
        return "none in the brain", "none"
    return f"{plain(level, 2)} µM in the brain", f"{plain(level, 2)} µM"


def _block(frame: Frame) -> tuple[str, ...]:
    moment = frame.moment
    if frame.config.drug.occupancy is not None:
        name, share = transporter(frame)
        return f"{percent(share)} of {name}", percent(share)
    inter, pyramidal = percent(moment.block_interneuron), percent(moment.block_pyramidal)
    if moment.block_interneuron < _NO_BLOCK:
        return ("none",)
    return (
        f"interneurons {inter}, pyramidal {pyramidal}",
        f"{inter} and {pyramidal}",
        inter,
    )


def _firing(frame: Frame) -> tuple[str, ...]:
    change = signed_percent(_relative(frame.moment.rate_interneuron_hz, frame.rest.rate_interneuron_hz))
    return f"interneurons {change}", change


def _glutamate(frame: Frame) -> tuple[str, ...]:
    return (signed_percent(frame.moment.glutamate_rel - 1.0),)


def _spines(frame: Frame) -> tuple[str, ...]:
    moment = frame.moment
    if frame.rest.spine_density_rel >= 1.0 - 1e-6:
        return f"density {percent(moment.spine_density_rel)}", percent(moment.spine_density_rel)
    if moment.restored_share < 0.005:
        return "none yet", "none"
    back = percent(moment.restored_share)
    return f"{back} of the loss back", f"{back} back", back


def _relief(frame: Frame) -> tuple[str, ...]:
    if is_anaesthetic(frame.config):
        return "not known at this dose", "unknown"
    if not relief_is_known(frame.config):
        return "no data for this route", "no data"
    numbers = f"{frame.rest.score:.0f} → {frame.moment.score:.0f}"
    return f"score {numbers}", numbers


def transporter(frame: Frame) -> tuple[str, float]:
    """The transporter that is blocked most, and its occupancy 0..1."""
    moment = frame.moment
    shares = {"SERT": moment.occupancy_sert, "NET": moment.occupancy_net, "DAT": moment.occupancy_dat}
    name = max(shares, key=lambda each: shares[each])
    return name, shares[name]


def _relative(now: float, before: float) -> float:
    return now / before - 1.0 if before > 0 else 0.0
