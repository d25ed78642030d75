"""The handles of the scenes as sliders: dragged, stepped by keys, typed into, with their place in Tab."""

from __future__ import annotations

from functools import partial

from synapse_sim.draw.canvas import Canvas
from synapse_sim.files.quantities import read_quantity
from synapse_sim.scenes.shared.handle import Handle
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene
from synapse_sim.session.commands import HoldHandle, Outcome
from synapse_sim.session.frame import Frame
from synapse_sim.texts.numbers import whole
from synapse_sim.ui.access import Access
from synapse_sim.ui.widgets.quantity import Quantity
from synapse_sim.ui.widgets.slider import Slider
from synapse_sim.ui.widgets.span import Span
from synapse_sim.ui.widgets.widget import NOWHERE


class SceneHandles:
    """A slider for each handle of each scene that is shown.

    Args:
        access: what panels have of the session.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._of: dict[str, list[tuple[Handle, HandleSlider]]] = {}

    @property
    def all(self) -> tuple[HandleSlider, ...]:
        """The sliders of every scene that was in view, in reading order."""
        return tuple(slider for pairs in self._of.values() for _, slider in pairs)

    def place(self, canvas: Canvas, scene: Scene | None, frame: Frame, room: Room) -> None:
        """Give those of the scene in view their places; all others have none."""
        for slider in self.all:
            slider.rect = NOWHERE
        for handle, slider in self._sliders(scene) if scene is not None else ():
            slider.rect = handle.place(canvas, frame, room)

    def _sliders(self, scene: Scene) -> list[tuple[Handle, HandleSlider]]:
        if scene.name not in self._of:
            self._of[scene.name] = [
                (handle, HandleSlider(scene.name, handle, self._access)) for handle in scene.handles
            ]
        return self._of[scene.name]

    @property
    def shown(self) -> tuple[HandleSlider, ...]:
        """Those that have a place now."""
        return tuple(slider for slider in self.all if slider.rect.w > 0)


class HandleSlider(Slider):
    """A slider that lets its handle go when the hand leaves it."""

    ground = "background"
    style = "body"
    cuts_label = False

    def __init__(self, scene: str, handle: Handle, access: Access) -> None:
        super().__init__(
            f"handle {scene} {handle.name}",
            _quantity(handle, access),
            access.say,
            lambda: access.tell(HoldHandle(handle.name, None)),
        )


def _quantity(handle: Handle, access: Access) -> Quantity:
    return Quantity(
        label=handle.label(),
        span=lambda: Span(handle.low, handle.high),
        get=lambda: handle.value(access.now()),
        put=partial(_hold, handle, access),
        show=lambda value: whole(value, handle.unit),
        parse=lambda typed: read_quantity(typed, {handle.unit: 1.0}),
        tip=handle.tip,
    )


def _hold(handle: Handle, access: Access, value: float, gesture: str) -> Outcome:
    del gesture
    return access.do(HoldHandle(handle.name, value))
