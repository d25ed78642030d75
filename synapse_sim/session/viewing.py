"""What is seen of a run: the scene, published data, masked columns. None of it changes what is computed."""

from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.course.course import COLUMNS
from synapse_sim.session.commands import HoldHandle, Mask, Outcome, See, ShowPublished, ShowScene
from synapse_sim.session.hands import Hands
from synapse_sim.session.published import Published, published
from synapse_sim.texts.catalogue import text


class Viewing:
    """What the user looks at.

    scene: name of the scene in view, or "overview".
    shows_published: whether published data points are laid over the timeline.
    masked: columns of the course that are hidden.
    hands: handles of the scene that are held.

    Args:
        scene: to begin with.
        notices: where sentences go that are to be shown for a moment.
    """

    def __init__(self, scene: str, notices: list[str]) -> None:
        self.scene = scene
        self.shows_published = False
        self.masked: frozenset[str] = frozenset()
        self.hands = Hands()
        self._notices = notices

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
            case ShowPublished():
                self._toggle_published(config)
            case HoldHandle(name, value):
                self.hands.hold(name, value)
            case Mask(columns):
                return self._mask(columns)
        return ""

    def _toggle_published(self, config: Config) -> None:
        self.shows_published = not self.shows_published
        if self.shows_published and not published(config):
            self._notices.append(text("session.no_published"))

    def _mask(self, columns: frozenset[str]) -> Outcome:
        unknown = sorted(columns - set(COLUMNS))
        if unknown:
            return text("session.no_column", name=unknown[0])
        self.masked = columns
        return ""
