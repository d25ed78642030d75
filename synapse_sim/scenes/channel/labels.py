"""Words at the doors: the name of a cell, two lamps a door, what a door is doing, and what the things are."""

from __future__ import annotations

from collections.abc import Sequence

from synapse_sim.agents.channel import CELLS
from synapse_sim.draw.canvas import Anchor, Canvas, Rect, Style
from synapse_sim.draw.marks import readable
from synapse_sim.scenes.channel.instruments import cell_mark
from synapse_sim.scenes.channel.picture import flow_of, plug_at
from synapse_sim.scenes.channel.reading import CellReading
from synapse_sim.scenes.channel.view import CellPlace, Door
from synapse_sim.scenes.shared.halo import haloed
from synapse_sim.session.frame import Frame
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import duration, whole

_TOLD = 2
"""So many wordings say what a door does; what follows is for the least room."""
_SIZES: tuple[Style, ...] = "body", "small"
"""Of the words of a lamp: what can be read in class, else the least."""


def draw_head(canvas: Canvas, rect: Rect, frame: Frame, shown: CellReading, k: int) -> None:
    """The cell's name, its voltage, and how long ago glutamate was released."""
    y, radius = rect.center[1], 0.36 * canvas.em("body")
    shape, paint = cell_mark(canvas, k)
    canvas.mark(shape, rect.x + radius, y, 1.15 * radius, paint)
    name = text(f"scenes.channel.cell.{shown.name}")
    left = rect.x + 3 * radius
    canvas.text(left, y, name, anchor="midleft", weight="semibold", ground="background")
    ms = duration(1e-3 * round(frame.world.channels.since_release_ms))
    words = {"voltage": whole(shown.voltage_mv, "mV"), "ms": ms}
    key = "held" if shown.name in frame.held else "voltage"
    names = (text(f"scenes.channel.cell.{cell}") for cell in CELLS)
    widest = max(canvas.measure(each, "body", "semibold")[0] for each in names)
    room = rect.right - left - widest - canvas.dp(12)  # both cells say it, or none does
    said, style = readable(canvas, wordings(f"scenes.channel.{key}", **words), room, "medium")
    if said:
        haloed(canvas, rect.right, y, said, style, anchor="midright")


def draw_event(canvas: Canvas, frame: Frame, cells: tuple[CellPlace, ...]) -> None:
    """While the clock holds: one word at the door at which something happened for the first time."""
    events = frame.world.channels.events
    if events.held is None or not events.hold_ticks:
        return
    event, k, side = events.held
    door = cells[k].doors[side]
    words = text(f"scenes.channel.event.{event}", drug=drug_label(frame.config, inside=True))
    haloed(canvas, *door.at(0, -12), words, "heading", anchor="center", weight="bold")


def state_of(shown: CellReading, number: int) -> str:
    """What a door is doing: a name of `scenes.channel.state`."""
    if shown.holds_drug[number]:
        return "drug_open" if shown.is_open[number] else "trapped"
    if not shown.is_open[number]:
        return "shut_plugged" if shown.plugged[number] else "shut"
    return "plugged" if shown.plugged[number] else "streams"


def caption_y(canvas: Canvas, captions: Rect) -> float:
    """The middle of what the large doors are doing; a tie leads on from there to the row."""
    return captions.y + 0.6 * canvas.line_height("small")


def draw_captions(canvas: Canvas, place: CellPlace, shown: CellReading) -> None:
    """What each large door of a cell is doing, below it, both equally long; no word where two would meet."""
    if place.captions is None:
        return
    said = [wordings(f"scenes.channel.state.{state_of(shown, number)}") for number in shown.watched]
    words, style = _captions(canvas, place, said)
    for door, each in zip(place.doors, words, strict=True):
        haloed(canvas, door.x, caption_y(canvas, place.captions), each, style, anchor="center")


def _captions(
    canvas: Canvas, place: CellPlace, said: Sequence[Sequence[str]]
) -> tuple[tuple[str, ...], Style]:
    """The longest words for both doors that stand apart and inside the cell: first those read in class."""
    apart = place.doors[1].x - place.doors[0].x
    room = apart - canvas.dp(12), place.picture.w - apart
    for style, levels in zip(_SIZES, (_TOLD, _TOLD + 1), strict=True):
        for level in range(levels):
            words = tuple(each[min(level, len(each) - 1)] for each in said)
            wide = [canvas.measure(each, style, "medium")[0] for each in words]
            if sum(wide) / 2 <= room[0] and max(wide) <= room[1]:
                return words, style
    return ("",) * len(said), _SIZES[-1]


def draw_lamps(canvas: Canvas, place: CellPlace, shown: CellReading) -> None:
    """Two lamps a door: is glutamate bound, and what plugs it."""
    if place.lamps is None:
        return
    for door, number in zip(place.doors, shown.watched, strict=True):
        row = Rect(door.x - place.picture.w / 4, place.lamps.y, place.picture.w / 2, place.lamps.h)
        bound = bool(shown.is_bound[number])
        _draw_pair(canvas, row.inset(0, 0.08 * row.h), bound=bound, plug=plug_of(shown, number))


def plug_of(shown: CellReading, number: int) -> str:
    """What plugs a door: "drug", "magnesium" or "none"."""
    return "drug" if shown.holds_drug[number] else "magnesium" if shown.plugged[number] else "none"


def _draw_pair(canvas: Canvas, row: Rect, *, bound: bool, plug: str) -> None:
    """Both lamps of a door in a pill, in the longest words that fit."""
    radius, gap = 0.34 * canvas.em("small"), 0.5 * canvas.em("small")
    said = wordings("scenes.channel.lamp.glutamate"), wordings(f"scenes.channel.lamp.{plug}")
    pairs = tuple(zip(*said, strict=True))
    sized = [(pair, style, _wide(canvas, pair, style, radius, gap)) for style in _SIZES for pair in pairs]
    pair, style, width = next((each for each in sized if each[2] <= 0.95 * row.w), sized[-1])
    box = Rect(row.center[0] - width / 2, row.y, width, row.h)
    canvas.panel(box, "background", "border", radius_dp=100, alpha=0.82)
    x, y = box.x + 1.3 * gap + radius, box.center[1]
    shapes = "disc", {"drug": "diamond", "magnesium": "disc", "none": "ring"}[plug]
    lamps = zip(pair, shapes, ("glutamate", plug), (bound, plug != "none"), strict=True)
    for words, shape, paint, is_on in lamps:
        ink = "ink" if is_on else "ink_soft"
        _lamp(canvas, (x, y), radius, (shape, paint) if is_on else ("ring", ink))
        left = x + radius + 0.6 * gap
        end = canvas.text(left, y, words, style, ink, anchor="midleft", ground="background")
        x = end.right + 1.4 * gap + radius


def _wide(canvas: Canvas, pair: tuple[str, str], style: Style, radius: float, gap: float) -> float:
    return sum(canvas.measure(words, style)[0] for words in pair) + 4 * radius + 5.2 * gap


def _lamp(canvas: Canvas, at: tuple[float, float], radius: float, look: tuple[str, str]) -> None:
    shape, paint = look
    if shape != "ring":
        canvas.glow(*at, 2.4 * radius, paint, 0.5)
    canvas.mark(shape, *at, radius, paint)


def draw_names(canvas: Canvas, cells: tuple[CellPlace, ...], shown: tuple[CellReading, ...]) -> None:
    """Name each thing once, at the first door that shows it; the four captions are the other labels."""
    wanted, taken = ["magnesium", "glutamate", "ions"], list[Rect]()
    for place, cell in zip(cells, shown, strict=True):
        for door, number in zip(place.doors, cell.watched, strict=True):
            for name in tuple(wanted):
                at = _place_of(cell, number, name)
                if at is not None:
                    _name(canvas, place, door, at, text(f"scenes.channel.thing.{name}"), taken=taken)
                    wanted.remove(name)


def _name(
    canvas: Canvas,
    place: CellPlace,
    door: Door,
    at: tuple[float, float, int],
    words: str,
    *,
    taken: list[Rect],
) -> None:
    """A name at the right of its thing, at the left where the curve stands in its way; none on another."""
    x, y, side = at
    end, width = door.at(x + side * 34, y - 26), canvas.measure(words, "body", "medium")[0] + canvas.dp(8)
    height = canvas.line_height("small")
    if place.curve is not None and place.curve.meets(Rect(end[0], end[1] - height / 2, width, height)):
        x, side = -x, -side
        end = door.at(x + side * 34, y - 26)
    box = Rect(end[0] if side > 0 else end[0] - width, end[1] - height / 2, width, height)
    if any(box.inset(-canvas.dp(6), 0.0).meets(other) for other in taken):
        return
    taken.append(box)
    canvas.line(door.at(x, y), end, "ink_soft", 1.3)
    anchor: Anchor = "midleft" if side > 0 else "midright"
    haloed(canvas, end[0] + side * canvas.dp(4), end[1], words, "body", anchor=anchor)


def _place_of(shown: CellReading, number: int, name: str) -> tuple[float, float, int] | None:
    if name == "glutamate":
        return (138.0, -96.0, 1) if shown.clamped[number] > 0.5 else None
    if name == "ions":
        return (16.0, 134.0, 1) if flow_of(shown, number) > 0.3 else None
    at = plug_at(shown, number)
    return None if at is None or shown.plug_out[number] > 0.5 else (at[0] + 18, at[1] - 8, 1)


def drug_name(frame: Frame) -> str:
    """The drug's name inside a sentence."""
    return drug_label(frame.config, inside=True)
