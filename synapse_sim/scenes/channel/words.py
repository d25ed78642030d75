"""What lies under the pointer in the channel scene, in one sentence with its number."""

from __future__ import annotations

from synapse_sim.scenes.channel.instruments import caught, fine_percent
from synapse_sim.scenes.channel.labels import drug_name, state_of
from synapse_sim.scenes.channel.reading import CellReading, readings
from synapse_sim.scenes.channel.view import INNER, CellPlace, Door, places
from synapse_sim.scenes.shared.room import Room
from synapse_sim.session.frame import Frame
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import at_least, grouped, percent, whole

_LINE, _LINE_PROJECTED = 0.0293, 0.053
"""Height of a line as a share of the window's, in both looks."""


def describe(frame: Frame, room: Room, x: float, y: float) -> str | None:
    """The thing at a pixel."""
    if not room.whole.contains(x, y):
        return None
    cells = places(room.free, line_px(frame, room), frame.view)
    for k, (place, shown) in enumerate(zip(cells, readings(frame), strict=True)):
        if place.whole.contains(x, y):
            return _in_cell(frame, place, shown, k, (x, y))
    return None


def line_px(frame: Frame, room: Room) -> float:
    """About the height of a line of small text, px; the room is as high as the window."""
    window = frame.config.window
    return (_LINE_PROJECTED if window.projector else _LINE) * window.scale * room.whole.h


def _in_cell(
    frame: Frame, place: CellPlace, shown: CellReading, k: int, at: tuple[float, float]
) -> str | None:
    if place.tallies.contains(*at):
        return _tally(frame, k, upper=at[1] < place.tallies.center[1])
    if place.curve is not None and place.curve.contains(*at):
        return _at_voltage("scenes.channel.about.curve", shown)
    if place.row is not None and place.row.contains(*at):
        number = int((at[0] - place.row.x) / place.row.w * shown.is_open.size)
        return _door(frame, shown, number)
    for door, number in zip(place.doors, shown.watched, strict=True):
        if (
            abs(at[0] - door.x) < 0.9 * 160 * door.across
            and door.at(0, -180)[1] < at[1] < door.at(0, INNER + 8)[1]
        ):
            return _door(frame, shown, number)
    return _around(frame, place.doors[0], shown, at[1])


def _door(frame: Frame, shown: CellReading, number: int) -> str:
    """A door by its number, what it does, and the voltage that holds its plug."""
    state = text(f"scenes.channel.about.state.{state_of(shown, number)}", drug=drug_name(frame))
    cell = text(f"scenes.channel.cell.{shown.name}")
    return text(
        "scenes.channel.about.door", number=number + 1, all=shown.is_open.size, cell=cell, state=state
    )


def _tally(frame: Frame, k: int, *, upper: bool) -> str:
    shares = frame.openings.shares
    if not upper:
        both = caught(frame)
        return text("scenes.channel.about.caught", share=fine_percent(both[k]), drug=drug_name(frame))
    if shares is None:
        return text("scenes.channel.about.counting")
    return text(
        "scenes.channel.about.unplugged",
        share=fine_percent(shares.unplugged[k]), open=fine_percent(shares.is_open[k]),
        free=percent(shares.free_share(k)), ms=whole(shares.window_ms, "ms"),
        releases=shares.releases, doors=grouped(shares.releases * shares.doors),
    )  # fmt: skip


def _at_voltage(key: str, shown: CellReading) -> str:
    return text(key, voltage=whole(shown.voltage_mv, "mV"), share=percent(shown.unblocked))


def _around(frame: Frame, door: Door, shown: CellReading, y: float) -> str:
    if y > door.at(0, INNER)[1]:
        return _at_voltage("scenes.channel.about.inside", shown)
    if y > door.at(0, -8)[1]:
        return text("scenes.channel.about.membrane", cell=text(f"scenes.channel.cell.{shown.name}"))
    if frame.config.drug.block is None:
        return text("scenes.channel.about.no_door", drug=drug_name(frame))
    level = at_least(frame.moment.effect_site_umolar, 0.01, "µM")
    return text("scenes.channel.about.cloud", drug=drug_name(frame), level=level)
