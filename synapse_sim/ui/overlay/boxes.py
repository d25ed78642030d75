"""What lies above the panels: tooltip, notices, the banner and the progress of a measurement."""

from __future__ import annotations

from synapse_sim.config.errors import shortened
from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.draw.marks import meter
from synapse_sim.texts.catalogue import text

_TIP_EM = 24.0
_MOST_MESSAGE = 0.25
"""Share of the window's height that a message may cover; what is behind it is the lecture."""


def draw_tooltip(canvas: Canvas, words: str, x: float, y: float) -> Rect:
    """A box with words beside a point, inside the window.

    Returns:
        The box.
    """
    pad, em = canvas.dp(10), canvas.em("small")
    width = min(_TIP_EM * em, canvas.window[0] - 4 * pad, _longest_line(canvas, words) + 1)
    height = canvas.paragraph_height(width, words, "small")
    box = Rect(x + canvas.dp(14), y + canvas.dp(16), width + 2 * pad, height + 2 * pad)
    box = _inside(box, canvas.window, above=y - canvas.dp(8))
    canvas.panel(box, "raised", "focus", radius_dp=8)
    canvas.paragraph(box.inset(pad), words, "small", ground="raised")
    return box


def beside(canvas: Canvas, rect: Rect) -> tuple[float, float]:
    """Where a tooltip about a rectangle points: right of it, or below it where no room is left."""
    need = (_TIP_EM + 3.0) * canvas.em("small")
    return (rect.right, rect.y) if rect.right + need <= canvas.window[0] else (rect.x, rect.bottom)


def _longest_line(canvas: Canvas, words: str) -> float:
    plain = words.replace("<b>", "").replace("</b>", "").split("<br>")
    return max(canvas.measure(line, "small", "semibold")[0] for line in plain)


def _inside(box: Rect, window: tuple[int, int], above: float) -> Rect:
    y = box.y if box.bottom <= window[1] else max(0.0, above - box.h)
    return Rect(max(0.0, min(box.x, window[0] - box.w)), y, box.w, box.h)


def draw_message(canvas: Canvas, top: float, words: str, paint: Paint) -> float:
    """A box with words in the middle above the scenes, marked by a colour; over a quarter of them at most.

    Returns:
        The y below it.
    """
    pad = canvas.dp(12)
    rows = max(1, int((_MOST_MESSAGE * canvas.window[1] - 1.4 * pad) / canvas.line_height("small")))
    words = "\n".join(shortened(words.split("\n"), rows))
    width = min(0.7 * canvas.window[0], _longest_line(canvas, words.replace("\n", "<br>")) + 1)
    words = _in_rows(canvas, words, width, rows)
    height = min(rows * canvas.line_height("small"), canvas.paragraph_height(width, words, "small"))
    box = Rect((canvas.window[0] - width) / 2 - pad, top, width + 2 * pad, height + 1.4 * pad)
    canvas.panel(box, "raised", "border", radius_dp=8)
    canvas.panel(Rect(box.x, box.y, canvas.dp(4), box.h), paint, None, radius_dp=2)
    canvas.paragraph(box.inset(pad, 0.7 * pad), words, "small", ground="raised", max_lines=rows)
    return box.bottom + canvas.dp(6)


def _in_rows(canvas: Canvas, words: str, width: float, rows: int) -> str:
    """As many lines of a message as fit, and how many more there are."""
    lines = words.split("\n")
    room = rows * canvas.line_height("small") + 1
    kept = ("\n".join(shortened(lines, most)) for most in range(len(lines), 0, -1))
    fitting = (each for each in kept if canvas.paragraph_height(width, each, "small") <= room)
    return next(fitting, shortened(lines, 1)[0])


def draw_progress(canvas: Canvas, top: float, words: str, share: float) -> float:
    """A box with words and a bar that fills.

    Returns:
        The y below it.
    """
    pad = canvas.dp(12)
    width, height = canvas.measure(words, "small")
    box = Rect((canvas.window[0] - width) / 2 - pad, top, width + 2 * pad, height + canvas.dp(8) + 1.4 * pad)
    canvas.panel(box, "raised", "border", radius_dp=8)
    canvas.text(box.x + pad, box.y + 0.7 * pad, words, "small", ground="raised")
    meter(
        canvas, Rect(box.x + pad, box.bottom - 0.7 * pad - canvas.dp(5), width, canvas.dp(5)), share, "accent"
    )
    return box.bottom + canvas.dp(6)


def draw_stopped(canvas: Canvas, rect: Rect) -> None:
    """A line over the lower edge of a part that failed and stands still."""
    pad = canvas.dp(6)
    width = max(1.0, rect.w - 4 * pad)
    height = min(canvas.paragraph_height(width, text("panels.stopped"), "small") + 2 * pad, rect.h)
    strip = Rect(rect.x, rect.bottom - height, rect.w, height)
    canvas.panel(strip, "raised", "error", radius_dp=4)
    canvas.paragraph(strip.inset(2 * pad, pad), text("panels.stopped"), "small", ground="raised")
