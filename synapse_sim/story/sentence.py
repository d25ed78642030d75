"""The one sentence on the picture of a scene: never more than twelve words, and true at the moment.

Names of `assets/texts/en/sentence.toml`. The longer remarks for tips and alternative texts are in `caption`.
"""

from __future__ import annotations

from synapse_sim.course.thresholds import NOTICEABLE, ONE_PERCENT
from synapse_sim.story.caption import circuit as firing
from synapse_sim.story.caption import growth
from synapse_sim.story.facts import Facts
from synapse_sim.story.words import also_given, message
from synapse_sim.texts.message import Message

_MOST_CHANNELS = 0.5
_WITH_SCORE = {"growing", "there", "fading"}


def sentence(facts: Facts, scene: str, *, with_hills: bool = False) -> Message:
    """What happens in a scene.

    Args:
        facts: of the moment.
        scene: its name; for the overview the one that the director shows.
        with_hills: whether drug and relief stand below as two hills: then it is about them where it can.
    """
    if with_hills and _has_most_effect(facts):
        return message("sentence.hills.little_drug", facts)
    table, name = _SCENES.get(scene, _overview)(facts)
    return message(f"sentence.{table}.{name}", facts)


Key = tuple[str, str]
"""Table and name of a sentence."""


def _has_most_effect(facts: Facts) -> bool:
    is_told = facts.relief_is_known and not facts.is_healthy
    return is_told and facts.has_most_relief_without_drug


def _overview(facts: Facts) -> Key:
    return _circuit(facts) if facts.blocks else _dendrite(facts)


def _does_nothing(facts: Facts) -> Key | None:
    """What is said wherever nothing can happen."""
    if facts.is_comparator:
        return "nothing", "comparator"
    return None if facts.is_dosed else ("nothing", "no_dose")


def _body(facts: Facts) -> Key:
    if not facts.has_begun:
        return "before", "nothing"
    if facts.is_comparator:
        return "nothing", "blood" if facts.whole.has_plasma else "no_drug"
    if not facts.is_dosed:
        return "nothing", "no_dose"
    return ("monoamine", "body") if facts.is_monoamine else ("body", _level(facts))


def _level(facts: Facts) -> str:
    if facts.rises:
        return "rising" if facts.blocks else "arriving"
    if facts.has_little_drug:
        return "low_metabolites" if facts.metabolites_linger else "low"
    return "falling" if facts.falls else "staying"


def _channel(facts: Facts) -> Key:
    if not facts.has_begun:
        return "before", "channel" if facts.has_magnesium else "nothing"
    if facts.is_monoamine:
        return "monoamine", "channel"
    return _does_nothing(facts) or ("channel", _held(facts))


def _held(facts: Facts) -> str:
    if not facts.blocks:
        return "few" if facts.now.block_interneuron >= ONE_PERCENT else "none"
    if facts.now.block_pyramidal >= _MOST_CHANNELS:
        return "most"
    if facts.leaves_sooner:
        return "leaves"
    if not facts.holds_interneurons_more:
        return "alike"
    return "lets_in" if facts.has_magnesium else "more"


def _circuit(facts: Facts) -> Key:
    if not facts.has_begun:
        return "before", "circuit"
    if facts.is_monoamine:
        return "monoamine", "circuit"
    if nothing := _does_nothing(facts):
        return nothing
    return "circuit", _firing(facts)


def _firing(facts: Facts) -> str:
    name = firing(facts)[1]
    if name == "as_before" and facts.is_gone and facts.passes_more_signal:
        return "better"
    only_pyramidal = name == "other" and abs(facts.interneurons) < NOTICEABLE <= facts.pyramidal
    return "pyramidal_more" if only_pyramidal else name


def _synapse(facts: Facts) -> Key:
    if not facts.has_begun:
        return "before", "synapse"
    if facts.is_monoamine:
        return "monoamine", _transporters(facts)
    return _does_nothing(facts) or ("synapse", _releases(facts))


def _transporters(facts: Facts) -> str:
    if facts.transporter[1] < NOTICEABLE:
        return "little"
    return "holds" if facts.is_healthy or facts.now.monoamine_part >= NOTICEABLE else "waits"


def _releases(facts: Facts) -> str:
    if facts.surges:
        return "more"
    return "less" if facts.glutamate <= -NOTICEABLE else "as_before"


def _dendrite(facts: Facts) -> Key:
    if not facts.has_begun:
        return "before", "healthy" if facts.is_healthy else "stressed"
    if facts.is_monoamine:
        return "monoamine", "dendrite"
    return _does_nothing(facts) or ("dendrite", _branch(facts))


def _branch(facts: Facts) -> str:
    name = growth(facts)[1]
    if name == "growing":
        return _growing(facts)
    return "waiting" if name == "waiting_none" else name


def _growing(facts: Facts) -> str:
    if not facts.grows:
        return "standing"
    return "growing_without" if facts.has_little_drug else "growing"


def _people(facts: Facts) -> Key:
    if not facts.has_begun:
        return "before", "nothing"
    if facts.config.subject.species != "human":
        return "people", "animal"
    if facts.is_healthy:
        return "people", "healthy"
    if facts.is_monoamine:
        return "monoamine", "benefit" if facts.now.monoamine_part >= ONE_PERCENT else "no_benefit"
    return _treated(facts) or ("people", _told_relief(facts) if facts.relief_is_known else "unknown")


def _told_relief(facts: Facts) -> str:
    """The name of what is said of relief: whose it is, where a score stands in it, or what stops it."""
    name = _relief(facts)
    if name == "none" and len(also_given(facts.config)) == 1:
        return "none_also"
    is_alone = name in _WITH_SCORE and facts.config.trial.expectancy == "none"
    return f"{name}_alone" if is_alone else name


def _treated(facts: Facts) -> Key | None:
    """What is said of the score where no drug can move it."""
    if not facts.is_comparator and facts.is_dosed:
        return None
    if facts.config.trial.expectancy != "none":
        return "nothing", "treated"
    return "nothing", "no_relief" if facts.is_comparator else "no_dose"


def _relief(facts: Facts) -> str:
    if facts.whole.relief < NOTICEABLE:
        return "none"
    if not facts.relieves:
        return "over" if facts.is_past_relief else "waiting"
    if facts.has_most_relief_without_drug:
        return "without"
    if facts.relief_grows:
        return "growing"
    return "there" if facts.has_most_of_relief else "fading"


_SCENES = {
    "body": _body,
    "channel": _channel,
    "circuit": _circuit,
    "synapse": _synapse,
    "dendrite": _dendrite,
    "people": _people,
}
