"""The help pages: every key from the table of actions, then what this program is and is not."""

from __future__ import annotations

from math import ceil

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.ui.actions import ACTIONS, Action, pretty_keys
from synapse_sim.ui.texts import texts


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
    columns = max(1, min(3, int(body.w // (_column_width(canvas) + canvas.dp(20)))))
    rows = max(1, int(body.h // canvas.line_height("small")))
    key_pages = ceil(len(ACTIONS) / (columns * rows))
    rows = ceil(len(ACTIONS) / (columns * key_pages))
    about = page % (key_pages + 1) == key_pages
    title = texts("safety")["title"] if about else "Keys"
    canvas.text(inner.x, inner.y, title, "title", max_width=inner.w)
    if about:
        _draw_about(canvas, body)
    else:
        start = page % (key_pages + 1) * rows * columns
        _draw_keys(canvas, body, ACTIONS[start : start + rows * columns], rows)
    canvas.text(foot.x, foot.y, "F1 turns the page, Esc closes.", "small", "ink_soft", max_width=foot.w)
    return key_pages + 1


def _column_width(canvas: Canvas) -> float:
    labels = max(canvas.measure(action.label, "small")[0] for action in ACTIONS)
    return _keys_width(canvas) + labels


def _keys_width(canvas: Canvas) -> float:
    return max(canvas.measure(pretty_keys(action), "small", "semibold")[0] for action in ACTIONS) + canvas.dp(
        14
    )


def _draw_keys(canvas: Canvas, body: Rect, actions: tuple[Action, ...], rows: int) -> None:
    line, width, keys = (
        canvas.line_height("small"),
        _column_width(canvas) + canvas.dp(20),
        _keys_width(canvas),
    )
    for k, action in enumerate(actions):
        x, y = body.x + (k // rows) * width, body.y + (k % rows) * line
        canvas.text(x, y, pretty_keys(action), "small", weight="semibold")
        canvas.text(x + keys, y, action.label, "small", max_width=body.right - x - keys)


def _draw_about(canvas: Canvas, body: Rect) -> None:
    about = texts("safety")
    words = "<br><br>".join([*about["lines"], about["help_line"]])
    canvas.paragraph(body, words, "small", max_lines=int(body.h // canvas.line_height("small")))
