"""Where the things of the body are that one can point at: ways in, organs, and the numbers about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.scenes.body.figure import Chain, RouteEntry
from synapse_sim.scenes.body.labels import label_boxes
from synapse_sim.scenes.body.lens import has_lens
from synapse_sim.scenes.body.levels import placed
from synapse_sim.scenes.body.numbers import places
from synapse_sim.scenes.body.reading import Seen, bodies_seen
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Things
from synapse_sim.session.frame import Frame

WAYS: Mapping[str, tuple[str, ...]] = {
    "arm": ("iv_infusion", "iv_bolus"),
    "nose": ("intranasal",),
    "mouth": ("sublingual", "oral", "film", "inhaled"),
    "muscle": ("intramuscular",),
    "skin": ("transdermal",),
}
"""Where the drug can go in, and the routes that do so there; the first stands for the place itself."""
_SPARE = 0.008
"""How far light reaches beyond a thing, in figure units."""


def things(canvas: Canvas, frame: Frame, room: Room) -> Things:
    """Rectangles of each thing in every body, px, and the numbers beside them."""
    bodies = bodies_seen(frame, room.free)
    found: dict[str, tuple[Rect, ...]] = {"way_in": ()}
    for seen, boxes in zip(bodies, label_boxes(canvas, bodies), strict=True):
        for name, rects in _in_body(seen, boxes).items():
            found[name] = (*found.get(name, ()), *rects)
    shares, rest = places(canvas, room, bodies)
    levels = (rest,) if placed(canvas, rest, bodies)[1] else ()
    found["blood"] += levels
    found["metabolites"] += levels
    return {**found, "levels": levels, "shares": (shares,)}


def _in_body(seen: Seen, boxes: Mapping[str, Rect]) -> dict[str, tuple[Rect, ...]]:
    named = {name: (box,) for name, box in boxes.items()}
    way_in = (_door(seen, seen.door), *named.get("door", ()))
    found = {name: _way(seen, routes, way_in) for name, routes in WAYS.items()}
    organs = {name: _bounds(seen, seen.figure.organ(name).chains) for name in ("gut", "liver", "heart")}
    liver = (organs["liver"], *named.get("liver", ()))
    return found | {
        "way_in": way_in,
        "gut": (organs["gut"], *named.get("gut", ())),
        "liver": liver,
        "metabolites": liver,
        "blood": (organs["heart"], *named.get("blood", ())),
        "brain": (*_brain(seen), *named.get("brain", ()), *named.get("gate", ())),
    }


def _way(seen: Seen, routes: tuple[str, ...], way_in: tuple[Rect, ...]) -> tuple[Rect, ...]:
    """A place where drug can go in: with all that stands there, if it goes in there."""
    if seen.door.name in {seen.figure.door(route).name for route in routes}:
        return way_in
    first = seen.figure.doors.get(routes[0])
    return () if first is None else (_bounds(seen, first.region),)


def _door(seen: Seen, door: RouteEntry) -> Rect:
    """The way in with its tool."""
    inlet = tuple((x, y, 0.0) for x, y in door.inlet)
    return _bounds(seen, (*door.region, door.store, inlet))


def _brain(seen: Seen) -> tuple[Rect, ...]:
    head = _bounds(seen, seen.figure.organ("brain").chains)
    lens = seen.figure.lens
    if lens is None or not has_lens(seen):
        return (head,)
    return head, _bounds(seen, (((lens.x, lens.y, lens.radius),),))


def _bounds(seen: Seen, chains: Iterable[Chain]) -> Rect:
    """What holds some chains, px."""
    knots = [knot for chain in chains for knot in chain]
    left, top = seen.view.place(
        min(x - r for x, _, r in knots) - _SPARE, min(y - r for _, y, r in knots) - _SPARE
    )
    right, bottom = seen.view.place(
        max(x + r for x, _, r in knots) + _SPARE, max(y + r for _, y, r in knots) + _SPARE
    )
    return Rect(left, top, right - left, bottom - top)
