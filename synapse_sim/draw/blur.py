"""Soft focus: a Gaussian, or three passes of a moving mean, which come within 3 % of it.

A wide blur is made on a smaller copy, since what is soft needs no pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from synapse_sim.arrays import Floats32
from synapse_sim.draw.making import Making, finished, strips
from synapse_sim.draw.picture import Picture

_PASSES = 3
_EXACT_BELOW_PX = 2.0
"""Moving means are whole pixels wide, which is too coarse for a narrow blur."""
_COARSE_FROM_PX = 6.0
"""A blur this wide is made on a copy whose blur is at least half of it."""
_BLURRED_AT_ONCE = 200_000
"""Numbers that are blurred in a slice."""


def blurred(values: Floats32, sigma_px: float) -> Floats32:
    """An array blurred along its first two axes, at once; as `blurring`."""
    return finished(blurring(values, sigma_px))


def blurring(values: Floats32, sigma_px: float) -> Making[Floats32]:
    """An array blurred along its first two axes, pass by pass; its edges go on outside as they end.

    Args:
        values: (h, w) or (h, w, channels).
        sigma_px: standard deviation of the blur; below a third of a pixel nothing changes.
    """
    if sigma_px < 1 / 3:
        return values
    factor = int(2 * sigma_px / _COARSE_FROM_PX)
    if factor > 1 and min(values.shape[:2]) >= 2 * factor:
        small = yield from blurring(_reduced(values, factor), sigma_px / factor)
        for axis, size in enumerate(values.shape[:2]):
            enlarge = partial(_enlarged, size=size, factor=factor, axis=axis)
            small = yield from _in_bands(small, axis, enlarge, size)
        return small
    for axis in (0, 1):
        values = yield from _along(values, sigma_px, axis)
    return values


def soft_noise(height: int, width: int, sigma_px: float, seed: int) -> Floats32:
    """Blurred noise of mean 0 and deviation 1, made on a coarse grid; `stretched` shows it at any rows.

    Returns:
        (rows, width), whole across, coarse down.
    """
    factor = max(1, int(2 * sigma_px / _COARSE_FROM_PX))
    size = -(-height // factor) + 1, -(-width // factor) + 1
    noise = np.random.default_rng(seed).standard_normal(size).astype(np.float32)
    small = blurred(noise, sigma_px / factor)
    small /= max(float(small.std()), 1e-6)
    return _enlarged(small, width, factor, axis=1)


def stretched(noise: Floats32, height: int, rows: slice) -> Floats32:
    """Some of the rows of `soft_noise` as it fills a height, px."""
    place = np.arange(height, dtype=np.float32)[rows] * np.float32((len(noise) - 1) / height)
    first = place.astype(np.intp)
    low, high = noise[first], noise[first + 1]
    filled: Floats32 = low + (high - low) * (place - first).astype(np.float32)[:, None]
    return filled


def soft_focusing(picture: Picture, sigma_px: float) -> Making[Picture]:
    """A picture out of focus, in slices; colours do not darken where it fades out."""
    spread, soft = np.empty(picture.shape, dtype=np.float32), np.empty_like(picture)
    for rows in strips(*picture.shape[:2]):
        spread[rows] = picture[rows]
        spread[rows, :, :3] *= picture[rows, :, 3:] / np.float32(255)
        yield
    spread = yield from blurring(spread, sigma_px)
    for rows in strips(*picture.shape[:2]):
        share = np.maximum(spread[rows, :, 3:] / np.float32(255), 1e-3)
        soft[rows, :, :3] = np.clip(spread[rows, :, :3] / share, 0, 255)
        soft[rows, :, 3] = np.rint(spread[rows, :, 3])
        yield
    return soft


def _along(values: Floats32, sigma_px: float, axis: int) -> Making[Floats32]:
    """All lines along an axis, some of them in a slice."""
    if sigma_px < _EXACT_BELOW_PX:
        return (yield from _in_bands(values, axis, lambda band: _weighted(band, sigma_px, axis)))
    for reach in filter(None, _reaches(sigma_px)):
        values = yield from _in_bands(values, axis, partial(_mean, reach=reach, axis=axis))
    return values


def _in_bands(
    values: Floats32, axis: int, act: Callable[[Floats32], Floats32], size: int | None = None
) -> Making[Floats32]:
    """What is done to all lines along an axis, which may give them another size: band of lines by band."""
    shape = list(values.shape)
    shape[axis] = shape[axis] if size is None else size
    lines, found = shape[1 - axis], np.empty(shape, dtype=values.dtype)
    for band in strips(lines, found.size // max(1, lines), _BLURRED_AT_ONCE):
        yield
        part = (slice(None), band) if axis == 0 else (band,)
        found[part] = act(values[part])
    return found


def _weighted(values: Floats32, sigma_px: float, axis: int) -> Floats32:
    reach, n = int(np.ceil(3 * sigma_px)), values.shape[axis]
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma_px) ** 2).astype(np.float32)
    pad = [(0, 0)] * values.ndim
    pad[axis] = (reach, reach)
    padded = np.moveaxis(np.pad(values, pad, mode="edge"), axis, 0)
    total = np.zeros_like(padded[:n])
    for shift, weight in enumerate(weights / weights.sum()):
        total += weight * padded[shift : shift + n]
    weighted: Floats32 = np.moveaxis(total, 0, axis)
    return weighted


def _reaches(sigma_px: float) -> list[int]:
    """Pixels to either side that each pass takes in, so that the variances add up to that of the blur."""
    wanted, done = 12 * sigma_px**2, 0.0
    reaches = []
    for left in range(_PASSES, 0, -1):
        side = np.sqrt(max(0.0, (wanted - done) / left) + 1)
        reach = max(0, round((side - 1) / 2))
        done += (2 * reach + 1) ** 2 - 1
        reaches.append(reach)
    return reaches


def _mean(values: Floats32, reach: int, axis: int) -> Floats32:
    pad = [(0, 0)] * values.ndim
    pad[axis] = (reach + 1, reach)
    total = np.cumsum(np.pad(values, pad, mode="edge"), axis=axis, dtype=np.float32)
    side = 2 * reach + 1
    n = values.shape[axis]
    upper, lower = (np.take(total, np.arange(first, first + n), axis=axis) for first in (side, 0))
    mean: Floats32 = (upper - lower) / np.float32(side)
    return mean


def _reduced(values: Floats32, factor: int) -> Floats32:
    """Means of squares of `factor` px; those at the far edges repeat the last rows."""
    for axis in (0, 1):
        missing = -values.shape[axis] % factor
        pad = [(0, 0)] * values.ndim
        pad[axis] = (0, missing)
        values = np.pad(values, pad, mode="edge")
        shape = (*values.shape[:axis], -1, factor, *values.shape[axis + 1 :])
        values = values.reshape(shape).mean(axis=axis + 1, dtype=np.float32)
    return values


def _enlarged(values: Floats32, size: int, factor: int, axis: int) -> Floats32:
    """Straight lines between the means, which stand in the middle of their squares."""
    place = np.clip((np.arange(size, dtype=np.float32) + 0.5) / factor - 0.5, 0, values.shape[axis] - 1)
    first = np.minimum(place.astype(np.intp), max(0, values.shape[axis] - 2))
    shape = [1] * values.ndim
    shape[axis] = size
    share = (place - first).astype(np.float32).reshape(shape)
    low, high = (np.take(values, np.minimum(first + k, values.shape[axis] - 1), axis=axis) for k in (0, 1))
    enlarged: Floats32 = low + (high - low) * share
    return enlarged
