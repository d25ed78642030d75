"""The frame of a session: every part is read for it, and none is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synapse_sim.agents.clock import TICKS_PER_SECOND
from synapse_sim.session.asking import AskingFeed
from synapse_sim.session.comparison import Comparison
from synapse_sim.session.director import Director
from synapse_sim.session.editing import Editing
from synapse_sim.session.feed import Feed
from synapse_sim.session.frame import Arm, Frame
from synapse_sim.session.playback import Playback
from synapse_sim.session.teaching import Now, Teaching
from synapse_sim.session.viewing import Viewing
from synapse_sim.session.without import WithoutDrug

if TYPE_CHECKING:
    from synapse_sim.session.followed_file import FollowedFile


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of the parts of a session."""

    editing: Editing
    playback: Playback
    director: Director
    comparison: Comparison
    viewing: Viewing
    feed: Feed
    without: WithoutDrug
    teaching: Teaching
    asking: AskingFeed

    def frame(self, file: FollowedFile | None, revision: int) -> Frame:
        """What is seen now."""
        return self.without.over(self._with_drug(file, revision))

    @property
    def scene(self) -> str:
        """Name of the scene that is drawn: the one in view, or the one that the director leads to."""
        return self.director.scene(self.editing.config) or self.viewing.scene

    @property
    def now(self) -> Now:
        """Where the run stands, as a lesson needs it."""
        return Now(self.playback.tick, self.editing.config, self.playback.runs[0].course)

    def banner(self, file: FollowedFile | None) -> str:
        """What stays on screen until it is mended; empty if nothing is wrong."""
        banners = (file.banner if file else "", self.teaching.banner, *self.feed.refusals)
        return "\n".join(filter(None, banners))

    def _with_drug(self, file: FollowedFile | None, revision: int) -> Frame:
        """What is seen now, of the runs as they are."""
        feed, viewing, now = self.feed, self.viewing, self.now
        time_h, world = self.playback.time_h, self.playback.worlds.all[0]
        return Frame(
            arms=tuple(self._arms()),
            time_h=time_h,
            playing=self.playback.is_playing,
            reduced_motion=now.config.window.reduced_motion,
            masked=viewing.masked,
            masked_from_h=viewing.masked_from_h,
            revision=revision,
            people=feed.people.now(now.config),
            openings=feed.channel.now,
            beside=feed.circuit.now(now.course, time_h),
            beside_synapse=feed.synapse.now(world, now.course, time_h),
            held=viewing.hands.held,
            scene=viewing.scene,
            led=self.director.scene(now.config),
            page=viewing.page,
            answers=feed.pages.now,
            pins=self.comparison.pins,
            names=self.comparison.names,
            published=viewing.published(now.config),
            measured=viewing.measured(),
            recomputing=feed.measured_share,
            is_entering=self.playback.worlds.is_entering,
            banner=self.banner(file),
            file=file,
            lesson=self.teaching.shown_beat(now, viewing.scene, self.comparison.changes, TICKS_PER_SECOND),
            prediction=self.teaching.shown_prediction(now.course),
            asking=self.asking.now(now.course),
        )

    def _arms(self) -> Iterator[Arm]:
        live = zip(self.playback.runs, self.playback.worlds.all, strict=False)
        return (run.arm(world, self.playback.time_h) for run, world in live)
