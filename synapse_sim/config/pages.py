"""The pages of the documentation that the program writes: `python -m synapse_sim.config.pages NAME`."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any, get_args

from synapse_sim.config.check import shown
from synapse_sim.config.drugs import drug_names, shipped_drugs
from synapse_sim.config.presets import preset_path, presets
from synapse_sim.config.reference import parameters_page
from synapse_sim.config.routes import ROUTES
from synapse_sim.config.sections.drug import Drug, Regimen
from synapse_sim.config.sections.subject import Species
from synapse_sim.config.toml import flat
from synapse_sim.files.printing import say
from synapse_sim.files.reading import own_text

DRUGS = """\
# Drugs and routes

Every drug with the regimen of its own published trials and the ways it can be given. This page is written by
`python -m synapse_sim.config.pages drugs`; a test holds it equal to what the program knows. The numbers
behind it, each with its source, stand in `assets/drugs/` and on the page of [parameters](parameters.md).

The regimens are those of published trials, the ranges those of the model. Nothing here is advice.
"""
SCENARIOS = """\
# Scenarios

What `--preset NAME` changes. This page is written by `python -m synapse_sim.config.pages scenarios`;
a test holds it equal to the files in `assets/presets/`.
"""


def drugs_page() -> str:
    """The Markdown page of all drugs, in the order of the menu, and of the words for routes."""
    drugs = shipped_drugs()
    parts = [DRUGS]
    for name in drug_names():
        parts += [*_drug(name, drugs[name]), ""]
    parts += ["## What a route is called", "", *_table(("route", "on screen", "also understood"), _ways())]
    return "\n".join(parts) + "\n"


def scenarios_page() -> str:
    """The Markdown page of all shipped scenarios."""
    rows = ((f"`{name}`", title, _changes(name)) for name, title in presets().items())
    return "\n".join([SCENARIOS, *_table(("name", "what it is", "changes"), rows)]) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "parameters": parameters_page,
    "drugs": drugs_page,
    "scenarios": scenarios_page,
}
"""Every page by the name of its file in `docs`."""


def _drug(name: str, drug: Drug) -> Iterator[str]:
    yield f"## {drug.label}"
    yield f"\n`{name}`. {drug.about}\n"
    yield f"Published trials in people: {_regimen(drug.regimen)}.\n"
    rodents = [species for species in get_args(Species) if species != "human" and drug.routes_for(species)]
    if rodents:
        yield f"Studies in {' and '.join(rodents)}: {_regimen(drug.regimen_for(rodents[0]))}.\n"
    head = ("route", "reaches the blood", "range of the model, mg/kg", "in trials against depression")
    yield from _table(head, (_route(drug, name) for name in drug.routes))


def _regimen(regimen: Regimen) -> str:
    length = f" over {regimen.infusion_min:g} min" if ROUTES[regimen.route].is_infused else ""
    said = f"{regimen.dose:g} {regimen.dose_unit}, `{regimen.route}`{length}"
    gaps_h = {later - earlier for earlier, later in pairwise(regimen.schedule_h)}
    often = (
        f", {len(regimen.schedule_h)} doses, {' or '.join(f'{gap_h:g}' for gap_h in sorted(gaps_h))} h apart"
    )
    return f"{said}{often if gaps_h else ''}"


def _route(drug: Drug, name: str) -> tuple[str, ...]:
    way = drug.routes[name]
    share = f"{100 * way.bioavailability:.0f} %" if drug.disposition else "–"
    given = "yes" if way.antidepressant_data else "no"
    return f"`{name}`", share, f"0 to {way.highest_dose_mg_per_kg:g}", given


def _ways() -> Iterator[tuple[str, ...]]:
    for name, way in ROUTES.items():
        yield f"`{name}`", way.label, ", ".join(way.words)


def _changes(preset: str) -> str:
    changes: dict[str, Any] = dict(flat(tomllib.loads(own_text(preset_path(preset)))))
    return ", ".join(f"`{key} = {shown(value)}`" for key, value in changes.items()) or "none"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(tuple(head))
    for row in rows:
        yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    say(PAGES[sys.argv[1]](), end="")
