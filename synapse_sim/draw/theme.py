"""A look: colours by role, text sizes as shares of the window's height, strength of strokes.

The numbers live in `assets/themes/*.toml`; this module only reads and checks them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from synapse_sim.config import assets_dir
from synapse_sim.draw.colour import Colour, contrast, from_hex, mix
from synapse_sim.files.reading import own_text

Style = Literal["sentence", "title", "heading", "body", "small", "value"]
Weight = Literal["regular", "medium", "semibold", "bold"]
Paint = str | Colour
"""A role of the theme ("glutamate") or a plain colour."""

READABLE = 4.5
"""Least contrast of text on the ground it stands on (WCAG AA); the projector's words are all ink."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One look.

    `light` looks draw marks with alpha and all words in ink; dark ones add light.
    `text` maps a style to its em as a share of the window's height; `stroke` multiplies line widths.
    """

    name: str
    label: str
    light: bool
    stroke: float
    target_dp: float
    text: Mapping[str, float]
    colours: Mapping[str, Colour]

    def colour(self, paint: Paint) -> Colour:
        """The colour of a role; a plain colour is itself.

        Raises:
            KeyError: if the theme has no such role.
        """
        if not isinstance(paint, str):
            return paint
        try:
            return self.colours[paint]
        except KeyError:
            raise KeyError(f"theme {self.name!r} has no colour {paint!r}") from None

    def word_colour(self, paint: Paint, ground: Paint = "panel") -> Colour:
        """The colour for words about `paint`: ink on a light look, else the role lifted until it reads."""
        colour = self.colour(paint)
        if self.light:
            plain = {self.colour(role) for role in ("ink_soft", "button_ink", "background")}
            return colour if colour in plain else self.colour("ink")
        return _lifted(colour, self.colour("ink"), self.colour(ground))


@lru_cache(maxsize=4096)
def _lifted(colour: Colour, ink: Colour, ground: Colour) -> Colour:
    shares = (mix(colour, ink, step / 8) for step in range(9))
    return next((c for c in shares if contrast(c, ground) >= READABLE), ink)


@lru_cache(maxsize=8)
def load_theme(name: str) -> Theme:
    """The theme of that name from the assets.

    Raises:
        ValueError: if there is none.
    """
    path = assets_dir() / "themes" / f"{name}.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in path.parent.glob("*.toml")))
        raise ValueError(f"there is no theme {name!r}; there are {known}")
    table = tomllib.loads(own_text(path))
    colours = {role: from_hex(text) for role, text in table["colours"].items()}
    return Theme(
        name=name,
        label=table["label"],
        light=table["light"],
        stroke=table["stroke"],
        target_dp=table["target_dp"],
        text=MappingProxyType(table["text"]),
        colours=MappingProxyType(colours),
    )
