"""The value of each stage of the chain in words, from long to short; the sentences are in `stages.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from synapse_sim.course.thresholds import ONE_PERCENT
from synapse_sim.story.catalogue import texts
from synapse_sim.story.facts import Facts
from synapse_sim.story.words import words


def stage_words(facts: Facts) -> tuple[tuple[str, ...], ...]:
    """The chain at a moment: the wordings of its six stages."""
    told, numbers = texts("stages")["value"], words(facts)
    return tuple(tuple(each.format_map(numbers) for each in told[key]) for key in _keys(facts))


def _keys(facts: Facts) -> Iterator[str]:
    yield _delivery(facts)
    yield _block(facts)
    yield "firing"
    yield "glutamate"
    yield _spines(facts)
    yield "relief" if facts.relief_is_known else "relief_unknown"


def _delivery(facts: Facts) -> str:
    if facts.is_comparator and not facts.whole.has_plasma:
        return "no_drug"
    if facts.is_comparator or facts.is_monoamine:
        return "blood"
    return "brain"


def _block(facts: Facts) -> str:
    if facts.is_monoamine:
        return "transporter"
    return "block" if facts.now.block_interneuron >= ONE_PERCENT else "no_block"


def _spines(facts: Facts) -> str:
    if facts.is_healthy:
        return "density"
    return "restored" if facts.now.restored_share >= ONE_PERCENT else "not_restored"
