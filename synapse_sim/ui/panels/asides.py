"""What is asked besides the run: what a key asks for, what Escape closes, where answers stand."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Protocol

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.late import Late
from synapse_sim.session.asks import Ask, TraceBack, Vary, WhatIfWrong
from synapse_sim.session.dose import DOSE
from synapse_sim.session.frame import Frame
from synapse_sim.story.stages import STAGES, stations_of
from synapse_sim.ui.panels.answer import AnswerPanel
from synapse_sim.ui.panels.ribbon import Ribbon
from synapse_sim.ui.panels.scene_view import SceneView
from synapse_sim.ui.panels.timeline import Timeline
from synapse_sim.ui.pointer_focus import PointerFocus
from synapse_sim.ui.view_commands import TraceThis, VaryThis, WhatIfThis
from synapse_sim.ui.widgets.slider import Slider
from synapse_sim.ui.widgets.widget import NOWHERE

if TYPE_CHECKING:
    from synapse_sim.experiments import lesions
else:
    lesions = Late("synapse_sim.experiments.lesions")

_EDGE_DP = 20.0
_CARDS = 0.52
"""Of the picture's width, for cards."""
_BESIDE = 0.42
"""Of the timeline's width, for an answer beside it; of the picture's where the timeline is too low."""


def key_under(hands: PointerFocus) -> str:
    """The parameter of the focused slider, else of the one under the pointer, else the dose."""
    keys = [each.quantity.key for each in (hands.focus, hands.hover) if isinstance(each, Slider)]
    return next(filter(None, keys), DOSE)


def asked_by(command: VaryThis | WhatIfThis | TraceThis, frame: Frame, hands: PointerFocus) -> Ask:
    """What a key asks of what is under the hands: what is shown of it already goes."""
    if isinstance(command, TraceThis):
        return traced(frame, thing_under(frame, hands))
    key, asking = key_under(hands), frame.asking
    if isinstance(command, WhatIfThis):
        return WhatIfWrong("" if asking.wrong.key == key else key)
    return Vary(_varied(asking.vary.keys, key), asking.vary.outcome)


def _varied(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    """A second parameter makes a map; a third takes the second one's place."""
    return tuple(each for each in keys if each != key) if key in keys else (*keys[:1], key)


def thing_under(frame: Frame, hands: PointerFocus) -> str:
    """The link that the hands are on: on the ribbon, in a lane, in the picture; else the baton's."""
    focus, hover = hands.focus, hands.hover
    if isinstance(hover, Ribbon | Timeline | SceneView):
        name = _pointed(frame, hover, hands.pointer)
        if name:
            return name
    if isinstance(focus, Ribbon):
        return STAGES[focus.under(-1.0, -1.0)].name
    return frame.baton.station_at(frame.time_h).name


def _pointed(frame: Frame, widget: Ribbon | Timeline | SceneView, pointer: tuple[float, float]) -> str:
    if isinstance(widget, Ribbon):
        return STAGES[widget.under(*pointer)].name
    if isinstance(widget, Timeline):
        name = widget.lane_at(*pointer)
        return name if name in lesions.LESIONS else ""
    places = stations_of(widget.scene.name, frame.config)
    return STAGES[places[-1]].name if places else ""


def traced(frame: Frame, thing: str) -> TraceBack:
    """The trace of a thing, or none if that is what is shown."""
    return TraceBack("" if frame.asking.trace.stage == thing else thing)


def closing(frame: Frame) -> Ask | None:
    """What Escape closes, the last first; None if nothing is asked."""
    asking = frame.asking
    if asking.trace.stage:
        return TraceBack()
    if asking.vary.keys:
        return Vary()
    return WhatIfWrong() if asking.wrong.key else None


def asked_kind(frame: Frame) -> Hashable:
    """What the places depend on."""
    asking = frame.asking
    return bool(asking.vary.keys), bool(asking.trace.stage)


class Beside(Protocol):
    """What stands beside the picture while it is asked for."""

    rect: Rect

    @property
    def is_asked(self) -> bool:
        """Whether it is asked for."""
        ...


def place_asides(
    canvas: Canvas, answer: AnswerPanel, beside: Sequence[Beside], rooms: tuple[Rect, Rect]
) -> Rect:
    """Put what is asked for beside the picture: cards, and the answer where the timeline is too low.

    Args:
        canvas: measures.
        answer: to "vary this".
        beside: of which the first that is asked for gets a place.
        rooms: the timeline and what is free of the picture, px.

    Returns:
        What is left of the picture.
    """
    timeline, free = rooms
    answer.rect = NOWHERE
    for each in beside:
        each.rect = NOWHERE
    wanted = next((each for each in beside if each.is_asked), None)
    if wanted is not None:
        wanted.rect, free = _beside_picture(canvas, free, _CARDS)
    answer.is_beside_timeline = timeline.h >= answer.height(canvas)
    if answer.is_asked and not answer.is_beside_timeline:
        answer.rect, free = _beside_picture(canvas, free, _BESIDE)
    return free


def share_timeline(answer: AnswerPanel, place: Rect) -> tuple[Rect, Rect]:
    """What the answer leaves of the timeline's place, and where the answer stands then."""
    if not (answer.is_asked and answer.is_beside_timeline):
        return place, answer.rect
    answer_place, left = place.right_slice(_BESIDE * place.w)
    return left, answer_place


def _beside_picture(canvas: Canvas, free: Rect, share: float) -> tuple[Rect, Rect]:
    """A column at the right of the picture, off its edge, and what it leaves."""
    column, left = free.right_slice(share * free.w)
    return column.left_slice(column.w - canvas.dp(_EDGE_DP))[0], left
