"""The director: it shows the scene of the station that holds the baton, where none was chosen."""

from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.session.frame import baton_of
from synapse_sim.session.playback import Playback
from synapse_sim.session.viewing import Viewing
from synapse_sim.story.scene_names import OVERVIEW


class Director:
    """Leads on while the course plays and to where one jumps, and stays where it is while a hand drags.

    Args:
        viewing: what the user chose.
        playback: the course, and whether a hand moves it.
    """

    def __init__(self, viewing: Viewing, playback: Playback) -> None:
        self._viewing, self._playback = viewing, playback
        self._led = ""

    def scene(self, config: Config) -> str:
        """Name of the scene that it leads to; empty where one was chosen."""
        if self._viewing.scene != OVERVIEW:
            self._led = ""
        elif not (self._led and self._playback.is_dragged):
            course, time_h = self._playback.runs[0].course, self._playback.time_h
            self._led = baton_of(course, self._viewing.masked).station_at(time_h).scene_in(config)
        return self._led
