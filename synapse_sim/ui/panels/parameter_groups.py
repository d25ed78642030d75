"""Which parameters the page of all parameters shows, in groups with headings."""

from __future__ import annotations

from synapse_sim.config import Config, Parameter, parameters
from synapse_sim.config.routes import route_label
from synapse_sim.story.parameters import label_of
from synapse_sim.story.words import drug_label
from synapse_sim.texts.catalogue import overlaid, text

Groups = dict[str, list[Parameter]]
"""Parameters by the heading of their group."""

_ON_THE_PANEL = {"treatment.drug", "treatment.route", "treatment.dose", "treatment.dose_unit"}
_BY_FILE_ONLY = {"list", "table"}


def parameter_groups(config: Config, wanted: str = "") -> Groups:
    """The parameters that act on this config, but those of the panel.

    Args:
        config: numbers of other drugs and of other routes than its own are left out.
        wanted: words that a parameter must have in its name, key, unit or heading; empty for all.
    """
    groups: Groups = {}
    for about in sorted(parameters(config).values(), key=lambda each: "." not in each.key):
        if about.key in _ON_THE_PANEL or about.kind in _BY_FILE_ONLY or not _acts(about.key, config):
            continue
        heading = _heading(about.key, config)
        words = f"{heading} {label_of(about)} {about.key} {about.unit}".lower()
        if all(word in words for word in wanted.lower().split()):
            groups.setdefault(heading, []).append(about)
    return groups


def _acts(key: str, config: Config) -> bool:
    part = key.split(".")
    if part[0] != "drugs":
        return True
    return part[1] == config.treatment.drug and (part[2] != "routes" or part[3] == config.treatment.route)


def _heading(key: str, config: Config) -> str:
    section = key.rpartition(".")[0]
    if not section.startswith("drugs."):
        return overlaid(f"panels.section.{section or 'seed'}", section.capitalize())
    part = section.split(".")
    place = route_label(part[3]) if part[2] == "routes" else text(f"panels.drug_part.{part[2]}")
    return text("panels.drug_section", drug=drug_label(config).partition(" (")[0], part=place.lower())
