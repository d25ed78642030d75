"""What was asked besides the present run, and what came out: computed in slices between frames.

The last result of each kind stays, with a mark, until the new one is there.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from synapse_sim.config import Config, ConfigError, Mistake, Parameter, parameters
from synapse_sim.course.course import Course
from synapse_sim.course.work import Work
from synapse_sim.experiments.asked_for import OUTCOMES, RELIEF
from synapse_sim.files.extras import MissingExtra
from synapse_sim.late import Late
from synapse_sim.session.asks import Ask, TraceBack, TryInPeople, Vary, WhatIfWrong
from synapse_sim.session.dose import DOSE, top_dose
from synapse_sim.session.jobs import Newest
from synapse_sim.session.published import published_doses
from synapse_sim.story.page_names import TRIAL
from synapse_sim.story.parameters import label_of
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text

if TYPE_CHECKING:
    from synapse_sim.experiments import lesions, varied, what_if
    from synapse_sim.experiments.lesions import Cuts
    from synapse_sim.experiments.sweep import plan
    from synapse_sim.experiments.trial import design, trialing
    from synapse_sim.experiments.trial.design import Design
    from synapse_sim.experiments.trial.result import TrialResult
    from synapse_sim.experiments.varied import Answer, Asked
    from synapse_sim.experiments.what_if import Band
else:
    lesions = Late("synapse_sim.experiments.lesions")
    plan = Late("synapse_sim.experiments.sweep.plan")
    design = Late("synapse_sim.experiments.trial.design")
    trialing = Late("synapse_sim.experiments.trial.trialing")
    varied = Late("synapse_sim.experiments.varied")
    what_if = Late("synapse_sim.experiments.what_if")

MOST_KEYS = 2
_PATIENCE_S = 0.3
_STEPS = 20
TRIAL_ARMS = "given", "other"
"""What the arms of a trial are called inside; on screen they have the names of their drugs."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What was asked and what can be shown of it now.

    vary, wrong, trace, trial: what was asked; each may ask for nothing.
    answer, band, cuts, result: the last that came out of each, maybe of another config, or not complete.
    is_stale: of which of these that is so, by the same names.
    progress: share 0..1, in twentieths, of what is being computed; None if nothing is.
    refusal: why something cannot be computed; empty if all can.
    """

    vary: Vary = field(default_factory=Vary)
    wrong: WhatIfWrong = field(default_factory=WhatIfWrong)
    trace: TraceBack = field(default_factory=TraceBack)
    trial: TryInPeople = field(default_factory=TryInPeople)
    answer: Answer | None = None
    band: Band | None = None
    cuts: Cuts | None = None
    result: TrialResult | None = None
    is_stale: frozenset[str] = frozenset()
    progress: float | None = None
    refusal: str = ""


NOT_ASKED = Asking()


class AskingFeed:
    """Takes what is asked, follows the config, and works for a while at a time."""

    def __init__(self) -> None:
        self._asked = NOT_ASKED
        self._answer: Newest[Answer] = Newest(patience_s=_PATIENCE_S)
        self._band: Newest[Band] = Newest(patience_s=_PATIENCE_S)
        self._cuts: Newest[Cuts] = Newest(patience_s=_PATIENCE_S)
        self._result: Newest[TrialResult] = Newest(patience_s=_PATIENCE_S)
        self._course: Course | None = None
        self._refusal = ""
        self._is_tried = False

    # what is asked

    @property
    def asked(self) -> Asking:
        """What was asked, without what came out."""
        return self._asked

    def do(self, command: Ask, config: Config) -> str:
        """Take what is asked; why it cannot be, or nothing."""
        match command:
            case Vary():
                refusal = _no_vary(command, config)
            case WhatIfWrong(key):
                refusal = "" if not key or what_if.can_be_wrong(config, key) else _unmoved(config, key)
            case TraceBack(stage):
                refusal = _no_trace(stage, config)
            case _:
                refusal = ""
        if not refusal:
            self._course, self._refusal = None, ""
            self._asked = _with(self._asked, command)
        return refusal

    # computing

    @property
    def _all(self) -> dict[str, Newest[Any]]:
        """What is asked, by the name of what comes out."""
        found: dict[str, Newest[Any]] = {
            "answer": self._answer, "band": self._band, "cuts": self._cuts, "result": self._result,
        }  # fmt: skip
        asked = _is_asked(self._asked, is_tried=self._is_tried)
        return {name: found[name] for name, is_asked in asked.items() if is_asked}

    @property
    def is_busy(self) -> bool:
        """Whether something is asked that is not there yet."""
        return any(newest.is_busy for newest in self._all.values()) or self._lags

    @property
    def _lags(self) -> bool:
        return self._course is None and bool(self._all)

    def watch(self, page: str) -> None:
        """A trial is done while its page is open."""
        if (page == TRIAL) != self._is_tried:
            self._is_tried, self._course = page == TRIAL, None

    def follow(self, course: Course) -> None:
        """Want everything of this course; asked again for the same nothing changes."""
        if self._course is course or not self._all:
            return
        self._course = course
        try:
            self._want(course)
        except ConfigError as refusal:
            self._refusal = str(refusal)

    def _want(self, course: Course) -> None:
        asked, config, own = self._asked, course.config, course.config.digest() + course.response.digest
        if asked.vary.keys:
            self._want_answer(asked.vary, config, course.response.digest)
        if key := asked.wrong.key:
            self._band.want(f"{own}{key}", lambda: what_if.banding(config, key))
        if asked.trace.stage:
            self._cuts.want(own, lambda: lesions.cutting(course))
        if self._is_tried:
            design = _design(asked.trial, config)
            self._result.want(f"{own}{asked.trial}", lambda: _trying(design))

    def _want_answer(self, vary: Vary, config: Config, circuit: str) -> None:
        """The answer does not depend on the present value of what is varied: its grid does not."""
        asked = asked_of(vary, config)
        still = config.with_changes({key: values[0] for key, values in asked.vary})
        key = f"{still.digest()}{circuit if DOSE in vary.keys else ''}{asked}"
        self._answer.want(key, lambda: varied.answering(config, asked))

    def advance(self, seconds_budget: float) -> None:
        """Compute for a while, the first thing that is not there."""
        for newest in self._all.values():
            if newest.is_busy:
                newest.advance(seconds_budget)
                return

    def now(self, course: Course) -> Asking:
        """What there is beside a course."""
        stale = {name for name, newest in self._all.items() if newest.key != newest.wanted or not newest.key}
        if self._course is not course:
            stale = set(self._all)
        shares = [newest.progress for newest in self._all.values() if newest.progress is not None]
        refusals = [str(newest.refusal) for newest in self._all.values() if newest.refusal]
        shown: dict[str, Any] = {name: newest.result for name, newest in self._all.items()}
        return replace(
            self._asked,
            is_stale=frozenset(stale),
            progress=int(_STEPS * shares[0]) / _STEPS if shares else None,
            refusal=next(iter((*refusals, self._refusal)), ""),
            **shown,
        )


def asked_of(vary: Vary, config: Config) -> Asked:
    """The grid of a question: over the slider's own reach for the dose, else over the sensible range."""
    known = parameters(config)
    grid = []
    for key in vary.keys:
        most = top_dose(config) or 1.0 if key == DOSE else None
        values = varied.values_of(known[key], varied.POINTS, most)
        if _makes_circuits(config.treatment.drug, known[key]):
            values = varied.values_of(known[key], varied.MEASURED_POINTS, most)
        elif len(vary.keys) > 1:
            values = varied.values_of(known[key], varied.MAP_POINTS, most)
        grid.append((key, values))
    return varied.Asked(tuple(grid), vary.outcome)


@cache
def _makes_circuits(drug: str, about: Parameter) -> bool:
    """Whether another value makes another circuit, that may have to be measured."""
    return varied.needs_circuits(Config({"treatment.drug": drug}), about.key, varied.values_of(about, 2))


def _no_vary(command: Vary, config: Config) -> str:
    """Why these parameters cannot be varied; nothing if they can."""
    known = parameters(config)
    for key in command.keys:
        about = known.get(key)
        if about is None or not _is_number(about):
            return text("asking.no_number", key=key)
        if key == DOSE and config.treatment.doses:
            return text("asking.own_schedule")
    if len(command.keys) > MOST_KEYS:
        return text("asking.two", most=MOST_KEYS)
    if DOSE in command.keys and command.outcome == RELIEF and not published_doses(config):
        return text("asking.no_published_dose")
    return "" if command.outcome in OUTCOMES else text("asking.no_outcome", name=command.outcome)


def _is_number(about: Parameter) -> bool:
    """Whether it has a range to vary in; which patient it is has none."""
    return about.kind in {"number", "integer"} and about.low is not None and about.key != plan.PATIENT


def _no_trace(stage: str, config: Config) -> str:
    if stage and config.drug.block is None:
        return text("trace.no_chain", drug=drug_label(config, inside=True))
    return "" if stage in {"", *lesions.LESIONS} else text("asking.no_stage", name=stage)


def _unmoved(config: Config, key: str) -> str:
    return text("asking.unmoved", label=label_of(parameters(config)[key]))


def _with(asked: Asking, command: Ask) -> Asking:
    match command:
        case Vary():
            return replace(asked, vary=command)
        case WhatIfWrong():
            return replace(asked, wrong=command)
        case TraceBack():
            return replace(asked, trace=command)
        case TryInPeople():
            return replace(asked, trial=command)


def _is_asked(asked: Asking, *, is_tried: bool) -> dict[str, bool]:
    return {
        "answer": bool(asked.vary.keys),
        "band": bool(asked.wrong.key),
        "cuts": bool(asked.trace.stage),
        "result": is_tried,
    }


def _design(wanted: TryInPeople, config: Config) -> Design:
    """The trial that is wanted.

    Raises:
        ConfigError: if it cannot be carried out.
    """
    first, second = TRIAL_ARMS
    arms = {first: {"trial.expectancy": wanted.blind}, second: {"treatment.drug": wanted.other}}
    return design.Design.of(
        config, arms, subjects=wanted.subjects, blind=wanted.blind, at_h=(wanted.at_h,), repeat=wanted.repeat
    )


def _trying(design: Design) -> Work[TrialResult]:
    """A missing extra is told as a mistake of the config is: in one sentence, and nothing else stops."""
    try:
        return (yield from trialing.trialing(design))
    except MissingExtra as missing:
        raise ConfigError(Mistake("", "", str(missing))) from missing
