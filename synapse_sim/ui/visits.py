"""From scene to scene: by name, by station, or gliding along the ladder of scales."""

from __future__ import annotations

from collections.abc import Callable

from synapse_sim.draw.pygame_canvas.descent import DESCENT_S, Heading, Scale
from synapse_sim.session.commands import GoTo, Pause, ShowScene
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import LADDER, OVERVIEW, PREFRONTAL, deeper
from synapse_sim.story.stages import STAGES, stations_of
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.actions import DeskCommand
from synapse_sim.ui.panels.scene_view import SceneView
from synapse_sim.ui.panels.stages import next_station, stages
from synapse_sim.ui.parts import Parts
from synapse_sim.ui.view_commands import Descend, VisitScene, VisitStage


class Visits:
    """Shows scenes, and at a second visit the peaks of their stations.

    Args:
        parts: what stands on the desk.
        now: the frame as it is now.
        do: carries out a command.
        say: shows a sentence for a moment.
    """

    def __init__(
        self,
        parts: Parts,
        now: Callable[[], Frame],
        do: Callable[[DeskCommand], None],
        say: Callable[[str], None],
    ) -> None:
        self._parts, self._now, self._do, self._say = parts, now, do, say
        self._since_descent_s, self._descents = DESCENT_S, 0

    def advance(self, wall_s: float) -> None:
        """Let time on screen pass."""
        self._since_descent_s += wall_s

    def do(self, command: VisitScene | VisitStage | Descend) -> None:
        """Go there."""
        match command:
            case VisitScene(name):
                self._visit_scene(name)
            case VisitStage(place):
                self._visit_stage(place)
            case Descend(steps):
                self._descend(steps)

    @property
    def heading(self) -> Heading:
        """Which scale is in view, and how one came there."""
        frame = self._now()
        way = ("led", frame.shown) if frame.scene == OVERVIEW else ("wheel", self._descents)
        return self._view.scene.name, way

    @property
    def scale(self) -> Scale:
        """The same with its place."""
        return self._view.scale(self.heading[1])

    @property
    def _view(self) -> SceneView:
        return self._parts.view(self._now())

    def _visit_scene(self, name: str) -> None:
        """Show a scene; again, go to the peak of its first station, and from there to that of its next."""
        places = stations_of(name, self._now().config)
        if self._shows(name) and places:
            self._go_to_peak(next_station(self._now(), places))
        else:
            self._do(ShowScene(name))

    def _visit_stage(self, place: int) -> None:
        """Go to the scene of a stage, and from there to the stage's peak."""
        scene = STAGES[place].scene_in(self._now().config)
        if self._shows(scene):
            self._go_to_peak(place)
        else:
            self._do(ShowScene(scene))

    def _descend(self, steps: int) -> None:
        """Glide further in or out, unless one is on the way."""
        shown = self._view.scene.name
        wanted = deeper(shown, steps)
        if wanted == PREFRONTAL and self._now().lesson is not None:
            wanted = deeper(wanted, steps)
        if self._since_descent_s >= DESCENT_S and wanted != shown:
            self._since_descent_s = 0.0
            self._descents += 1
            self._show(wanted)

    def _show(self, name: str) -> None:
        """Show a scene, or stop between two."""
        self._do(ShowScene(LADDER[0] if name == PREFRONTAL else name))
        self._parts.is_between = name == PREFRONTAL

    def _shows(self, scene: str) -> bool:
        return self._now().scene == self._view.scene.name == scene and self._parts.page is None

    def _go_to_peak(self, place: int) -> None:
        station, stage = STAGES[place], stages(self._now())[place]
        if self._now().hides(station.told_by):
            self._say(text("panels.stage.hidden", name=stage.names[0]))
            return
        peak_h = station.peak_h(self._now().course)
        if stage.faint or peak_h is None:
            why = {"name": stage.names[0], "value": stage.values[0]}
            self._say(text(f"panels.stage.{'faint' if stage.faint else 'still'}", **why))
            return
        self._do(Pause())
        self._do(GoTo(peak_h))
        self._say(text("panels.stage.peak", name=stage.names[0]))
