"""What is computed between two frames, each in its turn, and all of it when a picture is wanted."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.session.asking import AskingFeed
from synapse_sim.session.feed import CALM_S, PLAY_S, SYNAPSE, WORK_S, Feed
from synapse_sim.session.playback import Playback
from synapse_sim.session.teaching import Teaching
from synapse_sim.session.viewing import Viewing
from synapse_sim.session.without import WithoutDrug


@dataclass(frozen=True, slots=True)
class BetweenFrames:
    """Whose turn it is: circuits that are measured and places that are entered come before all else."""

    playback: Playback
    feed: Feed
    without: WithoutDrug
    teaching: Teaching
    viewing: Viewing
    asking: AskingFeed

    def is_busy(self, scene: str) -> bool:
        """Whether something of a scene is not computed yet."""
        self.asking.watch(self.viewing.page)
        waits = self.playback.worlds.is_entering or self.without.is_waiting(scene)
        return waits or self.feed.has_work(scene) or self._page_waits() or self.asking.is_busy

    def _page_waits(self) -> bool:
        """Whether the open page waits for something of the model."""
        self.feed.pages.ask(self.viewing.page, [run.course for run in self.playback.runs])
        return not self.feed.is_measuring and self.feed.pages.is_busy

    def pass_ticks(self, scene: str, ticks: int) -> None:
        """Let ticks pass; none count while a circuit is measured or a place is entered."""
        if self.feed.is_measuring:
            self.playback.stand(ticks)
        else:
            self.playback.advance(ticks)
        self.without.live(ticks, self.playback.time_h)
        if scene == SYNAPSE:
            self.feed.synapse.follow(self.playback.worlds.all[0])

    def work(self, scene: str, *, calmly: bool = False) -> bool:
        """Compute for as long as a frame can spare; whether a circuit has become better known.

        While the eye is led, `calmly`, most of a frame belongs to the picture.
        A hand that drags has the frame for itself: what stands beside the scene follows when it rests.
        """
        if self.without.is_waiting(scene):
            self.without.work(scene, WORK_S)
        if self.playback.worlds.is_entering:
            self.playback.work(CALM_S if calmly else WORK_S)
        elif self.feed.is_measuring:
            return self._measure()
        elif not self.playback.is_dragged:
            is_moving = calmly or self.playback.is_playing or self.playback.is_pending
            self._find_or_answer(scene, PLAY_S if is_moving else WORK_S)
        return False

    def _find_or_answer(self, scene: str, spare_s: float) -> None:
        """What was asked for comes first, then what the scene shows, then what coming beats need."""
        self._hear()
        if self.asking.is_busy:
            self.asking.advance(spare_s)
            return
        self._find(scene, spare_s)
        if self._page_waits():
            self.feed.pages.advance(spare_s)
        elif not self.feed.has_work(scene):
            self.teaching.work(self.playback.runs[0].course, spare_s)

    def _hear(self) -> None:
        """Want what is asked of the present course."""
        self.asking.watch(self.viewing.page)
        self.asking.follow(self.playback.runs[0].course)

    def _find(self, scene: str, seconds_budget: float) -> None:
        self.feed.find(scene, self.playback.worlds.all[0], self.playback.time_h, seconds_budget)

    def _measure(self, seconds_budget: float | None = None) -> bool:
        is_better = self.feed.measure(seconds_budget)
        if is_better:
            self.playback.take_better()
        return is_better

    def measure_all(self) -> bool:
        """Measure every circuit to its end; whether one has become better known."""
        is_better = False
        while self.feed.is_measuring:
            is_better = self._measure(1.0) or is_better
        return is_better

    def finish(self, scene: str) -> None:
        """Complete all else that is pending for a scene.

        Raises:
            ConfigError: if a circuit cannot be measured, or the virtual patients cannot be had.
        """
        self.playback.finish()
        self._find(scene, 0.0)
        while self.feed.has_work(scene):
            self._find(scene, 1.0)
        while self._page_waits():
            self.feed.pages.advance(1.0)
        if mistake := next(self.feed.mistakes, None):
            raise mistake
        self._hear()
        while self.asking.is_busy:
            self.asking.advance(1.0)
        while self.without.is_waiting(scene):
            self.without.work(scene, 1.0)
