"""What is seen of a run: the scene, published data, masked columns. None of it changes what is computed."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from synapse_sim.config import Config
from synapse_sim.course.course import COLUMNS
from synapse_sim.late import Late
from synapse_sim.session.commands import (
    AddData,
    HoldHandle,
    Mask,
    Outcome,
    RemoveData,
    See,
    ShowPage,
    ShowPublished,
    ShowScene,
)
from synapse_sim.session.hands import Hands
from synapse_sim.session.published import Published, published
from synapse_sim.texts.catalogue import text

if TYPE_CHECKING:
    from synapse_sim.session import measurements
    from synapse_sim.session.measurements import Measurements
else:
    measurements = Late("synapse_sim.session.measurements")


class Viewing:
    """What the user looks at.

    scene: name of the scene in view, or "overview".
    page: name of the page that lies over it; empty if none.
    shows_published: whether published data points are laid over the timeline.
    data: own measurements that lie over the curves.
    masked: columns of the course that are hidden, from `masked_from_h` on.
    hands: handles of the scene that are held.

    Args:
        scene: to begin with.
        notices: where sentences go that are to be shown for a moment.
    """

    def __init__(self, scene: str, notices: list[str]) -> None:
        self.scene = scene
        self.page = ""
        self.shows_published = False
        self.masked: frozenset[str] = frozenset()
        self.data: tuple[Measurements, ...] = ()
        self.masked_from_h = -inf
        self.hands = Hands()
        self._notices = notices

    def measured(self) -> tuple[Measurements, ...]:
        """Own measurements, but for those of what is masked."""
        return tuple(table.without(self.masked) for table in self.data) if self.masked else self.data

    def published(self, config: Config) -> tuple[Published, ...]:
        """The published data points of an arm, if they are to be shown; none of what is masked."""
        if not self.shows_published:
            return ()
        return tuple(each for each in published(config) if each.point.column not in self.masked)

    def do(self, command: See, config: Config) -> Outcome:
        """Carry out one command."""
        match command:
            case ShowScene(name):
                self.scene = name
                self.hands.let_go()
            case ShowPage(name):
                self.page = name
            case ShowPublished():
                self._toggle_published(config)
            case AddData(measurements):
                return self._add(measurements)
            case RemoveData(name):
                return self._remove(name)
            case Mask(columns, from_h):
                return self._mask(columns, from_h)
            case HoldHandle(name, value, rests):
                self.hands.hold(name, value, rests=rests)
        return ""

    def _toggle_published(self, config: Config) -> None:
        self.shows_published = not self.shows_published
        if self.shows_published and not published(config):
            self._notices.append(text("session.no_published"))

    def _add(self, table: Measurements) -> Outcome:
        kept = (*(each for each in self.data if each.name != table.name), table)
        if measurements.points_of(kept) > measurements.MOST_POINTS:
            return text("session.data.too_many_shown", most=measurements.MOST_POINTS)
        self.data = kept
        about = {"name": table.name, "count": len(table.values)}
        columns = ", ".join(measurements.without_lane(table))
        said = text("session.data.shown_in_part", columns=columns, **about) if columns else ""
        self._notices.append(said or text("session.data.shown", **about))
        return ""

    def _remove(self, name: str) -> Outcome:
        if name not in {each.name for each in self.data}:
            return text("session.data.no_table", name=name)
        self.data = tuple(each for each in self.data if each.name != name)
        self._notices.append(text("session.data.gone", name=name))
        return ""

    def _mask(self, columns: frozenset[str], from_h: float) -> Outcome:
        unknown = sorted(columns - set(COLUMNS))
        if unknown:
            return text("session.no_column", name=unknown[0])
        self.masked, self.masked_from_h = columns, from_h
        return ""
