"""What will be seen, said as long as nobody has moved."""

from __future__ import annotations

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.people.reading import Reading, TrialArm
from synapse_sim.texts.catalogue import wordings

_MOST_LINES = 4


def draw_hint(canvas: Canvas, rect: Rect, seen: Reading, arm: TrialArm) -> None:
    """One sentence in the face of the slope."""
    names = wordings(f"scenes.people.before.{_key(seen, arm)}")
    box = rect.inset(0.5 * canvas.em("small"), 0.0)
    heights = ((words, canvas.paragraph_height(box.w, words, "small")) for words in names)
    words, high = next((each for each in heights if each[1] <= box.h + 1.0), (names[-1], box.h))
    canvas.panel(rect.inset(canvas.dp(4), 0.0), "panel", None, radius_dp=6, alpha=0.9)
    canvas.paragraph(box.top_slice(0.5 * (box.h - high))[1], words, "small", "ink", max_lines=_MOST_LINES)


def _key(seen: Reading, arm: TrialArm) -> str:
    """Which words: a ring is promised only where somebody's score will halve."""
    if not seen.counts:
        return "healthy"
    if arm is not seen.arms[0]:
        return "comparator"
    return "treated" if seen.anyone_responds else "nobody"
