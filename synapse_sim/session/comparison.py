"""What stands beside the present run: runs that were pinned, as ghosts, and a second arm that is live."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from synapse_sim.config import Config, ConfigError, Value
from synapse_sim.config.config import Changes
from synapse_sim.course.course import Course
from synapse_sim.late import Late
from synapse_sim.session.changes_in_words import value_of
from synapse_sim.session.pins import PinnedRun, toggled
from synapse_sim.texts.catalogue import text

if TYPE_CHECKING:
    from synapse_sim.session import arm_names
else:
    arm_names = Late("synapse_sim.session.arm_names")

Changed = Mapping[str, Value]
"""Values by dotted key, every one of them given."""


class Comparison:
    """Pinned runs and the second arm.

    pins: runs that stay behind the present one, oldest first.
    changes: what the second arm has otherwise than the first; empty while there is none.
    names: what the two arms are called; none while there is one.
    """

    def __init__(self) -> None:
        self.pins: tuple[PinnedRun, ...] = ()
        self.changes: Changed = {}
        self.names: tuple[str, ...] = ()

    def toggle_pin(self, course: Course) -> str:
        """Keep a run as a ghost, or let it go; returns what is to be said of it."""
        self.pins = toggled(self.pins, course)
        is_kept = any(pin.course is course for pin in self.pins)
        return text("session.pinned" if is_kept else "session.unpinned")

    def take(self, changes: Changes, config: Config) -> str:
        """Let the second arm differ in these; returns why it cannot, or nothing."""
        try:
            arm = config.with_changes(changes)
        except ConfigError as error:
            return str(error)
        self.changes = {key: value_of(arm, key) if new is None else new for key, new in changes.items()}
        return ""

    def arms(self, config: Config, notices: list[str]) -> tuple[Config, ...]:
        """The configs of all arms, one or two; both have the same luck, unless the seed is what differs.

        A second arm that cannot be had beside this config goes, and the notices say why.
        """
        self.names = ()
        if not self.changes:
            return (config,)
        try:
            second = config.with_changes(self.changes)
        except ConfigError as error:
            notices.append(text("session.no_second_arm", why=error))
            self.changes = {}
            return (config,)
        self.names = arm_names.arm_names(config, second)
        return config, second
