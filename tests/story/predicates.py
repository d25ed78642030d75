"""What each sentence claims, as a predicate of its own over the columns, not by the code's own facts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from synapse_sim.config import Config, Value
from synapse_sim.course.course import Course, Moment
from synapse_sim.course.simulate import simulate

TOLD = 0.045
"""A change from here on may be said to be one; below 0.055 it may be said to be none."""
RELATIVE = ("rate_interneuron_hz", "rate_pyramidal_hz", "glutamate_rel", "bdnf_rel", "mtorc1_rel")


class At:
    """One moment by its columns alone."""

    def __init__(self, course: Course, time_h: float) -> None:
        self.course, self.config, self.time_h = course, course.config, time_h
        self.now: Moment = course.at(time_h)
        self.rest: Moment = course.at(float(course.time_h[0]))
        self.begun = time_h >= min(course.config.treatment.schedule_h)
        self.inter, self.pyr, self.glutamate, self.bdnf, self.mtorc1 = map(self.rel, RELATIVE)
        self.back, self.block = self.now.restored_share, self.now.block_interneuron
        self.back_later, self.back_most = self.later("restored_share"), self.top("restored_share")
        self.level, self.level_top = self.now.effect_site_umolar, self.top("effect_site_umolar")
        self.level_later = self.later("effect_site_umolar")
        self.occupied = max(self.now.occupancy_sert, self.now.occupancy_net, self.now.occupancy_dat)

        self.given, self.is_person = self.config.treatment.drug, self.config.subject.species == "human"
        self.is_stressed = self.rest.spine_density_rel < 0.999999
        self.rises = self.level_later > self.level
        self.given_before = sum(dose.at_h <= time_h for dose in self.config.doses) > 1
        self.dosed_before = bool((course.plasma_ng_per_ml[course.time_h < time_h] > 0.0).any())
        ways = [self.config.drug.routes.get(dose.route) for dose in self.config.doses]
        deep = self.is_person and self.level_top > 2.0
        self.has_data = not deep and all(way is None or way.antidepressant_data for way in ways)

    def fell(self, share: float) -> bool:
        """Whether less than this share of the most that was back before is still back."""
        before = self.course.restored_share[self.course.time_h <= self.time_h]
        return bool(self.back < share * self.back_most and before.max(initial=0.0) > self.back)

    def rel(self, column: str) -> float:
        return float(getattr(self.now, column) / getattr(self.rest, column) - 1.0)

    def later(self, column: str) -> float:
        values = self.course.columns[column][self.course.time_h >= self.time_h]
        return float(max(values.max(initial=0.0), getattr(self.now, column)))

    def top(self, column: str) -> float:
        return float(self.course.columns[column].max())


Predicate = Callable[[At], bool]


def is_told_of_a_person(a: At) -> bool:
    return a.is_person and a.has_data and a.rest.score > 5.0 and a.now.score <= a.rest.score + 0.5


def is_away(a: At) -> bool:
    return is_gone(a) and a.level_later < 0.0051 * a.level_top


def lingers(a: At, share: float) -> bool:
    """Whether a metabolite has this share of its own highest level in the blood."""
    names = ("norketamine_ng_per_ml", "hydroxynorketamine_ng_per_ml")
    return any(getattr(a.now, name) > share * a.top(name) > 0.0 for name in names)


def highest(config: Config, column: str) -> float:
    """The highest value of another course, computed once."""
    return _highest(tuple(config.changes.items()), column)


@cache
def _highest(changes: tuple[tuple[str, Value], ...], column: str) -> float:
    return float(simulate(Config(dict(changes))).columns[column].max())


def loses_relief(a: At, modulator: str) -> bool:
    """Whether the same treatment without the modulator relieves more."""
    plain = a.config.with_changes({f"modulators.{modulator}": None})
    return highest(plain, "relief") > a.top("relief")


def is_weaker(a: At) -> bool:
    """Whether the same dose of the other mirror half relieves more."""
    kept = {f"treatment.{name}": getattr(a.config.treatment, name) for name in ("route", "dose", "dose_unit")}
    other = a.config.with_changes({**kept, "treatment.drug": "esketamine"})
    return highest(other, "relief") > a.top("relief")


def is_gone(a: At) -> bool:
    return a.begun and a.block < 0.05 and a.level_later < 0.031 * a.level_top


SAID: dict[str, Predicate] = {
    "caption.before.stressed": lambda a: not a.begun and a.now.spine_density_rel < 0.999 and a.level == 0.0,
    "caption.before.healthy": lambda a: not a.begun and a.level == 0.0 and a.now.spine_density_rel > 0.999,
    "caption.drug.no_dose": lambda a: a.config.treatment.dose == 0.0 and a.top("plasma_ng_per_ml") == 0.0,
    "caption.drug.comparator": lambda a: a.top("block_interneuron") == 0.0,
    "caption.drug.treated": lambda a: a.top("relief") == 0.0 and a.top("monoamine_part") == 0.0,
    "caption.drug.arriving_next": lambda a: a.given_before and 0.0049 < a.block < 0.05 and a.rises,
    "caption.drug.arriving_next_none": lambda a: a.given_before and a.block < 0.0051 and a.rises,
    "caption.drug.arriving": lambda a: a.begun and 0.0049 < a.block < 0.05 and a.level_later > a.level,
    "caption.drug.arriving_none": lambda a: a.begun and a.block < 0.0051 and a.level_later > a.level,
    "caption.drug.weak": lambda a: a.block < 0.05 and a.level > 0.029 * a.level_top,
    "caption.drug.blocks": lambda a: a.begun and a.block >= TOLD,
    "caption.drug.low": lambda a: a.level < 0.031 * a.level_top and a.block < 0.05,
    "caption.drug.nearly_gone": lambda a: is_gone(a) and a.level > 0.0 and not lingers(a, 0.031),
    "caption.drug.nearly_gone_metabolites": lambda a: is_gone(a) and a.level > 0.0 and lingers(a, 0.029),
    "caption.drug.gone": lambda a: is_away(a) and not lingers(a, 0.031),
    "caption.drug.gone_metabolites": lambda a: is_away(a) and lingers(a, 0.029),
    "caption.circuit.disinhibited": lambda a: -0.9 < a.inter < -TOLD and a.pyr > TOLD and a.glutamate > TOLD,
    "caption.circuit.hardly_inhibited": lambda a: a.inter <= -0.9 and min(a.pyr, a.glutamate) > TOLD,
    "caption.circuit.no_surge": lambda a: a.inter < -TOLD and a.pyr > TOLD and a.glutamate < 0.055,
    "caption.circuit.interneurons_less": lambda a: a.inter < -TOLD and abs(a.pyr) < 0.055,
    "caption.circuit.held_down": lambda a: -0.9 < a.pyr < -TOLD and a.now.block_pyramidal > 0.0,
    "caption.circuit.nearly_silent": lambda a: a.pyr <= -0.9 and a.now.block_pyramidal > 0.0,
    "caption.circuit.as_before": lambda a: max(abs(a.pyr), abs(a.inter)) < 0.055,
    "caption.circuit.other": lambda a: max(abs(a.pyr), abs(a.inter)) > TOLD,
    "caption.growth.signal": lambda a: min(a.bdnf, a.mtorc1) > TOLD and a.back < 0.051 < 0.002 + a.back_later,
    "caption.growth.signal_alone": lambda a: min(a.bdnf, a.mtorc1) > TOLD and a.back_most < 0.051,
    "caption.growth.bdnf_alone": lambda a: a.bdnf > TOLD and a.mtorc1 < 0.055,
    "caption.growth.waiting": lambda a: 0.0049 < a.back < 0.051 and a.back_later > 0.049,
    "caption.growth.waiting_none": lambda a: a.back < 0.0051 and a.back_later > 0.049,
    "caption.growth.growing": lambda a: a.back > 0.049 and a.is_stressed,
    "caption.growth.fading": lambda a: a.back > 0.049 and a.fell(0.91),
    "caption.growth.lost_again": lambda a: a.back < 0.051 and a.back_most > 0.049,
    "caption.growth.none": lambda a: a.back_most < 0.051,
    "caption.growth.none_at_all": lambda a: a.back_most < 0.0051,
    "caption.growth.healthy": lambda a: a.rest.spine_density_rel > 0.999 and a.now.spine_density_rel < 1.055,
    "caption.growth.grown": lambda a: a.rest.spine_density_rel > 0.999 and a.now.spine_density_rel > 1.045,
    "caption.body.levels": lambda a: a.top("plasma_ng_per_ml") > 0.0,
    "caption.body.probe": lambda a: a.top("plasma_ng_per_ml") == 0.0,
    "caption.body.blood": lambda a: a.top("plasma_ng_per_ml") > 0.0 and a.level_top == 0.0,
    "caption.body.none": lambda a: a.top("plasma_ng_per_ml") == 0.0 and a.level_top == 0.0,
    "caption.people.score": lambda a: is_told_of_a_person(a) and a.config.trial.expectancy != "none",
    "caption.people.score_alone": lambda a: is_told_of_a_person(a) and a.now.expectancy == 0.0,
    "caption.people.healthy": lambda a: a.is_person and a.rest.score < 5.0,
    "caption.people.animal": lambda a: not a.is_person,
    "caption.people.unknown": lambda a: not a.has_data,
    "caption.monoamine.arriving": lambda a: a.occupied < 0.05 and a.now.monoamine_part < 0.01,
    "caption.monoamine.holds": lambda a: a.occupied >= TOLD,
    "caption.monoamine.gone": lambda a: a.occupied < 0.05 and a.now.monoamine_part > 0.0,
    "caption.monoamine.healthy": lambda a: a.occupied >= TOLD and a.rest.spine_density_rel > 0.999,
    "caption.otherwise.rapamycin-people": lambda a: a.is_person and loses_relief(a, "rapamycin"),
    "caption.otherwise.lamotrigine-relief": lambda a: a.is_person and loses_relief(a, "lamotrigine"),
    "caption.otherwise.r-against-s": lambda a: a.given == "arketamine" and is_weaker(a),
    "stages.value.brain": lambda a: a.now.plasma_ng_per_ml == 0.0 or a.top("effect_site_umolar") > 0.0,
    "stages.value.blood": lambda a: a.level_top == 0.0,
    "stages.value.no_drug": lambda a: a.now.plasma_ng_per_ml == 0.0 and a.level == 0.0,
    "stages.value.block": lambda a: a.block > 0.0,
    "stages.value.no_block": lambda a: a.block < 0.0051,
    "stages.value.transporter": lambda a: a.top("block_interneuron") == 0.0,
    "stages.value.firing": lambda a: a.now.rate_interneuron_hz >= 0.0,
    "stages.value.glutamate": lambda a: a.now.glutamate_rel >= 0.0,
    "stages.value.growth_signal": lambda a: a.now.bdnf_rel >= 0.0,
    "stages.value.restored": lambda a: a.back > 0.0 and a.is_stressed,
    "stages.value.not_restored": lambda a: a.back < 0.0051 and a.is_stressed,
    "stages.value.density": lambda a: not a.is_stressed,
    "stages.value.relief": lambda a: a.has_data and a.course.config.trial.expectancy == "none",
    "stages.value.relief_treated": lambda a: a.has_data and a.course.config.trial.expectancy != "none",
    "stages.value.relief_unknown": lambda a: not a.has_data,
    "bookmarks.dose": lambda a: a.begun and not a.dosed_before,
    "bookmarks.peak_block": lambda a: a.block > 0.999 * a.top("block_interneuron"),
    "bookmarks.peak_surge": lambda a: a.now.glutamate_rel > 0.999 * a.top("glutamate_rel"),
    "bookmarks.first_new_spine": lambda a: 0.049 < a.back < 0.2 and a.is_stressed,
    "bookmarks.drug_gone": is_gone,
    "bookmarks.day_1": lambda a: abs(a.time_h - 24.0) < 1e-6,
    "bookmarks.day_7": lambda a: abs(a.time_h - 168.0) < 1e-6,
}  # fmt: skip
"""What must hold in the columns where a sentence is shown, by the sentence's key."""
