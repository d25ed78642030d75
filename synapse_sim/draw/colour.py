"""Colours as (red, green, blue) of 0..255, and how well they read on each other."""

from __future__ import annotations

Colour = tuple[int, int, int]


def from_hex(text: str) -> Colour:
    """The colour written `#RRGGBB`.

    Raises:
        ValueError: if the text is written otherwise.
    """
    digits = text.removeprefix("#")
    if len(digits) != 6 or text == digits:
        raise ValueError(f"{text!r} is not a colour; write #RRGGBB")
    red, green, blue = (int(digits[i : i + 2], 16) for i in (0, 2, 4))
    return red, green, blue


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`first` with a share 0..1 of `second` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Relative luminance 0..1 of WCAG 2.2."""
    red, green, blue = (_linear(c / 255) for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Colour, second: Colour) -> float:
    """Contrast ratio 1..21 of WCAG 2.2."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
