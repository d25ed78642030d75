"""The parameters as text: a commented starting file, the merged result, and a page of the documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from synapse_sim.config.check import shown
from synapse_sim.config.config import Config, parameters
from synapse_sim.config.parameter import Parameter
from synapse_sim.config.tree import leaves

START = """\
# Changes over the defaults of synapse-sim. Every parameter stands here with its default;
# take the '#' before a line away and change its value. What is not given keeps its default.
# Save the file while the window is open, and the window follows.
"""

PAGE = """\
# Parameters

Every number of the model with its default, unit, allowed range, confidence and source. This page is written
by `python -m synapse_sim.config.pages parameters`; a test holds it equal to what the program knows.

Confidence: *measured* numbers were measured (though not always in people), *debated* ones differ between
sources, *illustrative* ones are choices of this model.
"""


def starting_file() -> str:
    """A TOML file in which every parameter is commented out."""
    return START + "\n" + _tables(parameters(Config()).values(), _commented).lstrip()


def merged_file(config: Config) -> str:
    """Every value of a config as TOML, drugs included; changed ones say their default."""
    values = {key: value for key, _, value in leaves(config)}

    def line(about: Parameter) -> str:
        name = about.key.rpartition(".")[2]
        note = f"  # default {shown(about.default)}" if values[about.key] != about.default else ""
        return f"{name} = {shown(values[about.key])}{note}"

    instead = {"treatment.dose", "treatment.schedule_h"} if config.treatment.doses else {"treatment.doses"}
    abouts = (about for about in parameters(config).values() if about.key not in instead)
    return _tables(abouts, line).lstrip()


def parameters_page() -> str:
    """The Markdown page of all parameters, one table a section."""
    parts = [PAGE]
    for section, members in _by_table(parameters(Config()).values()).items():
        parts += [f"\n## {section or 'top level'}\n"]
        parts += ["| key | name | default | allowed | source |", "|---|---|---|---|---|"]
        parts += [_row(about) for about in members]
    return "\n".join(parts) + "\n"


def _tables(abouts: Iterable[Parameter], line: Callable[[Parameter], str]) -> str:
    parts = []
    for section, members in _by_table(abouts).items():
        parts += ["", f"[{section}]"] if section else [""]
        parts += map(line, members)
    return "\n".join(parts) + "\n"


def _by_table(abouts: Iterable[Parameter]) -> Mapping[str, list[Parameter]]:
    tables: dict[str, list[Parameter]] = {}
    for about in abouts:
        tables.setdefault(about.key.rpartition(".")[0], []).append(about)
    return tables


def _commented(about: Parameter) -> str:
    name = about.key.rpartition(".")[2]
    said = f"{about.label}, {about.allowed}; {about.account}. {about.note}".removesuffix(". ")
    return f"\n# {' '.join(said.split())}\n# {name} = {shown(about.default)}"


def _row(about: Parameter) -> str:
    cells = (
        f"`{about.key}`",
        f"{about.label}. {about.note}".removesuffix(". "),
        f"{shown(about.default)} {about.unit}".rstrip(),
        about.allowed,
        about.account,
    )
    return f"| {' | '.join(' '.join(cell.replace('|', '/').split()) for cell in cells)} |"
