"""One answer to a question: its letter, what it says, and the votes of both rounds."""

from __future__ import annotations

from collections.abc import Hashable
from string import ascii_uppercase
from typing import TYPE_CHECKING

import numpy as np

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.session.frame import Frame
from synapse_sim.session.lesson_commands import CountVotes, Vote
from synapse_sim.texts.catalogue import text
from synapse_sim.ui.access import Access
from synapse_sim.ui.input.events import Key
from synapse_sim.ui.widgets.widget import Widget, WidgetState, presses

if TYPE_CHECKING:
    from synapse_sim.lesson.lesson import Answer

_BADGE_EM = 1.7
_WORDS_SHARE = 0.56
"""Of the row, for what the answer says; the rest is for its votes."""
_MOST_DIGITS = 5
_HATCH_DP = 6.0


class AnswerRow(Widget):
    """It is voted for by a press or by its letter; digits typed while it has the focus are a count."""

    takes_focus_by_press = False
    ground = None

    def __init__(self, place: int, access: Access) -> None:
        super().__init__(f"answer {ascii_uppercase[place]}")
        self._place = place
        self._access = access
        self._typed = ""

    @property
    def _answer(self) -> Answer | None:
        lesson = self._access.now().lesson
        answers = lesson.question.answers if lesson and lesson.question else ()
        return answers[self._place] if self._place < len(answers) else None

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        return _BADGE_EM * canvas.em("heading") * 1.25

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        answer, frame = self._answer, self._access.now()
        if answer is None:
            return
        revealed = frame.prediction is not None and frame.prediction.is_revealed
        badge, rest = self.rect.left_slice(min(self.rect.h, _BADGE_EM * canvas.em("heading")))
        self._draw_badge(canvas, badge, answer, revealed=revealed, hovered=look.hovered)
        words, votes = rest.left_slice(_WORDS_SHARE * rest.w)
        room = words.inset(canvas.dp(10), 0)
        _draw_words(canvas, room, answer, revealed=revealed)
        self._draw_votes(canvas, votes, frame)

    def _draw_badge(
        self, canvas: Canvas, badge: Rect, answer: Answer, *, revealed: bool, hovered: bool
    ) -> None:
        fill: Paint = "growth" if revealed and answer.is_right else "button"
        box = Rect(badge.x, badge.center[1] - badge.w / 2, badge.w, badge.w)
        canvas.panel(box, fill, "focus" if hovered else None, radius_dp=6)
        x, y = box.center
        letter = ascii_uppercase[self._place]
        canvas.text(x, y, letter, "heading", "button_ink", anchor="center", weight="bold", ground=fill)
        if revealed and answer.is_right:
            _draw_check(canvas, box)

    def _draw_votes(self, canvas: Canvas, room: Rect, frame: Frame) -> None:
        """The first round hatched, the second solid; nothing before the first counts are in."""
        rounds = frame.prediction.made.rounds if frame.prediction else ()
        most = max((max(counts, default=0) for counts in rounds), default=0)
        if not most:
            return
        each = room.h / (2 if len(rounds) > 1 else 1.4)
        top = room.center[1] - each * len(rounds) / 2
        for k, counts in enumerate(rounds):
            bar = Rect(room.x, top + k * each + 0.12 * each, room.w, 0.76 * each)
            number = str(counts[self._place])
            numbers = canvas.measure(number, "body")[0] + canvas.dp(12)
            length = (bar.w - numbers) * counts[self._place] / most
            _draw_bar(canvas, Rect(bar.x, bar.y, length, bar.h), hatched=k == 0)
            canvas.text(
                bar.x + length + canvas.dp(8), bar.center[1], number, "body", anchor="midleft", tabular=True
            )

    def state(self) -> Hashable:
        """It is drawn anew each time, over the picture."""
        return None

    def tip(self) -> str:
        """After the reveal what one thinks who gives it, and what is right in it all the same."""
        answer, frame = self._answer, self._access.now()
        if answer is None or frame.prediction is None or not frame.prediction.is_revealed:
            return text("panels.lesson.vote")
        if answer.is_right:
            return text("panels.lesson.right")
        return text("panels.lesson.wrong", misconception=answer.misconception, right_in_it=answer.right_in_it)

    def release(self, x: float, y: float) -> None:
        """One vote more, if the pointer is still on it."""
        if self.rect.contains(x, y):
            self._access.tell(Vote(self._place))

    def key(self, key: Key) -> bool:
        """Space and Enter vote; digits are a count, which Backspace shortens."""
        if presses(key, lambda: self._access.tell(Vote(self._place))):
            return True
        if key.name == "backspace":
            self._typed = self._typed[:-1]
        elif key.text.isascii() and key.text.isdigit():
            self._typed = (self._typed + key.text)[:_MOST_DIGITS]
        else:
            return False
        self._count()
        return True

    def leave(self) -> None:
        """The next digits are another count."""
        self._typed = ""

    def _count(self) -> None:
        frame = self._access.now()
        lesson, made = frame.lesson, frame.prediction
        if lesson is None or lesson.question is None:
            return
        counts = list((made.made.counts if made else ()) or (0,) * len(lesson.question.answers))
        counts[self._place] = int(self._typed or "0")
        self._access.tell(CountVotes(tuple(counts)))


def _draw_words(canvas: Canvas, room: Rect, answer: Answer, *, revealed: bool) -> None:
    """What it says; of a wrong one after the reveal also what is right in it, where that has room."""
    says = canvas.paragraph_height(room.w, answer.says, "body")
    more = answer.right_in_it if revealed and not answer.is_right else ""
    under = canvas.paragraph_height(room.w, more, "small") if more else 0.0
    if says + under > 1.1 * room.h:
        more, under = "", 0.0
    top = room.center[1] - (says + under) / 2
    canvas.paragraph(Rect(room.x, top, room.w, says), answer.says, "body")
    if more:
        canvas.paragraph(Rect(room.x, top + says, room.w, under), more, "small", "ink_soft")


def _draw_bar(canvas: Canvas, bar: Rect, *, hatched: bool) -> None:
    if bar.w < 1:
        return
    if not hatched:
        canvas.panel(bar, "button", None, radius_dp=3)
        return
    canvas.panel(bar, "background", "ink_soft", radius_dp=3)
    inner = canvas.sub(bar.inset(canvas.dp(1)))
    draw_hatch(inner, bar)


def draw_hatch(canvas: Canvas, room: Rect, paint: Paint = "ink_soft", step_dp: float = _HATCH_DP) -> None:
    """Slanted lines over a room; a canvas of that room cuts them."""
    step = canvas.dp(step_dp)
    for x in np.arange(room.x - room.h, room.right, step):
        canvas.line((float(x), room.bottom), (float(x) + room.h, room.y), paint, 1)


def _draw_check(canvas: Canvas, box: Rect) -> None:
    """A check mark at the corner: what is right is never told by colour alone."""
    x, y, r = box.right, box.y, 0.28 * box.w
    canvas.disc(x, y, r, "background")
    canvas.ring(x, y, r, "growth", 2)
    points = ((x - 0.5 * r, y), (x - 0.1 * r, y + 0.4 * r), (x + 0.5 * r, y - 0.4 * r))
    canvas.polyline(points, "growth", 2.5)
