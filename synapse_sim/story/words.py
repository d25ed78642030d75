"""The numbers of a moment as words, by the names that sentences in `assets/texts/en` use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from synapse_sim.config import Config
from synapse_sim.course.thresholds import NOTICEABLE
from synapse_sim.story.facts import Facts
from synapse_sim.texts.catalogue import Catalogue, overlaid, spoken, text
from synapse_sim.texts.message import Message
from synapse_sim.texts.numbers import at_least, percent, signed_percent, size_percent, written

LEAST_UMOLAR, LEAST_NG_PER_ML = 0.01, 0.1
"""Levels below these are said to be below them."""


def message(key: str, facts: Facts) -> Message:
    """A sentence of the catalogue with the numbers of the moment."""
    return Message(key, words(facts))


def bookmark(name: str, facts: Facts) -> Message:
    """What is said on arriving at a bookmark."""
    return message(f"bookmarks.{name}", facts)


def drug_label(config: Config, *, inside: bool = False) -> str:
    """What the drug is called: alone, or inside a sentence."""
    name, label = config.treatment.drug, config.drug.label
    if inside:
        return overlaid(f"drugs.{name}.inside", label if label.isupper() else label[:1].lower() + label[1:])
    return overlaid(f"drugs.{name}.label", label)


def also_given(config: Config) -> tuple[str, ...]:
    """What else is given that stops a link of the chain, each by its name: "rapamycin"."""
    acting = (name for name, value in config.modulators if name != "magnesium_mmolar" and value > 0.0)
    return tuple(text(f"controls.modulators.{name}").partition(":")[0] for name in acting)


def words(facts: Facts) -> Mapping[str, str]:
    """Every number that a sentence can name."""
    return _words(facts, spoken())


@lru_cache(maxsize=4)
def _words(facts: Facts, _language: Catalogue) -> Mapping[str, str]:
    """They are asked for by every narrator of a frame, and stay the same for a moment and a language."""
    now, rest = facts.now, facts.rest
    transporter, occupancy = facts.transporter
    return {
        "drug": drug_label(facts.config).partition(" (")[0],
        "drug_inside": drug_label(facts.config, inside=True).partition(" (")[0],
        "also": " + ".join(also_given(facts.config)),
        "level": at_least(now.effect_site_umolar, LEAST_UMOLAR, "µM"),
        "level_share": percent(facts.level_share),
        "plasma": at_least(now.plasma_ng_per_ml, LEAST_NG_PER_ML, "ng/mL"),
        "block_interneuron": percent(now.block_interneuron),
        "block_pyramidal": percent(now.block_pyramidal),
        "interneurons": signed_percent(facts.interneurons),
        "interneurons_size": size_percent(facts.interneurons),
        "pyramidal": signed_percent(facts.pyramidal),
        "pyramidal_size": size_percent(facts.pyramidal),
        "glutamate": signed_percent(facts.glutamate),
        "noticeable": percent(NOTICEABLE),
        "bdnf": signed_percent(facts.bdnf),
        "mtorc1": signed_percent(facts.mtorc1),
        "density": percent(now.spine_density_rel),
        "more_spines": signed_percent(now.spine_density_rel - rest.spine_density_rel),
        "density_at_start": percent(rest.spine_density_rel),
        "lost": percent(1.0 - rest.spine_density_rel),
        "restored": percent(now.restored_share),
        "restored_most": percent(facts.whole.restored),
        "score": written(f"{now.score:.0f}"),
        "score_at_start": written(f"{rest.score:.0f}"),
        "transporter": transporter,
        "occupancy": percent(occupancy),
        "benefit": percent(now.monoamine_part),
    }
