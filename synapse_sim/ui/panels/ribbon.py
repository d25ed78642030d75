"""The ribbon: the chain as a relay, seven stations on one line, each with its live number."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

from synapse_sim.config.parameter import Confidence
from synapse_sim.draw.canvas import Canvas, Paint, Rect, Style, Weight
from synapse_sim.draw.marks import fitting
from synapse_sim.session.frame import Frame
from synapse_sim.story.confidence import confidence_of
from synapse_sim.story.stages import STAGES
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.panels.beaming import draw_light, lit_beside
from synapse_sim.ui.panels.caption import HIDDEN
from synapse_sim.ui.panels.relay_line import LIT_DP, Relay, draw_baton, draw_line
from synapse_sim.ui.panels.stages import Stage, stages
from synapse_sim.ui.view_commands import VisitStage
from synapse_sim.ui.widgets.widget import Widget, WidgetState

COUNT = len(STAGES)
_NAME: Style = "small"
_TURNS = {"left": -1, "up": -1, "right": 1, "down": 1}
_WIDEST_VALUES = ("33 → 31", "0.43 µM")
"""The shortest wordings of values, as wide as they get."""
_SURE: dict[Confidence, Paint] = {"measured": "accent", "debated": "warning", "illustrative": "neutral"}
_HOLLOW: dict[Confidence, float] = {"measured": 0.0, "debated": 0.45, "illustrative": 0.75}
"""Colour of how sure a stage is, and how hollow its dot."""
_TOP_DP, _BELOW_DP, _GAP_DP = 1.0, 0.0, 12.0


@dataclass(frozen=True, slots=True)
class RibbonPlan:
    """How the ribbon fits: tiers of words under the line, its height, style of the values.

    With two tiers every other station has its words one tier lower, and so twice the room.
    """

    tiers: int
    height: float
    value: Style


def plan_ribbon(canvas: Canvas, width: float, names: Sequence[Sequence[str]]) -> RibbonPlan:
    """One tier with large values, with small ones, or two tiers: the first that fits.

    Args:
        canvas: measures.
        width: of the whole ribbon, px.
        names: of every stage, from long to short.
    """
    plans: tuple[tuple[int, Style], ...] = ((1, "small"), (2, "small"))
    for tiers, value in plans:
        if width / COUNT * tiers >= _least_room(canvas, names, value):
            break
    words = canvas.line_height("small") + canvas.line_height(value)
    height = canvas.dp(_TOP_DP + 2 * LIT_DP + _BELOW_DP) + tiers * words
    return RibbonPlan(tiers, height, value)


def _least_room(canvas: Canvas, names: Sequence[Sequence[str]], value: Style) -> float:
    """Width that the shortest words of a station need with the gap beside them, px."""
    words = [canvas.measure(min(each, key=len), "small", "semibold")[0] for each in names]
    numbers = [canvas.measure(each, value, "semibold", tabular=True)[0] for each in _WIDEST_VALUES]
    return max(*words, *numbers) + canvas.dp(_GAP_DP)


def _by_confidence(stage: Stage, confidence: Confidence) -> Stage:
    """A station that tells how sure it is, in that colour."""
    said = wordings(f"panels.ribbon.confidence.{confidence}")
    return replace(stage, values=said, paint=_SURE[confidence], faint=False, is_away=True)


class Ribbon(Widget):
    """All stations; hovering one says what it is, pressing it goes there.

    Tab stops here once; the arrows go from station to station.
    """

    takes_focus_by_press = False
    renews = True
    ground = None

    def __init__(self, now: Callable[[], Frame], do: Callable[[VisitStage], None]) -> None:
        """Make it.

        Args:
            now: the frame as it is now.
            do: goes to a station.
        """
        super().__init__("ribbon")
        self._now = now
        self._do = do
        self._at = 0
        self.plan = RibbonPlan(1, 0.0, "small")

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        del canvas
        return self.plan.height

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        del look
        y = self.rect.y + canvas.dp(_TOP_DP + LIT_DP)
        relay = Relay(tuple(cell.center[0] for cell in self.cells()), y, self._stages(), self._holder())
        if relay.holder >= 0:
            draw_baton(canvas, relay)
        draw_line(canvas, self.rect, relay)
        if self._tells_confidence():
            self._draw_confidence(canvas, relay)
        for place in range(COUNT):
            self._draw_words(canvas, relay, place)
        self._draw_light(canvas, lit_beside(self._now()))

    def _draw_words(self, canvas: Canvas, relay: Relay, place: int) -> None:
        """Name and value under the dot; the holder's heavier, in the colour of its station."""
        stage, is_lit = relay.stations[place], place == relay.holder or relay.holder < 0
        room, line = self._room(canvas, place), canvas.line_height("small")
        tier = (place % self.plan.tiers) * (line + canvas.line_height(self.plan.value))
        top = relay.y + canvas.dp(LIT_DP + _BELOW_DP) + tier
        paint = stage.paint if is_lit and not stage.faint else "ink_soft"
        weight: Weight = "semibold" if is_lit else "medium"
        for said, y, style, colour in (
            (stage.names, top, _NAME, "ink"),
            (stage.values, top + line, self.plan.value, paint),
        ):
            words = fitting(canvas, said, room.w, style, weight, tabular=True)
            width = min(canvas.measure(words, style, weight, tabular=True)[0], room.w)
            x = min(max(relay.xs[place] - width / 2, room.x), room.right - width)
            canvas.text(
                x, y, words, style, colour,
                weight=weight, max_width=room.w, tabular=True, ground="background",
            )  # fmt: skip

    def _draw_confidence(self, canvas: Canvas, relay: Relay) -> None:
        """Dots that are the fuller, the surer their stage is: colour is not alone."""
        for x, stage, sure in zip(relay.xs, relay.stations, self._sure(), strict=True):
            canvas.disc(x, relay.y, canvas.dp(LIT_DP), stage.paint)
            canvas.disc(x, relay.y, _HOLLOW[sure] * canvas.dp(LIT_DP), "background")

    def _draw_light(self, canvas: Canvas, lit: frozenset[str]) -> None:
        """A ring around the stations that a beat points at, or around all of them."""
        if "ribbon" in lit:
            draw_light(canvas, self.rect.inset(-canvas.dp(8), -canvas.dp(3)))
        for place, station in enumerate(STAGES):
            if station.name in lit:
                room = self._room(canvas, place)
                draw_light(canvas, Rect(room.x, self.rect.y, room.w, self.rect.h))

    def _room(self, canvas: Canvas, place: int) -> Rect:
        """Where the words of a station may stand: its column, with two tiers half of those beside it, too."""
        cell, more = self.cells()[place], (self.plan.tiers - 1) * self.rect.w / COUNT / 2
        left = max(self.rect.x, cell.x - more)
        right = min(self.rect.right, cell.right + more)
        gap = canvas.dp(_GAP_DP) / 2
        return Rect(left + gap * (left > self.rect.x), cell.y, right - left - 2 * gap, cell.h)

    def state(self) -> Hashable:
        """What tells whether it changed."""
        frame = self._now()
        return self.plan, frame.revision, frame.time_h

    def _tells_confidence(self) -> bool:
        return self._now().view.confidence

    def _sure(self) -> list[Confidence]:
        """How sure each station is."""
        return [confidence_of(station.name, self._now().config) for station in STAGES]

    def _holder(self) -> int:
        """Place of the station with the baton; -1 while there is none."""
        frame = self._now()
        if self._tells_confidence():
            return -1
        return frame.baton.place_at(frame.time_h)

    def _stages(self) -> tuple[Stage, ...]:
        """The chain as it may be seen: a station of which a column is masked has no value."""
        frame = self._now()
        if self._tells_confidence():
            return tuple(_by_confidence(*each) for each in zip(stages(frame), self._sure(), strict=True))
        return tuple(
            replace(stage, values=(HIDDEN,), is_away=False) if frame.hides_now(station.told_by) else stage
            for stage, station in zip(stages(frame), STAGES, strict=True)
        )

    def cells(self) -> list[Rect]:
        """The column of each station."""
        width = self.rect.w / COUNT
        return [Rect(self.rect.x + k * width, self.rect.y, width, self.rect.h) for k in range(COUNT)]

    def ring(self) -> Rect:
        """The station that the arrows have reached."""
        return self.cells()[self._at]

    def press(self, x: float, y: float, *, double: bool) -> None:
        """Go to the station that was hit."""
        del double
        hit = self._stage_at(x, y)
        if hit is not None:
            self._at = hit
            self._do(VisitStage(hit))

    def key(self, key: Key) -> bool:
        """Arrows go along the stations, Enter or Space go to one."""
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
        """What the station is that the arrows have reached."""
        return self._tip(self._at)

    def under(self, x: float, y: float) -> int:
        """Place of the station under a point, else of the one that the keys stand on."""
        hit = self._stage_at(x, y)
        return self._at if hit is None else hit

    def _stage_at(self, x: float, y: float) -> int | None:
        return next((k for k, cell in enumerate(self.cells()) if cell.contains(x, y)), None)

    def tip_at(self, x: float, y: float) -> str:
        """What the station under the pointer is."""
        hit = self._stage_at(x, y)
        return "" if hit is None else self._tip(hit)

    def _tip(self, place: int) -> str:
        return f"{self._stages()[place].tip}<br>{text('panels.ribbon.way')}"
