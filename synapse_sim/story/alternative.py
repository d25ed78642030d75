"""What a frame shows, for who does not see it: one sentence of the scene, the stages, then the caption."""

from __future__ import annotations

from synapse_sim.config import Config
from synapse_sim.story.caption import messages
from synapse_sim.story.facts import Facts
from synapse_sim.story.stages import STAGES, Stage
from synapse_sim.story.words import words
from synapse_sim.texts.message import Message
from synapse_sim.texts.numbers import after_dose


def alternative(facts: Facts, scene: str) -> str:
    """The alternative text of a frame.

    Args:
        facts: of the moment.
        scene: name of the scene in view; "overview" for all of them.
    """
    return " ".join(map(str, alternative_messages(facts, scene)))


def alternative_messages(facts: Facts, scene: str) -> tuple[Message, ...]:
    """The same as messages: the scene at its place in time, its stages in causal order, its caption."""
    about = Message(f"alternative.{scene}", {**words(facts), "time": after_dose(facts.now.time_h)})
    return about, *(_stage(stage, facts) for stage in stages_of(scene, facts.config)), *messages(facts, scene)


def stages_of(scene: str, config: Config) -> tuple[Stage, ...]:
    """The stages that a scene shows, in causal order; the overview shows all."""
    return tuple(stage for stage in STAGES if scene in {"overview", stage.scene_in(config)})


def _stage(stage: Stage, facts: Facts) -> Message:
    value = str(stage.message(facts))
    return Message("alternative.stage", {"name": stage.names[0], "value": value})
