"""Why a value of a lesson's file is refused."""

from __future__ import annotations

from synapse_sim.texts.message import Message


class Unfit(Exception):  # noqa: N818  a value that does not fit, told before it becomes anybody's error
    """A value that does not fit; `said` is the sentence why."""

    def __init__(self, key: str, /, **numbers: object) -> None:
        self.said = Message(key, numbers)
        super().__init__(key)
