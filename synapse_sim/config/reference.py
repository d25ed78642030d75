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
#
# First comes what most people change: who is treated and how, what else is given, which explanation holds.
# The numbers of the model come after it.
"""
MODEL = """
# ---------------------------------------------------------------------------------------------------------
# From here on: the numbers of the model. Change one to see what hangs on it.
# ---------------------------------------------------------------------------------------------------------
"""
FIRST = ("", "subject", "treatment", "trial", "modulators", "hypothesis", "population", "course", "window")
"""Sections that most people change, in the order of the starting file."""

NOTHING_CHANGED = "# nothing is changed\n"

PAGE = """\
# Parameters

Every number of the model with its default, unit, allowed range, confidence and source. This page is written
by `python -m synapse_sim.config.pages parameters`; a test holds it equal to what the program knows.

Confidence: *measured* numbers were measured (though not always in people), *debated* ones differ between
sources, *illustrative* ones are choices of this model.
"""


def starting_file() -> str:
    """A TOML file in which every parameter is commented out."""
    abouts = parameters(Config()).values()
    first = [about for section in FIRST for about in abouts if _section(about) == section]
    rest = [about for about in abouts if _section(about) not in FIRST]
    head, body = (_tables(part, _commented) for part in (first, rest))
    return f"{START}\n{head.lstrip()}{MODEL}{body}"


def changes_file(config: Config, where: Mapping[str, str]) -> str:
    """What a config has otherwise than the defaults, as TOML, with where each change was written.

    Args:
        config: of which the changes are told.
        where: "my.toml:12" or "--set" by dotted key.
    """
    abouts = parameters(config)

    def line(about: Parameter) -> str:
        name, origin = about.key.rpartition(".")[2], where.get(about.key, "")
        said = f"default {shown(about.default)}{f', from {origin}' if origin else ''}"
        return f"{name} = {shown(config.changes[about.key])}  # {said}"

    changed = [abouts[key] for key in abouts if key in config.changes]
    return _tables(changed, line).lstrip() if changed else NOTHING_CHANGED


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


def _section(about: Parameter) -> str:
    return about.key.rpartition(".")[0]


def _by_table(abouts: Iterable[Parameter]) -> Mapping[str, list[Parameter]]:
    tables: dict[str, list[Parameter]] = {}
    for about in abouts:
        tables.setdefault(_section(about), []).append(about)
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
