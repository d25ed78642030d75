"""How much of a frame of the window goes into pictures that are not there yet."""

from __future__ import annotations

SPARE_S = 0.008
"""At most; half of it at least, but in the frame in which a scene comes."""
_FRAME_S = 0.028
"""How long a frame is to be, as far as the last one tells; what a slice takes longer comes on top."""
_LONG_S, _LONGER = 0.018, 1.25
"""From when on a frame that takes so many times as long as the last one is a dear one."""


class Spare:
    """Watches what frames are spent on.

    comes: whether the scene in view comes in this frame.
    computed_s: what this frame has spent on the model. drawn_s: the last one on all that was there.
    """

    def __init__(self) -> None:
        self.comes = False
        self.computed_s = self.drawn_s = 0.0
        self._shown = ""
        self._taken_s = self._before_s = 0.0

    @property
    def is_dear(self) -> bool:
        """Whether this frame took clearly longer than the last: what is not in view yet waits."""
        return self._taken_s > max(_LONG_S, _LONGER * self._before_s)

    def drew(self, seconds: float) -> None:
        """All that was there is drawn."""
        self.drawn_s = seconds
        self._before_s, self._taken_s = self._taken_s, self.computed_s + seconds

    def taken_s(self, shown: str, *, glides: bool) -> float:
        """What of `SPARE_S` the coming frame may not spend.

        Args:
            shown: name of the scene in view.
            glides: whether the eye is led, so that frames are to be even.
        """
        self.comes, self._shown = shown != self._shown, shown
        if self.comes:
            return SPARE_S
        left_s = 0.0 if glides else _FRAME_S - self.computed_s - self.drawn_s
        return SPARE_S - min(max(left_s, SPARE_S / 2), SPARE_S)
