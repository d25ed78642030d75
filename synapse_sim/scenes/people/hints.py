"""What will be seen, said as long as nobody has moved."""

from __future__ import annotations

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.people.reading import Reading, TrialArm
from synapse_sim.texts.catalogue import text


def draw_hint(canvas: Canvas, rect: Rect, seen: Reading, arm: TrialArm) -> None:
    """One sentence in the face of the slope."""
    key = "treated" if arm is seen.arms[0] else "comparator"
    words = text(f"scenes.people.before.{key if seen.counts else 'healthy'}")
    box = rect.inset(0.5 * canvas.em("small"), 0.0)
    canvas.paragraph(box, words, "small", "ink", max_lines=max(1, int(box.h / canvas.line_height("small"))))
