"""The help pages: every key from the table of actions, then what this program is and is not."""

from __future__ import annotations

from math import ceil

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.ui.actions import ACTIONS, Action, pretty_keys

Column = tuple[Action, ...]


def draw_help(canvas: Canvas, page: int) -> int:
    """Draw one page (from 0) over everything.

    Returns:
        How many pages there are.
    """
    sheet = Rect(0, 0, *canvas.window).inset(0.04 * canvas.window[0], 0.05 * canvas.window[1])
    canvas.panel(Rect(0, 0, *canvas.window), "background", None, radius_dp=0, alpha=0.7)
    canvas.panel(sheet, "panel", "border", radius_dp=12)
    inner = sheet.inset(canvas.dp(28), canvas.dp(20))
    body = inner.top_slice(1.3 * canvas.line_height("title"))[1]
    body, foot = body.top_slice(body.h - canvas.line_height("small"))
    pages = _pages(canvas, body)
    key_pages = len(pages)
    about = page % (key_pages + 1) == key_pages
    title = text("safety.title" if about else "panels.help.keys")
    canvas.text(inner.x, inner.y, title, "title", max_width=inner.w)
    if about:
        _draw_about(canvas, body)
    else:
        _draw_keys(canvas, body, pages[page % (key_pages + 1)])
    turn = fitting(canvas, wordings("panels.help.turn"), foot.w)
    canvas.text(foot.x, foot.y, turn, "small", "ink_soft", max_width=foot.w)
    return key_pages + 1


def _columns(canvas: Canvas, body: Rect) -> list[Column]:
    """The actions in columns of equal length that fill the height no further than it goes."""
    most = max(1, int(body.h // (_lines(canvas, body, ACTIONS) * canvas.line_height("small"))))
    count = max(3, ceil(len(ACTIONS) / most))
    rows = min(most, ceil(len(ACTIONS) / count))
    return [ACTIONS[k : k + rows] for k in range(0, len(ACTIONS), rows)]


def _pages(canvas: Canvas, body: Rect) -> list[list[Column]]:
    """As many columns side by side as every page has room for."""
    pages: list[list[Column]] = []
    free = 0.0
    for column in _columns(canvas, body):
        need = sum(_widths(canvas, column)) + _gap(canvas)
        if need > free or not pages:
            pages.append([])
            free = body.w + _gap(canvas)
        pages[-1].append(column)
        free -= need
    return pages


def _gap(canvas: Canvas) -> float:
    return 1.6 * canvas.em("small")


def _widths(canvas: Canvas, column: Column) -> tuple[float, float]:
    """Widths of the keys and of the words of a column."""
    keys = max(canvas.measure(pretty_keys(action), "small", "semibold")[0] for action in column)
    words = max(canvas.measure(action.label, "small")[0] for action in column)
    return keys + canvas.em("small"), words


def _lines(canvas: Canvas, body: Rect, column: Column) -> int:
    """Lines that the words of one action need beside the keys, where a page is as narrow as one column."""
    keys, _ = _widths(canvas, column)
    tall = max(canvas.paragraph_height(body.w - keys, action.label, "small") for action in column)
    return max(1, round(tall / canvas.line_height("small")))


def _draw_keys(canvas: Canvas, body: Rect, columns: list[Column]) -> None:
    rows, lines = max(map(len, columns)), max(_lines(canvas, body, column) for column in columns)
    step = min((lines + 0.35) * canvas.line_height("small"), body.h / rows)
    x = body.x
    for column in columns:
        keys, words = _widths(canvas, column)
        for k, action in enumerate(column):
            y = body.y + k * step
            canvas.text(x, y, pretty_keys(action), "small", weight="semibold")
            canvas.paragraph(Rect(x + keys, y, body.right - x - keys, step), action.label, "small")
        x += keys + words + _gap(canvas)


def _draw_about(canvas: Canvas, body: Rect) -> None:
    words = "<br><br>".join([*wordings("safety.lines"), text("safety.help_line")])
    canvas.paragraph(body, words, "small", max_lines=int(body.h // canvas.line_height("small")))
