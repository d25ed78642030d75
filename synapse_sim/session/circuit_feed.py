"""What stands beside the live circuit: a second without drug, tries of the test signal, glutamate by dose.

Computed between frames while the scene of the circuit needs it; the last of each stays until the new one is
there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synapse_sim.agents.circuit.side_by_side import Second, side_by_side
from synapse_sim.arrays import Floats
from synapse_sim.config import Config
from synapse_sim.course.course import Course
from synapse_sim.course.response.response import Response
from synapse_sim.course.work import Work, part, whole
from synapse_sim.late import Late
from synapse_sim.session.dose import DOSE, given_dose, top_dose
from synapse_sim.session.jobs import Newest
from synapse_sim.world.conditions import Conditions
from synapse_sim.world.places import place_index

if TYPE_CHECKING:
    from synapse_sim.course import by_dose, tries
    from synapse_sim.course.by_dose import ByDose
else:
    by_dose = Late("synapse_sim.course.by_dose")
    tries = Late("synapse_sim.course.tries")

_PATIENCE_S = 0.4
"""Work that took longer gives way to a newer wish; shorter work is shown first, so a drag is followed."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """One second of the circuit at a place, and tries of the test signal there.

    without, with_drug: the same second under no dose and under the dose.
    tries: (n,) answers of single tries under the dose, healthy = 1.
    """

    without: Second
    with_drug: Second
    tries: Floats


@dataclass(frozen=True, slots=True)
class Beside:
    """What there is beside the circuit now.

    pair: of a place; None before the first. is_stale: whether it is that of another place or config.
    by_dose: None before the first, and where there is no single dose, or no drug that blocks.
    """

    pair: Pair | None = None
    is_stale: bool = True
    by_dose: ByDose | None = None


NOTHING = Beside()


class CircuitFeed:
    """The pair and the doses that were wanted last, as soon as they are there."""

    def __init__(self) -> None:
        self._pairs = Newest[Pair](patience_s=_PATIENCE_S)
        self._doses: Newest[ByDose] = Newest(patience_s=_PATIENCE_S)
        self._asked: tuple[Course, int] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is wanted that is not there yet."""
        return self._pairs.is_busy or self._doses.is_busy

    def now(self, course: Course, time_h: float) -> Beside:
        """What there is beside a course at a time."""
        is_of_it = self._asked == (course, place_index(time_h)) and self._pairs.key == self._pairs.wanted
        by_dose = self._doses.result if has_dose_axis(course.config) else None
        return Beside(self._pairs.result, not is_of_it, by_dose)

    def ask(self, course: Course, time_h: float) -> None:
        """Want what belongs to a course at a time."""
        place = place_index(time_h)
        if self._asked == (course, place):
            return
        if self._asked is None or self._asked[0] is not course:
            self._ask_doses(course)
        self._asked = course, place
        key = f"{course.config.digest()}{course.response.digest}{place}"
        self._pairs.want(key, lambda: _pairing(course, time_h, place))

    def _ask_doses(self, course: Course) -> None:
        config, response = course.config, course.response
        if has_dose_axis(config):
            self._doses.want(
                _key_but_dose(config, response), lambda: by_dose.dosing(config, response, axis_end(config))
            )

    def advance(self, seconds_budget: float) -> None:
        """Compute for a while: the doses first, which are soon there."""
        (self._doses if self._doses.is_busy else self._pairs).advance(seconds_budget)


def has_dose_axis(config: Config) -> bool:
    """Whether one dose says what is given, of a drug that blocks the channel."""
    return not config.treatment.doses and config.drug.kind not in {"monoamine", "comparator"}


def axis_end(config: Config) -> float:
    """Where the axis of doses ends: at the end of the slider, or at a higher dose from a file."""
    return max(top_dose(config), given_dose(config))


def _key_but_dose(config: Config, response: Response) -> str:
    return f"{config.with_changes({DOSE: 0.0}).digest()}{response.digest}{axis_end(config):g}"


def _pairing(course: Course, time_h: float, place: int) -> Work[Pair]:
    """Without drug the circuit of a place is that of before the dose: the course is flat then."""
    config = course.config
    moments = course.at(float(course.time_h[0])), course.at(time_h)
    under = [Conditions.of(config, each).circuit for each in moments]
    seconds = whole(side_by_side(course.circuit, config.seed, place, under))
    without, with_drug = yield from part(seconds, 0, 2)
    tried = yield from part(tries.trying(course, under[1]), 1, 2)
    return Pair(without, with_drug, tried)
