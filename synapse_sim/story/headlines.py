"""The one thing to see in a scene, and what goes on there; the sentences are in `scenes.toml`."""

from __future__ import annotations

from synapse_sim.course.thresholds import NOTICEABLE
from synapse_sim.story.caption import circuit
from synapse_sim.story.facts import Facts
from synapse_sim.story.words import message
from synapse_sim.texts.message import Message

_AT_REST = {"as_before", "other"}


def circuit_headline(facts: Facts) -> Message:
    """What the circuit does, in one sentence."""
    _, key = circuit(facts)
    better = key in _AT_REST and facts.is_gone and facts.passes_more_signal
    return message(f"scenes.circuit.headline.{'better' if better else key}", facts)


def glutamate_remark(facts: Facts) -> Message:
    """How glutamate stands against before the dose."""
    less = facts.glutamate <= -NOTICEABLE
    return Message(f"scenes.glutamate.{'surge' if facts.surges else 'less' if less else 'as_before'}")
