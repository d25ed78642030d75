"""The track of a slider: where a value lies on it, and its picture."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.draw.canvas import Canvas, Paint, Rect
from synapse_sim.ui.widgets.span import Span
from synapse_sim.ui.widgets.widget import target_px

_CATCH_DP = 7.0
_STRIPE_DP = 3.0
_TICK_EM = 0.26
"""Height of a tick, in ems of the text beside it: on a projector it is seen as far as that."""


@dataclass(frozen=True, slots=True)
class Track:
    """Where the middle of the thumb can be.

    rect: as wide as its way, px.
    catch_share: from how far a detent catches it, as a share of the way.
    """

    rect: Rect
    catch_share: float = 0.0

    def share_at(self, x: float) -> float:
        """The place of a pixel along the way, 0..1 between its ends."""
        return (x - self.rect.x) / max(1.0, self.rect.w)

    def x_of(self, share: float) -> float:
        """The pixel of a place 0..1."""
        return self.rect.x + share * self.rect.w


def track_height(canvas: Canvas) -> float:
    """Height in which a track is easy to hit, px."""
    return max(target_px(canvas), 0.9 * canvas.line_height("small"))


def track_in(canvas: Canvas, row: Rect) -> Track:
    """The track that fills a row with its thumb."""
    reach = _thumb_px(canvas)
    rect = Rect(row.x + reach, row.y, row.w - 2 * reach, row.h)
    return Track(rect, canvas.dp(_CATCH_DP) / max(1.0, rect.w))


def draw_track(canvas: Canvas, track: Track, span: Span, value: float, paint: Paint, *, grown: bool) -> None:
    """Draw the bar, filled up to the value, with its ticks and the thumb, which may be grown a little."""
    share = span.share(value)
    bar = _bar(canvas, track.rect)
    canvas.panel(bar, "track", None, radius_dp=100)
    if share > 0:
        canvas.panel(bar.part(0, 0, share, 1), paint, None, radius_dp=100)
    _draw_zone(canvas, span, bar)
    _draw_ticks(canvas, track, span)
    _draw_thumb(canvas, track.x_of(share), bar.center[1], _thumb_px(canvas) * (1.13 if grown else 1.0))


def _bar(canvas: Canvas, rect: Rect) -> Rect:
    thick = max(2.0, canvas.dp(4), 0.2 * canvas.em("small"))
    return Rect(rect.x, rect.center[1] - thick / 2, rect.w, thick)


def _draw_zone(canvas: Canvas, span: Span, bar: Rect) -> None:
    """Stripes over what lies beyond the hand's reach."""
    if span.most >= span.high:
        return
    zone = bar.part(span.share(span.most), 0, 1, 1)
    stripe = canvas.dp(_STRIPE_DP)
    for k in range(int(zone.w / (2 * stripe))):
        canvas.fill("warning", Rect(zone.x + 2 * k * stripe, zone.y, stripe, zone.h))


def _draw_ticks(canvas: Canvas, track: Track, span: Span) -> None:
    """A tick below every detent and the default."""
    top, wide = track.rect.center[1] + _thumb_px(canvas) + canvas.dp(0.5), max(2, round(canvas.stroke(1.5)))
    for value in (*span.detents, *(() if span.default is None else (span.default,))):
        tall = max(canvas.dp(4), _TICK_EM * canvas.em("small"))
        left = round(track.x_of(span.share(value)) - wide / 2)
        canvas.fill("ink_soft", Rect(left, round(top), wide, tall))


def _draw_thumb(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.disc(x, y, radius, "ink")
    canvas.disc(x, y, radius - canvas.stroke(1.5), "panel" if canvas.theme.light else "ink")


def _thumb_px(canvas: Canvas) -> float:
    """Radius of the thumb: no smaller than the text beside it asks for."""
    return max(canvas.dp(7.5), 0.42 * canvas.em("small"))
