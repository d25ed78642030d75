"""What the route decides, a bar for each arm: reaches the blood, is changed in the liver first, is lost."""

from __future__ import annotations

import numpy as np

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.draw.marks import fitting
from synapse_sim.scenes.body.reading import Seen, Shares, shares_of
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text, wordings
from synapse_sim.texts.numbers import percent

_HATCH_DP = 8.0
_BAR_EM = 1.9
_GAP_EM = 0.45


def draw_shares(canvas: Canvas, rect: Rect, bodies: tuple[Seen, ...], names: tuple[str, ...]) -> float:
    """Title, a bar for each arm, and what its parts are; returns where it ends."""
    known = [shares_of(seen.config, seen.dose) for seen in bodies]
    em, line = canvas.em("small"), canvas.line_height("small")
    top = _draw_title(canvas, rect, bodies, known)
    told = names if len(bodies) > 1 else ("",)
    space = min(0.34 * rect.w, max(_width(canvas, name) for name in told))
    for shares, name, length in zip(known, told, _lengths(bodies), strict=True):
        bar = Rect(rect.x + space, top, length * (rect.w - space), _BAR_EM * em)
        canvas.text(
            rect.x, bar.center[1], name, "small", anchor="midleft", weight="medium",
            max_width=max(0.0, space - 0.6 * em), ground="background",
        )  # fmt: skip
        if shares is None and length:
            _draw_unknown(canvas, bar)
        elif shares is not None and length:
            draw_bar(canvas, bar, shares)
        top = bar.bottom + _GAP_EM * em
        if shares is not None and length and _has_captions(shares):
            _draw_captions(canvas, bar, shares, top)
            top += line + 0.2 * em
    return top


def shares_height(canvas: Canvas, bodies: tuple[Seen, ...]) -> float:
    """Height that `draw_shares` takes, px."""
    em, line = canvas.em("small"), canvas.line_height("small")
    height = canvas.line_height("body") + 0.25 * em
    for seen in bodies:
        height += (_BAR_EM + _GAP_EM) * em
        if _has_captions(shares_of(seen.config, seen.dose)):
            height += line + 0.2 * em
    return height


def _lengths(bodies: tuple[Seen, ...]) -> list[float]:
    """How long each bar is, of the longest: doses of one drug are drawn to one scale of mg."""
    doses_mg = [seen.dose.mg for seen in bodies]
    if len({seen.config.treatment.drug for seen in bodies}) > 1 or not all(doses_mg):
        return [1.0 if mg else 0.0 for mg in doses_mg]
    return [mg / max(doses_mg) for mg in doses_mg]


def _has_captions(shares: Shares | None) -> bool:
    return shares is not None and (shares.changed > 0.0 or shares.lost > 0.005)


def _draw_title(canvas: Canvas, rect: Rect, bodies: tuple[Seen, ...], known: list[Shares | None]) -> float:
    drugs = {drug_label(seen.config, inside=True).partition(" (")[0] for seen in bodies}
    drug = drugs.pop() if len(drugs) == 1 else ""
    counted = any(seen.config.drug.kind == "monoamine" for seen in bodies)
    given = any(seen.dose.mg for seen in bodies)
    kind = (
        "nothing"
        if not given
        else "unknown"
        if not any(known)
        else "counted"
        if counted
        else "reaches"
        if drug
        else "reaches_each"
    )
    words = wordings(f"scenes.body.shares.{kind}", drug=drug)
    first = known[0]
    if len(bodies) == 1 and first is not None and not _holds(canvas, first.reaches, first.reaches * rect.w):
        words = tuple(
            text("scenes.body.shares.told", share=percent(first.reaches), words=each) for each in words
        )
    title = fitting(canvas, words, rect.w, "body", "semibold")
    canvas.text(rect.x, rect.y, title, "body", weight="semibold", max_width=rect.w, ground="background")
    return rect.y + canvas.line_height("body") + 0.25 * canvas.em("small")


def _width(canvas: Canvas, name: str) -> float:
    return canvas.measure(name, "small", "medium")[0] + canvas.em("small") if name else 0.0


def draw_bar(canvas: Canvas, bar: Rect, shares: Shares) -> None:
    """The parts stand in the order in which they part on the way."""
    canvas.panel(bar, "track", None, radius_dp=5)
    ends = np.cumsum([shares.reaches, shares.changed, shares.lost])
    if shares.changed > 0.0:
        _hatch(canvas, Rect(bar.x, bar.y, float(ends[1]) * bar.w, bar.h), "metabolite")
    if shares.reaches > 0.0:
        canvas.panel(Rect(bar.x, bar.y, float(ends[0]) * bar.w, bar.h), "drug", None, radius_dp=5)
    starts = np.concatenate([[0.0], ends[:2]])
    parts = zip(starts, ends, (shares.reaches, shares.changed, shares.lost), strict=True)
    for k, (start, end, share) in enumerate(parts):
        middle = bar.x + float(start + end) / 2 * bar.w
        _draw_share(canvas, (middle, bar.center[1]), float(end - start) * bar.w, share, is_drug=k == 0)


def _draw_share(
    canvas: Canvas, at: tuple[float, float], width: float, share: float, *, is_drug: bool
) -> None:
    words = percent(share)
    if not _holds(canvas, share, width):
        return
    if is_drug:
        canvas.text(*at, words, "body", "background", anchor="center", weight="bold", ground="drug")
    else:
        canvas.text(*at, words, "body", anchor="center", weight="semibold", ground="track", halo=True)


def _holds(canvas: Canvas, share: float, width: float) -> bool:
    """Whether a part of a bar has room for its number."""
    return share > 0.005 and canvas.measure(percent(share), "body", "semibold")[0] <= width - canvas.dp(4)


def _hatch(canvas: Canvas, box: Rect, role: str) -> None:
    """A box in slanted lines: another substance, also without colour."""
    inside = canvas.sub(box)
    step, width = canvas.dp(_HATCH_DP), max(1.5, canvas.dp(2.4) / canvas.theme.stroke)
    for x in np.arange(box.x - box.h, box.right, step).tolist():
        inside.line((x, box.bottom + 1), (x + box.h + 2, box.y - 1), role, width, 0.9)


def _draw_captions(canvas: Canvas, bar: Rect, shares: Shares, top: float) -> None:
    """Under the parts: which was changed before it reached the blood, and which never did."""
    right = bar.right
    if shares.lost > 0.005:
        words = wordings("scenes.body.shares.lost")[0]
        right = canvas.text(right, top, words, "small", anchor="topright", ground="background").x
    if shares.changed > 0.005:
        left = bar.x + shares.reaches * bar.w
        gap = canvas.em("small")
        words = fitting(canvas, wordings("scenes.body.shares.changed"), right - gap - left, "small")
        room = right - gap - bar.x
        left = max(bar.x, min(left, right - gap - canvas.measure(words, "small")[0]))
        canvas.text(left, top, words, "small", max_width=room, ground="background")


def _draw_unknown(canvas: Canvas, bar: Rect) -> None:
    words = fitting(canvas, wordings("scenes.body.shares.not_modeled"), bar.w, "small")
    canvas.text(bar.x, bar.center[1], words, "small", "ink_soft", anchor="midleft", ground="background")
