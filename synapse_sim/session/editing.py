"""Parameters while the user edits them: which are in force, undo, and what is said of a change."""

from __future__ import annotations

from collections.abc import Callable

from synapse_sim.config import Config, ConfigError
from synapse_sim.config.config import SEEDS, Changes
from synapse_sim.config.idle import idle
from synapse_sim.session.changes_in_words import differences
from synapse_sim.session.commands import (
    ApplyFile,
    Change,
    ChooseDrug,
    Edit,
    EndGesture,
    NewSeed,
    Outcome,
    Redo,
    Undo,
)
from synapse_sim.session.dose import with_dose_converted
from synapse_sim.session.history import History, with_look_of
from synapse_sim.texts.catalogue import text

REGIMEN_KEYS = (
    "treatment.route",
    "treatment.dose",
    "treatment.dose_unit",
    "treatment.infusion_min",
    "treatment.schedule_h",
    "treatment.doses",
    "course.horizon_h",
)
"""What a drug's own regimen decides."""


class Editing:
    """The config in force and the way to it.

    Args:
        config: to begin with.
        notices: where sentences go that are to be shown for a moment.
    """

    def __init__(self, config: Config, notices: list[str]) -> None:
        self._history = History(config)
        self._notices = notices

    @property
    def config(self) -> Config:
        """The present parameters."""
        return self._history.now

    def do(self, command: Edit) -> Outcome:
        """Carry out one command."""
        match command:
            case Change(changes, gesture):
                return self._change(changes, gesture)
            case ApplyFile(changes):
                return self._apply(changes)
            case ChooseDrug(name):
                return self._change({"treatment.drug": name, **dict.fromkeys(REGIMEN_KEYS)})
            case EndGesture():
                self._history.end_gesture()
            case Undo():
                self._undo_or_redo(self._history.undo, text("session.nothing_to_undo"))
            case Redo():
                self._undo_or_redo(self._history.redo, text("session.nothing_to_redo"))
            case NewSeed():
                self._take_new_seed()
        return ""

    def continue_after(self, other: Editing) -> None:
        """Let undo lead back to the parameters of another session."""
        self._history.continue_after(other._history)

    def reset(self) -> None:
        """Everything as at the start but the look of the window, as one step."""
        self._history.push(with_look_of(self._history.first, self.config))

    def _change(self, changes: Changes, gesture: str = "") -> Outcome:
        """A change of the dose's unit alone takes the dose with it."""
        refusal = self._apply(with_dose_converted(self.config, dict(changes)), gesture)
        if not refusal and not gesture:
            self._notices += [str(said) for key, said in idle(self.config) if changes.get(key) is not None]
        return refusal

    def _apply(self, changes: Changes, gesture: str = "") -> Outcome:
        try:
            config = self.config.with_changes(changes)
        except ConfigError as error:
            return str(error)
        self._history.push(config, gesture)
        return ""

    def _undo_or_redo(self, go: Callable[[], bool], otherwise: str) -> None:
        before = self.config
        self._notices += differences(before, self.config) if go() else [otherwise]

    def _take_new_seed(self) -> None:
        refusal = self._change({"seed": (self.config.seed + 1) % SEEDS})
        self._notices.append(refusal or text("session.new_seed", seed=self.config.seed))
