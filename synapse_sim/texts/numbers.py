"""Numbers and times in words, in as few characters as are honest; the only place where they are made."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from synapse_sim.texts.catalogue import Catalogue, spoken, text

_TICK_UNITS = (("d", 24.0), ("h", 1.0), ("min", 1 / 60))
_FEWEST = {"d": 2.0, "h": 1.5, "min": 0.0}
"""From how many of a unit on a time is counted in it."""
_TIME_UNITS = (("d", 86_400.0), ("h", 3_600.0), ("min", 60.0), ("s", 1.0), ("ms", 1e-3), ("µs", 1e-6))


def digits(value: float, count: int = 2) -> str:
    """The value with `count` significant digits and without an exponent: 0.43, 12, 1900.

    Whole numbers beyond `count` digits are rounded, not cut: 1937 becomes 1900 with two digits.
    """
    if value == 0.0:
        return "0"
    decimals = max(0, count - 1 - _exponent(value, count))
    rounded = float(f"{value:.{count - 1}e}")
    return written(f"{rounded:.{decimals}f}")


def written(number: str) -> str:
    """A number as Python writes it, with the signs of the language: "−0.5"."""
    return number.translate(_signs(spoken()))


@cache
def _signs(_language: Catalogue) -> dict[int, str]:
    return {ord("-"): text("numbers.minus"), ord("."): text("numbers.decimal")}


def _exponent(value: float, count: int) -> int:
    return int(f"{value:.{count - 1}e}".partition("e")[2])


def short(value: float) -> str:
    """Two significant digits without idle zeros behind the point: 5, 1.5, 0.8."""
    number, point = digits(value), text("numbers.decimal")
    return number.rstrip("0").rstrip(point) if point in number else number


def duration(seconds: float) -> str:
    """A span of time in its natural unit, two significant digits: "0.8 ms", "20 ms", "1.5 h"."""
    for unit, size in _TIME_UNITS:
        if abs(seconds) >= 0.75 * size:
            return with_unit(short(seconds / size), unit)
    return with_unit("0", "s") if seconds == 0.0 else with_unit(short(seconds / 1e-9), "ns")


def grouped(count: int) -> str:
    """A whole number with its thousands apart: "100,000"."""
    return f"{count:,}".replace(",", text("numbers.thousands"))


def with_unit(number: str, unit: str) -> str:
    """A number in words with its unit; one without unit stands alone."""
    return text("numbers.level", number=number, unit=unit) if unit else number


def percent(share: float) -> str:
    """A share 0..1 as a whole percentage; tiny shares say so instead of becoming zero."""
    if 0.0 < share <= 0.005:
        return text("numbers.below_one_percent")
    return text("numbers.percent", number=written(f"{round(100.0 * share)}"))


def signed_percent(share: float) -> str:
    """A change with its sign: "+36 %", "−29 %"; "±0 %" if it rounds to nothing."""
    whole = round(100.0 * share)
    sign = "+" if whole > 0 else text("numbers.minus") if whole < 0 else "±"
    return text("numbers.percent", number=f"{sign}{abs(whole)}")


def size_percent(change: float) -> str:
    """The size of a change whose direction stands in words: "36 %" for "36 % less"."""
    return percent(abs(change))


def plain(value: float, count: int = 3) -> str:
    """A number that was set by hand, without needless zeros: "0.5", "12", "0.043"; never rounded to tens."""
    if abs(value) >= 10 ** (count - 1):
        return written(f"{value:.0f}")
    return written(f"{value:.{count}g}")


def whole(value: float, unit: str) -> str:
    """A value in whole units: "−65 mV", "0 pA"."""
    return with_unit(written(f"{round(value)}"), unit)


def at_least(value: float, least: float, unit: str) -> str:
    """A level with its unit, in steps of `least` or coarser; one below says so instead of becoming zero."""
    if 0.0 < value < least:
        return text("numbers.below", number=plain(least), unit=unit)
    places = -_exponent(least, 1)
    is_fine = value != 0.0 and 1 - _exponent(value, 2) > places
    return with_unit(written(f"{value:.{places}f}") if is_fine else digits(value), unit)


def pace_chip(model_s_per_screen_s: float) -> str:
    """How slow the motion is: "1 s on screen = 0.8 ms"."""
    return text("numbers.pace", time=duration(model_s_per_screen_s))


def after_dose(time_h: float) -> str:
    """A place in time in words: "45 min after the dose", "30 min before the dose"."""
    if abs(time_h) <= 0.5 / 60.0:
        return text("numbers.dose.at")
    return text(f"numbers.dose.{'after' if time_h > 0.0 else 'before'}", time=_brief(abs(time_h)))


def moment(time_h: float) -> str:
    """A time after the dose in one unit, three digits at most: "45 min", "14.5 h", "2.3 d"."""
    unit, size_h = next(
        (each for each in _TICK_UNITS if abs(time_h) >= _FEWEST[each[0]] * each[1]), _TICK_UNITS[-1]
    )
    return with_unit(plain(round(time_h / size_h, 1)), unit)


def ticks(times_h: Iterable[float]) -> tuple[tuple[float, str], ...]:
    """Places on an axis of time with their names: "dose", "40 min", "6 h", "7 d"."""
    return tuple((time_h, _tick(time_h)) for time_h in times_h)


def _tick(time_h: float) -> str:
    if time_h == 0.0:
        return text("numbers.dose.tick")
    unit, size_h = next(each for each in _TICK_UNITS if abs(time_h) >= each[1])
    return with_unit(written(f"{time_h / size_h:.0f}"), unit)


def clock(time_h: float) -> str:
    """A place in time as the time slider says it: "0 h 45 min", "3 d 4 h", "−0 h 30 min"."""
    sign = text("numbers.minus") if time_h < -0.5 / 60 else ""
    minutes = round(abs(time_h) * 60)
    if minutes < 48 * 60:
        return text("numbers.span.h_min", h=f"{sign}{minutes // 60}", min=f"{minutes % 60:02d}")
    days, hours = divmod(round(abs(time_h)), 24)
    return text("numbers.span.d_h", d=f"{sign}{days}", h=hours)


def after(time_h: float) -> str:
    """A place in time as a heading: "45 minutes", "3 hours 20 minutes", "2 days"."""
    minutes = round(abs(time_h) * 60)
    if minutes < 90:
        return counted("numbers.minute", minutes)
    if minutes < 48 * 60:
        return _two(("numbers.hour", minutes // 60), ("numbers.minute", minutes % 60))
    hours = round(abs(time_h))
    return _two(("numbers.day", hours // 24), ("numbers.hour", hours % 24))


def counted(key: str, count: int) -> str:
    """So many of what a key names in the singular and the plural: "1 minute", "2 minutes"."""
    return text(key, count=count)


def _two(first: tuple[str, int], second: tuple[str, int]) -> str:
    """Two spans, or the first alone where nothing is over."""
    whole, over = counted(*first), second[1]
    return text("numbers.two.spans", first=whole, second=counted(*second)) if over else whole


def brief_time(time_h: float) -> str:
    """A place in time in as few signs as can be: "45 min", "2 h 30 min", "3 d", "−30 min"."""
    sign = text("numbers.minus") if time_h < -0.5 / 60.0 else ""
    return f"{sign}{_brief(abs(time_h))}"


def _brief(time_h: float) -> str:
    minutes = round(time_h * 60.0)
    if minutes < 90:
        return text("numbers.span.min", min=minutes)
    if minutes < 48 * 60:
        hours, rest = divmod(minutes, 60)
        return text(f"numbers.span.{'h_min' if rest else 'h'}", h=hours, min=f"{rest:02d}")
    days, rest = divmod(round(time_h), 24)
    return text(f"numbers.span.{'d_h' if rest else 'd'}", d=days, h=rest)
