"""Which sentences are true now and belong to the scene in view: names of `assets/texts/en/caption.toml`."""

from __future__ import annotations

from functools import lru_cache, reduce
from typing import TYPE_CHECKING, Any

from synapse_sim.config import Config
from synapse_sim.course.thresholds import NOTICEABLE, ONE_PERCENT
from synapse_sim.late import Late
from synapse_sim.story.facts import Facts
from synapse_sim.story.words import message
from synapse_sim.texts.catalogue import Catalogue, spoken
from synapse_sim.texts.message import Message

if TYPE_CHECKING:
    from synapse_sim.experiments.findings import findings
    from synapse_sim.experiments.findings.findings import Given
else:
    findings = Late("synapse_sim.experiments.findings.findings")

Key = tuple[str, str]
"""Table and name of a sentence."""
_TREATED = "drug", "treated"


def caption(facts: Facts, scene: str) -> str:
    """What happens, in one or two sentences."""
    return _caption(facts, scene, spoken())


@lru_cache(maxsize=4)
def _caption(facts: Facts, scene: str, _language: Catalogue) -> str:
    """Every frame asks; it stays the same for a moment and a language."""
    return " ".join(map(str, messages(facts, scene)))


def messages(facts: Facts, scene: str) -> tuple[Message, ...]:
    """The sentences of a scene, each a message; the most telling first."""
    return tuple(message(f"caption.{table}.{name}", facts) for table, name in keys(facts, scene))


def keys(facts: Facts, scene: str) -> tuple[Key, ...]:
    """The sentences of a scene, or of the overview for any other name; the most telling first."""
    if not facts.has_begun:
        return (("before", "healthy" if facts.is_healthy else "stressed"),)
    if scene == "body":
        return drug(facts), body(facts)
    if scene == "people":
        return people(facts), _beside_people(facts)
    if facts.is_comparator:
        return drug(facts), _TREATED
    if facts.is_monoamine or not facts.is_dosed:
        return (drug(facts),)
    if scene == "dendrite":
        return growth(facts), drug(facts)
    if scene in {"channel", "synapse", "circuit"}:
        return drug(facts), circuit(facts)
    return drug(facts), _overview(facts)


def _beside_people(facts: Facts) -> Key:
    return _TREATED if facts.is_comparator else otherwise(facts) or drug(facts)


def _overview(facts: Facts) -> Key:
    """The circuit while the drug is there; then what trials found otherwise, or how the branch grows."""
    if facts.blocks:
        return circuit(facts)
    return otherwise(facts) or growth(facts)


def drug(facts: Facts) -> Key:
    """Where the drug is and what it holds."""
    if facts.is_comparator:
        return "drug", "comparator"
    if not facts.is_dosed:
        return "drug", "no_dose"
    return _on_transporters(facts) if facts.is_monoamine else _on_channels(facts)


def _on_channels(facts: Facts) -> Key:
    if facts.blocks:
        return "drug", "blocks"
    if facts.is_gone:
        return "drug", _gone(facts)
    if facts.rises:
        return "drug", _arriving(facts)
    return "drug", "weak" if facts.is_present else "low"


def _arriving(facts: Facts) -> str:
    """The first dose or a later one, which comes to what is left of those before."""
    name = "arriving_next" if facts.doses_begun > 1 else "arriving"
    return name if facts.now.block_interneuron >= ONE_PERCENT else f"{name}_none"


def _gone(facts: Facts) -> str:
    """The drug itself is gone; what the liver made of it is named as long as it is there."""
    name = "nearly_gone" if facts.level_share >= ONE_PERCENT else "gone"
    return f"{name}_metabolites" if facts.metabolites_linger else name


def _on_transporters(facts: Facts) -> Key:
    if facts.transporter[1] < NOTICEABLE:
        return "monoamine", "gone" if facts.now.monoamine_part > ONE_PERCENT else "arriving"
    return "monoamine", "healthy" if facts.is_healthy else "holds"


def circuit(facts: Facts) -> Key:
    """How both classes of cells fire."""
    if facts.is_held_down and facts.blocks:
        return "circuit", "nearly_silent" if facts.is_nearly_silent else "held_down"
    if facts.is_disinhibited:
        return "circuit", _disinhibited(facts)
    if facts.fires_as_before:
        return "circuit", "as_before"
    only_interneurons = facts.interneurons <= -NOTICEABLE and abs(facts.pyramidal) < NOTICEABLE
    return "circuit", "interneurons_less" if only_interneurons else "other"


def _disinhibited(facts: Facts) -> str:
    if not facts.surges:
        return "no_surge"
    return "hardly_inhibited" if facts.is_hardly_inhibited else "disinhibited"


def growth(facts: Facts) -> Key:
    """The signal to grow, then the new spines."""
    if facts.is_healthy:
        return "growth", "grown" if facts.has_grown else "healthy"
    if not facts.brings_spines_back:
        return "growth", _without_spines(facts)
    if facts.has_new_spines:
        return "growth", "fading" if facts.fades else "growing"
    if facts.is_past_best:
        return "growth", "lost_again"
    if _signals(facts):
        return "growth", "signal"
    return "growth", "waiting" if facts.now.restored_share >= ONE_PERCENT else "waiting_none"


def _without_spines(facts: Facts) -> str:
    if _signals(facts):
        return "signal_alone"
    if facts.bdnf >= NOTICEABLE:
        return "bdnf_alone"
    return "none" if facts.whole.restored >= ONE_PERCENT else "none_at_all"


def _signals(facts: Facts) -> bool:
    return facts.bdnf >= NOTICEABLE and facts.mtorc1 >= NOTICEABLE


def body(facts: Facts) -> Key:
    """Levels, as far as the model has them."""
    if facts.is_comparator:
        return "body", "blood" if facts.whole.has_plasma else "none"
    if facts.is_monoamine:
        return "body", "blood"
    return "body", "levels" if facts.whole.has_plasma else "probe"


def people(facts: Facts) -> Key:
    """The score, where antidepressant data exist: without being treated as such, unless that was chosen."""
    if facts.config.subject.species != "human":
        return "people", "animal"
    if not facts.relief_is_known:
        return "people", "unknown"
    if facts.is_healthy:
        return "people", "healthy"
    return "people", "score_alone" if facts.config.trial.expectancy == "none" else "score"


def otherwise(facts: Facts) -> Key | None:
    """What was found in trials or animals and is missed by the model about what is chosen."""
    told = spoken().names_in("caption.otherwise")
    if facts.whole.relief < NOTICEABLE or facts.is_healthy:
        return None
    missed = (finding for finding in findings.findings() if finding.id in told)
    return next((("otherwise", each.id) for each in missed if _is_chosen(facts.config, each.given)), None)


def _is_chosen(config: Config, given: Given) -> bool:
    """Whether a person gets this drug, or any amount of this modulator, and the chain is else as it was."""
    is_chosen = all(_holds(config, key, wanted) for key, wanted in given.items())
    turned = {key for key in config.changes if key.startswith(("modulators.", "hypothesis."))}
    return config.subject.species == "human" and is_chosen and turned <= given.keys()


def _holds(config: Config, key: str, wanted: object) -> bool:
    value: Any = reduce(getattr, key.split("."), config)
    return value > 0.0 if isinstance(value, float) else value == wanted
