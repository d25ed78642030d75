"""The state of a session as a value: everything needed to stand again where one stood.

It stands at a place at rest: how long the agents have lived there, and whether the course played, is no part
of it, nor is the way that led there (the log, undo).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf

from synapse_sim.config import Config
from synapse_sim.course.response.measurement import measuring
from synapse_sim.course.response.plan import Dependencies
from synapse_sim.course.response.response import known_response, remember
from synapse_sim.course.simulate import simulate
from synapse_sim.course.work import Work, finished, part
from synapse_sim.lesson.prediction import Prediction
from synapse_sim.session.comparison import Changed
from synapse_sim.session.lecture import LessonPlace
from synapse_sim.session.measurements import Measurements
from synapse_sim.session.pins import pinned
from synapse_sim.session.session import Session


@dataclass(frozen=True, slots=True)
class SessionState:
    """Where one stands.

    changes: of the config, by dotted key; the seed and the look of the window among them.
    time_h: place in time, hours after the first dose.
    scene: name of the scene in view, or "overview".
    is_frozen: whether the slow motion of the agents stands still.
    shows_published: whether published data points lie over the curves.
    masked: columns of the course that are hidden.
    compared: what the second arm has otherwise than the first; empty if there is none.
    data: own measurements that lie over the curves.
    pins: changes of every run that is kept as a ghost, oldest first.
    masked_from_h: from when on those columns are hidden.
    lesson: place in a lesson; it has no source if none was opened.
    predictions: all that were made, in the order of the beats that asked.
    """

    changes: Changed = field(default_factory=dict)
    time_h: float = 0.75
    scene: str = "overview"
    is_frozen: bool = False
    shows_published: bool = False
    masked: frozenset[str] = frozenset()
    compared: Changed = field(default_factory=dict)
    pins: tuple[Changed, ...] = ()
    data: tuple[Measurements, ...] = ()
    masked_from_h: float = -inf
    lesson: LessonPlace = field(default_factory=LessonPlace)
    predictions: tuple[Prediction, ...] = ()


def state_of(session: Session) -> SessionState:
    """Where a session stands."""
    viewing, comparison = session.viewing, session.comparison
    return SessionState(
        changes=session.config.changes,
        time_h=session.time_h,
        scene=viewing.scene,
        is_frozen=session.playback.is_frozen,
        shows_published=viewing.shows_published,
        masked=viewing.masked,
        compared=comparison.changes,
        data=viewing.data,
        pins=tuple(pin.course.config.changes for pin in comparison.pins),
        masked_from_h=viewing.masked_from_h,
        lesson=session.teaching.place,
        predictions=tuple(made for _, made in sorted(session.teaching.predictions.made.items())),
    )


def restored(state: SessionState) -> Session:
    """A session that stands there.

    Raises:
        ConfigError: if the state's config, its second arm or a pinned run cannot be had.
    """
    return finished(restoring(state))


def restoring(state: SessionState) -> Work[Session]:
    """The same as work in slices: the circuit of a pinned run may have to be measured.

    Raises:
        ConfigError: as `restored`.
    """
    configs = [Config(changes) for changes in state.pins]
    for k, config in enumerate(configs):
        if known_response(config) is None:
            measured = yield from part(measuring(Dependencies.of(config), 1.0), k, len(configs))
            remember(measured)
    session = Session(Config(state.changes), time_h=state.time_h, scene=state.scene)
    session.comparison.pins = tuple(pinned(simulate(config)) for config in configs)
    session.viewing.shows_published = state.shows_published
    session.viewing.masked = state.masked
    session.viewing.data = state.data
    session.viewing.masked, session.viewing.masked_from_h = state.masked, state.masked_from_h
    session.teaching.restore(state.lesson, state.predictions)
    session.playback.is_frozen = state.is_frozen
    session.comparison.changes = state.compared
    session.follow_config()
    return session
