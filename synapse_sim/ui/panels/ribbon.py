"""The ribbon: the stages of the chain with their live numbers, in one row or two."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

from synapse_sim.draw.canvas import Canvas, Rect, Style
from synapse_sim.draw.marks import fitting
from synapse_sim.session.frame import Frame
from synapse_sim.story.stages import RIBBON
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.panels.stages import Stage, stages
from synapse_sim.ui.view_commands import VisitStage
from synapse_sim.ui.widgets.widget import Widget, WidgetState

TITLE = "synapse_sim"
HIDDEN = "?"
"""What stands for anything masked."""
_OCCUPANCIES = ("occupancy_sert", "occupancy_net", "occupancy_dat")
TOLD_BY = {
    "drug": ("plasma_ng_per_ml", "effect_site_umolar", *_OCCUPANCIES),
    "block": ("block_interneuron", "block_pyramidal", "effect_site_umolar", *_OCCUPANCIES),
    "interneurons": ("rate_interneuron_hz", "rate_pyramidal_hz"),
    "glutamate": ("glutamate_rel",),
    "growth_signal": ("bdnf_rel", "mtorc1_rel"),
    "new_spines": ("spine_density_rel", "restored_share"),
    "relief": ("score", "relief", "monoamine_part", "expectancy"),
}
"""Every column that the words of a stage are made of."""
COUNT = len(RIBBON)
_TURNS = {"left": -1, "up": -1, "right": 1, "down": 1}

_WIDEST_VALUES = ("33 → 31", "0.43 µM")
"""The shortest wordings of values, as wide as they get."""


@dataclass(frozen=True, slots=True)
class RibbonPlan:
    """How the ribbon fits: rows of cells, its height, width of the title (0: none), style of the values."""

    rows: int
    height: float
    title: float
    value: Style


def plan_ribbon(canvas: Canvas, width: float, names: Sequence[Sequence[str]]) -> RibbonPlan:
    """One row with the title, one without, one with smaller values, or two rows: the first that fits.

    Args:
        canvas: measures.
        width: of the whole ribbon, px.
        names: of every stage, from long to short.
    """
    title = canvas.measure(TITLE, "heading")[0] + canvas.dp(28)
    large: Style = "value" if canvas.theme.light else "small"
    plans: tuple[tuple[int, float, Style], ...] = (
        (1, 0.0 if canvas.theme.light else title, large),
        (1, 0.0, large),
        (1, 0.0, "small"),
        (2, 0.0, "small"),
    )
    for rows, room, value in plans:
        if (width - room) / (COUNT / rows) >= _least_cell(canvas, names, value):
            break
    cell = canvas.line_height("small") + canvas.line_height(value) + canvas.dp(10)
    return RibbonPlan(rows, rows * cell + (rows - 1) * canvas.dp(6), room, value)


def _least_cell(canvas: Canvas, names: Sequence[Sequence[str]], value: Style) -> float:
    """Width of a cell with the shortest words and the gap beside it, px."""
    words = [canvas.measure(min(each, key=len), "small", "semibold")[0] for each in names]
    numbers = [canvas.measure(each, value, "regular", tabular=True)[0] for each in _WIDEST_VALUES]
    return max(*words, *numbers) + canvas.dp(36)


class Ribbon(Widget):
    """All stages; hovering one says what it is, pressing it goes there.

    Tab stops here once; the arrows go from stage to stage.
    """

    takes_focus_by_press = False
    ground = "background"

    def __init__(self, now: Callable[[], Frame], do: Callable[[VisitStage], None]) -> None:
        """Make it.

        Args:
            now: the frame as it is now.
            do: goes to a stage.
        """
        super().__init__("ribbon")
        self._now = now
        self._do = do
        self._at = 0
        self._gap_px = 0.0
        self.plan = RibbonPlan(1, 0.0, 0.0, "small")

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        del canvas
        return self.plan.height

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        if self.plan.title:
            canvas.text(
                self.rect.x + canvas.dp(8),
                self.rect.center[1],
                TITLE,
                "heading",
                anchor="midleft",
                ground="background",
            )
        self._gap_px = canvas.dp(18)
        cells = self.cells(self._gap_px)
        for k, (stage, cell) in enumerate(zip(self._stages(), cells, strict=True)):
            _draw_cell(canvas, stage, cell, self.plan.value)
            if k + 1 < COUNT and cells[k + 1].x > cell.x:
                _draw_chevron(canvas, (cell.right + cells[k + 1].x) / 2, cell.center[1])

    def state(self) -> Hashable:
        """What its picture depends on."""
        return self.plan, self._stages()

    def _stages(self) -> tuple[Stage, ...]:
        """The chain as it may be seen: a stage of which a column is masked has no value."""
        frame = self._now()
        return tuple(
            replace(stage, values=(HIDDEN,)) if frame.hides(TOLD_BY[station.name]) else stage
            for stage, station in zip(stages(frame), RIBBON, strict=True)
        )

    def cells(self, gap: float) -> list[Rect]:
        """One rectangle a stage, in reading order."""
        rows, columns = self.plan.rows, COUNT // self.plan.rows
        area = self.rect.left_slice(self.plan.title)[1]
        width, height = (area.w - (columns - 1) * gap) / columns, (area.h - (rows - 1) * gap / 3) / rows
        return [
            Rect(
                area.x + (k % columns) * (width + gap),
                area.y + (k // columns) * (height + gap / 3),
                width,
                height,
            )
            for k in range(COUNT)
        ]

    def ring(self) -> Rect:
        """The stage that the arrows have reached."""
        return self.cells(self._gap_px)[self._at]

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Go to the stage that was hit."""
        del double
        hit = self._stage_at(x, y)
        if hit is not None:
            self._at = hit
            self._do(VisitStage(hit))

    def key(self, key: Key) -> bool:
        """Arrows go along the stages, Enter or Space go to one."""
        turn = _TURNS.get(key.name, 0)
        if turn:
            self._at = min(max(self._at + turn, 0), COUNT - 1)
        elif key.name in {"enter", "space"}:
            if not key.repeated:
                self._do(VisitStage(self._at))
        else:
            return False
        return True

    def tip(self) -> str:
        """What the stage is that the arrows have reached."""
        return self._tip(self._at)

    def _stage_at(self, x: float, y: float) -> int | None:
        return next((k for k, cell in enumerate(self.cells(0)) if cell.contains(x, y)), None)

    def tip_at(self, x: float, y: float) -> str:
        """What the stage under the pointer is."""
        hit = self._stage_at(x, y)
        return "" if hit is None else self._tip(hit)

    def _tip(self, place: int) -> str:
        return f"{self._stages()[place].tip}<br>{text('panels.ribbon.way')}"


def _draw_cell(canvas: Canvas, stage: Stage, cell: Rect, style: Style) -> None:
    canvas.panel(cell, "panel", None, radius_dp=8)
    bar = Rect(cell.x, cell.y, canvas.dp(4), cell.h)
    canvas.panel(bar, "lost" if stage.faint else stage.paint, None, radius_dp=2)
    x, room, line = cell.x + canvas.dp(13), cell.w - canvas.dp(18), canvas.line_height("small")
    top = cell.center[1] - (line + canvas.line_height(style)) / 2
    name = fitting(canvas, stage.names, room, "small", "semibold", tabular=False)
    canvas.text(x, top, name, "small", weight="semibold", max_width=room)
    value = fitting(canvas, stage.values, room, style, "regular", tabular=True)
    paint = "ink_soft" if stage.faint else stage.paint
    canvas.text(x, top + line, value, style, paint, weight="regular", tabular=True, max_width=room)


def _draw_chevron(canvas: Canvas, x: float, y: float) -> None:
    reach = canvas.dp(4)
    canvas.polyline(
        ((x - reach / 2, y - reach), (x + reach / 2, y), (x - reach / 2, y + reach)), "ink_soft", 1.5
    )
