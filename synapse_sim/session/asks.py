"""What a user asks of the model besides the present run, as values."""

from __future__ import annotations

from dataclasses import dataclass

from synapse_sim.experiments.asked_for import GLUTAMATE


@dataclass(frozen=True, slots=True)
class Vary:
    """Show an outcome over one parameter, or two; none take the answer away."""

    keys: tuple[str, ...] = ()
    outcome: str = GLUTAMATE


@dataclass(frozen=True, slots=True)
class WhatIfWrong:
    """Show in the lanes what a parameter 30 % less or more would do; an empty key takes it away."""

    key: str = ""


@dataclass(frozen=True, slots=True)
class TraceBack:
    """Show the chain from a stage back to the dose; an empty name takes it away."""

    stage: str = ""


@dataclass(frozen=True, slots=True)
class TryInPeople:
    """The virtual trial that its page does: what is given against another drug.

    other: drug of the other arm.
    subjects: virtual patients of each arm.
    blind: what patients of both arms expect, as in `trial.expectancy`.
    at_h: hours after the first dose at which the score is asked for.
    repeat: how often the whole trial is done, for the power.
    """

    subjects: int = 60
    other: str = "midazolam"
    blind: str = "midazolam"
    at_h: float = 24.0
    repeat: int = 20


Ask = Vary | WhatIfWrong | TraceBack | TryInPeople
"""What is asked; none of it changes the run."""
