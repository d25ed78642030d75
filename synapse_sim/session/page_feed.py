"""What the open page shows of the model, computed between frames and remembered by what it depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from synapse_sim.config import Config, ConfigError
from synapse_sim.config.config import Changes
from synapse_sim.course.course import Course
from synapse_sim.course.work import Work, part
from synapse_sim.late import Late
from synapse_sim.session.jobs import Newest
from synapse_sim.story.page_names import EVIDENCE, EXPLANATIONS, LESSONS, NUMBERS

if TYPE_CHECKING:
    from synapse_sim.course.summary import Summary
    from synapse_sim.experiments.findings import evidence, hypotheses, validate
    from synapse_sim.experiments.findings.hypotheses import Board
    from synapse_sim.experiments.findings.validate import Verdict
    from synapse_sim.lesson import about, shelf
    from synapse_sim.lesson.about import LessonRow
else:
    evidence = Late("synapse_sim.experiments.findings.evidence")
    hypotheses = Late("synapse_sim.experiments.findings.hypotheses")
    validate = Late("synapse_sim.experiments.findings.validate")
    about = Late("synapse_sim.lesson.about")
    shelf = Late("synapse_sim.lesson.shelf")

SET_BY_FINDINGS = ("subject.", "treatment.", "trial.", "modulators.", "course.", "population.", "window.")
"""Who is treated, and how, is part of every finding."""
_WEIGHTS = "hypothesis."
"""The board sets these itself."""
_STEPS = 20
_KEPT = 8


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known for the open page.

    verdicts: of the findings that published results ask, by id.
    board: which findings each explanation reproduces; None while that is not known.
    summaries: of the arms, in their order.
    lessons: what lies on the shelf.
    progress: share 0..1, in twentieths, of what the page waits for; None if it waits for nothing.
    """

    verdicts: Mapping[str, Verdict] = field(default_factory=lambda: MappingProxyType({}))
    board: Board | None = None
    summaries: tuple[Summary, ...] = ()
    lessons: tuple[LessonRow, ...] = ()
    progress: float | None = None


UNANSWERED = Answers()


class PageFeed:
    """Answers for the page that was asked for last."""

    def __init__(self) -> None:
        self._known: dict[str, Answers] = {}
        self._newest = Newest[Answers](UNANSWERED)
        self._asked: tuple[str, tuple[int, ...]] = ("", ())

    @property
    def now(self) -> Answers:
        """What is known of the page that is open."""
        newest = self._newest
        if newest.progress is None:
            return newest.result or UNANSWERED
        return Answers(progress=int(_STEPS * newest.progress) / _STEPS)

    @property
    def refusal(self) -> ConfigError | None:
        """Why there can be no answer, if so."""
        return self._newest.refusal

    @property
    def is_busy(self) -> bool:
        """Whether the page waits for something."""
        return self._newest.is_busy

    def ask(self, page: str, courses: Sequence[Course]) -> None:
        """Want what a page shows beside these courses; asked again for the same nothing changes."""
        wanted = page, tuple(map(id, courses))
        if wanted == self._asked:
            return
        self._asked = wanted
        if page not in _PAGES:
            self._newest.take("", UNANSWERED)
            return
        depends_on, answering = _PAGES[page]
        key = f"{page} {depends_on(courses)}"
        if key in self._known:
            self._newest.take(key, self._known[key])
        else:
            self._newest.want(key, lambda: self._remembering(key, answering(tuple(courses))))

    def advance(self, seconds_budget: float) -> None:
        """Compute for a while."""
        self._newest.advance(seconds_budget)

    def _remembering(self, key: str, work: Work[Answers]) -> Work[Answers]:
        found = yield from work
        self._known[key] = found
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]
        return found


def base_of(config: Config, *, weights: bool = True) -> Changes:
    """What of a config lies under every finding: the model's numbers, not who is treated.

    Args:
        config: of the first arm.
        weights: whether the weights of the explanations belong to it.
    """
    left_out = SET_BY_FINDINGS if weights else (*SET_BY_FINDINGS, _WEIGHTS)
    return {key: value for key, value in config.changes.items() if not key.startswith(left_out)}


def _judging(courses: Sequence[Course]) -> Work[Answers]:
    asked = frozenset(result.finding for result in evidence.published_results())
    results = yield from part(validate.validating(asked, base_of(courses[0].config)), 0, 1)
    return Answers(verdicts=MappingProxyType({each.finding.id: each.verdict for each in results}))


def _comparing(courses: Sequence[Course]) -> Work[Answers]:
    board = yield from part(hypotheses.boarding(base_of(courses[0].config, weights=False)), 0, 1)
    return Answers(board=board)


def _summing_up(courses: Sequence[Course]) -> Work[Answers]:
    found = []
    for k, course in enumerate(courses):
        yield k / len(courses), None
        found.append(course.summary())
    return Answers(summaries=tuple(found))


def _reading(_courses: Sequence[Course]) -> Work[Answers]:
    names, found = shelf.lesson_names(), []
    for k, name in enumerate(names):
        yield k / len(names), None
        found.append(about.lesson_row(name, sketched=True))
    return Answers(lessons=tuple(found))


def _runs(courses: Sequence[Course]) -> str:
    return " ".join(course.config.digest() + course.response.digest for course in courses)


def _under_findings(courses: Sequence[Course]) -> str:
    return str(sorted(base_of(courses[0].config).items(), key=str))


_PAGES: dict[str, tuple[Callable[[Sequence[Course]], str], Callable[[Sequence[Course]], Work[Answers]]]] = {
    EVIDENCE: (_under_findings, _judging),
    EXPLANATIONS: (_under_findings, _comparing),
    NUMBERS: (_runs, _summing_up),
    LESSONS: (lambda _: "", _reading),
}
"""For each page what its answers depend on, and the work."""
