"""All parts that can stand on the desk: ribbon, controls, scenes, timeline, buttons, caption, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from synapse_sim.scenes import SCENES
from synapse_sim.ui.access import Access
from synapse_sim.ui.actions import DeskCommand, action, pretty_keys
from synapse_sim.ui.panels.caption_bar import CaptionBar
from synapse_sim.ui.panels.controls import Controls, make_controls
from synapse_sim.ui.panels.parameter_page import ParameterPage
from synapse_sim.ui.panels.ribbon import Ribbon
from synapse_sim.ui.panels.scene_handles import SceneHandles
from synapse_sim.ui.panels.scene_view import SceneView
from synapse_sim.ui.panels.timeline import Timeline
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.widgets.button import Button
from synapse_sim.ui.widgets.widget import Widget

MORE = "parameters"
"""The button that stands where a scene has none of its own."""


class Parts:
    """The widgets, each made once.

    scenes: by name. handles: those of the scenes.
    buttons: by the name of their action. parameter_page: of all parameters.

    Args:
        access: what panels have of the session.
        do: carries out what only the desk can do as well.
        pointer_focus: where pointer and focus are.
    """

    def __init__(
        self, access: Access, do: Callable[[DeskCommand], None], pointer_focus: PointerFocus
    ) -> None:
        self.ribbon = Ribbon(access.now, do)
        self.controls: Controls = make_controls(access)
        self.scenes = {scene.name: SceneView(scene, access.now, do) for scene in SCENES}
        self.handles = SceneHandles(access, SCENES)
        self.timeline = Timeline(access.now, do)
        self.buttons = {name: _action_button(name, do) for scene in SCENES for name in scene.buttons}
        self.buttons[MORE] = _action_button(MORE, do, main=False)
        self.caption = CaptionBar(access.now)
        self.parameter_page = ParameterPage(access, pointer_focus)

    def all(self) -> Iterator[Widget]:
        """All widgets in reading order; those that are not shown have no rectangle."""
        yield self.ribbon
        if self.parameter_page.is_open:
            yield from self.parameter_page.widgets
            yield self.timeline
            return
        yield from self.controls.all
        yield from self.handles.all
        yield from self.scenes.values()
        yield self.timeline
        yield from self.buttons.values()
        yield self.caption

    @property
    def shown(self) -> tuple[Widget, ...]:
        """The widgets that are on screen."""
        return tuple(widget for widget in self.all() if widget.rect.w > 0)


def _action_button(name: str, do: Callable[[DeskCommand], None], *, main: bool = True) -> Button:
    row = action(name)
    tip = f"{row.label}: {pretty_keys(row)}"
    return Button(f"button {name}", lambda: row.label, partial(do, row.command), tip=tip, main=main)
