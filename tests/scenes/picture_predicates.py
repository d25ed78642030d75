"""What the words inside the scenes claim of the moment, as predicates of their own over the columns.

A predicate is given the moment of each arm that is drawn: the treated one first, its comparator behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isnan
from typing import Any

from tests.story.predicates import TOLD, At

Claim = Callable[[tuple[At, ...], Mapping[str, Any]], bool]
ENTRIES = {
    "arm_vein": "iv_infusion", "vein_push": "iv_bolus", "shoulder": "intramuscular", "nose": "intranasal",
    "tongue": "sublingual", "cheek": "film", "stomach": "oral", "lungs": "inhaled", "skin": "transdermal",
}  # fmt: skip


def is_said(words: object, value: float, *, unit: str = " %", off: float = 0.51) -> bool:
    """Whether a number in words is this one; "< 1 %" is more than nothing."""
    said = str(words).removesuffix(unit).replace("−", "-").replace("±", "").replace(" ", "")
    if said.startswith("<"):
        return 0.0 < value < float(said[1:])
    return abs(float(said) - value) <= off


def near(words: object, value: float) -> bool:
    """Whether a number in words is this one, as far as two digits tell."""
    return is_said(words, value, unit="", off=0.51 + 0.01 * abs(value))


def of_treated(holds: Callable[[At], bool]) -> Claim:
    return lambda arms, _: holds(arms[0])


def of_some_arm(holds: Callable[[At], bool]) -> Claim:
    return lambda arms, _: any(map(holds, arms))


def is_given(a: At) -> bool:
    return a.top("plasma_ng_per_ml") > 0.0 or a.level_top > 0.0


def enters(route: str) -> Claim:
    return of_treated(lambda a: a.is_person and any(dose.route == route for dose in a.config.doses))


def _is_entry_of_an_animal(a: At) -> bool:
    return not a.is_person


def _share_of_peak(arms: tuple[At, ...], said: Mapping[str, Any]) -> bool:
    return is_said(said["share"], 100.0 * arms[0].level / arms[0].level_top)


def _block(arms: tuple[At, ...], said: Mapping[str, Any], name: str) -> bool:
    return is_said(said["block"], 100.0 * getattr(arms[0].now, f"block_{name}"))


def _caught(arms: tuple[At, ...], said: Mapping[str, Any]) -> bool:
    now = arms[0].now
    return any(is_said(said["share"], 100.0 * each) for each in (now.block_pyramidal, now.block_interneuron))


def _inhibition(arms: tuple[At, ...], said: Mapping[str, Any]) -> bool:
    return is_said(said["share"], 100.0 * arms[0].now.received_inhibition_rel)


def _row_average(arms: tuple[At, ...], said: Mapping[str, Any]) -> bool:
    a, of = arms[0], said["of"]
    average = a.back * of if a.is_stressed else a.now.spine_density_rel * of
    return bool(abs(said["average"] - average) <= 0.51)


def _score(arms: tuple[At, ...], said: Mapping[str, Any]) -> bool:
    return any(near(said["start"], a.rest.score) and near(said["score"], a.now.score) for a in arms)


def _parts(arms: tuple[At, ...], said: Mapping[str, Any]) -> bool:
    return any(near(said["left"], a.rest.score * (1.0 - a.now.expectancy)) for a in arms) and _score(
        arms, {**said, "start": str(round(arms[0].rest.score))}
    )


def _treated_part(arms: tuple[At, ...], said: Mapping[str, Any]) -> bool:
    return any(near(said["treated"], a.rest.score * a.now.expectancy) for a in arms)


def _responds(_: tuple[At, ...], said: Mapping[str, Any]) -> bool:
    return float(said["score"]) <= 0.5 * float(said["start"]) + 0.51


def _does_not_respond(_: tuple[At, ...], said: Mapping[str, Any]) -> bool:
    return float(said["score"]) >= 0.5 * float(said["start"]) - 0.51


def _day(a: At, later_h: float = 24.0) -> float:
    """The most dissociation within a day of the last dose before now, or of the first dose."""
    doses_h = [dose.at_h for dose in a.config.doses]
    begin_h = max((at_h for at_h in doses_h if at_h <= a.time_h), default=doses_h[0])
    since = (a.course.time_h >= begin_h) & (a.course.time_h <= begin_h + later_h)
    return float(a.course.dissociation_index[since].max(initial=0.0))


def _is_half_felt(a: At) -> bool:
    return a.now.dissociation_index > 0.45 * _day(a) > 0.0


def _blocked_now(arms: tuple[At, ...], said: Mapping[str, Any]) -> bool:
    now = arms[0].now
    return any(
        is_said(said["blocked"], 100.0 * each)
        for each in (now.occupancy_sert, now.occupancy_net, now.occupancy_dat)
    )


def _range(arms: tuple[At, ...], said: Mapping[str, Any]) -> bool:
    most = 101.0 * max(map(arms[0].top, _OCCUPANCIES)) + 0.51
    return bool(0 <= said["low"] <= said["high"] <= most)


_OCCUPANCIES = ("occupancy_sert", "occupancy_net", "occupancy_dat")


def is_there(a: At, share: float = 0.029) -> bool:
    """Whether drug is in the brain or will be, or in the blood where its level in the brain is not modeled.

    From a share of its own peak on, 3 % but for rounding; what is said to be gone may have a little more.
    """
    if a.level_top == 0.0:
        return a.later("plasma_ng_per_ml") > share * a.top("plasma_ng_per_ml") > 0.0
    return a.block >= TOLD or a.level_later > share * a.level_top


def is_unmoved(a: At) -> bool:
    return abs(a.rest.score - a.now.score) < 2.5


def makes_metabolites(a: At) -> bool:
    return not a.is_person or a.top("norketamine_ng_per_ml") > 0.0


CLAIMS: dict[str, Claim] = {
    **{f"body.entry.{name}": enters(route) for name, route in ENTRIES.items()},
    "body.entry.belly": of_treated(_is_entry_of_an_animal),
    "body.entry.tail_vein": of_treated(_is_entry_of_an_animal),
    "body.mark": of_treated(is_given),
    "body.mark_in_brain": of_treated(lambda a: a.level_top > 0.0),
    "body.label.brain_not_modeled": of_treated(lambda a: a.top("plasma_ng_per_ml") > 0.0 == a.level_top),
    "body.label.blood_not_modeled": of_treated(lambda a: a.level_top > 0.0 == a.top("plasma_ng_per_ml")),
    "body.label.still_in_gut": of_treated(lambda a: a.begun and is_given(a)),
    "body.shares.nothing": of_treated(lambda a: not is_given(a)),
    "body.shares.reaches": of_treated(is_given),
    "body.shares.reaches_each": of_some_arm(is_given),
    "body.shares.counted": of_treated(lambda a: is_given(a) and a.top("block_interneuron") == 0.0),
    "body.shares.unknown": of_treated(lambda a: is_given(a) and not a.is_person),
    "body.shares.not_modeled": of_treated(lambda a: not a.is_person),
    "body.now.title": of_treated(is_given),
    "body.now.norketamine": of_treated(makes_metabolites),
    "body.now.hydroxynorketamine": of_treated(makes_metabolites),
    "body.now.metabolites": of_treated(makes_metabolites),
    "body.now.gone": of_treated(lambda a: not a.is_person),
    "body.now.inside": of_treated(lambda a: not a.is_person),
    "channel.about.caught": _caught,
    "channel.about.no_door": of_treated(lambda a: a.top("block_interneuron") == 0.0),
    "channel.drug_pace": of_treated(lambda a: a.level > 0.0),
    "channel.mark": of_treated(lambda a: a.level > 0.0),
    "channel.lamp.drug": of_treated(lambda a: a.level_top > 0.0),
    "channel.state.drug_open": of_treated(lambda a: a.level_top > 0.0),
    "channel.state.trapped": of_treated(lambda a: a.level_top > 0.0),
    "circuit.cell.pyramidal": lambda arms, said: _block(arms, said, "pyramidal"),
    "circuit.cell.pyramidal_quiet": lambda arms, said: _block(arms, said, "pyramidal"),
    "circuit.cell.interneuron": lambda arms, said: _block(arms, said, "interneuron"),
    "circuit.cell.interneuron_quiet": lambda arms, said: _block(arms, said, "interneuron"),
    "circuit.inhibition": _inhibition,
    "circuit.net": _inhibition,
    "circuit.raster.with_drug": of_treated(lambda a: a.begun),
    "circuit.raster.now": of_treated(lambda a: not a.begun or not is_given(a)),
    "circuit.doses.no_block": of_treated(lambda a: a.top("block_interneuron") == 0.0),
    "circuit.doses.own_schedule": of_treated(lambda a: bool(a.config.treatment.doses)),
    "circuit.signal.none": of_treated(lambda a: isnan(a.now.communication_rel)),
    "dendrite.drug": _share_of_peak,
    "dendrite.mist": _share_of_peak,
    "dendrite.lost": of_treated(lambda a: a.is_stressed),
    "dendrite.label.lost": of_treated(lambda a: a.is_stressed),
    "dendrite.label.new": of_treated(
        lambda a: a.begun and (a.back_most > 0.0 or a.now.spine_density_rel > 1.0)
    ),
    "dendrite.label.proteins": of_treated(lambda a: a.top("protein_rel") > 1.0),
    "dendrite.label.bdnf": of_treated(lambda a: a.begun and a.bdnf > TOLD),
    "dendrite.row.lost.one": of_treated(lambda a: a.is_stressed),
    "dendrite.row.lost.several": of_treated(lambda a: a.is_stressed),
    "dendrite.row.healthy.one": of_treated(lambda a: not a.is_stressed),
    "dendrite.row.healthy.several": of_treated(lambda a: not a.is_stressed),
    "dendrite.row.lost.branch": of_treated(lambda a: a.is_stressed),
    "dendrite.row.healthy.branch": of_treated(lambda a: not a.is_stressed),
    "dendrite.row.average": _row_average,
    "dendrite.day.births": of_treated(lambda a: a.begun),
    "dendrite.day.none": of_treated(lambda a: a.back < 0.2 and not a.given_before),
    "dendrite.day.none_since": of_treated(lambda a: a.given_before),
    **{
        f"dendrite.new_spine.{kind}": of_treated(lambda a: a.begun)
        for kind in ("filopodium", "thin", "mushroom")
    },
    "dendrite.glowing": of_treated(lambda a: a.begun and a.now.protein_rel > 1.0),
    "monoamine.about": _blocked_now,
    "monoamine.door.blocked": of_treated(lambda a: a.occupied > 0.0),
    "monoamine.transporter.blocked": of_treated(lambda a: a.occupied > 0.0),
    "monoamine.range": _range,
    "people.animal": of_treated(lambda a: not a.is_person),
    "people.no_data": of_treated(lambda a: not a.has_data),
    "people.responds": _responds,
    "people.does_not_respond": _does_not_respond,
    "people.healthy_patient": of_treated(lambda a: not a.is_stressed),
    "people.no_share": of_treated(lambda a: not a.is_stressed),
    "people.nobody": lambda _, said: str(said["share"]) == "0 %",
    "people.share": lambda _, said: str(said["share"]) != "0 %",
    "people.from_to": _score,
    "people.arrow_treated": _treated_part,
    "people.arrow_drug": _parts,
    "people.before.treated": of_treated(lambda a: is_unmoved(a) and a.is_stressed),
    "people.before.comparator": of_some_arm(lambda a: is_unmoved(a) and a.is_stressed),
    "people.before.healthy": of_treated(lambda a: not a.is_stressed),
    "people.feels_gone": of_some_arm(lambda a: _day(a) > 0.019 and not _is_half_felt(a)),
    "people.feels_now": of_some_arm(lambda a: a.now.dissociation_index > 0.0),
    "people.feels_long": of_some_arm(lambda a: _day(a) > 0.019),
    "people.before.nobody": of_some_arm(lambda a: is_unmoved(a) and a.is_stressed),
    "people.feels_before": of_some_arm(lambda a: _day(a) > 0.019 and a.now.dissociation_index < 0.021),
    "people.feels_fading": of_some_arm(lambda a: a.begun and a.now.dissociation_index > 0.0),
    "people.feels_nothing": of_some_arm(lambda a: _day(a) < 0.021),
    "people.feels_nothing_long": of_some_arm(lambda a: _day(a) < 0.021),
    "people.feels_not_modelled": of_some_arm(lambda a: a.given == "midazolam"),
    "people.feels_not_modelled_long": of_some_arm(lambda a: a.given == "midazolam"),
    "prefrontal.reaches": of_treated(is_given),
    "synapse.head.no_dose": of_treated(lambda a: not is_given(a)),
    "synapse.head.before": of_treated(lambda a: not a.begun),
    "synapse.head.with_drug": of_treated(lambda a: a.begun and is_there(a)),
    "synapse.head.gone": of_treated(lambda a: a.begun and not is_there(a, 0.031)),
    "synapse.thing.caught": of_treated(lambda a: a.level_top > 0.0),
    "synapse.molecule.drug": of_treated(lambda a: a.level_top > 0.0),
}
"""What must hold in the columns where a scene says something, by its key under `scenes`."""

NAMES = (
    "not_to_scale", "body.label.", "body.levels.", "body.organ.", "body.now.", "body.parcel.",
    "body.small.", "body.substance.", "body.shares.told", "body.shares.changed", "body.shares.lost",
    "channel.cell.", "channel.reason.", "channel.lamp.", "channel.state.", "channel.thing.", "channel.event.",
    "channel.handle.", "channel.about.door", "channel.about.state.", "channel.about.counting",
    "channel.about.unplugged", "channel.about.curve", "channel.about.inside", "channel.about.membrane",
    "channel.about.cloud", "channel.open_unplugged", "channel.caught", "channel.waits", "channel.mean",
    "channel.share_at", "channel.bar_end", "channel.free_of_plug",
    "channel.voltage", "channel.held",
    "circuit.legend.", "circuit.raster.", "circuit.doses.", "circuit.signal.", "circuit.spikes",
    "circuit.computing", "circuit.counts", "circuit.others",
    "circuit.drawn", "circuit.travel", "circuit.firing",
    "dendrite.to_scale", "dendrite.shown", "dendrite.known", "dendrite.branch", "dendrite.release",
    "dendrite.contact", "dendrite.bouton", "dendrite.label.cleft", "dendrite.spine.",
    "monoamine.head.", "monoamine.name.", "monoamine.molecule.", "monoamine.transporter.", "monoamine.door.",
    "monoamine.one_molecule", "monoamine.illustrative", "monoamine.hold", "monoamine.free",
    "monoamine.without", "monoamine.both", "monoamine.inside", "monoamine.outside", "monoamine.blocked",
    "monoamine.added", "monoamine.widest", "monoamine.range_late", "monoamine.points", "monoamine.week",
    "people.illustrative", "people.all", "people.some", "people.fewer", "people.computing",
    "people.to_compute", "people.stale", "people.worse", "people.better", "people.start", "people.half",
    "people.average", "people.comparator", "people.both_published", "people.model_then", "people.refuted",
    "people.n", "people.published", "people.unread", "people.other",
    "people.own_negative", "people.followed", "people.same", "people.dissociation", "people.describe_",
    "people.sham.", "people.kind.", "people.legend.",
    "prefrontal.about.", "prefrontal.brain.", "prefrontal.front",
    "prefrontal.spot",
    "synapse.receptor", "synapse.transporter", "synapse.sending", "synapse.glia", "synapse.cleft",
    "synapse.slice", "synapse.stretched", "synapse.dot", "synapse.free", "synapse.left", "synapse.strip",
    "synapse.releases", "synapse.other", "synapse.average", "synapse.computing", "synapse.head.without",
    "synapse.thing.", "synapse.about.", "synapse.receiving.", "synapse.molecule.", "synapse.vesicle.",
    "synapse.state.",
)  # fmt: skip
"""Beginnings of the keys that claim nothing of the course.

Names of things and parts, scales, what is counted on live agents (tests of their scene hold those counts),
what a trial published, and what is being computed.
"""
