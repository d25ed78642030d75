"""The one thing to see in a scene, and what goes on there; the sentences are in `scenes.toml`."""

from __future__ import annotations

from synapse_sim.course.thresholds import NOTICEABLE, ONE_PERCENT
from synapse_sim.story.facts import Facts
from synapse_sim.story.words import message, words
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.message import Message


def dendrite_headline(facts: Facts) -> Message:
    """What stress took and what came back."""
    return message(f"scenes.dendrite.headline.{_dendrite_key(facts)}", facts)


def density_words(facts: Facts) -> Message:
    """The density alone, where the headline has no room."""
    return message("scenes.dendrite.headline.density", facts)


def _dendrite_key(facts: Facts) -> str:
    if facts.has_new_spines:
        return "restored"
    if facts.is_healthy:
        return "grown" if facts.has_grown else "healthy"
    return "stressed"


def remarks(facts: Facts, born: int, total: int) -> Message:
    """What goes on at the branch, in wordings from long to short.

    Args:
        facts: of the moment.
        born: spines of the branch that were born since the dose.
        total: spines of the branch.
    """
    return Message(f"scenes.remark.{_remark_key(facts)}", {**words(facts), "born": born, "total": total})


def _remark_key(facts: Facts) -> str:
    if facts.has_begun and facts.has_new_spines:
        if not facts.is_gone:
            return "born"
        return "born_low" if facts.level_share >= ONE_PERCENT else "born_gone"
    if facts.bdnf >= NOTICEABLE:
        return "signal" if facts.brings_spines_back else "bdnf"
    return "proteins" if facts.mtorc1 >= NOTICEABLE else "rest"


def event_words(kind: str, change: float) -> str:
    """The name of an event on the branch; empty unless there are noticeably more than at rest."""
    return text(f"scenes.event.{kind}") if change >= NOTICEABLE else ""
