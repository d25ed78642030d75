"""Where all marks of the doses so far are now, as a small table with a bar each."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import fitting, meter
from synapse_sim.scenes.body.reading import Seen, brain_level, brain_worth, in_brain, whereabouts
from synapse_sim.texts.catalogue import wordings
from synapse_sim.texts.numbers import grouped

_PAINTS: dict[str, tuple[str, Paint]] = {
    "norketamine": ("square", "metabolite"),
    "hydroxynorketamine": ("plus", "metabolite_late"),
    "metabolites": ("square", "metabolite"),
    "changed": ("ring", "neutral"),
    "left": ("ring", "neutral"),
    "gone": ("ring", "neutral"),
}
_DRUG: tuple[str, Paint] = ("diamond", "drug")


_NAMES_EM = 11.5
"""Width that names and numbers need before bars get any, in ems."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place or substance: how many marks are there, and which share of all given that is."""

    name: str
    count: int
    share: float


def tables(seen: Seen) -> tuple[tuple[Row, ...], ...]:
    """The same marks in many rows or fewer; every mark that was given, or is to be, counts once."""
    counted, given = dict(whereabouts(seen)), max(seen.given + seen.coming, 1)
    counted["waits"] = counted.get("waits", 0) + seen.coming

    def row(name: str, *parts: str) -> Row:
        count = sum(counted.get(part, 0) for part in parts or (name,))
        return Row(name, count, count / given)

    made = ("norketamine", "hydroxynorketamine") if "norketamine" in counted else ()
    brief = [row("waits"), row("inside", "gut", "blood", "tissue")]
    brief += [row("metabolites", *made)] if made else []
    short = (*brief, row("gone", "changed", "left"))
    if seen.config.subject.species != "human":
        return (short,)
    return tuple(row(name) for name in counted), (*brief, row("changed"), row("left")), short


def draw_whereabouts(canvas: Canvas, rect: Rect, seen: Seen) -> None:
    """The longest table that has room under its title; none if none has."""
    line, title_h = canvas.line_height("small"), canvas.line_height("body")
    fits = (table for table in tables(seen) if title_h + (len(table) + 1) * line <= rect.h)
    table = next(fits, None) if seen.given + seen.coming else None
    if table is not None:
        _draw(canvas, rect, table, seen)


def _draw(canvas: Canvas, rect: Rect, table: tuple[Row, ...], seen: Seen) -> None:
    words = wordings("scenes.body.now.title", count=grouped(seen.given + seen.coming))
    title = fitting(canvas, words, rect.w, "body", "semibold")
    canvas.text(rect.x, rect.y, title, "body", weight="semibold", max_width=rect.w, ground="background")
    top, line = rect.y + canvas.line_height("body"), canvas.line_height("small")
    step = min(1.25 * line, (rect.bottom - top) / (len(table) + 1))
    rows = [Rect(rect.x, top + k * step, rect.w, step) for k in range(len(table) + 1)]
    for place, row in zip(rows, table, strict=False):
        _draw_row(canvas, place, row)
    _draw_brain(canvas, rows[-1], seen)


def _draw_brain(canvas: Canvas, rect: Rect, seen: Seen) -> None:
    """The brain's own smaller marks: how many, and what each is worth; the level stands at the brain."""
    em, middle = canvas.em("small"), rect.center[1]
    canvas.mark("diamond", rect.x + 0.4 * em, middle, 0.28 * em, "drug")
    words = fitting(canvas, (*brain_words(seen), ""), rect.w - 4.0 * em)
    canvas.text(rect.x + 1.3 * em, middle, words, "small", anchor="midleft", ground="background")
    canvas.text(
        rect.right, middle, grouped(in_brain(seen)), "small", anchor="midright", weight="medium",
        tabular=True, ground="background",
    )  # fmt: skip


def brain_words(seen: Seen) -> tuple[str, ...]:
    """What a mark in the brain is worth, from long to short."""
    worth = None if brain_level(seen) is None else brain_worth(seen.config)
    if worth is None:
        return wordings("scenes.body.now.brain")
    return wordings("scenes.body.now.brain_marks", worth=worth)


def _draw_row(canvas: Canvas, rect: Rect, row: Row) -> None:
    em, middle = canvas.em("small"), rect.center[1]
    shape, paint = _PAINTS.get(row.name, _DRUG)
    canvas.mark(shape, rect.x + 0.4 * em, middle, 0.36 * em, paint)
    value, width = 2.6 * em, min(0.28 * rect.w, max(0.0, rect.w - _NAMES_EM * em))
    bar = Rect(rect.right - value - width, middle - 0.2 * em, width, 0.4 * em)
    said = (*wordings(f"scenes.body.now.{row.name}"), "")  # where no word has room, its mark stands for it
    words = fitting(canvas, said, bar.x - rect.x - 1.8 * em)
    ink: Paint = "ink" if row.share > 0.0 else "ink_soft"
    canvas.text(rect.x + 1.3 * em, middle, words, "small", ink, anchor="midleft", ground="background")
    if width > 2.0 * em:
        meter(canvas, bar, row.share, paint)
    canvas.text(
        rect.right, middle, grouped(row.count), "small", ink, anchor="midright", weight="medium",
        tabular=True,
        ground="background",
    )  # fmt: skip
