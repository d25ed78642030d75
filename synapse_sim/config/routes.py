"""Other words for the routes: what a chart, a paper or a lecturer would write."""

from __future__ import annotations

from typing import Any

from synapse_sim.config.sections.drug import RouteName

SYNONYMS: dict[RouteName, tuple[str, ...]] = {
    "iv_infusion": ("iv", "i.v.", "infusion", "drip", "intravenous"),
    "iv_bolus": ("bolus", "push", "iv push", "injection into a vein"),
    "intramuscular": ("im", "i.m.", "into a muscle"),
    "intranasal": ("nasal", "in", "i.n.", "nose", "spray", "nasal spray"),
    "sublingual": ("sl", "s.l.", "lozenge", "under the tongue"),
    "film": ("oral film", "film in the mouth"),
    "oral": ("po", "p.o.", "by mouth", "swallowed", "tablet"),
    "inhaled": ("inhalation", "inh"),
    "transdermal": ("patch", "td", "skin", "through the skin"),
    "intraperitoneal": ("ip", "i.p.", "into the abdomen"),
}
_ROUTES: dict[str, RouteName] = {
    word: route for route, words in SYNONYMS.items() for word in (route.replace("_", " "), *words)
}


def read_route(word: Any) -> Any:
    """The route that a word means; what means none is returned as it is, to be refused with a hint."""
    if not isinstance(word, str):
        return word
    return _ROUTES.get(" ".join(word.lower().replace("_", " ").replace("-", " ").split()), word)
