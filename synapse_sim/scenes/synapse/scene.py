"""The synapse: the same release without and with the drug, and how often releases come.

For a drug of monoamine transporters: their terminals instead.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from synapse_sim.agents.cleft import Cleft
from synapse_sim.draw.canvas import Canvas, Rect
from synapse_sim.late import Late
from synapse_sim.scenes.shared.room import Room
from synapse_sim.scenes.shared.scene import Scene, Things
from synapse_sim.scenes.synapse.bodies import draw_ground
from synapse_sim.scenes.synapse.labels import draw_labels
from synapse_sim.scenes.synapse.picture import draw_synapse
from synapse_sim.scenes.synapse.reading import MOLECULES_PER_DOT, SynapseReading, shown_of
from synapse_sim.scenes.synapse.ruler import draw_ruler
from synapse_sim.scenes.synapse.strip import Arm, draw_free, draw_head, draw_other, draw_releases
from synapse_sim.scenes.synapse.view import CLEFT, UNITS_PER_NM, Side, sides
from synapse_sim.session.frame import Frame
from synapse_sim.story.scene_names import scene_row
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import pace_chip, short

if TYPE_CHECKING:
    from synapse_sim.scenes.synapse import monoamine, things, words
else:
    monoamine = Late("synapse_sim.scenes.synapse.monoamine")
    things = Late("synapse_sim.scenes.synapse.things")
    words = Late("synapse_sim.scenes.synapse.words")

Said = tuple[Side, Arm, SynapseReading | None]
"""A synapse's part of the room, which it is, and what it does if that is known."""


def draw(canvas: Canvas, frame: Frame, room: Room) -> None:
    """Draw the synapse of the world: the glutamate cleft, or the terminals of a monoamine drug."""
    world = frame.world
    if world.terminal is not None:
        monoamine.draw_terminal(canvas, frame, room)
    if world.cleft is not None:
        _draw_clefts(canvas, frame, room, world.cleft)


def _draw_clefts(canvas: Canvas, frame: Frame, room: Room, cleft: Cleft) -> None:
    placed = sides(room.free, canvas.line_height("small"), is_half=room.is_half)
    arms = arms_of(frame, len(placed))
    shown = [_reading(frame, side, arm) for side, arm in zip(placed, arms, strict=True)]
    for side, reading in zip(placed, shown, strict=True):
        half = _part_of(room.whole, side, placed)
        draw_ground(canvas, half, side.art, cleft.numbers.cell)
        if reading is not None:
            draw_synapse(canvas.sub(half), side.art, reading)
    said = [*zip(placed, arms, shown, strict=True)]
    canvas.renewed("synapse.words", frame.instant, partial(_draw_words, frame=frame, room=room, said=said))


def _draw_words(canvas: Canvas, *, frame: Frame, room: Room, said: list[Said]) -> None:
    """All that is written."""
    placed = tuple(side for side, _, _ in said)
    for side, arm, reading in said:
        if not room.is_half:
            draw_head(canvas, frame, side, arm)
        _draw_beside(canvas, frame, side, arm, reading)
    if len(placed) == 1 and placed[0].strip.h:
        draw_other(canvas, frame, placed[0])
    known = [(side, reading) for side, _, reading in said if reading is not None]
    ruler = draw_ruler(canvas, placed)
    draw_labels(canvas, known, drug_label(frame.config, inside=True).partition(" (")[0], ruler)


def _draw_beside(canvas: Canvas, frame: Frame, side: Side, arm: Arm, shown: SynapseReading | None) -> None:
    if shown is not None:
        draw_free(canvas, side, shown)
    if side.strip.h:
        draw_releases(canvas, frame, side, arm)


def _reading(frame: Frame, side: Side, arm: Arm) -> SynapseReading | None:
    """What a synapse does; None while the one without drug was not computed yet."""
    own, alone = frame.world.cleft, frame.beside_synapse.alone
    cleft = own if arm.with_drug else alone.cleft if alone is not None else None
    if cleft is None or own is None:
        return None
    return shown_of(cleft, own.slice_rad, side.art.above)


def arms_of(frame: Frame, count: int) -> tuple[Arm, ...]:
    """Without and with the drug, or the latter alone."""
    beside, pair = frame.beside_synapse, frame.beside_synapse.pair
    most = max(pair.without.count, pair.with_drug.count) if pair and count > 1 else 0
    without = Arm(
        with_drug=False,
        is_stale=beside.is_stale,
        releases=pair.without if pair else None,
        releases_are_stale=beside.pair_is_stale,
        most=most,
    )
    with_drug = Arm(
        with_drug=True,
        is_stale=False,
        releases=pair.with_drug if pair else None,
        releases_are_stale=beside.pair_is_stale,
        most=most,
    )
    return (without, with_drug)[-count:]


def _part_of(whole: Rect, side: Side, placed: tuple[Side, ...]) -> Rect:
    """A synapse's part of the whole room, out to its edges where nothing follows."""
    left = whole.x if side is placed[0] else side.half.x
    right = whole.right if side is placed[-1] else side.half.right
    return Rect(left, whole.y, right - left, whole.h)


def chips(frame: Frame) -> tuple[str, ...]:
    """The pace of the present phase, what a dot is, that this is a slice, how much too high the cleft is."""
    cleft, terminal = frame.world.cleft, frame.world.terminal
    if terminal is not None:
        return monoamine.terminal_chips(terminal)
    return () if cleft is None else _cleft_chips(cleft)


def _cleft_chips(cleft: Cleft) -> tuple[str, ...]:
    numbers = cleft.numbers
    return (
        pace_chip(1e-3 * cleft.screen_ms_per_s),
        text("scenes.synapse.dot", count=MOLECULES_PER_DOT, ions=numbers.calcium_ions_per_dot),
        text("scenes.synapse.slice"),
        text("scenes.synapse.stretched", times=short(CLEFT / numbers.height_nm / UNITS_PER_NM)),
    )


def describe(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """The agent under the pointer and what it is doing, in one sentence."""
    cleft = frame.world.cleft
    if frame.world.terminal is not None:
        return monoamine.describe_terminal(frame, room, x, y)
    if cleft is None or not room.whole.contains(x, y):
        return None
    placed = sides(room.free, words.line_px(frame, room), is_half=room.is_half)
    for side, arm in zip(placed, arms_of(frame, len(placed)), strict=True):
        shown = _reading(frame, side, arm)
        if side.half.contains(x, y) and shown is not None:
            return words.describe_cleft(frame, side, arm, shown, (x, y))
    return None


def _things(canvas: Canvas, frame: Frame, room: Room) -> Things:
    return things.things(canvas, frame, room)


_COLUMNS = frozenset({
    "effect_site_umolar", "block_interneuron", "block_pyramidal", "glutamate_rel", "rate_pyramidal_hz",
    "occupancy_sert", "occupancy_net", "occupancy_dat", "monoamine_part",
})  # fmt: skip
SCENE = Scene(scene_row("synapse"), draw, chips, describe, _COLUMNS, fills=True, things=_things)
"""The row of the scene table."""
