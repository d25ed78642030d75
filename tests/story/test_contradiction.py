"""No sentence on screen is denied by the numbers: each is held against columns by a predicate of its own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache

import numpy as np
import pytest

from synapse_sim.config import Config, ConfigError, Value
from synapse_sim.config.sections.modulators import Modulators
from synapse_sim.course.bookmarks import bookmarks
from synapse_sim.course.course import Course, Moment
from synapse_sim.course.simulate import simulate
from synapse_sim.session.dose import relief_is_known
from synapse_sim.story.caption import caption, circuit, keys
from synapse_sim.story.facts import Facts, facts
from synapse_sim.story.headlines import _dendrite_key, _remark_key
from synapse_sim.story.scene_names import view_names
from synapse_sim.story.stages import STAGES
from synapse_sim.story.words import bookmark_words, words
from synapse_sim.texts.catalogue import spoken

SCENES = view_names()
MOMENTS, COURSES = 300, 60
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

    def rel(self, column: str) -> float:
        return float(getattr(self.now, column) / getattr(self.rest, column) - 1.0)

    def later(self, column: str) -> float:
        values = self.course.columns[column][self.course.time_h >= self.time_h]
        return float(max(values.max(initial=0.0), getattr(self.now, column)))

    def top(self, column: str) -> float:
        return float(self.course.columns[column].max())


Predicate = Callable[[At], bool]


def is_gone(a: At) -> bool:
    return a.begun and a.block < 0.05 and a.level_later < 0.031 * a.level_top


CAPTION: dict[tuple[str, str], Predicate] = {
    ("before", "stressed"): lambda a: not a.begun and a.now.spine_density_rel < 1.0,
    ("before", "healthy"): lambda a: not a.begun and a.now.spine_density_rel > 0.999,
    ("drug", "no_dose"): lambda a: a.config.treatment.dose == 0.0 and a.top("plasma_ng_per_ml") == 0.0,
    ("drug", "comparator"): lambda a: a.top("block_interneuron") == 0.0,
    ("drug", "treated"): lambda a: a.top("relief") == 0.0,
    ("drug", "arriving"): lambda a: a.begun and a.block < 0.05 and a.level_later > a.level,
    ("drug", "weak"): lambda a: a.block < 0.05 and a.level > 0.029 * a.level_top,
    ("drug", "blocks"): lambda a: a.begun and a.block >= TOLD,
    ("drug", "low"): lambda a: a.level < 0.031 * a.level_top and a.block < 0.05,
    ("drug", "nearly_gone"): lambda a: is_gone(a) and a.level > 0.0,
    ("drug", "gone"): lambda a: is_gone(a) and a.level_later < 0.0051 * a.level_top,
    ("circuit", "disinhibited"): lambda a: -0.9 < a.inter < -TOLD and a.pyr > TOLD and a.glutamate > TOLD,
    ("circuit", "hardly_inhibited"): lambda a: a.inter <= -0.9 and min(a.pyr, a.glutamate) > TOLD,
    ("circuit", "no_surge"): lambda a: a.inter < -TOLD and a.pyr > TOLD and a.glutamate < 0.055,
    ("circuit", "interneurons_less"): lambda a: a.inter < -TOLD and abs(a.pyr) < 0.055,
    ("circuit", "held_down"): lambda a: -0.9 < a.pyr < -TOLD and a.now.block_pyramidal > 0.0,
    ("circuit", "nearly_silent"): lambda a: a.pyr <= -0.9 and a.now.block_pyramidal > 0.0,
    ("circuit", "as_before"): lambda a: max(abs(a.pyr), abs(a.inter)) < 0.055,
    ("circuit", "other"): lambda a: max(abs(a.pyr), abs(a.inter)) > TOLD,
    ("growth", "signal"): lambda a: min(a.bdnf, a.mtorc1) > TOLD and a.back_later > 0.049,
    ("growth", "signal_alone"): lambda a: min(a.bdnf, a.mtorc1) > TOLD and a.back_most < 0.051,
    ("growth", "bdnf_alone"): lambda a: a.bdnf > TOLD and a.mtorc1 < 0.055,
    ("growth", "waiting"): lambda a: a.back < 0.051 and a.back_later > 0.049,
    ("growth", "growing"): lambda a: a.back > 0.049 and a.rest.spine_density_rel < 1.0,
    ("growth", "fading"): lambda a: 0.049 < a.back < 0.91 * a.back_most,
    ("growth", "lost_again"): lambda a: a.back < 0.051 and a.back_most > 0.049,
    ("growth", "none"): lambda a: a.back_most < 0.051,
    ("growth", "healthy"): lambda a: a.rest.spine_density_rel > 0.999,
    ("body", "levels"): lambda a: a.top("plasma_ng_per_ml") > 0.0,
    ("body", "probe"): lambda a: a.top("plasma_ng_per_ml") == 0.0,
    ("body", "blood"): lambda a: a.top("plasma_ng_per_ml") > 0.0 and a.level_top == 0.0,
    ("body", "none"): lambda a: a.top("plasma_ng_per_ml") == 0.0 and a.level_top == 0.0,
    ("people", "score"): lambda a: relief_is_known(a.course),
    ("people", "unknown"): lambda a: not relief_is_known(a.course),
    ("monoamine", "arriving"): lambda a: a.occupied < 0.05 and a.now.monoamine_part < 0.01,
    ("monoamine", "holds"): lambda a: a.occupied >= TOLD,
    ("monoamine", "gone"): lambda a: a.occupied < 0.05 and a.now.monoamine_part > 0.0,
    ("monoamine", "healthy"): lambda a: a.occupied >= TOLD and a.rest.spine_density_rel > 0.999,
    ("otherwise", "memantine-relief"): lambda a: a.top("relief") > 0.02,
    ("otherwise", "rapamycin-people"): lambda a: a.config.modulators.rapamycin > 0.0,
    ("otherwise", "lamotrigine-relief"): lambda a: a.config.modulators.lamotrigine > 0.0,
    ("otherwise", "r-against-s"): lambda a: a.config.treatment.drug == "arketamine",
}  # fmt: skip
HEADLINE: dict[str, Predicate] = {
    "restored": CAPTION["growth", "growing"],
    "stressed": lambda a: a.rest.spine_density_rel < 1.0 and a.back < 0.051,
    "healthy": CAPTION["growth", "healthy"],
}
REMARK: dict[str, Predicate] = {
    "born_gone": lambda a: CAPTION["growth", "growing"](a) and is_gone(a),
    "born": CAPTION["growth", "growing"],
    "signal": lambda a: a.bdnf > TOLD and a.back_most > 0.049,
    "bdnf": lambda a: a.bdnf > TOLD,
    "proteins": lambda a: a.mtorc1 > TOLD,
    "rest": lambda a: a.bdnf < 0.055 and a.mtorc1 < 0.055,
}
STAGE: dict[str, Predicate] = {
    "no_block": lambda a: a.block < 0.01,
    "not_restored": lambda a: a.back < 0.01,
    "no_drug": lambda a: a.now.plasma_ng_per_ml == 0.0 and a.level == 0.0,
    "density": CAPTION["growth", "healthy"],
    "relief_unknown": CAPTION["people", "unknown"],
}
ROUTES = tuple(Config().drug.routes)
MODULATORS = tuple(name for name in Modulators.model_fields if name != "magnesium_mmolar")


def _drawn(luck: random.Random) -> dict[str, Value | None]:
    """One arm: often ketamine in a person, else anything."""
    drug = luck.choice(["ketamine"] * 6 + sorted(Config().drugs))
    changes: dict[str, Value | None] = {"treatment.drug": drug}
    if drug == "ketamine":
        changes["subject.species"] = luck.choice(["human"] * 4 + ["rat", "mouse"])
    if drug == "ketamine" and changes["subject.species"] == "human":
        changes |= {
            "treatment.route": luck.choice(ROUTES),
            "treatment.dose": luck.choice([0.0, 0.05, 0.2, 0.5, 1, 2]),
        }
    elif drug == "ketamine":
        changes["treatment.dose"] = luck.choice([3.0, 10.0, 30.0, 80.0, 200.0])
    if luck.random() < 0.4:
        changes[f"modulators.{luck.choice(MODULATORS)}"] = luck.choice([0.3, 1.0])
    if luck.random() < 0.25:
        changes["treatment.schedule_h"] = (0.0, 72.0)
    if luck.random() < 0.2:
        changes["subject.state"] = "healthy"
    return changes


def _courses(luck: random.Random) -> Iterator[Course]:
    found = 0
    while found < COURSES:
        try:
            config = Config(_drawn(luck))
        except ConfigError:
            continue
        found += 1
        yield simulate(config)


@cache
def sampled() -> tuple[tuple[At, Facts], ...]:
    luck = random.Random(8)
    out = []
    for course in (*_courses(luck), simulate(Config({"treatment.dose": 6.0, "treatment.route": "iv_bolus"}))):
        last_h = float(course.time_h[-1])
        for _ in range(MOMENTS // COURSES):
            time_h = luck.choice([luck.uniform(-1, 3), luck.uniform(0, 24), luck.uniform(24, last_h)])
            told = facts(course, time_h, relief_is_known=relief_is_known(course))
            out.append((At(course, time_h), told))
    return tuple(out)


def _about(at: At) -> str:
    return f"{dict(at.config.changes)} at {at.time_h:.3f} h"


def test_every_caption_has_a_predicate_and_all_of_it_is_asked() -> None:
    tables = spoken().names_in("caption")
    told = {(table, name) for table in tables for name in spoken().names_in(f"caption.{table}")}
    assert set(CAPTION) == told
    asked = {key for _, told in sampled() for scene in SCENES for key in keys(told, scene)}
    assert len(asked) >= 0.75 * len(CAPTION), sorted(set(CAPTION) - asked)
    assert len(sampled()) >= MOMENTS


@pytest.mark.parametrize("scene", SCENES)
def test_no_caption_is_denied_by_the_numbers(scene: str) -> None:
    for at, told in sampled():
        for key in keys(told, scene):
            assert CAPTION[key](at), f"{key}: {_about(at)}"


def test_no_headline_remark_or_stage_is_denied_by_the_numbers() -> None:
    for at, told in sampled():
        assert CAPTION[circuit(told)](at), _about(at)
        assert HEADLINE[_dendrite_key(told)](at), _about(at)
        assert REMARK[_remark_key(told)](at), _about(at)
        assert all(STAGE[key](at) for key in (stage.value(told) for stage in STAGES) if key in STAGE), _about(
            at
        )


def test_numbers_in_words_are_those_of_the_columns() -> None:
    shares = ("block_interneuron", "block_pyramidal", "restored_share", "spine_density_rel")
    names = ("block_interneuron", "block_pyramidal", "restored", "density")
    for at, told in sampled():
        for column, name in zip(shares, names, strict=True):
            value, said = 100 * getattr(at.now, column), words(told)[name]
            if said == "< 1 %":
                assert 0.0 < value < 1.0, _about(at)
            else:
                assert abs(float(said.removesuffix(" %").replace("−", "-")) - value) <= 0.51, _about(at)


@pytest.mark.parametrize("dose", [0.05, 0.2, 0.5, 2.0])
def test_a_bookmark_says_the_number_of_its_own_course(dose: float) -> None:
    course = simulate(Config({"treatment.dose": dose}))
    marks = bookmarks(course)
    block = round(100 * float(course.block_interneuron.max()))
    said = {name: bookmark_words(name, facts(course, at_h)) for name, at_h in marks.items()}
    assert f"{block} % of interneurons’" in said["peak_block"]
    if "first_new_spine" in marks:
        share = round(100 * float(np.interp(marks["first_new_spine"], course.time_h, course.restored_share)))
        assert share >= 5
        assert f"{share} % of the loss is back" in said["first_new_spine"]


def test_every_caption_fits_into_the_bar() -> None:
    longest = max((caption(told, scene) for _, told in sampled() for scene in SCENES), key=len)
    assert len(longest) <= 176, longest
