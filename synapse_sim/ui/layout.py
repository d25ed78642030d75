"""Where everything goes: a function of the window's size, the wanted scale and what is to be shown.

The scene fills the window, or what the drawer leaves of it; words and controls lie over its edges, and what
they leave free is the scene's own. Where room is scarce the timeline becomes lower, then goes; after that
everything becomes smaller. Sentence and safety line never go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.ui.panels.drawer import Side, drawer_width
from synapse_sim.ui.panels.foot import foot_height, has_room_for_safety
from synapse_sim.ui.panels.page import PAGE_SHARE, page_stands_beside
from synapse_sim.ui.panels.ribbon import RibbonPlan, plan_ribbon
from synapse_sim.ui.panels.sentence import sentence_height
from synapse_sim.ui.panels.strip import StripPlan
from synapse_sim.ui.widgets.widget import NOWHERE

_FREE_SHARE, _FREE_SHARE_LIGHT = 0.452, 0.552
"""Least share of the window that stays free, a little more than is asked for."""
_BESIDE_DRAWER = 0.6
"""Least share of the height that stays free beside the drawer, in both looks."""
_EDGE_DP = 30.0
_FADE_DP = 10.0
"""Over which the ground under words runs out into the picture."""
_GAP_DP = 4.0
_SHRINK = 0.95
_LEAST_ZOOM = 0.25


@dataclass(frozen=True, slots=True)
class View:
    """What is to be shown: what stands beside the stage, and the wanted scale."""

    side: Side = ""
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Every rectangle, px; `NOWHERE` for what is not shown.

    zoom: the scale that fits.
    whole: of the scene; the window, or what the side leaves of it.
    free: the part of it that nothing lies over.
    fade_px: over which the ground under words runs out.
    long_timeline: what it has while the strip sleeps and leaves it its place; the picture keeps its own.
    side: what stands beside the stage; a page that has no room there fills the window.
    fits: whether this is a layout to be shown, or a larger one is being tried.
    """

    zoom: float
    whole: Rect
    free: Rect
    fade_px: float
    ribbon: Rect
    ribbon_plan: RibbonPlan
    sentence: Rect
    timeline: Rect
    long_timeline: Rect
    strip: Rect
    strip_plan: StripPlan
    foot: Rect
    side: Rect
    fits: bool


@dataclass(frozen=True, slots=True)
class Needs:
    """What the layout asks of those that it places.

    names: of the ribbon's stages, from long to short.
    strip: how the strip fits a width.
    timeline: natural height of the timeline, px; 0 while it is hidden.
    least_timeline: height below which it is not shown, px.
    """

    names: Sequence[Sequence[str]]
    strip: Callable[[Canvas, float], StripPlan]
    timeline: Callable[[Canvas], float]
    least_timeline: Callable[[Canvas], float]


CanvasAt = Callable[[float], Canvas]
"""A canvas of the window at a scale."""


def arrange(canvas_at: CanvasAt, view: View, needs: Needs) -> Layout:
    """The layout at the largest scale up to the wanted one that fits.

    Args:
        canvas_at: makes the canvas that measures.
        view: what is to be shown.
        needs: of those that are placed.
    """
    zoom = view.scale
    while True:
        layout = _attempt(canvas_at(zoom), view, needs)
        if layout.fits or zoom < _LEAST_ZOOM:
            return layout
        zoom *= _SHRINK


def _attempt(canvas: Canvas, view: View, needs: Needs) -> Layout:
    side, whole = Rect(0, 0, *canvas.window).right_slice(_side_width(canvas, view.side))
    room = whole.inset(canvas.dp(_EDGE_DP), 0.0)
    light, gap, fade = canvas.theme.light, canvas.dp(_GAP_DP), canvas.dp(_FADE_DP)
    strip_room = whole.inset(canvas.dp(_EDGE_DP) / 2, 0.0)
    plan, strip_plan = plan_ribbon(canvas, room.w, needs.names), needs.strip(canvas, strip_room.w)
    said = sentence_height(canvas, room.w)

    foot, above = room.bottom_slice(foot_height(canvas))
    strip, above = above.bottom_slice(strip_plan.height)
    above = above.bottom_slice(gap)[1]
    head_px = said if light else plan.height
    head, below = above.top_slice(gap)[1].top_slice(head_px)
    under_px = fade if light else fade + said
    spare = below.h - fade - under_px - _least_free(canvas, view.side)
    timeline, above = below.bottom_slice(_timeline_px(canvas, needs, spare - gap))
    sentence = head if light else above.bottom_slice(said)[0]
    timeline = timeline if timeline.h > 0 else NOWHERE
    free_h = above.h - fade - under_px
    return Layout(
        zoom=canvas.zoom,
        whole=whole,
        free=Rect(whole.x, head.bottom + fade, whole.w, free_h),
        fade_px=fade,
        ribbon=NOWHERE if light else head,
        ribbon_plan=plan,
        sentence=sentence,
        timeline=timeline,
        long_timeline=_long_timeline(canvas, needs, timeline, Rect(room.x, strip.y, room.w, strip.h)),
        strip=Rect(strip_room.x, strip.y, strip_room.w, strip.h),
        strip_plan=strip_plan,
        foot=foot,
        side=side if side.w > 0 else NOWHERE,
        fits=spare >= 0 and strip_plan.fits and has_room_for_safety(canvas, room.w),
    )


def _side_width(canvas: Canvas, side: Side) -> float:
    if side == "drawer":
        return drawer_width(canvas)
    return PAGE_SHARE * canvas.window[0] if side == "page" and page_stands_beside(canvas) else 0.0


def _least_free(canvas: Canvas, side: Side) -> float:
    """Least height that stays free, px."""
    share = _FREE_SHARE_LIGHT if canvas.theme.light else _FREE_SHARE
    return (max(share, _BESIDE_DRAWER) if side == "drawer" else share) * canvas.window[1]


def _timeline_px(canvas: Canvas, needs: Needs, room: float) -> float:
    """Height of the timeline: as it likes, lower where it must, nothing where that is too low."""
    height = min(needs.timeline(canvas), room)
    return height if height > 0 and height >= needs.least_timeline(canvas) else 0.0


def _long_timeline(canvas: Canvas, needs: Needs, timeline: Rect, strip: Rect) -> Rect:
    """The timeline over the sleeping strip's place: two hills gain by it; for lanes that is too low."""
    if needs.timeline(canvas) <= 0 or not canvas.theme.light:
        return timeline
    top = timeline.y if timeline.h > 0 else strip.y
    tall = Rect(strip.x, top, strip.w, strip.bottom - top)
    return tall if tall.h >= needs.least_timeline(canvas) else NOWHERE
