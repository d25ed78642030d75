"""The one thing to see in a scene, and what goes on there; the sentences are in `scenes.toml`."""

from __future__ import annotations

from synapse_sim.course.thresholds import NOTICEABLE
from synapse_sim.story.caption import circuit
from synapse_sim.story.catalogue import texts
from synapse_sim.story.facts import Facts
from synapse_sim.story.words import filled, words

_AT_REST = {"as_before", "other"}


def circuit_headline(facts: Facts) -> str:
    """What the circuit does, in one sentence."""
    _, key = circuit(facts)
    better = key in _AT_REST and facts.is_gone and facts.passes_more_signal
    sentence: str = texts("scenes")["circuit"]["better" if better else key]
    return sentence


def dendrite_headline(facts: Facts) -> str:
    """What stress took and what came back."""
    return filled(texts("scenes")["dendrite"][_dendrite_key(facts)], facts)


def density_words(facts: Facts) -> str:
    """The density alone, where the headline has no room."""
    return filled(texts("scenes")["dendrite"]["density"], facts)


def _dendrite_key(facts: Facts) -> str:
    if facts.has_new_spines:
        return "restored"
    return "healthy" if facts.is_healthy else "stressed"


def remarks(facts: Facts, born: int, total: int) -> tuple[str, ...]:
    """What goes on at the branch, in wordings from long to short.

    Args:
        facts: of the moment.
        born: spines of the branch that were born since the dose.
        total: spines of the branch.
    """
    numbers = {**words(facts), "born": f"{born}", "total": f"{total}"}
    return tuple(each.format_map(numbers) for each in texts("scenes")["remark"][_remark_key(facts)])


def _remark_key(facts: Facts) -> str:
    if facts.has_begun and facts.has_new_spines:
        return "born_gone" if facts.is_gone else "born"
    if facts.bdnf >= NOTICEABLE:
        return "signal" if facts.brings_spines_back else "bdnf"
    return "proteins" if facts.mtorc1 >= NOTICEABLE else "rest"


def event_words(kind: str, change: float) -> str:
    """The name of an event on the branch; empty unless there are noticeably more than at rest."""
    name: str = texts("scenes")["event"][kind]
    return name if change >= NOTICEABLE else ""
