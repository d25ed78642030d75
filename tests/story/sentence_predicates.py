"""What the one sentence on a picture claims, as a predicate of its own over the columns."""

from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.story.named_facts import residence_s
from tests.story.predicates import TOLD, At, Predicate, is_gone, is_told_of_a_person, lingers

MINUTES_2 = 2 / 60


def soon(a: At, column: str) -> float:
    """The column's change within two minutes."""
    return float(getattr(a.course.at(a.time_h + MINUTES_2), column) - getattr(a.now, column))


def has_little(a: At) -> bool:
    return a.begun and a.block < 0.05 and a.level < 0.031 * a.level_top


def is_still_up(a: At) -> bool:
    return a.now.relief > 0.79 * a.top("relief") > 0.0


def is_flat(a: At) -> bool:
    """Whether no column of the chain ever moves."""
    names = ("block_interneuron", "rate_interneuron_hz", "glutamate_rel", "bdnf_rel", "spine_density_rel")
    return all(float(a.course.columns[name].std()) < 1e-9 for name in names)


def holds(a: At) -> bool:
    return a.block >= TOLD


def leaves_sooner(a: At) -> bool:
    return residence_s(a.config) < residence_s(Config())


def magnesium(a: At) -> bool:
    return a.config.modulators.magnesium_mmolar > 0.0


def inter_more(a: At) -> bool:
    return a.block > 1.04 * a.now.block_pyramidal


def score_told(a: At) -> bool:
    return a.is_person and a.has_data and a.is_stressed and a.now.relief > TOLD


def lesions(a: At) -> tuple[float, ...]:
    given = a.config.modulators
    return (
        given.rapamycin, given.nbqx, given.lamotrigine, given.mglur23_agonist, given.bdnf_block,
        given.spine_erasure,
    )  # fmt: skip


def drug_alone(a: At) -> bool:
    """Whether nothing but the drug has moved the score."""
    return is_told_of_a_person(a) and a.now.expectancy == 0.0


def past(a: At, column: str) -> bool:
    values = a.course.columns[column]
    return a.time_h > float(a.course.time_h[values.argmax()])


def monoamine_at_most(a: At, share: float) -> bool:
    return a.occupied >= TOLD and a.now.monoamine_part < share


SENTENCES: dict[str, Predicate] = {
    "before.nothing": lambda a: not a.begun and a.level == 0.0 and a.now.plasma_ng_per_ml == 0.0,
    "before.channel": lambda a: not a.begun and a.block == 0.0 and magnesium(a),
    "before.circuit": lambda a: not a.begun and a.inter == 0.0 and a.now.rate_interneuron_hz > 0.0,
    "before.synapse": lambda a: not a.begun and a.glutamate == 0.0,
    "before.stressed": lambda a: not a.begun and a.now.spine_density_rel < 0.999,
    "before.healthy": lambda a: not a.begun and a.now.spine_density_rel > 0.999,
    "nothing.no_dose": lambda a: a.top("plasma_ng_per_ml") == 0.0 and is_flat(a),
    "nothing.treated": lambda a: a.top("relief") == a.top("monoamine_part") == 0.0 < a.top("expectancy"),
    "nothing.comparator": lambda a: a.top("block_interneuron") == 0.0 and is_flat(a),
    "nothing.no_drug": lambda a: a.top("plasma_ng_per_ml") == 0.0 and is_flat(a),
    "nothing.blood": lambda a: a.top("plasma_ng_per_ml") > 0.0 and a.level_top == 0.0,
    "nothing.no_relief": lambda a: a.top("relief") == 0.0 and a.top("expectancy") == 0.0,
    "monoamine.body": lambda a: a.top("plasma_ng_per_ml") > 0.0 and a.level_top == 0.0,
    "monoamine.channel": lambda a: a.top("block_interneuron") == 0.0,
    "monoamine.circuit": lambda a: abs(a.inter) < 1e-9 and abs(a.pyr) < 1e-9,
    "monoamine.little": lambda a: a.occupied < 0.05,
    "monoamine.waits": lambda a: monoamine_at_most(a, 0.05) and a.is_stressed,
    "monoamine.holds": lambda a: a.occupied >= TOLD,
    "monoamine.dendrite": lambda a: a.back_most == 0.0,
    "monoamine.no_benefit": lambda a: a.now.monoamine_part < 0.0051,
    "monoamine.benefit": lambda a: a.now.monoamine_part > 0.0049 and a.top("relief") == 0.0,
    "body.arriving": lambda a: a.block < 0.05 and soon(a, "effect_site_umolar") > 0.0,
    "body.rising": lambda a: holds(a) and soon(a, "effect_site_umolar") > 0.0,
    "body.staying": lambda a: a.level > 0.029 * a.level_top or holds(a),
    "body.falling": lambda a: soon(a, "effect_site_umolar") < 0.0,
    "body.low": lambda a: has_little(a) and not lingers(a, 0.031),
    "body.low_metabolites": lambda a: has_little(a) and lingers(a, 0.029),
    "channel.lets_in": lambda a: holds(a) and inter_more(a) and magnesium(a) and not leaves_sooner(a),
    "channel.leaves": lambda a: holds(a) and leaves_sooner(a),
    "channel.more": lambda a: holds(a) and inter_more(a) and not magnesium(a),
    "channel.most": lambda a: min(a.block, a.now.block_pyramidal) >= 0.5,
    "channel.alike": lambda a: holds(a) and a.block < 1.06 * a.now.block_pyramidal,
    "channel.few": lambda a: 0.0049 < a.block < 0.05,
    "channel.none": lambda a: a.block < 0.0051,
    "circuit.disinhibited": lambda a: -0.9 < a.inter < -TOLD and min(a.pyr, a.glutamate) > TOLD,
    "circuit.hardly_inhibited": lambda a: a.inter <= -0.9 and min(a.pyr, a.glutamate) > TOLD,
    "circuit.no_surge": lambda a: a.inter < -TOLD and a.pyr > TOLD and a.glutamate < 0.055,
    "circuit.pyramidal_more": lambda a: a.pyr > TOLD and abs(a.inter) < 0.055,
    "circuit.interneurons_less": lambda a: a.inter < -TOLD and abs(a.pyr) < 0.055,
    "circuit.held_down": lambda a: -0.9 < a.pyr < -TOLD and holds(a),
    "circuit.nearly_silent": lambda a: a.pyr <= -0.9 and holds(a),
    "circuit.as_before": lambda a: max(abs(a.pyr), abs(a.inter)) < 0.055,
    "circuit.better": lambda a: is_gone(a) and a.now.communication_rel > 1.045 * a.rest.communication_rel,
    "circuit.other": lambda a: max(abs(a.pyr), abs(a.inter)) > TOLD,
    "synapse.more": lambda a: a.glutamate > TOLD,
    "synapse.less": lambda a: a.glutamate < -TOLD,
    "synapse.as_before": lambda a: abs(a.glutamate) < 0.055,
    "dendrite.signal": lambda a: min(a.bdnf, a.mtorc1) > TOLD and a.back < 0.051 < 0.002 + a.back_later,
    "dendrite.signal_alone": lambda a: min(a.bdnf, a.mtorc1) > TOLD and a.back_most < 0.051,
    "dendrite.bdnf_alone": lambda a: a.bdnf > TOLD and a.mtorc1 < 0.055,
    "dendrite.waiting": lambda a: a.back < 0.051 and a.back_later > 0.049,
    "dendrite.growing": lambda a: a.back > 0.049 and soon(a, "restored_share") > 0.0 and not has_little(a),
    "dendrite.growing_without": lambda a: a.back > 0.049 and soon(a, "restored_share") > 0 and has_little(a),
    "dendrite.standing": lambda a: a.back > 0.049 and soon(a, "restored_share") <= 0.0,
    "dendrite.fading": lambda a: a.back > 0.049 and a.fell(0.91),
    "dendrite.lost_again": lambda a: a.back < 0.051 and a.back_most > 0.049,
    "dendrite.none": lambda a: a.back_most < 0.051,
    "dendrite.none_at_all": lambda a: a.back_most < 0.0051,
    "dendrite.healthy": lambda a: not a.is_stressed and a.now.spine_density_rel < 1.055,
    "dendrite.grown": lambda a: not a.is_stressed and a.now.spine_density_rel > 1.045,
    "people.animal": lambda a: not a.is_person,
    "people.unknown": lambda a: not a.has_data,
    "people.healthy": lambda a: a.is_person and a.rest.score < 5.0,
    "people.none": lambda a: a.top("relief") < 0.051,
    "people.waiting": lambda a: a.now.relief < 0.051 < a.later("relief") + 0.002,
    "people.over": lambda a: a.now.relief < 0.051 and past(a, "relief"),
    "people.without": lambda a: score_told(a) and has_little(a) and is_still_up(a),
    "people.growing": lambda a: is_told_of_a_person(a) and score_told(a) and soon(a, "relief") > 0.0,
    "people.there": lambda a: is_told_of_a_person(a) and score_told(a) and is_still_up(a),
    "people.fading": lambda a: is_told_of_a_person(a) and score_told(a) and soon(a, "relief") <= 0.0,
    "people.none_also": lambda a: a.top("relief") < 0.051 and sum(lesions(a)) > 0.0,
    "people.growing_alone": lambda a: drug_alone(a) and score_told(a) and soon(a, "relief") > 0.0,
    "people.there_alone": lambda a: drug_alone(a) and score_told(a) and is_still_up(a),
    "people.fading_alone": lambda a: drug_alone(a) and score_told(a) and soon(a, "relief") <= 0.0,
    "hills.little_drug": lambda a: has_little(a) and is_still_up(a) and a.has_data and a.is_stressed,
}
"""What must hold in the columns where a sentence is shown, by its key under `sentence`."""
