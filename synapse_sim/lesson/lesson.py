"""A lesson as a value: beats in order, and what a worksheet needs besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from synapse_sim.config.config import Changes

if TYPE_CHECKING:
    from synapse_sim.lesson.grammar import Claim, Expression
    from synapse_sim.lesson.sayings import Saying

MOST_WORDS = 12
"""Of a beat's sentence: what a back row reads while somebody speaks."""
BESIDE = "beside"
"""The name of the second arm in claims and sentences."""
LETTERS = "ABCD"
"""What the answers to a question are called, in their order."""
RECAP_S = 60.0
"""How long the recap card is planned to stand."""


@dataclass(frozen=True, slots=True)
class View:
    """What is before the eye.

    scene: name of a scene, or "overview".
    page: name of a page that lies over it; empty if none.
    lit, dimmed: names of things in the scene.
    zoom: of the camera, 1 for the whole scene. center: what it looks at, shares 0..1 of the scene.
    hold: handles of the scene and the values at which they are held.
    confidence: whether the ribbon tells how sure each stage is, in place of its number.
    curves: runs of the lesson whose levels stand as small curves beside the body.
    """

    scene: str = "overview"
    page: str = ""
    lit: tuple[str, ...] = ()
    dimmed: tuple[str, ...] = ()
    zoom: float = 1.0
    center: tuple[float, float] = (0.5, 0.5)
    hold: tuple[tuple[str, float], ...] = ()
    confidence: bool = False
    curves: tuple[str, ...] = ()

    @property
    def points(self) -> bool:
        """Whether it shows its scene otherwise than the scene shows itself."""
        return bool(self.lit or self.dimmed) or self.is_near

    @property
    def is_near(self) -> bool:
        """Whether its camera comes near, so that what stands at the edges is cut."""
        return self.zoom > 1.0


PLAIN = View()
"""A scene as it shows itself."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the course that plays; from_h to to_h at a pace. At a moment both are the same."""

    from_h: float
    to_h: float
    pace: str = "director"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question.

    says: the answer.
    is_right: whether it is one of the right ones.
    misconception: what one thinks who gives it; empty for a right one.
    right_in_it: what is right in it all the same.
    """

    says: str
    is_right: bool
    misconception: str = ""
    right_in_it: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What the class decides before it sees.

    answers: to choose from; none for an open question or a drawing.
    draws: column that is drawn; empty if none is.
    hides: columns that are masked until it is revealed, from `hides_from_h` on.
    """

    answers: tuple[Answer, ...] = ()
    draws: str = ""
    hides: frozenset[str] = frozenset()
    hides_from_h: float = 0.0


@dataclass(frozen=True, slots=True)
class Beat:
    """One beat.

    sentence: on screen; remark: a caption that goes with it; notes: for who presents.
    changes: parameters over the defaults. beside: those of the second arm, likewise; None without one.
    run: name of the run, if the beat takes one.
    claims: conditions that hold in this beat. literature: ids of findings or published results.
    agents: conditions that are counted on the agents or on their scheme.
    stops: whether the film waits here.
    is_core: whether it stays when time runs out.
    """

    sentence: Saying
    remark: Saying
    view: View
    stretch: Stretch
    changes: Changes = field(default_factory=dict)
    beside: Changes | None = None
    question: Question | None = None
    claims: tuple[Claim, ...] = ()
    literature: tuple[str, ...] = ()
    agents: tuple[Claim, ...] = ()
    notes: str = ""
    clock_s: float = 40.0
    stops: bool = False
    is_core: bool = False


@dataclass(frozen=True, slots=True)
class Recap:
    """The card at the end: three facts, and a question for the pair next to you."""

    facts: tuple[str, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class Task:
    """A calculation with units for the worksheet: what is asked, what is given, and the answer.

    unit: of the answer, where its own is none or another.
    """

    asks: Saying
    answer: Expression
    unit: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """A lesson.

    name: of its file, without the ending.
    runs: parameters of each named run, over the defaults.
    """

    name: str
    title: str
    outcomes: tuple[str, ...]
    misconceptions: tuple[str, ...]
    minutes: float
    beats: tuple[Beat, ...]
    recap: Recap
    runs: Mapping[str, Changes] = field(default_factory=dict)
    task: Task | None = None

    @property
    def core(self) -> tuple[int, ...]:
        """The beats that stay when time runs out; if none is marked, where the film waits, and the last."""
        marked = tuple(k for k, beat in enumerate(self.beats) if beat.is_core)
        last = len(self.beats) - 1
        return marked or tuple(k for k, beat in enumerate(self.beats) if beat.stops or k == last)
