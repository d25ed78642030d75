"""The routes: one row each, and the words by which a chart, a paper or a lecturer would call it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, Any

from synapse_sim.config.names import OneOf
from synapse_sim.texts.catalogue import overlaid


@dataclass(frozen=True, slots=True)
class Way:
    """One row.

    label: its name on screen.
    words: what else it is called.
    is_infused: whether it takes as long as `infusion_min` says; other routes bring their own length.
    drawn_as: the route whose door it goes through where the figure of a body has none of its own.
    """

    label: str
    words: tuple[str, ...]
    is_infused: bool = False
    drawn_as: str = "iv_bolus"


ROUTES = {
    "iv_infusion": Way(
        "Infusion into a vein", ("iv", "i.v.", "infusion", "drip", "intravenous"), is_infused=True
    ),
    "iv_bolus": Way("Injection into a vein", ("bolus", "push", "iv push", "injection into a vein")),
    "intramuscular": Way("Into a muscle", ("im", "i.m.", "into a muscle")),
    "intranasal": Way("Nasal spray", ("nasal", "in", "i.n.", "nose", "spray", "nasal spray")),
    "sublingual": Way("Under the tongue", ("sl", "s.l.", "lozenge", "under the tongue")),
    "film": Way("Film in the mouth", ("oral film", "film in the mouth")),
    "oral": Way("Swallowed", ("po", "p.o.", "by mouth", "swallowed", "tablet")),
    "inhaled": Way("Inhaled", ("inhalation", "inh")),
    "transdermal": Way("Through the skin", ("patch", "td", "skin", "through the skin")),
    "intraperitoneal": Way("Into the abdomen", ("ip", "i.p.", "into the abdomen")),
}
"""Every route, in the order of messages and menus."""


def route_label(name: str) -> str:
    """What a route is called on screen."""
    return overlaid(f"routes.{name}", ROUTES[name].label)


def route_names() -> Collection[str]:
    """The names of the config."""
    return ROUTES.keys()


RouteName = Annotated[str, OneOf(route_names)]


def read_route(word: Any) -> Any:
    """The route that a word means; what means none is returned as it is, to be refused with a hint."""
    if not isinstance(word, str):
        return word
    said = " ".join(word.lower().replace("_", " ").replace("-", " ").split())
    known = (name for name, way in ROUTES.items() if said in {name.replace("_", " "), *way.words})
    return next(known, word)
