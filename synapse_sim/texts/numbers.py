"""Numbers and times in words, in as few characters as are honest; the only place where they are made."""

from __future__ import annotations

_TIME_UNITS = (("d", 86_400.0), ("h", 3_600.0), ("min", 60.0), ("s", 1.0), ("ms", 1e-3), ("µs", 1e-6))


def digits(value: float, count: int = 2) -> str:
    """The value with `count` significant digits and without an exponent: 0.43, 12, 1900.

    Whole numbers beyond `count` digits are rounded, not cut: 1937 becomes 1900 with two digits.
    """
    if value == 0.0:
        return "0"
    decimals = max(0, count - 1 - _exponent(value, count))
    rounded = float(f"{value:.{count - 1}e}")
    text = f"{rounded:.{decimals}f}"
    return text.replace("-", "−")


def _exponent(value: float, count: int) -> int:
    return int(f"{value:.{count - 1}e}".partition("e")[2])


def short(value: float) -> str:
    """Two significant digits without idle zeros behind the point: 5, 1.5, 0.8."""
    text = digits(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def duration(seconds: float) -> str:
    """A span of time in its natural unit, two significant digits: "0.8 ms", "20 ms", "1.5 h"."""
    for unit, size in _TIME_UNITS:
        if abs(seconds) >= 0.75 * size:
            return f"{short(seconds / size)} {unit}"
    return "0 s" if seconds == 0.0 else f"{short(seconds / 1e-9)} ns"


def percent(share: float) -> str:
    """A share 0..1 as a whole percentage; tiny shares say so instead of becoming zero."""
    if 0.0 < share < 0.005:
        return "< 1 %"
    return f"{round(100.0 * share)} %".replace("-", "−")


def signed_percent(share: float) -> str:
    """A change with its sign: "+36 %", "−29 %"; "±0 %" if it rounds to nothing."""
    whole = round(100.0 * share)
    return f"{'+' if whole > 0 else '−' if whole < 0 else '±'}{abs(whole)} %"


def size_percent(change: float) -> str:
    """The size of a change whose direction stands in words: "36 %" for "36 % less"."""
    return percent(abs(change))


def plain(value: float, count: int = 3) -> str:
    """A number that was set by hand, without needless zeros: "0.5", "12", "0.043"; never rounded to tens."""
    if value != 0 and abs(value) >= 10 ** (count - 1):
        return f"{value:.0f}".replace("-", "−")
    return f"{value:.{count}g}".replace("-", "−")


def whole(value: float, unit: str) -> str:
    """A value in whole units: "−65 mV", "0 pA"."""
    return f"{round(value)} {unit}".replace("-", "−")


def at_least(value: float, least: float, unit: str, count: int = 2) -> str:
    """A level with its unit; one that is there but below `least` says so instead of becoming zero."""
    return f"< {least:g} {unit}" if 0.0 < value < least else f"{digits(value, count)} {unit}"


def pace_chip(model_s_per_screen_s: float) -> str:
    """How slow the motion is: "1 s on screen = 0.8 ms"."""
    return f"1 s on screen = {duration(model_s_per_screen_s)}"


def after_dose(time_h: float) -> str:
    """A place in time in words: "45 min after the dose", "30 min before the dose"."""
    if abs(time_h) < 0.5 / 60.0:
        return "at the dose"
    side = "after" if time_h > 0.0 else "before"
    return f"{_brief(abs(time_h))} {side} the dose"


def clock(time_h: float) -> str:
    """A place in time as the time slider says it: "0 h 45 min", "3 d 4 h", "−0 h 30 min"."""
    sign = "−" if time_h < -0.5 / 60 else ""
    minutes = round(abs(time_h) * 60)
    if minutes < 48 * 60:
        return f"{sign}{minutes // 60} h {minutes % 60:02d} min"
    hours = round(abs(time_h))
    return f"{sign}{hours // 24} d {hours % 24} h"


def after(time_h: float) -> str:
    """A place in time as a heading: "45 minutes", "3 hours 20 minutes", "2 days"."""
    minutes = round(abs(time_h) * 60)
    if minutes < 90:
        return _counted(minutes, "minute")
    if minutes < 48 * 60:
        rest = minutes % 60
        return _counted(minutes // 60, "hour") + (f" {_counted(rest, 'minute')}" if rest else "")
    hours = round(abs(time_h))
    rest = hours % 24
    return _counted(hours // 24, "day") + (f" {_counted(rest, 'hour')}" if rest else "")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _brief(time_h: float) -> str:
    minutes = round(time_h * 60.0)
    if minutes < 90:
        return f"{minutes} min"
    if minutes < 48 * 60:
        hours, rest = divmod(minutes, 60)
        return f"{hours} h" if rest == 0 else f"{hours} h {rest:02d} min"
    days, rest = divmod(round(time_h), 24)
    return f"{days} d" if rest == 0 else f"{days} d {rest} h"
