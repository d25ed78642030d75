"""What the window must show of a lesson and of a prediction: words and values, nothing to be worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from synapse_sim.course.course import Course
    from synapse_sim.experiments.branches import Band
    from synapse_sim.lesson.lesson import Question, Recap, View
    from synapse_sim.lesson.prediction import Credit, Prediction


@dataclass(frozen=True, slots=True)
class ShownBeat:
    """One beat of the open lesson.

    source: name or file of the lesson. title: its own.
    number: of the beat, from 1; count: of all beats. The recap card is none of them, and comes last.
    sentence, remark: on screen; together they are its alternative text. notes: for who presents.
    view: what is lit, dimmed, how near. literature: ids of findings and published results.
    question: that is asked. recap: at the end the card.
    waits: whether the film stands still until somebody goes on.
    is_in_film: whether parameters, arms and scene are those of the beat; else the user has touched them.
    clock_s: seconds since the beat began; planned_s: seconds planned for it.
    left_min: minutes planned for what follows.
    is_short: whether core beats alone follow.
    round_s: seconds since this round of a question began.
    curves: courses of other runs that stand as small curves beside the scene.
    """

    source: str
    title: str
    number: int
    count: int
    sentence: str
    remark: str
    notes: str
    view: View
    literature: tuple[str, ...] = ()
    question: Question | None = None
    recap: Recap | None = None
    waits: bool = False
    is_in_film: bool = True
    clock_s: float = 0.0
    planned_s: float = 0.0
    left_min: float = 0.0
    is_short: bool = False
    round_s: float = 0.0
    curves: tuple[Course, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownPrediction:
    """A prediction, and after the reveal what is right in it.

    credits: in words before points; none before the reveal.
    points: of a hundred; None where nothing was drawn.
    band: of luck between branches; None where there is none or it is not computed yet.
    """

    made: Prediction
    credits: tuple[Credit, ...] = ()
    points: int | None = None
    band: Band | None = None

    @property
    def is_revealed(self) -> bool:
        """Whether the curve may be seen."""
        return self.made.stage == "revealed"
