"""What two arms are called: what each has where they differ."""

from __future__ import annotations

from functools import reduce

from synapse_sim.config import Config, Parameter, parameters
from synapse_sim.config.tree import value_of
from synapse_sim.session.changes_in_words import shown
from synapse_sim.session.dose import dose_words, is_given
from synapse_sim.story.parameters import label_of
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import overlaid, text
from synapse_sim.texts.numbers import percent, with_unit

_TOLD_APART = {"treatment.drug", "treatment.dose", "treatment.dose_unit", "treatment.doses"}
"""What is told as one: a dose is a dose of something."""
_MOST_TOLD = 2
"""Of more differences than these a name tells the first alone, and how many there are besides."""


def arm_names(first: Config, second: Config) -> tuple[str, str]:
    """A name for each of two arms, as short as what differs between them lets it be."""
    changed = {**first.changes, **second.changes}
    keys = [key for key in changed if value_of(first, key) != value_of(second, key)]
    is_other_drug = first.treatment.drug != second.treatment.drug
    one, other = (_name(config, keys, is_other_drug=is_other_drug) for config in (first, second))
    return one, other


def _name(config: Config, keys: list[str], *, is_other_drug: bool) -> str:
    """A drug that is another one brings its own regimen, which its name stands for."""
    if is_other_drug:
        return drug_label(config)
    told = [_dose(config)] if _TOLD_APART.intersection(keys) else []
    known = parameters(config)
    for key in keys:
        if key == "treatment.route":
            route = config.treatment.route
            told.append(overlaid(f"routes.short.{route}", route.replace("_", " ")))
        elif key in known and key not in _TOLD_APART:
            told.append(_value(config, known[key]))
    if not told:  # nothing differs, as between two that only luck would tell apart
        return drug_label(config)
    if len(told) > _MOST_TOLD:
        told = [told[0], text("session.arm_more", count=len(told) - 1)]
    return reduce(lambda first, second: text("session.arm_both", first=first, second=second), told)


def _value(config: Config, about: Parameter) -> str:
    """A parameter with its value; of a modulator the share in which it acts, or that it does not."""
    value = value_of(config, about.key)
    label = label_of(about).partition(":")[0]
    if not about.key.startswith("modulators.") or about.unit:
        return text("session.arm", label=label, value=with_unit(shown(value), about.unit))
    if not value:
        return text("session.arm_without", label=_inside(label))
    return label if value == 1.0 else text("session.arm", label=label, value=percent(float(str(value))))


def _inside(label: str) -> str:
    """As inside a sentence; an abbreviation stays as it is."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _dose(config: Config) -> str:
    return dose_words(config) if is_given(config) else text("session.no_drug")
