"""What a widget is: a rectangle that draws itself and answers keys and the pointer."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.ui.input.events import Key

Say = Callable[[str], None]
"""Shows one sentence for a moment."""

NOWHERE = Rect(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class WidgetState:
    """What the desk knows about a widget when it draws."""

    hovered: bool = False
    focused: bool = False


class Widget:
    """One thing on the desk; the desk gives it its rectangle, keys when it has the focus, and the pointer.

    name: unique on the desk.
    rect: where it is, px; empty while it is not laid out.
    takes_focus: whether Tab stops here.
    takes_focus_by_press: whether a press gives it the keys as well; what has keys of its own on screen does.
    renews: whether it stands over a picture that moves and may be some frames late.
    ground: what it stands on; None for the picture, over which it is drawn anew each time.
    """

    takes_focus = True
    takes_focus_by_press = True
    renews = False
    ground: Paint | None = "panel"

    def __init__(self, name: str) -> None:
        self.name = name
        self.rect = NOWHERE

    def height(self, canvas: Canvas) -> float:
        """Height that it needs, px."""
        raise NotImplementedError

    def draw(self, canvas: Canvas, look: WidgetState) -> None:
        """Draw it into `rect`."""
        raise NotImplementedError

    def state(self) -> Hashable:
        """All that its picture depends on but place, size, theme and look; None if it never rests."""
        return None

    def tip(self) -> str:
        """What it is, for the tooltip; empty for none."""
        return ""

    def tip_at(self, x: float, y: float) -> str:
        """What lies under a point of it, for the tooltip."""
        del x, y
        return self.tip()

    def hover(self, x: float, y: float) -> None:
        """The pointer moved while its popup is open; also outside of it."""

    def press(self, x: float, y: float, *, double: bool) -> None:
        """The button went down on it."""

    def drag(self, x: float, y: float) -> None:
        """The pointer moved while the button is held; also outside of it."""

    def release(self, x: float, y: float) -> None:
        """The button came up."""

    def wheel(self, steps: int) -> bool:
        """The wheel turned over it while it has the focus; whether it used that."""
        del steps
        return False

    def key(self, key: Key) -> bool:
        """A key while it has the focus; whether it used it."""
        del key
        return False

    def leave(self) -> None:
        """It lost the focus."""

    def ring(self) -> Rect:
        """What the focus ring goes around."""
        return self.rect

    @property
    def is_typing(self) -> bool:
        """Whether it takes every key."""
        return False

    @property
    def copied(self) -> str:
        """What a copy takes of it; empty for nothing."""
        return ""

    @property
    def popup(self) -> Rect | None:
        """What it shows above everything else, if anything."""
        return None

    def draw_popup(self, canvas: Canvas) -> None:
        """Draw what it shows above everything else."""


def draw_kept(canvas: Canvas, widget: Widget, look: WidgetState) -> None:
    """Draw a widget, as the picture that was drawn last while nothing of it has changed."""
    if widget.renews:
        canvas.renewed(
            ("desk", widget.name), (widget.state(), look), lambda part: _draw_on_ground(part, widget, look)
        )
        return
    state = None if widget.ground is None else widget.state()
    if state is None or widget.ground is None:
        widget.draw(canvas, look)
        return
    canvas.kept(
        widget.name, (state, look), widget.rect, lambda part: widget.draw(part, look), ground=widget.ground
    )


def _draw_on_ground(canvas: Canvas, widget: Widget, look: WidgetState) -> None:
    if widget.ground is not None:
        canvas.fill(widget.ground, widget.rect)
    widget.draw(canvas, look)


def tell(say: Say, refusal: str) -> None:
    """Say why something was refused; nothing where it was taken."""
    if refusal:
        say(refusal)


def presses(key: Key, act: Callable[[], None]) -> bool:
    """Space and Enter act, once however long they are held; whether the key is one of them."""
    if key.name not in {"space", "enter"}:
        return False
    if not key.repeated:
        act()
    return True


def target_px(canvas: Canvas) -> float:
    """The least size of anything one can press."""
    least = canvas.theme.target_dp
    return max(float(least), canvas.dp(least))


def box_height(canvas: Canvas) -> float:
    """Height of a box that holds a line of small text and is easy to hit, px."""
    return max(target_px(canvas), 1.35 * canvas.line_height("small"))


def label_above(canvas: Canvas, beside_px: float) -> float:
    """Height of a label's line above a control, px; nothing where the label has room beside it."""
    return 0.0 if beside_px else canvas.line_height("small")


def draw_label(canvas: Canvas, rect: Rect, words: str, beside_px: float) -> None:
    """Draw a control's label above it, or in so many px left of it."""
    if beside_px:
        canvas.text(
            rect.x, rect.center[1], words, "small", "ink_soft", anchor="midleft",
            max_width=beside_px - canvas.dp(6),
        )  # fmt: skip
    else:
        canvas.text(rect.x, rect.y, words, "small", "ink_soft", max_width=rect.w)


def focus_ring(canvas: Canvas, rect: Rect, grow_dp: float = 3) -> None:
    """The line around what has the focus, 2 px at least."""
    grow = canvas.dp(grow_dp)
    canvas.panel(rect.inset(-grow), None, "focus", radius_dp=9, width_dp=max(2.0, 2 / canvas.dp(1)))
