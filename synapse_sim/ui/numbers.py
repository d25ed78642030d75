"""Numbers and times on the panels, in as few characters as are honest."""

from __future__ import annotations


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


def signed_percent(share: float) -> str:
    """A change as "+25 %" or "−8 %"; "±0 %" if it rounds to nothing."""
    number = round(100 * share)
    return f"{number:+d} %".replace("-", "−") if number else "±0 %"


def percent(share: float) -> str:
    """A share as "30 %"."""
    return f"{100 * share:.0f} %"


def plain(value: float, digits: int = 3) -> str:
    """A number without needless zeros: "0.5", "12", "0.043"."""
    if value != 0 and abs(value) >= 10 ** (digits - 1):
        return f"{value:.0f}".replace("-", "−")
    return f"{value:.{digits}g}".replace("-", "−")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
