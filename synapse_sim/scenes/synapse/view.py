"""Where the synapse lies on the screen: the projection from nanometers to pixels.

The postsynaptic membrane is the plane z = 0, seen slightly from above; x runs to the right, y away from the
viewer. Sideways everything is to scale; the height of the cleft is stretched, and the scene says by how much.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from synapse_sim.arrays import AnyFloats
from synapse_sim.draw.canvas import Rect
from synapse_sim.scenes.shared.columns import Shares

TILT = 0.26
"""AnyFloats up the screen for one pixel away from the viewer."""

_WIDE_NM = 580.0
"""Width that must fit: the terminal with some cleft beside it."""

_TALL_NM = 385.0
"""Height that must fit: half a terminal, the stretched cleft, the head of the spine."""

_BELOW_NM = 112.0
CLEFT_NM = 100.0
"""Drawn height of the cleft and of what lies below the membrane, in nm of the sideways scale."""

GLIA_NM, GLIA_UP_NM = 222.0, 58.0
"""Where glia begins at each side, and how high its upper face is drawn."""

SHARES = Shares(from_aspect=1.7, share=0.33, widest=1.5)
"""Picture and column of the scene."""


@dataclass(frozen=True, slots=True)
class View:
    """The projection into one rectangle (px).

    `center_x`, `membrane_y` is the pixel of (0, 0, 0); `px_per_nm` the scale sideways, `stretch` how much
    taller the height is drawn.
    """

    picture: Rect
    center_x: float
    membrane_y: float
    px_per_nm: float
    stretch: float

    def place(self, x_nm: ArrayLike, y_nm: ArrayLike, z_nm: ArrayLike) -> tuple[AnyFloats, AnyFloats]:
        """AnyFloats (x, y) of places in nm; any common shape."""
        x, y, z = (np.asarray(v, dtype=np.float32) for v in (x_nm, y_nm, z_nm))
        up = z * self.stretch + y * TILT
        return self.center_x + x * self.px_per_nm, self.membrane_y - up * self.px_per_nm

    def inside(self, x_nm: ArrayLike, y_nm: ArrayLike, up_nm: ArrayLike) -> tuple[AnyFloats, AnyFloats]:
        """AnyFloats of places in the terminal, `up_nm` above its membrane in the unstretched scale."""
        x, y, up = (np.asarray(v, dtype=np.float32) for v in (x_nm, y_nm, up_nm))
        rise = CLEFT_NM + up + y * TILT
        return self.center_x + x * self.px_per_nm, self.membrane_y - rise * self.px_per_nm

    def transporters(self, each_side: int) -> tuple[AnyFloats, AnyFloats]:
        """AnyFloats (2, each_side) of those drawn on glia, at the left and right, nearest first."""
        beside = GLIA_NM + 14.0 + 22.0 * np.arange(each_side)
        xs = self.center_x + np.stack([-beside, beside]) * self.px_per_nm
        return xs, np.full(xs.shape, self.membrane_y - GLIA_UP_NM * self.px_per_nm)

    def moved(self, dx: float, dy: float) -> View:
        """The same view elsewhere."""
        return replace(
            self,
            picture=self.picture.moved(dx, dy),
            center_x=self.center_x + dx,
            membrane_y=self.membrane_y + dy,
        )

    def px(self, length_nm: float) -> float:
        """AnyFloats of a length across the screen."""
        return length_nm * self.px_per_nm


def view_of(rect: Rect, height_nm: float) -> View:
    """The projection into a scene.

    Args:
        rect: the scene's rectangle, px.
        height_nm: height of the cleft.
    """
    picture, _ = SHARES.split(rect)
    scale = max(min(picture.w / _WIDE_NM, picture.h / _TALL_NM), 0.05)
    return View(
        picture=picture,
        center_x=picture.center[0],
        membrane_y=picture.bottom - _BELOW_NM * scale,
        px_per_nm=scale,
        stretch=CLEFT_NM / height_nm,
    )
