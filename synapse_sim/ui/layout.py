"""Where everything goes: a function of the window's size, the wanted scale and what is to be shown.

The scale is as large as wanted or as fits: controls that have no room beside the scenes come over them on
demand, the caption loses its sentences before a scene becomes too small, and only then everything shrinks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.ui.panels.caption_bar import caption_height, has_room_for_safety, strip_height
from synapse_sim.ui.panels.controls import Controls
from synapse_sim.ui.panels.curves import Detail
from synapse_sim.ui.panels.flow import Heading, Item, column_height, place_column
from synapse_sim.ui.panels.ribbon import RibbonPlan, plan_ribbon
from synapse_sim.ui.panels.timeline import timeline_height
from synapse_sim.ui.widgets.widget import NOWHERE

_PANEL_EM = 17.5
"""Width of the control panel in ems of small text."""
_PANEL_SHARE = 0.36
"""Most of the window's width that the panel may take."""
_SCENE_SHARE = 0.33
"""Least height of the scenes as a share of the window's."""
_FILLING_SHARE = 0.6
"""The same for a scene that fills the projector, before the caption has its sentences."""
_LEAST_TIMELINE = 0.8
"""Least share of its natural height that the timeline keeps under the controls."""
_OVER_SHARES = (0.37, 0.335, 0.295)
"""Widths of the three columns of the controls over the scenes, as shares of the room."""
_FEWEST_ROWS = 5
"""Of the page of all parameters, above the timeline."""
_SHRINK = 0.95
_LEAST_ZOOM = 0.3
_GAP_DP = 8.0


@dataclass(frozen=True, slots=True)
class View:
    """What is to be shown: how many scenes, whether the controls are wanted, and the wanted scale.

    alone: whether one scene was chosen, and not the overview.
    """

    scenes: int
    controls: bool
    scale: float
    alone: bool = False

    def fills(self, canvas: Canvas) -> bool:
        """Whether the scene takes what it can: one that was chosen, on the projector."""
        return self.alone and canvas.theme.light and not self.controls

    def detail(self, canvas: Canvas) -> Detail:
        """Curves of the timeline: fewer in large text, or beside one large scene."""
        if self.fills(canvas):
            return Detail.PAIR
        return Detail.MAIN if canvas.theme.light or self.scenes == 1 else Detail.ALL


@dataclass(frozen=True, slots=True)
class Layout:
    """Every rectangle, px; `controls` is None while they are hidden, `headings` are those of the panel.

    zoom: the scale that fits.
    ribbon: nowhere where a scene fills the projector.
    detail: how many curves the timeline shows.
    sentences: whether the caption has room for them.
    over: whether the controls lie over the scenes, which are then not drawn.
    fits: whether this is a layout to be shown, or a larger one is being tried.
    """

    zoom: float
    ribbon: Rect
    ribbon_plan: RibbonPlan
    scenes: tuple[Rect, ...]
    timeline: Rect
    detail: Detail
    caption: Rect
    sentences: bool
    controls: Rect | None
    headings: tuple[Heading, ...]
    over: bool
    fits: bool


CanvasAt = Callable[[float], Canvas]
"""A canvas of the window at a scale."""
Names = Sequence[Sequence[str]]


def arrange(canvas_at: CanvasAt, view: View, controls: Controls, names: Names) -> Layout:
    """The layout at the largest scale up to the wanted one that fits; the panel's widgets get their places.

    Args:
        canvas_at: makes the canvas that measures.
        view: what is to be shown.
        controls: the widgets of the panel.
        names: of the ribbon's stages, from long to short.
    """
    zoom = view.scale
    while True:
        for sentences in (True, False):
            layout = _attempt(canvas_at(zoom), view, controls, names, sentences=sentences)
            if layout.fits or zoom < _LEAST_ZOOM:
                return layout
        zoom *= _SHRINK


def _attempt(canvas: Canvas, view: View, controls: Controls, names: Names, *, sentences: bool) -> Layout:
    for widget in controls.all:
        widget.rect = NOWHERE
    gap = canvas.dp(_GAP_DP)
    window = Rect(0, 0, *canvas.window).inset(gap)
    plan = plan_ribbon(canvas, window.w, names)
    ribbon, rest = _ribbon(window, plan, gap, is_shown=not view.fills(canvas))
    panel, main = _dock(canvas, rest, controls) if view.controls else (None, rest)
    caption, above = main.bottom_slice(caption_height(canvas, main.w, sentences=sentences))
    detail = view.detail(canvas)
    timeline, above = _without_gap(above, gap).bottom_slice(timeline_height(canvas, detail))
    stage = _without_gap(above, gap)
    share = _FILLING_SHARE if sentences and view.fills(canvas) else _SCENE_SHARE
    docked = Layout(
        zoom=canvas.zoom,
        ribbon=ribbon,
        ribbon_plan=plan,
        scenes=scene_rects(stage, view.scenes, gap),
        timeline=timeline,
        detail=detail,
        caption=caption,
        sentences=sentences,
        controls=panel,
        headings=_place_docked(canvas, panel, controls),
        over=False,
        fits=stage.h >= share * canvas.window[1] and has_room_for_safety(canvas, caption.w),
    )
    return _with_panel_over(canvas, docked, rest, controls) if view.controls and not panel else docked


def with_sheet(canvas: Canvas, layout: Layout, row_px: float) -> tuple[Rect, Rect]:
    """The page of all parameters below the ribbon, and the timeline below it if enough rows are left.

    Args:
        canvas: of the whole window.
        layout: of what is around the page.
        row_px: height of one row of the page.
    """
    gap, top = layout.ribbon.y, layout.ribbon.bottom
    room = Rect(gap, top + gap, layout.ribbon.w, canvas.window[1] - top - 2 * gap)
    height = timeline_height(canvas, layout.detail)
    need = (_FEWEST_ROWS + 1) * 1.2 * row_px + 2 * canvas.line_height("small")
    if room.h - (height + gap) < need:
        return room, NOWHERE
    timeline, above = room.bottom_slice(height)
    return _without_gap(above, gap), timeline


def _ribbon(window: Rect, plan: RibbonPlan, gap: float, *, is_shown: bool) -> tuple[Rect, Rect]:
    """The ribbon, and what is left below it."""
    if not is_shown:
        return NOWHERE, window
    ribbon, rest = window.top_slice(plan.height)
    return ribbon, rest.top_slice(gap)[1]


def _without_gap(above: Rect, gap: float) -> Rect:
    return above.top_slice(above.h - gap)[0]


def _dock(canvas: Canvas, rest: Rect, controls: Controls) -> tuple[Rect | None, Rect]:
    """The panel beside the scenes if it fits there, and what is left for them."""
    width = _PANEL_EM * canvas.em("small")
    need = column_height(canvas, controls.docked()) + 2 * canvas.dp(12)
    if canvas.theme.light or need > rest.h or width > _PANEL_SHARE * canvas.window[0]:
        return None, rest
    panel, main = rest.left_slice(width)
    return panel, main.left_slice(canvas.dp(_GAP_DP))[1]


def _place_docked(canvas: Canvas, panel: Rect | None, controls: Controls) -> tuple[Heading, ...]:
    return tuple(place_column(canvas, _padded(canvas, panel), controls.docked())) if panel else ()


def _with_panel_over(canvas: Canvas, layout: Layout, rest: Rect, controls: Controls) -> Layout:
    """The layout with the controls in the scenes' place; the timeline stays below, the caption if it fits."""
    columns = controls.over()
    need = max(column_height(canvas, items) for items in columns) + 2 * canvas.dp(12)
    panel, below = rest.top_slice(need)
    natural = timeline_height(canvas, Detail.MAIN)
    heights = layout.caption.h, strip_height(canvas)
    timeline, caption = _below_panel(below, natural, heights, canvas.dp(_GAP_DP))
    _place_over(canvas, _padded(canvas, panel), columns)
    fits = timeline.h >= _LEAST_TIMELINE * natural
    return replace(
        layout,
        timeline=timeline,
        detail=Detail.MAIN,
        caption=caption,
        sentences=layout.sentences and caption.h >= layout.caption.h,
        controls=panel,
        over=True,
        fits=fits,
    )


def _below_panel(below: Rect, timeline: float, heights: tuple[float, float], gap: float) -> tuple[Rect, Rect]:
    """Timeline and caption under the controls; the caption shrinks to the safety line, then the timeline."""
    caption, strip = heights
    is_roomy = below.h >= timeline + 2 * gap + caption
    bar, above = below.bottom_slice(caption if is_roomy else strip)
    return above.inset(0.0, gap), bar


def _place_over(canvas: Canvas, rect: Rect, columns: Sequence[Sequence[Item]]) -> None:
    gap = canvas.dp(24)
    room, x = rect.w - gap * (len(columns) - 1), rect.x
    for share, items in zip(_OVER_SHARES, columns, strict=True):
        place_column(canvas, Rect(x, rect.y, share * room, rect.h), items)
        x += share * room + gap


def _padded(canvas: Canvas, panel: Rect) -> Rect:
    return panel.inset(canvas.dp(14), canvas.dp(12))


def scene_rects(stage: Rect, count: int, gap: float) -> tuple[Rect, ...]:
    """One scene fills the stage; of several the first stands beside the others, which share a column."""
    if count <= 1:
        return (stage,)[:count]
    left, right = stage.left_slice((stage.w - gap) / 2)
    right = right.left_slice(gap)[1]
    height = (right.h - gap * (count - 2)) / (count - 1)
    column = (Rect(right.x, right.y + k * (height + gap), right.w, height) for k in range(count - 1))
    return left, *column
