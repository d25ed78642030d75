"""Arrays as short text: rounded to bytes or words, little-endian, base64."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

Packed = dict[str, Any]
"""`shape`, `type`, `low` and `step` (value = low + step * number), and the numbers as base64."""


def packed(values: ArrayLike, low: float, high: float, *, is_fine: bool = False) -> Packed:
    """Values as numbers of 0..255, or 0..65535 if fine, between two ends; what is beyond them is at them.

    Args:
        values: any shape; NaN becomes the lowest number.
        low: value of the number 0.
        high: value of the highest number.
        is_fine: two bytes a value instead of one.
    """
    most, kind = (65535, "<u2") if is_fine else (255, "u1")
    step = (high - low) / most or 1.0
    array = np.nan_to_num(np.asarray(values, dtype=np.float64), nan=low)
    numbers = np.clip(np.rint((array - low) / step), 0, most).astype(kind)
    return {"low": low, "step": step, **_encoded(numbers)}


def numbers(values: ArrayLike) -> Packed:
    """Whole numbers from 0 up, in one or two bytes each as they need."""
    array = np.asarray(values)
    return {"low": 0, "step": 1, **_encoded(array.astype("u1" if array.max(initial=0) < 256 else "<u2"))}


def _encoded(array: np.ndarray[Any, Any]) -> Packed:
    content = b64encode(np.ascontiguousarray(array).tobytes()).decode()
    return {"shape": list(array.shape), "type": array.dtype.itemsize, "data": content}
