"""What is shown of a trial: two arms, every so many patients as a figure, and three who are followed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from synapse_sim.arrays import AnyFloats, AnyInts, Bools, Floats
from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.experiments.population import HALVED, Population, Trial
from synapse_sim.scenes.people.published import PublishedShare, published_shares
from synapse_sim.session.dose import relief_is_known
from synapse_sim.session.frame import Frame
from synapse_sim.story.words import also_given
from synapse_sim.texts.catalogue import overlaid, text

MOST_FIGURES = 50
"""Figures of an arm; more would hide each other."""
ROWS = 5
"""How many rows deep they stand."""
_STRIDE = 2
"""So that neighbours by score stand in different rows; prime to their number."""
_DAY_H, _WEEK_H = 24.0, 168.0
_FOUR_WEEKS_H, _SIX_WEEKS_H = 672.0, 1008.0
_GOLDEN = 0.6180339887
_SPREAD, _MORE_SPREAD, _WIDE_SD = 1.4, 4.4, 4.0
"""How far a figure stands beside its score at most, points: more while all have nearly the same score, so
that they can be told apart; how many points of standard deviation make that unneeded."""
_TRAIL = (0.18, 0.36, 0.54)
"""How far back the trail reaches, in steps of asinh of hours."""
_NEWS_POINTS = 1.0
"""From so many points of the mean score on there is something to see."""
KINDS = ("stays", "slips", "stands")


@dataclass(frozen=True, slots=True, eq=False)
class TrialArm:
    """One arm on screen.

    patients: all of them.
    reference: what the reference adult goes through.
    figures: (m,) rows of the patients that are drawn, from the best to the worst at the order's time.
    published: the share that responded, in the one source that has both arms.
    """

    arm: str
    patients: Population
    reference: Course
    figures: AnyInts
    published: PublishedShare | None

    @property
    def name(self) -> str:
        """What it is called on screen, with what else is given."""
        return " + ".join((self._drug, *also_given(self.patients.config)))

    @property
    def _drug(self) -> str:
        expected = self.patients.config.trial.expectancy
        if self.arm == "saline" and expected in {"pill", "anaesthesia"}:
            return text(f"scenes.people.sham.{expected}")
        if self.arm != "saline" and not self.is_dosed:
            return text("scenes.people.no_drug")
        return overlaid(f"drugs.{self.arm}.label", self.patients.config.drugs[self.arm].label)

    @property
    def is_dosed(self) -> bool:
        """Whether any drug is given."""
        return any(dose.mg for dose in self.patients.config.doses)

    @property
    def start(self) -> float:
        """The score of all before treatment."""
        return self.patients.start

    @property
    def half(self) -> float:
        """The score at or below which a patient responds."""
        return HALVED * self.start


@dataclass(frozen=True, slots=True, eq=False)
class Followed:
    """A person who stands for a kind; the same in both arms.

    kind: one of `KINDS`. place: among the figures. patient: row of the population.
    """

    kind: str
    place: int
    patient: int


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Two arms of one trial.

    each: how many patients a figure stands for.
    row, beside: (m,) of every figure, its row from the front and to which side it stands, -1..1.
    followed: at most one of each kind.
    early_h, late_h: the two moments by which the kinds are told.
    """

    arms: tuple[TrialArm, TrialArm]
    each: int
    row: AnyInts
    beside: Floats
    followed: tuple[Followed, ...]
    early_h: float
    late_h: float

    @property
    def counts(self) -> bool:
        """Whether a response means anything: where there was something to relieve."""
        return self.arms[0].patients.config.subject.state == "stressed"

    @property
    def anyone_responds(self) -> bool:
        """Whether there will be a ring at all, in the treated arm."""
        return self.counts and bool(self.arms[0].patients.response_share.any())

    def has_news(self, time_h: float) -> bool:
        """Whether anyone has moved yet."""
        moved = (arm.start - float(standing_of(self, arm, time_h).everyone.mean()) for arm in self.arms)
        return any(points >= _NEWS_POINTS for points in moved)


def shows_people(config: Config, course: Course) -> bool:
    """Whether there is a score to show: of a person, by a route and dose with data."""
    return config.subject.species == "human" and relief_is_known(course)


@lru_cache(maxsize=4)
def reading_of(trial: Trial) -> Reading:
    """What is shown of a trial."""
    patients = [population for _, population in trial.arms[:2]]
    early_h, late_h = _moments_h(patients[0])
    figures, each = _figures(patients[0].at(early_h))
    published = published_shares(patients[0].config)
    first, second = (
        TrialArm(name, population, course, figures, share)
        for (name, population), course, share in zip(trial.arms, trial.reference, published, strict=True)
    )
    places = np.arange(len(figures))
    beside = 2.0 * np.mod(places * _GOLDEN, 1.0) - 1.0
    is_ill = first.patients.config.subject.state == "stressed"
    followed = _followed(first, early_h, late_h) if is_ill else ()
    rows = (places * _STRIDE) % ROWS
    rows[[each.place for each in followed]] = 0
    return Reading((first, second), each, rows, beside, followed, early_h, late_h)


def _moments_h(patients: Population) -> tuple[float, float]:
    """A day and a week after the last dose; weeks where the drug needs them."""
    last_h = patients.config.doses[-1].at_h
    is_slow = patients.config.drug.kind == "monoamine"
    early_h, late_h = (_FOUR_WEEKS_H, _SIX_WEEKS_H) if is_slow else (last_h + _DAY_H, last_h + _WEEK_H)
    end_h = float(patients.time_h[-1])
    return min(early_h, end_h), min(late_h, end_h)


def _figures(score: AnyFloats) -> tuple[AnyInts, int]:
    """Every so many patients in the order of their scores, so that they stand for all."""
    each = max(1, -(-len(score) // MOST_FIGURES))
    return np.argsort(score, kind="stable")[each // 2 :: each], each


def _followed(arm: TrialArm, early_h: float, late_h: float) -> tuple[Followed, ...]:
    """Of each kind the one whose score lies in the middle."""
    early, late = (arm.patients.at(time_h)[arm.figures] for time_h in (early_h, late_h))
    at_first, at_last = early <= arm.half, late <= arm.half
    chosen = zip(KINDS, (at_first & at_last, at_first & ~at_last, ~at_first & ~at_last), strict=True)
    found = ((kind, np.flatnonzero(of_kind)) for kind, of_kind in chosen)
    middle = ((kind, int(places[len(places) // 2])) for kind, places in found if len(places))
    return tuple(Followed(kind, place, int(arm.figures[place])) for kind, place in middle)


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The figures of an arm at one time.

    everyone: scores of all patients. share: 0..1 of them that responds.
    score, responds: (m,) of each. shown: (m,) scores at which they are drawn, on their own side of the half.
    before: (k, m) likewise, of a while before.
    """

    everyone: Floats
    share: float
    score: Floats
    responds: Bools
    shown: Floats
    before: Floats


@lru_cache(maxsize=8)
def standing_of(seen: Reading, arm: TrialArm, time_h: float) -> Standing:
    """Where the figures of an arm stand."""
    everyone = arm.patients.at(time_h)
    score, share = everyone[arm.figures], float((everyone <= arm.half).mean())
    back_h = (float(np.sinh(np.arcsinh(time_h) - step)) for step in _TRAIL)
    before = [_apart(seen, arm, arm.patients.at(each_h)[arm.figures]) for each_h in back_h]
    return Standing(everyone, share, score, score <= arm.half, _apart(seen, arm, score), np.stack(before))


def _apart(seen: Reading, arm: TrialArm, score: Floats) -> Floats:
    """The scores, a little apart where many are alike; nobody leaves the side of the half."""
    reach = _SPREAD + _MORE_SPREAD * float(np.exp(-score.std() / _WIDE_SD))
    shown = np.abs(score + reach * seen.beside)
    if not seen.counts:
        return np.asarray(shown)
    return np.where(score <= arm.half, np.minimum(shown, arm.half), np.maximum(shown, arm.half + _SIDE))


_SIDE = 0.01
"""Beyond the half, points."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the reference adult has come, points: by being treated, by the drug, and what is left.

    treated_share, drug_share: 0..1 that each takes off; they multiply.
    """

    by_treatment: float
    by_drug: float
    score: float
    treated_share: float
    drug_share: float


@dataclass(frozen=True, slots=True)
class OtherRun:
    """Where the drug of a second run would have led the reference adult, treated as in this trial.

    name: of the run. score: the adult's.
    """

    name: str
    score: float


def other_run(frame: Frame, seen: Reading) -> OtherRun | None:
    """The second run beside the trial; None without one, or where it is the comparator that stands there."""
    if not frame.is_beside_trial or not shows_people(frame.arms[1].config, frame.arms[1].course):
        return None
    own, other = seen.arms[0], frame.arms[1]
    left = (1.0 - other.moment.relief) * (1.0 - other.moment.monoamine_part)
    cared_for = own.start * (1.0 - step_of(own, frame.time_h).treated_share)
    return OtherRun(frame.names[1], cared_for * left)


def step_of(arm: TrialArm, time_h: float) -> Step:
    """The two parts of the reference adult's way, from its own columns."""
    now = arm.reference.at(time_h)
    by_drug = 1.0 - (1.0 - now.relief) * (1.0 - now.monoamine_part)
    rest = arm.start * (1.0 - now.expectancy)
    return Step(arm.start - rest, rest * by_drug, now.score, now.expectancy, by_drug)
